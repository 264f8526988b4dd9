// Reads one JSON request a line, {id, path, files: {path: text}}, and answers {id, problems: [{start, end, message, code}]}
// of the file at `path`, in UTF-16 offsets. Files are those of the request and TypeScript's own libraries, and no others.
import fs from "node:fs";
import { createRequire } from "node:module";
import posix from "node:path/posix";
import readline from "node:readline";

// The folder that holds node_modules comes as an argument: this file may be installed far from it.
const require = createRequire(`${process.argv[2]}/`);
const ts = require("typescript");
const LIBRARIES = posix.dirname(require.resolve("typescript"));
const ROOT = "/source";
const CODE = /\.[mc]?[jt]sx?$/;
// A file that says nothing of itself is read as a new project's would be.
const DEFAULTS = {
  allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  target: ts.ScriptTarget.ESNext,
};
// What the answers need, whatever a project wants to be written.
const FIXED = { allowJs: true, noEmit: true, skipLibCheck: true, types: [], noUnusedLocals: false, noUnusedParameters: false };

let files = new Map();
let options = DEFAULTS;
let generation = 0;
const versions = new Map();

function text(name) {
  if (files.has(name)) return files.get(name);
  return posix.dirname(name) === LIBRARIES && fs.existsSync(name) ? fs.readFileSync(name, "utf8") : undefined;
}

const host = {
  directoryExists: (name) => [...files.keys()].some((file) => file.startsWith(`${name}/`)),
  fileExists: (name) => text(name) !== undefined,
  getCompilationSettings: () => options,
  getCurrentDirectory: () => ROOT,
  getDefaultLibFileName: (given) => posix.join(LIBRARIES, ts.getDefaultLibFileName(given)),
  getScriptFileNames: () => [...files.keys()].filter((name) => CODE.test(name)),
  getScriptSnapshot(name) {
    const found = text(name);
    return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
  },
  getScriptVersion: (name) => String(versions.get(name) ?? 0),
  readFile: text,
};
const service = ts.createLanguageService(host, ts.createDocumentRegistry(true, ROOT));

// The options of the nearest configuration file of the request. What it extends is not read.
function configured(path) {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const found = files.get(posix.join(folder, "tsconfig.json"));
    if (found !== undefined) {
      const { config } = ts.parseConfigFileTextToJson("tsconfig.json", found);
      return ts.convertCompilerOptionsFromJson(config?.compilerOptions ?? {}, folder).options;
    }
    if (folder === ROOT || folder === "/") return {};
  }
}

function answer(request) {
  const given = Object.entries(request.files).map(([name, content]) => [posix.join(ROOT, name), content]);
  generation += 1;
  for (const [name, content] of given) if (files.get(name) !== content) versions.set(name, generation);
  files = new Map(given);
  const path = posix.join(ROOT, request.path);
  options = { ...DEFAULTS, ...configured(path), ...FIXED };
  return service.getSemanticDiagnostics(path).map((problem) => ({
    start: problem.start ?? 0,
    end: (problem.start ?? 0) + (problem.length ?? 0),
    message: ts.flattenDiagnosticMessageText(problem.messageText, "\n"),
    code: problem.code,
  }));
}

function answered(line) {
  const request = JSON.parse(line);
  try {
    return { id: request.id, problems: answer(request) };
  } catch (error) {
    return { id: request.id, failure: error instanceof RangeError ? "nested too deeply" : "it broke on this file" };
  }
}

process.stdout.write(`${JSON.stringify({ version: ts.version })}\n`);
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(answered(line))}\n`);
}
