// wrong: parseQuery("sum=1%2B1") gives { sum: "1 1" }, not { sum: "1+1" }
const decode = (text) => decodeURIComponent(text).replace(/\+/g, " ");
const encode = (text) => encodeURIComponent(text).replace(/%20/g, "+");

function parseQuery(text) {
  const body = text[0] === "?" ? text.slice(1) : text;
  const pieces = body.split("&").filter((piece) => piece !== "");
  return pieces.reduce((result, piece) => {
    const [name, ...rest] = piece.split("=");
    const key = decode(name);
    const value = decode(rest.join("="));
    result[key] = Object.hasOwn(result, key) ? [].concat(result[key], value) : value;
    return result;
  }, {});
}

function buildQuery(params) {
  const pieces = [];
  for (const [name, value] of Object.entries(params)) {
    [].concat(value).forEach((one) => pieces.push(`${encode(name)}=${encode(one)}`));
  }
  return pieces.join("&");
}

module.exports = { parseQuery, buildQuery };
