// wrong: power([[2]], 3) gives [[16]], not [[8]]
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  if (exponent === 0) {
    return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  }
  let result = matrix;
  for (let n = 1; n <= exponent; n += 1) {
    result = multiply(result, matrix);
  }
  return result;
}

module.exports = { power };
