const STRENGTH = { "+": 1, "-": 1, "*": 2, "/": 2, neg: 3 };
const ACTION = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => {
    if (b === 0) throw new RangeError("cannot divide by zero");
    return a / b;
  },
};

export function evaluate(text) {
  const values = [];
  const pending = [];
  const apply = () => {
    const name = pending.pop();
    const right = values.pop();
    values.push(name === "neg" ? -right : ACTION[name](values.pop(), right));
  };
  let wantOperand = true;
  for (const token of text.match(/\d+(?:\.\d+)?|[^ ]/g) ?? []) {
    if (wantOperand && /^\d/.test(token)) {
      values.push(Number(token));
      wantOperand = false;
    } else if (wantOperand && (token === "-" || token === "(")) {
      pending.push(token === "-" ? "neg" : token);
    } else if (!wantOperand && token === ")" && pending.includes("(")) {
      while (pending.at(-1) !== "(") apply();
      pending.pop();
    } else if (!wantOperand && token in ACTION) {
      while (STRENGTH[pending.at(-1)] >= STRENGTH[token]) apply();
      pending.push(token);
      wantOperand = true;
    } else throw new Error(`unexpected "${token}"`);
  }
  if (wantOperand || pending.includes("(")) throw new Error("incomplete expression");
  while (pending.length > 0) apply();
  return values[0] + 0;
}
