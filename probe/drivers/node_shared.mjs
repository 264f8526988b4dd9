// What a call gave or kept that is the very thing it was given, so that whoever changes one changes the other; and what it
// left of the iterators that it was given. Used inside the sandbox, in the worker.
import { MAX_ITEMS, canonical, entriesOf, isArray, keysOf, toText, types } from "./node_record.mjs";

const MOST_DEPTH = 5;
const { isFrozen } = Object;
const MOST_HELD = 200;

// In words.
export function shared(args, receiver, result, scope) {
  const [inResult, inReceiver] = [heldBy(result), heldBy(receiver)];
  const found = [];
  for (let index = 0; index < args.length; index += 1) {
    const own = args[index] === receiver ? [] : heldBy(args[index]);
    note(found, own, inResult, args[index], `argument ${index + 1}`, "in the result");
    note(found, own, inReceiver, args[index], `argument ${index + 1}`, "kept");
  }
  if (typeof receiver === "object" && result !== receiver && meet(without(inReceiver, receiver), inResult)) {
    found[found.length] = "something that the instance holds is in the result";
  }
  if (meet(without(heldBy(scope), scope), inResult)) found[found.length] = "something that the module holds is in the result";
  return found;
}

function note(found, own, place, top, name, words) {
  if (!meet(own, place)) return;
  found[found.length] = meet([top], place) ? `${name} itself is ${words}` : `something of ${name} is ${words}`;
}

function meet(some, others) {
  for (let index = 0; index < some.length; index += 1) {
    for (let other = 0; other < others.length; other += 1) if (some[index] === others[other]) return true;
  }
  return false;
}

function without(values, left) {
  const kept = [];
  for (let index = 0; index < values.length; index += 1) if (values[index] !== left) kept[kept.length] = values[index];
  return kept;
}

// The value and all objects in it.
function heldBy(value, found = [], depth = 0) {
  if (typeof value !== "object" || value === null || depth > MOST_DEPTH || found.length >= MOST_HELD || meet([value], found)) return found;
  if (types.isProxy(value) || !isFrozen(value)) found[found.length] = value;
  const inner = types.isMap(value) || types.isSet(value) ? entriesOf(value) : types.isProxy(value) ? [] : isArray(value) ? value : fieldsOf(value);
  for (let index = 0; index < inner.length && index < MAX_ITEMS; index += 1) {
    const item = types.isMap(value) || types.isSet(value) ? inner[index][1] : inner[index];
    heldBy(item, found, depth + 1);
  }
  return found;
}

function fieldsOf(value) {
  const fields = [];
  try {
    const keys = keysOf(value);
    for (let index = 0; index < keys.length && index < MAX_ITEMS; index += 1) fields[index] = value[keys[index]];
  } catch {
    // One that does not give its fields away keeps them.
  }
  return fields;
}

// What is left in each iterator.
export function leftOf(args) {
  const left = [];
  for (let index = 0; index < args.length; index += 1) {
    const value = args[index];
    if (value === null || typeof value !== "object" || types.isProxy(value) || typeof value.next !== "function" || typeof value[Symbol.iterator] !== "function") continue;
    const items = [];
    try {
      for (const item of value) {
        items[items.length] = canonical(item);
        if (items.length >= MAX_ITEMS) break;
      }
    } catch (error) {
      // What it ends in is part of it.
      items[items.length] = ["ends in", toText(error?.name)];
    }
    left[left.length] = items;
  }
  return left;
}
