// --- original
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  if (text.charAt(0) === "?") {
    text = text.substring(1);
  }
  const parts = text.split("&");
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === "") {
      continue;
    }
    const at = parts[i].indexOf("=");
    const name = decode(at === -1 ? parts[i] : parts[i].substring(0, at));
    const value = at === -1 ? "" : decode(parts[i].substring(at + 1));
    if (Object.prototype.hasOwnProperty.call(result, name)) {
      if (Array.isArray(result[name])) {
        result[name].push(value);
      } else {
        result[name] = [result[name], value];
      }
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- equivalent: for-of, startsWith and slice, Object.hasOwn, the nested ifs flattened
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- equivalent: a function that splits one part, the list built by spread
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

function splitPart(part) {
  const at = part.indexOf("=");
  if (at === -1) return [decode(part), ""];
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name, value] = splitPart(part);
    if (Object.hasOwn(result, name)) {
      const before = result[name];
      result[name] = Array.isArray(before) ? [...before, value] : [before, value];
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- equivalent: entries and flatMap instead of pushing inside nested callbacks
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  if (text.charAt(0) === "?") {
    text = text.substring(1);
  }
  const parts = text.split("&");
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === "") {
      continue;
    }
    const at = parts[i].indexOf("=");
    const name = decode(at === -1 ? parts[i] : parts[i].substring(0, at));
    const value = at === -1 ? "" : decode(parts[i].substring(at + 1));
    if (Object.prototype.hasOwnProperty.call(result, name)) {
      if (Array.isArray(result[name])) {
        result[name].push(value);
      } else {
        result[name] = [result[name], value];
      }
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = Object.entries(params).flatMap(([name, value]) => {
    if (value == null) return [];
    if (Array.isArray(value)) return value.map((item) => `${encode(name)}[]=${encode(item)}`);
    return [`${encode(name)}=${encode(value)}`];
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

// --- equivalent: plain loops with a filter for what is missing, replaceAll
function decode(text) {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function encode(value) {
  return encodeURIComponent(value).replaceAll("%20", "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  for (const [name, value] of given) {
    const [items, suffix] = Array.isArray(value) ? [value, "[]"] : [[value], ""];
    items.forEach((item) => parts.push(encode(name) + suffix + "=" + encode(item)));
  }
  if (parts.length === 0) return "";
  return "?" + parts.join("&");
}

// --- equivalent: a chain of filter and forEach for the parts, a helper that adds to the result
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

function append(result, name, value) {
  if (!Object.prototype.hasOwnProperty.call(result, name)) {
    result[name] = value;
    return;
  }
  result[name] = [].concat(result[name], value);
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  text
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "")
    .forEach((part) => {
      const [name, ...rest] = part.split("=");
      append(result, decode(name), decode(rest.join("=")));
    });
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- equivalent: reduce over the parts that are not empty, values joined by flat
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

function splitPart(part) {
  const at = part.indexOf("=");
  if (at === -1) return [decode(part), ""];
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const parts = text.slice(text.startsWith("?") ? 1 : 0).split("&");
  return parts.filter(Boolean).reduce((result, part) => {
    const [name, value] = splitPart(part);
    result[name] = Object.hasOwn(result, name) ? [result[name], value].flat() : value;
    return result;
  }, {});
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- wrong string: parseQuery("token=YWI=&next=/a?b=c")
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name, value = ""] = part.split("=").map(decode);
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- wrong string: formatQuery({ q: "new york city" })
function decode(text) {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function encode(value) {
  return encodeURIComponent(value).replace("%20", "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  for (const [name, value] of given) {
    const [items, suffix] = Array.isArray(value) ? [value, "[]"] : [[value], ""];
    items.forEach((item) => parts.push(encode(name) + suffix + "=" + encode(item)));
  }
  if (parts.length === 0) return "";
  return "?" + parts.join("&");
}

// --- wrong truthiness: formatQuery({ page: 0, q: "", all: false })
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  if (text.charAt(0) === "?") {
    text = text.substring(1);
  }
  const parts = text.split("&");
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === "") {
      continue;
    }
    const at = parts[i].indexOf("=");
    const name = decode(at === -1 ? parts[i] : parts[i].substring(0, at));
    const value = at === -1 ? "" : decode(parts[i].substring(at + 1));
    if (Object.prototype.hasOwnProperty.call(result, name)) {
      if (Array.isArray(result[name])) {
        result[name].push(value);
      } else {
        result[name] = [result[name], value];
      }
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = Object.entries(params).flatMap(([name, value]) => {
    if (!value) return [];
    if (Array.isArray(value)) return value.map((item) => `${encode(name)}[]=${encode(item)}`);
    return [`${encode(name)}=${encode(value)}`];
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

// --- wrong collection: parseQuery("a=1&toString=x")
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!(name in result)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- wrong order: parseQuery("sum=1%2B2")
function decode(text) {
  return decodeURIComponent(text).replaceAll("+", " ");
}

function encode(value) {
  return encodeURIComponent(value).replaceAll("%20", "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  for (const [name, value] of given) {
    const [items, suffix] = Array.isArray(value) ? [value, "[]"] : [[value], ""];
    items.forEach((item) => parts.push(encode(name) + suffix + "=" + encode(item)));
  }
  if (parts.length === 0) return "";
  return "?" + parts.join("&");
}

// --- wrong exception: parseQuery("rate=100%")
function decode(text) {
  const spaced = text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

function splitPart(part) {
  const at = part.indexOf("=");
  if (at === -1) return [decode(part), ""];
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name, value] = splitPart(part);
    if (Object.hasOwn(result, name)) {
      const before = result[name];
      result[name] = Array.isArray(before) ? [...before, value] : [before, value];
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- wrong boundary: parseQuery("=x&y=1")
function decode(text) {
  return decodeURIComponent(text.replace(/\+/g, " "));
}

function encode(value) {
  return encodeURIComponent(String(value)).replace(/%20/g, "+");
}

function splitPart(part) {
  const at = part.indexOf("=");
  if (at <= 0) return [decode(part), ""];
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name, value] = splitPart(part);
    if (Object.hasOwn(result, name)) {
      const before = result[name];
      result[name] = Array.isArray(before) ? [...before, value] : [before, value];
    } else {
      result[name] = value;
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  Object.keys(params).forEach(function (name) {
    const value = params[name];
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach(function (item) {
        parts.push(encode(name) + "[]=" + encode(item));
      });
    } else {
      parts.push(encode(name) + "=" + encode(value));
    }
  });
  return parts.length > 0 ? "?" + parts.join("&") : "";
}

// --- wrong duplicate: formatQuery({ tag: ["a", "b"], page: 1 })
function decode(text) {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function encode(value) {
  return encodeURIComponent(value).replaceAll("%20", "+");
}

/**
 * @param {string} text a query, with or without "?" in front
 * @returns {Record<string, string | string[]>} a list where a name occurs more than once
 */
export function parseQuery(text) {
  const result = {};
  const query = text.startsWith("?") ? text.slice(1) : text;
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + 1));
    if (!Object.hasOwn(result, name)) {
      result[name] = value;
    } else if (Array.isArray(result[name])) {
      result[name].push(value);
    } else {
      result[name] = [result[name], value];
    }
  }
  return result;
}

/**
 * @param {Record<string, string | number | boolean | null | undefined | string[]>} params
 * @returns {string}
 */
export function formatQuery(params) {
  const parts = [];
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  for (const [name, value] of given) {
    const items = Array.isArray(value) ? value : [value];
    items.forEach((item) => parts.push(encode(name) + "=" + encode(item)));
  }
  if (parts.length === 0) return "";
  return "?" + parts.join("&");
}
