// wrong: power([[1, 2], [3, 4]], 2) gives [[1, 4], [9, 16]], not [[7, 10], [15, 22]]
function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("not square");
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError("bad exponent");
  if (exponent === 0) {
    return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  }
  return matrix.map((row) => row.map((cell) => cell ** exponent));
}

module.exports = { power };
