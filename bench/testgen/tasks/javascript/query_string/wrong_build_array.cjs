// wrong: buildQuery({ a: ["1", "2"] }) gives "a=1%2C2", not "a=1&a=2"
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
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join("&");

module.exports = { parseQuery, buildQuery };
