// wrong: parseQuery("q=two+words") gives { q: "two+words" }, not { q: "two words" }
const PIECE = /([^&=]+)(?:=([^&]*))?/g;

function parseQuery(text) {
  const found = new Map();
  for (const [, name, value = ""] of text.replace(/^\?/, "").matchAll(PIECE)) {
    const key = decodeURIComponent(name);
    found.set(key, [...(found.get(key) ?? []), decodeURIComponent(value)]);
  }
  const plain = {};
  for (const [key, values] of found) {
    plain[key] = values.length > 1 ? values : values[0];
  }
  return plain;
}

function buildQuery(params) {
  const encode = (text) => encodeURIComponent(text).replace(/%20/g, "+");
  return Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one)}`))
    .join("&");
}

module.exports = { parseQuery, buildQuery };
