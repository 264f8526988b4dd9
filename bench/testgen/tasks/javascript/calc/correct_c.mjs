const NUMBER = /^\d+(\.\d+)?$/;

function lastTopLevel(tokens, operators) {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    if (tokens[i] === ")") depth++;
    if (tokens[i] === "(" && --depth < 0) throw new Error("Unbalanced parenthesis");
    const binary = i > 0 && (tokens[i - 1] === ")" || NUMBER.test(tokens[i - 1]));
    if (depth === 0 && binary && operators.includes(tokens[i])) return i;
  }
  if (depth !== 0) throw new Error("Unbalanced parenthesis");
  return -1;
}

function compute(tokens) {
  let split = lastTopLevel(tokens, ["+", "-"]);
  if (split < 0) split = lastTopLevel(tokens, ["*", "/"]);
  if (split > 0) {
    const left = compute(tokens.slice(0, split));
    const right = compute(tokens.slice(split + 1));
    if (tokens[split] === "+") return left + right;
    if (tokens[split] === "-") return left - right;
    if (tokens[split] === "*") return left * right;
    if (right === 0) throw new RangeError("Division by 0");
    return left / right;
  }
  if (tokens[0] === "-") return 0 - compute(tokens.slice(1));
  if (tokens[0] === "(" && tokens.at(-1) === ")") return compute(tokens.slice(1, -1));
  if (tokens.length !== 1 || !NUMBER.test(tokens[0])) throw new Error("Malformed expression");
  return parseFloat(tokens[0]);
}

export function evaluate(text) {
  return compute([...text.matchAll(/\d+(\.\d+)?|[^ ]/g)].map((match) => match[0])) + 0;
}
