// Reads one JSON request a line, {id, path, text}, and answers {id, messages: [as ESLint has them, less what nobody
// reads]}, in UTF-16 offsets. Its configuration comes as an argument, {rule: [options...]}: none of the user's is read
// here, since such a file is code.
import { createRequire } from "node:module";
import readline from "node:readline";

// The folder that holds node_modules comes as an argument: this file may be installed far from it.
const require = createRequire(`${process.argv[2]}/`);
const { Linter } = require("eslint");
const typescript = require("typescript-eslint");
const plugins = {
  "@typescript-eslint": typescript.plugin,
  regexp: loaded("eslint-plugin-regexp"),
  security: loaded("eslint-plugin-security"),
  unicorn: loaded("eslint-plugin-unicorn"),
};
const rules = Object.fromEntries(Object.entries(JSON.parse(process.argv[3])).map(([name, given]) => [name, [1, ...given]]));
const linter = new Linter({ configType: "flat" });

function loaded(name) {
  const module = require(name);
  return module.default ?? module;
}

function config(path) {
  return [{
    files: ["**/*.*"],
    plugins,
    rules,
    languageOptions: {
      parser: typescript.parser,
      sourceType: path.endsWith(".cjs") ? "commonjs" : "module",
      parserOptions: { ecmaFeatures: { jsx: !/\.[mc]?ts$/.test(path) }, warnOnUnsupportedTypeScriptVersion: false },
    },
  }];
}

function answer(line) {
  const request = JSON.parse(line);
  const messages = linter.verify(request.text, config(request.path), { filename: request.path });
  // What cannot be parsed is told by the parser; a comment may name a rule that is not here.
  const told = messages.filter((message) => !message.fatal && message.ruleId !== null && message.ruleId in rules);
  return {
    id: request.id,
    messages: told.map(({ ruleId, message, line: row, column, endLine, endColumn, fix, suggestions }) => ({
      rule: ruleId, message, line: row, column, endLine, endColumn,
      fix: fix ?? suggestions?.[0]?.fix,
      advice: suggestions?.[0]?.desc,
      url: plugins[ruleId.split("/")[0]]?.rules[ruleId.slice(ruleId.indexOf("/") + 1)].meta?.docs?.url,
    })),
  };
}

function answered(line) {
  try {
    return answer(line);
  } catch (error) {
    return { id: JSON.parse(line).id, failure: error instanceof RangeError ? "nested too deeply" : "a rule broke" };
  }
}

process.stdout.write(`${JSON.stringify({ version: Linter.version })}\n`);
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(answered(line))}\n`);
}
