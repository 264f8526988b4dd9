// What Node cannot run as it stands: TypeScript with enums, namespaces or parameter properties, and JSX. Used inside the
// sandbox, in the thread that never runs user code.
import fs from "node:fs";
import { SourceMap, createRequire, stripTypeScriptTypes } from "node:module";

const TYPED = /\.[mc]?ts$/;
const JSX = /\.[jt]sx$/;

export const isJsx = (name) => JSX.test(name);

// Whether Node strips the types by itself.
function isStrippable(text) {
  try {
    stripTypeScriptTypes(text);
    return true;
  } catch {
    return false;
  }
}

function withMap(output) {
  const [, encoded] = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(output) ?? [];
  const code = output.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  return { code, origins: encoded ? originsOf(code, JSON.parse(Buffer.from(encoded, "base64").toString())) : null };
}

// The line of the original that each character of the code comes from, counted from 1; 0 for what has none.
function originsOf(code, map) {
  const sourceMap = new SourceMap(map);
  const origins = new Int32Array(code.length);
  let offset = 0;
  for (const [number, line] of code.split("\n").entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const { originalLine, generatedLine } = sourceMap.findEntry(number, column);
      if (generatedLine === number) origins[offset + column] = originalLine + 1;
    }
    offset += line.length + 1;
  }
  return origins;
}

function transpiledJsx(name, text) {
  const typescript = createRequire(import.meta.url)(`${process.env.SANDBOX_ROOT}/typescript/lib/typescript.js`);
  const { JsxEmit, ModuleKind, ScriptTarget } = typescript;
  const compilerOptions = { jsx: JsxEmit.React, module: ModuleKind.ESNext, target: ScriptTarget.ESNext, inlineSourceMap: true };
  return withMap(typescript.transpileModule(text, { compilerOptions, fileName: name }).outputText);
}

// {code, origins}: what Node can load, and where it comes from; without origins it is the text itself.
export function transpiled(name, text) {
  try {
    if (isJsx(name)) return transpiledJsx(name, text);
    if (!TYPED.test(name) || isStrippable(text)) return { code: text, origins: null };
    return withMap(stripTypeScriptTypes(text, { mode: "transform", sourceMap: true, sourceUrl: name }));
  } catch {
    // Loading it will say what is wrong.
    return { code: text, origins: null };
  }
}

// The other files of a folder that Node could not load, by name.
export function transpiledBeside(folder, left) {
  const names = fs.readdirSync(folder, { recursive: true }).filter((name) => TYPED.test(name) && name !== left);
  const changed = names.map((name) => [name, transpiled(name, fs.readFileSync(`${folder}/${name}`, "utf8"))]);
  return changed.filter(([, { origins }]) => origins !== null).map(([name, { code }]) => [name, code]);
}
