// wrong: power([[2]], 5) gives [[16]], not [[32]]
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  if (exponent === 0) return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  if (exponent === 1) return matrix.map((row) => row.slice());
  const half = power(matrix, Math.floor(exponent / 2));
  return multiply(half, half);
}

module.exports = { power };
