// wrong: s = new BoundedStack(1); s.push(1); s.push(2) gives true, not false
export class BoundedStack {
  constructor(capacity) {
    this.capacity = capacity;
    this.values = [];
  }

  size() {
    return this.values.length;
  }

  isFull() {
    return this.values.length > this.capacity;
  }

  push(value) {
    if (this.isFull()) return false;
    this.values.push(value);
    return true;
  }

  pushAll(values) {
    return values.filter((value) => this.push(value)).length;
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
