// Every fault that Stryker makes of the source on standard input, as a JSON list of whole texts.
// node faults.mjs FOLDER NAME: the folder that holds Stryker's instrumenter, and the name of the file.

import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [folder, name] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/`));
const installed = (module) => import(pathToFileURL(require.resolve(module)));

const { createInstrumenter } = await installed("@stryker-mutator/instrumenter");
const { createInjector } = await installed("typed-inject");

const silent = new Proxy({}, { get: (_, level) => () => (`${level}`.startsWith("is") ? false : undefined) });
const instrumenter = createInstrumenter(createInjector().provideValue("logger", silent));
const source = await text(process.stdin);
const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true };
const { mutants } = await instrumenter.instrument([{ name, content: source, mutate: true }], options);

const starts = [0, ...[...source.matchAll(/\n/g)].map((match) => match.index + 1)];
const offset = ({ line, column }) => starts[line] + column;
const changed = ({ location, replacement }) =>
  source.slice(0, offset(location.start)) + replacement + source.slice(offset(location.end));

process.stdout.write(JSON.stringify([...new Set(mutants.map(changed))].filter((one) => one !== source)));
