// wrong: parseQuery("a=1&a=2&a=3") gives { a: [["1", "2"], "3"] }, not { a: ["1", "2", "3"] }
const decode = (text) => decodeURIComponent(text.replace(/\+/g, " "));
const encode = (text) => encodeURIComponent(text).replace(/%20/g, "+");

function parseQuery(text) {
  const result = {};
  for (const piece of text.replace(/^\?/, "").split("&")) {
    if (!piece) continue;
    const [name, ...rest] = piece.split("=");
    const key = decode(name);
    const value = decode(rest.join("="));
    result[key] = Object.hasOwn(result, key) ? [result[key], value] : value;
  }
  return result;
}

function buildQuery(params) {
  return Object.entries(params)
    .flatMap(([name, value]) => [].concat(value).map((one) => `${encode(name)}=${encode(one)}`))
    .join("&");
}

module.exports = { parseQuery, buildQuery };
