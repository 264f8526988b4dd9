// wrong: s = new BoundedStack(2); s.pushAll([1, 2, 3]) gives 3, not 2
export class BoundedStack {
  constructor(capacity) {
    this.capacity = capacity;
    this.values = [];
  }

  size() {
    return this.values.length;
  }

  isFull() {
    return this.values.length >= this.capacity;
  }

  push(value) {
    if (this.isFull()) return false;
    this.values.push(value);
    return true;
  }

  pushAll(values) {
    values.forEach((value) => this.push(value));
    return values.length;
  }

  pop() {
    return this.values.pop();
  }

  peek() {
    return this.values[this.values.length - 1];
  }

  toArray() {
    return [...this.values].reverse();
  }

  clear() { this.values = []; }
}
