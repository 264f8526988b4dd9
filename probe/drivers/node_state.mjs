// What a module holds between calls, made again what it was when the module was loaded. Used inside the sandbox, in the worker.
import { bound, eachOfMap, eachOfSet, getPrototypeOf, is, isArray, keysOf, types } from "./node_record.mjs";

// Taken before user code can put something else in their place.
const { structuredClone: copy } = globalThis;
const { getOwnPropertyDescriptor: descriptorOf, prototype: PLAIN } = Object;
const [clearMap, clearSet, putMap, putSet] = [Map.prototype.clear, Set.prototype.clear, Map.prototype.set, Set.prototype.add].map(bound);

// Its own data: neither what it does, nor what is worked out when it is asked for.
function dataOf(object) {
  const [keys, found] = [keysOf(object), {}];
  for (let index = 0; index < keys.length; index += 1) {
    const { value } = descriptorOf(object, keys[index]);
    if (value !== undefined && typeof value !== "function") found[keys[index]] = copy(value);
  }
  return found;
}

const isPlain = (value) => typeof value === "object" && value !== null && !isArray(value) && getPrototypeOf(value) === PLAIN;
const isContainer = (value) => isPlain(value) || isArray(value) || types.isMap(value) || types.isSet(value);

// A container keeps being the same, with what it held: others may know it.
function fill(container, held) {
  if (types.isMap(container)) {
    clearMap(container);
    eachOfMap(held, (value, key) => putMap(container, key, value));
  } else if (types.isSet(container)) {
    clearSet(container);
    eachOfSet(held, (value) => putSet(container, value));
  } else {
    if (isArray(container)) container.length = 0;
    const [old, keys] = [keysOf(dataOf(container)), keysOf(held)];
    for (let index = 0; index < old.length; index += 1) delete container[old[index]];
    for (let index = 0; index < keys.length; index += 1) container[keys[index]] = held[keys[index]];
  }
}

function restoring([read, assign]) {
  const first = read();
  const held = isPlain(first) ? dataOf(first) : copy(first);
  return () => {
    if (isContainer(first)) fill(first, copy(held));
    if (!is(read(), first)) assign(first);
  };
}

// For each [read, assign] of a variable a function that makes it what it is now; none where what one holds is no data.
export function asHeld(variables) {
  try {
    const found = [];
    for (let index = 0; index < variables.length; index += 1) found[index] = restoring(variables[index]);
    return found;
  } catch {
    return [];
  }
}
