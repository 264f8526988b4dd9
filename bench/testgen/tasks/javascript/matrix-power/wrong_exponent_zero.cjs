// wrong: power([[2, 1], [0, 3]], 0) gives [[2, 1], [0, 3]], not [[1, 0], [0, 1]]
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  let result = matrix.map((row) => [...row]);
  for (let n = 1; n < exponent; n += 1) {
    result = multiply(result, matrix);
  }
  return result;
}

module.exports = { power };
