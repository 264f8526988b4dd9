const PIECE = /([^&=]+)(?:=([^&]*))?/g;

function unescapeText(text = "") {
  return decodeURIComponent(text.split("+").join("%20"));
}

function parseQuery(text) {
  const found = new Map();
  for (const [, name, value] of text.replace(/^\?/, "").matchAll(PIECE)) {
    const key = unescapeText(name);
    found.set(key, (found.get(key) || []).concat(unescapeText(value)));
  }
  const plain = {};
  found.forEach((values, key) => {
    plain[key] = values.length > 1 ? values : values[0];
  });
  return plain;
}

function buildQuery(params) {
  const words = (text) => text.split(" ").map(encodeURIComponent).join("+");
  let query = "";
  for (const name in params) {
    query = [].concat(params[name]).reduce(
      (sofar, value) => sofar + (sofar && "&") + words(name) + "=" + words(value),
      query,
    );
  }
  return query;
}

module.exports = { parseQuery, buildQuery };
