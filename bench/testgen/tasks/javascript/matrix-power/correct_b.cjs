const identity = (size) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => +(i === j)));

const transpose = (rows) => rows[0].map((_, j) => rows.map((row) => row[j]));
const dot = (u, v) => u.reduce((sum, x, i) => sum + x * v[i], 0);

const times = (a, b) => {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
};

const raise = (matrix, n) => {
  if (n === 0) return identity(matrix.length);
  if (n % 2 === 1) return times(raise(matrix, n - 1), matrix);
  const half = raise(matrix, n / 2);
  return times(half, half);
};

const power = (matrix, exponent) => {
  const size = matrix.length;
  if (!matrix.every((row) => row.length === size)) throw new RangeError(`need ${size} columns`);
  if (!(exponent >= 0) || exponent % 1 !== 0) throw new RangeError(`bad exponent ${exponent}`);
  return raise(matrix, exponent);
};

module.exports = { power };
