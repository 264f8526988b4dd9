// What JavaScript values were, as source text. Used inside the sandbox, beside user code that may change every prototype.
import {
  IDENTIFIER, canonical, encode, entriesOf, getOwnPropertySymbols, getPrototypeOf, is, isArray, isoOf, keysOf, mapped, stringify, timeOf, toText, types,
} from "./node_record.mjs";

const MAX_DEPTH = 6;
const MAX_ITEMS = 40;
const MAX_TEXT = 400;
const { prototype: PLAIN } = Object;

// What writes values down. `classes` are those that a test can import: {name, made, parameters}; `evaluate` gives the
// value of an expression.
export function writer(classes, evaluate) {
  // Source text that evaluates to a deeply equal value, or null.
  function literal(value, depth = 0) {
    if (depth > MAX_DEPTH) return null;
    if (value === null || value === undefined || typeof value === "boolean") return toText(value);
    if (typeof value === "number") return is(value, -0) ? "-0" : toText(value);
    if (typeof value === "bigint") return `${toText(value)}n`;
    if (typeof value === "string") return value.length <= MAX_TEXT ? stringify(value) : null;
    if (typeof value !== "object") return null;
    if (isArray(value)) return keysOf(value).length === value.length ? listed(value, depth) : null;
    if (types.isDate(value)) return timeOf(value) === timeOf(value) ? `new Date("${isoOf(value)}")` : null;
    if (types.isRegExp(value)) return toText(value);
    if (types.isMap(value)) return wrapped("Map", entriesOf(value), depth);
    if (types.isSet(value)) return wrapped("Set", mapped(entriesOf(value), (entry) => entry[1]), depth);
    if (types.isUint8Array(value) && value.constructor === Uint8Array) return wrapped("Uint8Array", mapped(value, (item) => item), depth);
    const prototype = getPrototypeOf(value);
    if (prototype === PLAIN || prototype === null) return objectLiteral(value, depth, prototype);
    return constructed(value, prototype, depth);
  }

  function wrapped(name, items, depth) {
    const inside = listed(items, depth);
    return inside === null ? null : `new ${name}(${inside === "[]" ? "" : inside})`;
  }

  function joined(items, depth) {
    let inside = "";
    for (let index = 0; index < items.length; index += 1) {
      const part = literal(items[index], depth + 1);
      if (part === null) return null;
      inside += `${index ? ", " : ""}${part}`;
    }
    return inside;
  }

  function listed(items, depth) {
    const inside = items.length > MAX_ITEMS ? null : joined(items, depth);
    return inside === null ? null : `[${inside}]`;
  }

  function objectLiteral(value, depth, prototype) {
    const keys = keysOf(value);
    if (keys.length > MAX_ITEMS || getOwnPropertySymbols(value).length > 0) return null;
    let inside = prototype === null ? "__proto__: null" : "";
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      const part = literal(value[key], depth + 1);
      if (part === null || key === "__proto__") return null;
      inside += `${inside ? ", " : ""}${IDENTIFIER.exec(key) ? key : stringify(key)}: ${part}`;
    }
    return inside === "" ? "{}" : `{ ${inside} }`;
  }

  // An instance as its constructor makes it, of fields that are called like the parameters; the proof is in the making.
  function constructed(value, prototype, depth) {
    for (let index = 0; index < classes.length; index += 1) {
      const { name, made, parameters } = classes[index];
      if (made === prototype) return remade(value, name, mapped(parameters, (parameter) => value[parameter]), depth);
    }
    return null;
  }

  function remade(value, name, held, depth) {
    // What shows nothing of itself looks like any other.
    if (keysOf(value).length === 0) return null;
    try {
      const inside = joined(held, depth);
      const text = `new ${name}(${inside})`;
      return inside !== null && encode(canonical(evaluate(text))) === encode(canonical(value)) ? text : null;
    } catch {
      return null;
    }
  }

  return literal;
}
