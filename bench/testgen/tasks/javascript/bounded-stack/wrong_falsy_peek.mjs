// wrong: s = new BoundedStack(2); s.push(0); s.peek() gives undefined, not 0
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
    return values.filter((value) => this.push(value)).length;
  }

  pop() {
    return this.values.pop();
  }

  peek() {
    return this.values.at(-1) || undefined;
  }

  toArray() {
    return [...this.values].reverse();
  }

  clear() { this.values = []; }
}
