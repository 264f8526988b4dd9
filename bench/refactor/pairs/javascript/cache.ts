// --- original
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- equivalent: the two misses merged, the key taken out before both ends of get
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- equivalent: private methods, the private fields renamed
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #found = 0;
  #asked = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    this.#asked += 1;
    const entry = this.#remove(key);
    if (entry === undefined || entry.expires <= now) return undefined;
    this.#found += 1;
    this.#entries.set(key, entry);
    return entry.value;
  }

  #remove(key: string): Entry<V> | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    if (this.#asked === 0) return 0;
    return this.#found / this.#asked;
  }
}

// --- equivalent: eviction in a method of its own, deleting instead of asking whether it is there
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    const isKnown = this.#entries.delete(key);
    if (!isKnown) this.#makeRoom();
    this.#entries.set(key, { value, expires: now + this.#ttl });
    return this;
  }

  #makeRoom(): void {
    if (this.#entries.size < this.#capacity) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest);
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- equivalent: purge by filter and forEach, spread for the keys
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    const expired = this.keys().filter((key) => (this.#entries.get(key) as Entry<V>).expires <= now);
    expired.forEach((key) => this.#entries.delete(key));
    return expired.length;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- equivalent: room made after the value is in, the size before and after for purge
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    this.#entries.delete(key);
    this.#entries.set(key, { value, expires: now + this.#ttl });
    this.#makeRoom();
    return this;
  }

  #makeRoom(): void {
    if (this.#entries.size <= this.#capacity) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest);
  }

  purge(now: number): number {
    const before = this.#entries.size;
    this.#entries.forEach(({ expires }, key) => {
      if (expires <= now) this.#entries.delete(key);
    });
    return before - this.#entries.size;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- equivalent: one condition for what is still good, the key put at the end behind it
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry && !(entry.expires <= now)) {
      this.#entries.set(key, entry);
      this.#hits++;
      return entry.value;
    }
    this.#misses++;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong state: const c = new TtlCache(2); c.set("a", 1, 0).set("b", 2, 0).set("a", 3, 0).set("c", 4, 0); c.keys()
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (!this.#entries.has(key)) this.#makeRoom();
    this.#entries.set(key, { value, expires: now + this.#ttl });
    return this;
  }

  #makeRoom(): void {
    if (this.#entries.size < this.#capacity) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest);
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong order: const c = new TtlCache(2); c.set("a", 1, 0).set("b", 2, 0).set("b", 3, 0); c.keys()
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    this.#makeRoom();
    this.#entries.delete(key);
    this.#entries.set(key, { value, expires: now + this.#ttl });
    return this;
  }

  #makeRoom(): void {
    if (this.#entries.size < this.#capacity) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest);
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong truthiness: const c = new TtlCache(2); c.set("a", 0, 0); c.get("a", 1)
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (!entry?.value || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong default: const c = new TtlCache(2, 0); c.set("a", 1, 5); c.get("a", 5)
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #found = 0;
  #asked = 0;

  constructor(capacity: number, ttl?: number) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl || Infinity;
  }

  get(key: string, now: number): V | undefined {
    this.#asked += 1;
    const entry = this.#remove(key);
    if (entry === undefined || entry.expires <= now) return undefined;
    this.#found += 1;
    this.#entries.set(key, entry);
    return entry.value;
  }

  #remove(key: string): Entry<V> | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    if (this.#asked === 0) return 0;
    return this.#found / this.#asked;
  }
}

// --- wrong boundary: const c = new TtlCache(2, 10); c.set("a", 1, 0); c.purge(10)
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    const expired = this.keys().filter((key) => (this.#entries.get(key) as Entry<V>).expires < now);
    expired.forEach((key) => this.#entries.delete(key));
    return expired.length;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong scope: const c = new TtlCache(2, 10); c.set("a", 1, 0); c.purge(20)
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    this.#entries.delete(key);
    this.#entries.set(key, { value, expires: now + this.#ttl });
    this.#makeRoom();
    return this;
  }

  #makeRoom(): void {
    if (this.#entries.size <= this.#capacity) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest);
  }

  purge(now: number): number {
    const before = this.#entries.size;
    this.#entries.forEach(function ({ expires }, key) {
      if (expires <= now) this.#entries.delete(key);
    });
    return before - this.#entries.size;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong collection: const c = new TtlCache(2); c.set("20", "x", 0).set("3", "y", 0).set("4", "z", 0); c.keys()
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    if (entry.expires <= now) {
      this.#entries.delete(key);
      this.#misses++;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits++;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(Object.keys(Object.fromEntries(this.#entries))[0]);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong guard: new TtlCache(2).hitRatio()
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #found = 0;
  #asked = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    this.#asked += 1;
    const entry = this.#remove(key);
    if (entry === undefined || entry.expires <= now) return undefined;
    this.#found += 1;
    this.#entries.set(key, entry);
    return entry.value;
  }

  #remove(key: string): Entry<V> | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#found / this.#asked;
  }
}

// --- wrong duplicate: const c = new TtlCache(2, 10); c.set("a", 1, 0); c.get("a", 20); c.keys()
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    let count = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.expires <= now && this.#entries.delete(key)) count++;
    }
    return count;
  }

  keys(): string[] {
    return Array.from(this.#entries.keys());
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}

// --- wrong scope: const c = new TtlCache(2, 10); c.set("a", 1, 0); c.purge(20)
type Entry<V> = { value: V; expires: number };

export class TtlCache<V> {
  #entries = new Map<string, Entry<V>>();
  #capacity: number;
  #ttl: number;
  #hits = 0;
  #misses = 0;

  constructor(capacity: number, ttl: number = Infinity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError("capacity must be a positive integer");
    }
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || entry.expires <= now) {
      this.#misses += 1;
      return undefined;
    }
    this.#entries.set(key, entry);
    this.#hits += 1;
    return entry.value;
  }

  set(key: string, value: V, now: number): this {
    if (this.#entries.has(key)) {
      this.#entries.delete(key);
    } else if (this.#entries.size >= this.#capacity) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    this.#entries.set(key, { value: value, expires: now + this.#ttl });
    return this;
  }

  purge(now: number): number {
    const expired = this.keys().filter((key) => (this.#entries.get(key) as Entry<V>).expires <= now);
    expired.forEach(this.#entries.delete);
    return expired.length;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  hitRatio(): number {
    return this.#hits === 0 ? 0 : this.#hits / (this.#hits + this.#misses);
  }
}
