// --- original
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- equivalent: a Map of operators instead of the if chain
type Operator = (left: number, right: number) => number;

const SUMS = new Map<string, Operator>([
  ["+", (left, right) => left + right],
  ["-", (left, right) => left - right],
]);

const PRODUCTS = new Map<string, Operator>([
  ["*", (left, right) => left * right],
  ["/", divide],
  ["%", (left, right) => ((left % right) + right) % right],
]);

function divide(left: number, right: number): number {
  if (right === 0) throw new RangeError("division by zero");
  return left / right;
}

/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    return chain(product, SUMS);
  }

  function product(): number {
    return chain(power, PRODUCTS);
  }

  function chain(operand: () => number, operators: Map<string, Operator>): number {
    let value = operand();
    for (let apply = operators.get(tokens[at]); apply !== undefined; apply = operators.get(tokens[at])) {
      at += 1;
      value = apply(value, operand());
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- equivalent: switch instead of the if chain, includes for the operators
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (["*", "/", "%"].includes(tokens[at])) {
      const operator = tokens[at++];
      const right = power();
      switch (operator) {
        case "*":
          value *= right;
          break;
        case "/":
          if (right === 0) throw new RangeError("division by zero");
          value /= right;
          break;
        default:
          value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- equivalent: a class with private fields instead of the inner functions
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  return new Parser(text, variables).parse();
}

class Parser {
  readonly #tokens: string[];
  readonly #variables: Record<string, number>;
  #at = 0;

  constructor(text: string, variables: Record<string, number>) {
    this.#tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
    this.#variables = variables;
  }

  parse(): number {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected ${this.#peek()}`);
    return value;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#skip("+")) value += this.#product();
      else if (this.#skip("-")) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#power();
    for (;;) {
      if (this.#skip("*")) {
        value *= this.#power();
      } else if (this.#skip("/")) {
        const divisor = this.#power();
        if (divisor === 0) throw new RangeError("division by zero");
        value /= divisor;
      } else if (this.#skip("%")) {
        const divisor = this.#power();
        value = ((value % divisor) + divisor) % divisor;
      } else {
        return value;
      }
    }
  }

  #power(): number {
    const base = this.#atom();
    return this.#skip("^") ? base ** this.#power() : base;
  }

  #atom(): number {
    if (this.#skip("-")) return -this.#atom();
    if (this.#skip("(")) {
      const value = this.#sum();
      if (!this.#skip(")")) throw new SyntaxError("missing )");
      return value;
    }
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (/^\d/.test(token)) return Number(token);
    if (/^[a-z]/.test(token)) return this.#variable(token);
    throw new SyntaxError(`unexpected ${token}`);
  }

  #variable(name: string): number {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name];
    throw new ReferenceError(`unknown name ${name}`);
  }
}

// --- equivalent: the powers collected and reduced from the right, the signs counted
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (["*", "/", "%"].includes(tokens[at])) {
      const operator = tokens[at++];
      const right = power();
      switch (operator) {
        case "*":
          value *= right;
          break;
        case "/":
          if (right === 0) throw new RangeError("division by zero");
          value /= right;
          break;
        default:
          value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const bases = [atom()];
    while (tokens[at] === "^") {
      at++;
      bases.push(atom());
    }
    return bases.reduceRight((exponent, base) => base ** exponent);
  }

  function atom(): number {
    let isNegative = false;
    while (tokens[at] === "-") {
      at++;
      isNegative = !isNegative;
    }
    const value = unsigned(tokens[at++]);
    return isNegative ? -value : value;
  }

  function unsigned(token: string | undefined): number {
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- equivalent: matchAll for the tokens, helpers for the digit and the remainder, guards turned round
const isDigit = (c: string): boolean => c >= "0" && c <= "9";

const remainder = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens = Array.from(text.matchAll(/\d+(?:\.\d+)?|[a-z]+|\S/g), ([token]) => token);
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = remainder(value, right);
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (isDigit(token[0])) return Number(token);
    if (!(token[0] >= "a" && token[0] <= "z")) throw new SyntaxError(`unexpected ${token}`);
    if (Object.hasOwn(variables, token)) return variables[token];
    throw new ReferenceError(`unknown name ${token}`);
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong recursion: evaluate("9 - 3 - 2")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    const value = product();
    if (tokens[at] !== "+" && tokens[at] !== "-") return value;
    const operator = tokens[at++];
    const right = sum();
    return operator === "+" ? value + right : value - right;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong recursion: evaluate("2 ^ 3 ^ 2")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (["*", "/", "%"].includes(tokens[at])) {
      const operator = tokens[at++];
      const right = power();
      switch (operator) {
        case "*":
          value *= right;
          break;
        case "/":
          if (right === 0) throw new RangeError("division by zero");
          value /= right;
          break;
        default:
          value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const bases = [atom()];
    while (tokens[at] === "^") {
      at++;
      bases.push(atom());
    }
    return bases.reduce((base, exponent) => base ** exponent);
  }

  function atom(): number {
    let isNegative = false;
    while (tokens[at] === "-") {
      at++;
      isNegative = !isNegative;
    }
    const value = unsigned(tokens[at++]);
    return isNegative ? -value : value;
  }

  function unsigned(token: string | undefined): number {
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong duplicate: evaluate("5 % 0")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
        continue;
      }
      if (right === 0) throw new RangeError("division by zero");
      value = operator === "/" ? value / right : ((value % right) + right) % right;
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong arithmetic: evaluate("-7 % 3")
type Operator = (left: number, right: number) => number;

const SUMS = new Map<string, Operator>([
  ["+", (left, right) => left + right],
  ["-", (left, right) => left - right],
]);

const PRODUCTS = new Map<string, Operator>([
  ["*", (left, right) => left * right],
  ["/", divide],
  ["%", (left, right) => left % right],
]);

function divide(left: number, right: number): number {
  if (right === 0) throw new RangeError("division by zero");
  return left / right;
}

/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    return chain(product, SUMS);
  }

  function product(): number {
    return chain(power, PRODUCTS);
  }

  function chain(operand: () => number, operators: Map<string, Operator>): number {
    let value = operand();
    for (let apply = operators.get(tokens[at]); apply !== undefined; apply = operators.get(tokens[at])) {
      at += 1;
      value = apply(value, operand());
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong truthiness: evaluate("2 * rate", { rate: 0 })
const isDigit = (c: string): boolean => c >= "0" && c <= "9";

const remainder = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens = Array.from(text.matchAll(/\d+(?:\.\d+)?|[a-z]+|\S/g), ([token]) => token);
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = remainder(value, right);
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (isDigit(token[0])) return Number(token);
    if (!(token[0] >= "a" && token[0] <= "z")) throw new SyntaxError(`unexpected ${token}`);
    if (variables[token]) return variables[token];
    throw new ReferenceError(`unknown name ${token}`);
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong collection: evaluate("constructor", {})
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!(token in variables)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong guard: evaluate("1 + 2 3")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  return new Parser(text, variables).parse();
}

class Parser {
  readonly #tokens: string[];
  readonly #variables: Record<string, number>;
  #at = 0;

  constructor(text: string, variables: Record<string, number>) {
    this.#tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
    this.#variables = variables;
  }

  parse(): number {
    return this.#sum();
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#skip("+")) value += this.#product();
      else if (this.#skip("-")) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#power();
    for (;;) {
      if (this.#skip("*")) {
        value *= this.#power();
      } else if (this.#skip("/")) {
        const divisor = this.#power();
        if (divisor === 0) throw new RangeError("division by zero");
        value /= divisor;
      } else if (this.#skip("%")) {
        const divisor = this.#power();
        value = ((value % divisor) + divisor) % divisor;
      } else {
        return value;
      }
    }
  }

  #power(): number {
    const base = this.#atom();
    return this.#skip("^") ? base ** this.#power() : base;
  }

  #atom(): number {
    if (this.#skip("-")) return -this.#atom();
    if (this.#skip("(")) {
      const value = this.#sum();
      if (!this.#skip(")")) throw new SyntaxError("missing )");
      return value;
    }
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (/^\d/.test(token)) return Number(token);
    if (/^[a-z]/.test(token)) return this.#variable(token);
    throw new SyntaxError(`unexpected ${token}`);
  }

  #variable(name: string): number {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name];
    throw new ReferenceError(`unknown name ${name}`);
  }
}

// --- wrong string: evaluate("1 2 + 3")
const isDigit = (c: string): boolean => c >= "0" && c <= "9";

const remainder = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens = Array.from(text.replaceAll(" ", "").matchAll(/\d+(?:\.\d+)?|[a-z]+|./g), ([token]) => token);
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (tokens[at] === "*" || tokens[at] === "/" || tokens[at] === "%") {
      const operator = tokens[at++];
      const right = power();
      if (operator === "*") {
        value *= right;
      } else if (operator === "/") {
        if (right === 0) throw new RangeError("division by zero");
        value /= right;
      } else {
        value = remainder(value, right);
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (isDigit(token[0])) return Number(token);
    if (!(token[0] >= "a" && token[0] <= "z")) throw new SyntaxError(`unexpected ${token}`);
    if (Object.hasOwn(variables, token)) return variables[token];
    throw new ReferenceError(`unknown name ${token}`);
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong arithmetic: evaluate("1.5 * 2")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  const tokens: string[] = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const operator = tokens[at++];
      const right = product();
      value = operator === "+" ? value + right : value - right;
    }
    return value;
  }

  function product(): number {
    let value = power();
    while (["*", "/", "%"].includes(tokens[at])) {
      const operator = tokens[at++];
      const right = power();
      switch (operator) {
        case "*":
          value *= right;
          break;
        case "/":
          if (right === 0) throw new RangeError("division by zero");
          value /= right;
          break;
        default:
          value = ((value % right) + right) % right;
      }
    }
    return value;
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }

  function atom(): number {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") return -atom();
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError("missing )");
      return value;
    }
    if (/^\d/.test(token)) return parseInt(token, 10);
    if (!/^[a-z]/.test(token)) throw new SyntaxError("unexpected " + token);
    if (!Object.hasOwn(variables, token)) throw new ReferenceError("unknown name " + token);
    return variables[token];
  }

  const value = sum();
  if (at < tokens.length) throw new SyntaxError("unexpected " + tokens[at]);
  return value;
}

// --- wrong order: evaluate("1 / 0 + missing")
/** `%` gives what is left over, never negative for a positive divisor. */
export function evaluate(text: string, variables: Record<string, number> = {}): number {
  return new Parser(text, variables).parse();
}

class Parser {
  readonly #tokens: string[];
  readonly #variables: Record<string, number>;
  #at = 0;

  constructor(text: string, variables: Record<string, number>) {
    this.#tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
    this.#variables = variables;
    this.#tokens.filter((token) => /^[a-z]/.test(token)).forEach((name) => this.#variable(name));
  }

  parse(): number {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected ${this.#peek()}`);
    return value;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#skip("+")) value += this.#product();
      else if (this.#skip("-")) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#power();
    for (;;) {
      if (this.#skip("*")) {
        value *= this.#power();
      } else if (this.#skip("/")) {
        const divisor = this.#power();
        if (divisor === 0) throw new RangeError("division by zero");
        value /= divisor;
      } else if (this.#skip("%")) {
        const divisor = this.#power();
        value = ((value % divisor) + divisor) % divisor;
      } else {
        return value;
      }
    }
  }

  #power(): number {
    const base = this.#atom();
    return this.#skip("^") ? base ** this.#power() : base;
  }

  #atom(): number {
    if (this.#skip("-")) return -this.#atom();
    if (this.#skip("(")) {
      const value = this.#sum();
      if (!this.#skip(")")) throw new SyntaxError("missing )");
      return value;
    }
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (/^\d/.test(token)) return Number(token);
    if (/^[a-z]/.test(token)) return this.#variable(token);
    throw new SyntaxError(`unexpected ${token}`);
  }

  #variable(name: string): number {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name];
    throw new ReferenceError(`unknown name ${name}`);
  }
}
