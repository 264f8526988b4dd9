interface Slot<T> {
  value: T;
  usedAt: number;
}

export class LruCache<T> {
  size = 0;
  private clock = 0;
  private slots: { [key: string]: Slot<T> } = Object.create(null);
  private max: number;

  constructor(max: number) {
    if (max < 1 || Math.floor(max) !== max || max === Infinity) throw new RangeError("capacity");
    this.max = max;
  }

  keys(): string[] {
    return Object.keys(this.slots).sort((a, b) => this.slots[a].usedAt - this.slots[b].usedAt);
  }
  has(key: string): boolean {
    return key in this.slots;
  }
  get(key: string): T | undefined {
    if (!this.has(key)) return undefined;
    this.slots[key].usedAt = ++this.clock;
    return this.slots[key].value;
  }
  set(key: string, value: T): void {
    if (!this.has(key)) {
      if (this.size === this.max) this.delete(this.keys()[0]);
      this.size += 1;
    }
    this.slots[key] = { value, usedAt: ++this.clock };
  }
  delete(key: string): boolean {
    const found = this.has(key);
    if (found) this.size -= 1;
    return found && delete this.slots[key];
  }
}
