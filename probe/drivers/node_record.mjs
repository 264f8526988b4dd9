// What JavaScript values were, in a form that is equal for equal values. Used inside the sandbox, beside user code that
// may change every prototype.
import util from "node:util";

const MAX_DEPTH = 12;
export const MAX_ITEMS = 200;
const MAX_TEXT = 4000;

// Taken before user code can put something else in their place. What is made from here on uses these, own properties and
// syntax alone, so that a changed prototype changes nothing in a record.
export const { apply } = Reflect;
export const bound = (method) => (self, ...args) => apply(method, self, args);
export const [cut, eachOfMap, eachOfSet] = [String.prototype.slice, Map.prototype.forEach, Set.prototype.forEach].map(bound);
export const [timeOf, isoOf] = [Date.prototype.getTime, Date.prototype.toISOString].map(bound);
export const { keys: keysOf, getPrototypeOf, getOwnPropertySymbols, is } = Object;
export const { isArray } = Array;
export const stringify = JSON.stringify;
export const toText = String;
export const types = { ...util.types };
const { isView } = ArrayBuffer;
export const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
IDENTIFIER.exec = RegExp.prototype.exec;

export const clip = (text) => (text.length <= MAX_TEXT ? text : `${cut(text, 0, MAX_TEXT)}...${text.length}`);

// JSON of data that we made ourselves: arrays, plain objects, strings, numbers, truth values, null.
export function encode(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return stringify(value);
  let inside = "";
  if (isArray(value)) {
    for (let index = 0; index < value.length; index += 1) inside += `${index ? "," : ""}${encode(value[index])}`;
    return `[${inside}]`;
  }
  const keys = keysOf(value);
  for (let index = 0; index < keys.length; index += 1) {
    if (value[keys[index]] !== undefined) inside += `${inside ? "," : ""}${stringify(keys[index])}:${encode(value[keys[index]])}`;
  }
  return `{${inside}}`;
}

export function mapped(items, change) {
  const made = [];
  for (let index = 0; index < items.length && index < MAX_ITEMS; index += 1) made[index] = change(items[index], index);
  return made;
}

export function entriesOf(collection) {
  const found = [];
  const note = (item, key) => {
    found[found.length] = [key, item];
  };
  if (types.isMap(collection)) eachOfMap(collection, note);
  else eachOfSet(collection, note);
  return found;
}

// What a call did

// `above` is the chain of objects around the value: {value, depth, above}.
export function canonical(value, above = null, depth = 0) {
  switch (typeof value) {
    case "undefined":
      return ["undefined"];
    case "string":
      return ["string", clip(value)];
    case "number":
      return ["number", is(value, -0) ? "-0" : toText(value)];
    case "boolean":
      return ["boolean", value];
    case "bigint":
      return ["bigint", clip(toText(value))];
    case "symbol":
      return ["symbol", toText(value)];
    case "function":
      // What a function would do cannot be seen from outside.
      return ["opaque", "function"];
    default:
  }
  if (value === null) return ["null"];
  for (let outer = above; outer !== null; outer = outer.above) if (outer.value === value) return ["cycle", outer.depth];
  if (depth > MAX_DEPTH) return ["deep"];
  try {
    return compound(value, (item) => canonical(item, { value, depth, above }, depth + 1));
  } catch {
    // It does not let itself be looked at.
    return ["opaque", "object"];
  }
}

function compound(value, inner) {
  if (isArray(value)) return ["array", mapped(value, (item, index) => (index in value ? inner(item) : ["hole"])), value.length];
  if (types.isDate(value)) return ["date", timeOf(value)];
  if (types.isRegExp(value)) return ["regexp", toText(value)];
  if (types.isMap(value)) return ["map", mapped(entriesOf(value), ([key, item]) => [inner(key), inner(item)])];
  if (types.isSet(value)) return ["set", mapped(entriesOf(value), (entry) => inner(entry[1]))];
  if (types.isNativeError(value)) return ["error", toText(value.name), clip(toText(value.message))];
  if (isView(value)) return ["typed", toText(value.constructor.name), mapped(new Uint8Array(value.buffer), (byte) => byte)];
  const prototype = getPrototypeOf(value);
  const name = prototype === null ? "null" : toText(prototype.constructor?.name ?? "");
  return ["object", name, mapped(keysOf(value), (key) => [key, inner(value[key])])];
}
