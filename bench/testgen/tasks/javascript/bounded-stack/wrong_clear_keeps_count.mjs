// wrong: s = new BoundedStack(2); s.push(1); s.clear(); s.size() gives 1, not 0
export class BoundedStack {
  constructor(capacity) {
    this.capacity = capacity;
    this.count = 0;
    this.values = [];
  }

  size() {
    return this.count;
  }

  isFull() {
    return this.count === this.capacity;
  }

  push(value) {
    if (this.isFull()) return false;
    this.values.push(value);
    this.count += 1;
    return true;
  }

  pushAll(values) {
    let stored = 0;
    for (const value of values) {
      if (!this.push(value)) break;
      stored += 1;
    }
    return stored;
  }

  pop() {
    if (this.values.length === 0) return undefined;
    this.count -= 1;
    return this.values.pop();
  }

  peek() {
    return this.values.at(-1);
  }

  toArray() {
    return this.values.toReversed();
  }

  clear() {
    this.values = [];
  }
}
