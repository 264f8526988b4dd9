// wrong: evaluate("(1+2") gives 3, not throws Error
export function evaluate(text) {
  let at = 0;
  function accept(symbols) {
    while (text[at] === " ") at += 1;
    return at < text.length && symbols.includes(text[at]) ? text[at++] : "";
  }
  function operand() {
    if (accept("-")) return -operand();
    if (accept("(")) {
      const value = sum();
      accept(")");
      return value;
    }
    const match = /^\d+(\.\d+)?/.exec(text.slice(at));
    if (!match) throw new Error(`expected a number at ${at}`);
    at += match[0].length;
    return Number(match[0]);
  }
  function product() {
    let value = operand();
    for (let sign = accept("*/"); sign; sign = accept("*/")) {
      const right = operand();
      if (sign === "/" && right === 0) throw new RangeError("division by zero");
      value = sign === "*" ? value * right : value / right;
    }
    return value;
  }
  function sum() {
    let value = product();
    for (let sign = accept("+-"); sign; sign = accept("+-")) {
      value += sign === "+" ? product() : -product();
    }
    return value;
  }

  const result = sum();
  accept("");
  if (at < text.length) throw new Error(`unexpected ${text[at]}`);
  return result === 0 ? 0 : result;
}
