// --- original
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- equivalent: entries instead of an index loop, what is skipped filtered first
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const given = Object.entries(changes).filter(([key, value]) => key !== "__proto__" && value !== undefined);
  for (const [key, value] of given) {
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- equivalent: every instead of the loop in the comparison, an inner function for the type
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

// --- equivalent: the path looked up by recursion
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const given = Object.entries(changes).filter(([key, value]) => key !== "__proto__" && value !== undefined);
  for (const [key, value] of given) {
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

function follow(current, [key, ...rest], fallback) {
  if (key === undefined) return current;
  const isThere = typeof current === "object" && current !== null && Object.hasOwn(current, key);
  return isThere ? follow(current[key], rest, fallback) : fallback;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  return follow(settings, path.split("."), fallback);
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- equivalent: the value that a key gets as a function, guard clauses
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

function combined(before, value) {
  return isPlain(before) && isPlain(value) ? merge(before, value) : clone(value);
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  Object.entries(changes).forEach(([key, value]) => {
    if (key === "__proto__") return;
    if (value === null) delete result[key];
    else if (value !== undefined) result[key] = combined(result[key], value);
  });
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

// --- equivalent: early returns in clone, the types of the comparison as one condition
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clone);
  return Object.keys(value).reduce((copy, key) => ({ ...copy, [key]: clone(value[key]) }), {});
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return !Object.keys(a).some((key) => !(Object.hasOwn(b, key) && isSame(a[key], b[key])));
}

// --- wrong mutation: const base = { a: { b: [1] } }; merge(base, {}).a.b.push(2); base
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = { ...base };
  const given = Object.entries(changes).filter(([key, value]) => key !== "__proto__" && value !== undefined);
  for (const [key, value] of given) {
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- wrong truthiness: lookUp({ a: { b: null } }, "a.b", 5)
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const given = Object.entries(changes).filter(([key, value]) => key !== "__proto__" && value !== undefined);
  for (const [key, value] of given) {
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

function follow(current, [key, ...rest], fallback) {
  if (key === undefined) return current ?? fallback;
  const isThere = typeof current === "object" && current !== null && Object.hasOwn(current, key);
  return isThere ? follow(current[key], rest, fallback) : fallback;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  return follow(settings, path.split("."), fallback);
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- wrong collection: lookUp({ a: {} }, "a.constructor.name", "none")
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    current = current?.[key];
    if (current === undefined) return fallback;
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- wrong equality: isSame({ rate: NaN }, { rate: NaN })
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (a === b) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

// --- wrong equality: isSame({ a: undefined }, { b: 1 })
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key]))
  );
}

// --- wrong recursion: merge({ a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 3 } } })
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

function combined(before, value) {
  return isPlain(before) && isPlain(value) ? { ...before, ...clone(value) } : clone(value);
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  Object.entries(changes).forEach(([key, value]) => {
    if (key === "__proto__") return;
    if (value === null) delete result[key];
    else if (value !== undefined) result[key] = combined(result[key], value);
  });
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

// --- wrong guard: merge({ a: 1 }, { a: undefined })
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, clone(value[key])]));
  return value;
}

function combined(before, value) {
  return isPlain(before) && isPlain(value) ? merge(before, value) : clone(value);
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  Object.entries(changes).forEach(([key, value]) => {
    if (key === "__proto__") return;
    if (value == null) delete result[key];
    else result[key] = combined(result[key], value);
  });
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

// --- wrong order: Object.keys(merge({ a: { x: 1 }, b: 2 }, { a: { y: 3 } }))
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (Array.isArray(value)) return value.map((item) => clone(item));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
  return value;
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const given = Object.entries(changes).filter(([key, value]) => key !== "__proto__" && value !== undefined);
  for (const [key, value] of given) {
    const before = result[key];
    delete result[key];
    if (value !== null) result[key] = isPlain(value) && isPlain(before) ? merge(before, value) : clone(value);
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  for (const key of Object.keys(a)) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false;
  }
  return true;
}

// --- wrong mutation: const changes = { list: [{ a: 1 }] }; merge({}, changes).list[0].a = 2; changes
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.slice();
  return Object.keys(value).reduce((copy, key) => ({ ...copy, [key]: clone(value[key]) }), {});
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return !Object.keys(a).some((key) => !(Object.hasOwn(b, key) && isSame(a[key], b[key])));
}

// --- wrong equality: isSame({ a: 1, b: 2 }, { b: 2, a: 1 })
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clone(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clone);
  return Object.keys(value).reduce((copy, key) => ({ ...copy, [key]: clone(value[key]) }), {});
}

/**
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes null takes a key away, undefined leaves it as it is
 * @returns {Record<string, any>} a copy that shares nothing with either
 */
export function merge(base, changes) {
  const result = clone(base);
  const keys = Object.keys(changes);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const value = changes[key];
    if (key === "__proto__" || value === undefined) continue;
    if (value === null) {
      delete result[key];
    } else if (isPlain(value) && isPlain(result[key])) {
      result[key] = merge(result[key], value);
    } else {
      result[key] = clone(value);
    }
  }
  return result;
}

/**
 * @param {Record<string, any>} settings
 * @param {string} path such as "editor.font.size"
 * @param {any} [fallback] for what is not there
 */
export function lookUp(settings, path, fallback) {
  let current = settings;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return fallback;
    current = current[key];
  }
  return current;
}

export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
