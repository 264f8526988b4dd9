// wrong: power([[1, 2], [3, 4]], 2) gives [[5, 11], [11, 25]], not [[7, 10], [15, 22]]
function multiply(a, b) {
  return a.map((row) => b.map((other) => row.reduce((sum, x, k) => sum + x * other[k], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  if (exponent === 0) return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  let result = matrix.map((row) => [...row]);
  for (let n = 1; n < exponent; n += 1) {
    result = multiply(result, matrix);
  }
  return result;
}

module.exports = { power };
