class Square {
  constructor(size, cells) {
    this.size = size;
    this.cells = cells;
  }

  at(i, j) {
    return this.cells[i * this.size + j];
  }

  times(other) {
    const cells = new Array(this.size ** 2).fill(0);
    for (let i = 0; i < cells.length; i++) {
      const row = Math.floor(i / this.size);
      for (let k = 0; k < this.size; k++) cells[i] += this.at(row, k) * other.at(k, i % this.size);
    }
    return new Square(this.size, cells);
  }

  rows() {
    const starts = [...Array(this.size).keys()].map((i) => i * this.size);
    return starts.map((start) => this.cells.slice(start, start + this.size));
  }
}

const power = (matrix, exponent) => {
  const size = matrix.length;
  for (const row of matrix) if (row.length !== size) throw new RangeError("Not square");
  if (exponent < 0 || !Number.isSafeInteger(exponent)) throw new RangeError("Bad exponent");
  let base = new Square(size, matrix.flat());
  let result = new Square(size, matrix.flatMap((row, i) => row.map((_, j) => Number(i === j))));
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result.times(base);
    base = base.times(base);
  }
  return result.rows();
};

module.exports = { power };
