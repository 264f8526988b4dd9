"use strict";

function multiply(a, b) {
  const size = a.length;
  const product = [];
  for (let i = 0; i < size; i += 1) {
    product.push([]);
    for (let j = 0; j < size; j += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) {
        sum += a[i][k] * b[k][j];
      }
      product[i].push(sum);
    }
  }
  return product;
}

function power(matrix, exponent) {
  if (matrix.some((row) => row.length !== matrix.length)) {
    throw new RangeError("the matrix is not square");
  }
  if (!Number.isInteger(exponent) || exponent < 0) {
    throw new RangeError("the exponent must be a whole number, 0 or more");
  }
  let result = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let n = 0; n < exponent; n += 1) {
    result = multiply(result, matrix);
  }
  return result;
}

module.exports = { power };
