// wrong: power([[1, 2]], 0) gives [[1, 0]], not throws RangeError
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  let result = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let n = 0; n < exponent; n += 1) {
    result = multiply(result, matrix);
  }
  return result;
}

module.exports = { power };
