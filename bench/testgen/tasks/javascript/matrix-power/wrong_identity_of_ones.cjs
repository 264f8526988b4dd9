// wrong: power([[1, 0], [0, 1]], 0) gives [[1, 1], [1, 1]], not [[1, 0], [0, 1]]
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  if (exponent === 0) return matrix.map((row) => row.map(() => 1));
  if (exponent === 1) return matrix.map((row) => row.slice());
  return multiply(power(matrix, exponent - 1), matrix);
}

module.exports = { power };
