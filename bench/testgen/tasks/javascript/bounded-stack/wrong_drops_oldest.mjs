// wrong: s = new BoundedStack(1); s.push(1); s.push(2); s.peek() gives 2, not 1
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
    const full = this.isFull();
    this.values.push(value);
    if (full) this.values.shift();
    return !full;
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
