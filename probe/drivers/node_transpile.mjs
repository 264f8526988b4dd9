// What Node cannot run as it stands: TypeScript with enums, namespaces or parameter properties, and JSX. Used inside the
// sandbox, in the thread that never runs user code.
import fs from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";

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

function transpiledJsx(name, text) {
  const typescript = createRequire(import.meta.url)(`${process.env.SANDBOX_ROOT}/typescript/lib/typescript.js`);
  const { JsxEmit, ModuleKind, ScriptTarget } = typescript;
  const compilerOptions = { jsx: JsxEmit.React, module: ModuleKind.ESNext, target: ScriptTarget.ESNext };
  return typescript.transpileModule(text, { compilerOptions, fileName: name }).outputText;
}

// What Node can load.
export function transpiled(name, text) {
  try {
    if (isJsx(name)) return transpiledJsx(name, text);
    if (!TYPED.test(name) || isStrippable(text)) return text;
    return stripTypeScriptTypes(text, { mode: "transform" });
  } catch {
    // Loading it will say what is wrong.
    return text;
  }
}

// The other files of a folder that Node could not load, by name.
export function transpiledBeside(folder, left) {
  const names = fs.readdirSync(folder, { recursive: true }).filter((name) => TYPED.test(name) && name !== left);
  const texts = names.map((name) => [name, fs.readFileSync(`${folder}/${name}`, "utf8")]);
  return texts.map(([name, text]) => [name, text, transpiled(name, text)]).filter(([, text, code]) => code !== text).map(([name, , code]) => [name, code]);
}
