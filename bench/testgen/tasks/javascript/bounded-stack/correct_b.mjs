export class BoundedStack {
  #top = null;
  #capacity;

  constructor(capacity) {
    this.#capacity = capacity;
  }

  size = () => (this.#top ? this.#top.depth : 0);
  isFull = () => this.size() === this.#capacity;
  peek = () => this.#top?.value;

  push(value) {
    if (this.isFull()) return false;
    this.#top = { value, below: this.#top, depth: this.size() + 1 };
    return true;
  }

  pop() {
    const value = this.peek();
    this.#top = this.#top?.below ?? null;
    return value;
  }

  pushAll(values) {
    const before = this.size();
    values.every((value) => this.push(value));
    return this.size() - before;
  }

  toArray() {
    const result = [];
    for (let node = this.#top; node; node = node.below) result.push(node.value);
    return result;
  }

  clear() {
    this.#top = null;
  }
}
