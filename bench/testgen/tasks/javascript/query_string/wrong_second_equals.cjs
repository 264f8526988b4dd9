// wrong: parseQuery("sum=a=b") gives { sum: "a" }, not { sum: "a=b" }
const decode = (text) => decodeURIComponent(text.replace(/\+/g, " "));
const encode = (text) => encodeURIComponent(text).replace(/%20/g, "+");

function parseQuery(text) {
  const result = {};
  for (const piece of text.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [rawName, rawValue = ""] = piece.split("=");
    const name = decode(rawName);
    const value = decode(rawValue);
    result[name] = Object.hasOwn(result, name) ? [result[name], value].flat() : value;
  }
  return result;
}

function buildQuery(params) {
  return Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one)}`))
    .join("&");
}

module.exports = { parseQuery, buildQuery };
