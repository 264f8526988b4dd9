// wrong: m = [[1, 1], [0, 1]]; power(m, 2); m gives [[1, 2], [0, 1]], not [[1, 1], [0, 1]]
function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  const original = structuredClone(matrix);
  if (exponent === 0) return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let n = 1; n < exponent; n += 1) {
    const product = multiply(matrix, original);
    product.forEach((row, i) => row.forEach((cell, j) => (matrix[i][j] = cell)));
  }
  return structuredClone(matrix);
}

module.exports = { power };
