class BoundedStack {
  #slots;
  #free;

  constructor(capacity) {
    this.#slots = new Array(capacity).fill(undefined);
    this.#free = capacity;
  }

  isFull() { return this.#free === 0; }
  size() { return this.#slots.length - this.#free; }
  toArray() { return this.#slots.slice(this.#free); }
  peek() { return this.#slots[this.#free]; }

  push(value) {
    return this.pushAll([value]) === 1;
  }

  pushAll(values) {
    const accepted = values.slice(0, this.#free);
    for (const value of accepted) {
      this.#free -= 1;
      this.#slots[this.#free] = value;
    }
    return accepted.length;
  }

  pop() {
    if (this.size() === 0) return undefined;
    return this.#slots.splice(this.#free++, 1, undefined)[0];
  }

  clear() {
    const count = this.size();
    while (this.size() > 0) this.pop();
    return count;
  }
}

export { BoundedStack };
