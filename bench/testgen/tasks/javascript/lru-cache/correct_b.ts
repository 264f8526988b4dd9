type Entry = { key: string; value: unknown };

export class LruCache {
  #limit: number;
  #entries: Entry[] = [];

  constructor(limit: number) {
    if (!(limit >= 1) || limit % 1 !== 0) throw new RangeError("bad capacity");
    this.#limit = limit;
  }

  #take(key: string): Entry | undefined {
    const index = this.#entries.findIndex((entry) => entry.key === key);
    return index < 0 ? undefined : this.#entries.splice(index, 1)[0];
  }

  get(key: string) {
    const entry = this.#take(key);
    if (entry) this.#entries.push(entry);
    return entry?.value;
  }

  set(key: string, value: unknown): void {
    this.#take(key);
    this.#entries = [...this.#entries, { key, value }].slice(-this.#limit);
  }

  has(key: string): boolean {
    return this.#entries.some((entry) => entry.key === key);
  }

  delete(key: string): boolean {
    return this.#take(key) !== undefined;
  }

  keys = () => this.#entries.map((entry) => entry.key);

  get size() { return this.#entries.length; }
}
