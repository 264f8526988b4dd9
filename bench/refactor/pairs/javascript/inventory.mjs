// --- original
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super("out of stock: " + sku);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    const before = this.#stock.get(sku);
    this.#stock.set(sku, before === undefined ? count : before + count);
    return this.available(sku);
  }

  reserve(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      const missing = order[skus[i]] - this.available(skus[i]);
      if (missing > 0) throw new OutOfStock(skus[i], missing);
    }
    for (let i = 0; i < skus.length; i++) {
      this.#reserved.set(skus[i], (this.#reserved.get(skus[i]) ?? 0) + order[skus[i]]);
    }
  }

  ship(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      if ((this.#reserved.get(skus[i]) ?? 0) < order[skus[i]]) throw new Error("not reserved: " + skus[i]);
    }
    for (let i = 0; i < skus.length; i++) {
      const left = (this.#reserved.get(skus[i]) ?? 0) - order[skus[i]];
      this.#stock.set(skus[i], this.#stock.get(skus[i]) - order[skus[i]]);
      if (left === 0) this.#reserved.delete(skus[i]);
      else this.#reserved.set(skus[i], left);
    }
  }

  scarce(limit) {
    const result = [];
    this.#stock.forEach((count, sku) => {
      if (this.available(sku) <= limit) result.push(sku);
    });
    return result;
  }
}

// --- equivalent: entries and for-of instead of index loops, template literals
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- equivalent: private helpers for counts that may be missing, the private fields renamed
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

const countOf = (counts, sku) => counts.get(sku) ?? 0;

const add = (counts, sku, count) => counts.set(sku, countOf(counts, sku) + count);

export class Inventory {
  #onHand;
  #held = new Map();

  constructor(initial) {
    this.#onHand = new Map(initial);
  }

  available(sku) {
    return countOf(this.#onHand, sku) - countOf(this.#held, sku);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    add(this.#onHand, sku, count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      add(this.#held, sku, count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if (countOf(this.#held, sku) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = countOf(this.#held, sku) - count;
      this.#onHand.set(sku, this.#onHand.get(sku) - count);
      if (left === 0) {
        this.#held.delete(sku);
      } else {
        this.#held.set(sku, left);
      }
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#onHand.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- equivalent: find and filter instead of loops that look for something
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super("out of stock: " + sku);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    const before = this.#stock.get(sku);
    this.#stock.set(sku, before === undefined ? count : before + count);
    return this.available(sku);
  }

  reserve(order) {
    const skus = Object.keys(order);
    const short = skus.find((sku) => order[sku] - this.available(sku) > 0);
    if (short !== undefined) throw new OutOfStock(short, order[short] - this.available(short));
    skus.forEach((sku) => {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + order[sku]);
    });
  }

  ship(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      if ((this.#reserved.get(skus[i]) ?? 0) < order[skus[i]]) throw new Error("not reserved: " + skus[i]);
    }
    for (let i = 0; i < skus.length; i++) {
      const left = (this.#reserved.get(skus[i]) ?? 0) - order[skus[i]];
      this.#stock.set(skus[i], this.#stock.get(skus[i]) - order[skus[i]]);
      if (left === 0) this.#reserved.delete(skus[i]);
      else this.#reserved.set(skus[i], left);
    }
  }

  scarce(limit) {
    return [...this.#stock.keys()].filter((sku) => this.available(sku) <= limit);
  }
}

// --- equivalent: the check of the count turned round and on its own, reduce for what is scarce
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

function assertCount(count) {
  if (Number.isInteger(count) && !(count <= 0)) return;
  throw new RangeError("count must be a positive whole number");
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    assertCount(count);
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    return Array.from(this.#stock.keys()).reduce(
      (found, sku) => (this.available(sku) <= limit ? [...found, sku] : found),
      [],
    );
  }
}

// --- equivalent: ship in two private methods, the empty reservation by a guard
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  #assertReserved(order) {
    const open = Object.keys(order).find((sku) => this.#reservedFor(sku) < order[sku]);
    if (open !== undefined) throw new Error(`not reserved: ${open}`);
  }

  #reservedFor(sku) {
    return this.#reserved.get(sku) ?? 0;
  }

  ship(order) {
    this.#assertReserved(order);
    for (const sku of Object.keys(order)) {
      const count = order[sku];
      const left = this.#reservedFor(sku) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      this.#reserved.set(sku, left);
      if (left === 0) this.#reserved.delete(sku);
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- wrong guard: const i = new Inventory([["a", 5], ["b", 0]]); try { i.reserve({ a: 3, b: 1 }) } catch {}; i.available("a")
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- wrong collection: new Inventory([["20", 0], ["3", 0]]).scarce(0)
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super("out of stock: " + sku);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(Object.entries(Object.fromEntries(initial ?? [])));
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    const before = this.#stock.get(sku);
    this.#stock.set(sku, before === undefined ? count : before + count);
    return this.available(sku);
  }

  reserve(order) {
    const skus = Object.keys(order);
    const short = skus.find((sku) => order[sku] - this.available(sku) > 0);
    if (short !== undefined) throw new OutOfStock(short, order[short] - this.available(short));
    skus.forEach((sku) => {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + order[sku]);
    });
  }

  ship(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      if ((this.#reserved.get(skus[i]) ?? 0) < order[skus[i]]) throw new Error("not reserved: " + skus[i]);
    }
    for (let i = 0; i < skus.length; i++) {
      const left = (this.#reserved.get(skus[i]) ?? 0) - order[skus[i]];
      this.#stock.set(skus[i], this.#stock.get(skus[i]) - order[skus[i]]);
      if (left === 0) this.#reserved.delete(skus[i]);
      else this.#reserved.set(skus[i], left);
    }
  }

  scarce(limit) {
    return [...this.#stock.keys()].filter((sku) => this.available(sku) <= limit);
  }
}

// --- wrong state: const i = new Inventory([["a", 5]]); i.reserve({ a: 3 }); i.ship({ a: 1 }); i.available("a")
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#stock.set(sku, this.#stock.get(sku) - count);
      this.#reserved.delete(sku);
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- wrong duplicate: const i = new Inventory([["a", 5]]); i.reserve({ a: 1 }); i.ship({ a: 2 })
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  #assertEnough(order, countOf) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - countOf(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
  }

  reserve(order) {
    this.#assertEnough(order, (sku) => this.available(sku));
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    this.#assertEnough(order, (sku) => this.#reserved.get(sku) ?? 0);
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- wrong boundary: new Inventory([["a", 2], ["b", 3]]).scarce(2)
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

function assertCount(count) {
  if (Number.isInteger(count) && !(count <= 0)) return;
  throw new RangeError("count must be a positive whole number");
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    assertCount(count);
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    return Array.from(this.#stock.keys()).reduce(
      (found, sku) => (this.available(sku) < limit ? [...found, sku] : found),
      [],
    );
  }
}

// --- wrong mutation: const known = new Map([["a", 1]]); const i = new Inventory(known); i.receive("a", 2); known.get("a")
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = initial instanceof Map ? initial : new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    const result = [];
    for (const sku of this.#stock.keys()) {
      if (this.available(sku) <= limit) result.push(sku);
    }
    return result;
  }
}

// --- wrong arithmetic: const i = new Inventory([["a", 1]]); i.receive("a", "3")
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super(`out of stock: ${sku}`);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

function assertCount(count) {
  if (count % 1 === 0 && !(count <= 0)) return;
  throw new RangeError("count must be a positive whole number");
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    assertCount(count);
    this.#stock.set(sku, (this.#stock.get(sku) ?? 0) + count);
    return this.available(sku);
  }

  reserve(order) {
    for (const [sku, count] of Object.entries(order)) {
      const missing = count - this.available(sku);
      if (missing > 0) throw new OutOfStock(sku, missing);
    }
    for (const [sku, count] of Object.entries(order)) {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + count);
    }
  }

  ship(order) {
    for (const [sku, count] of Object.entries(order)) {
      if ((this.#reserved.get(sku) ?? 0) < count) throw new Error(`not reserved: ${sku}`);
    }
    for (const [sku, count] of Object.entries(order)) {
      const left = (this.#reserved.get(sku) ?? 0) - count;
      this.#stock.set(sku, this.#stock.get(sku) - count);
      if (left === 0) {
        this.#reserved.delete(sku);
      } else {
        this.#reserved.set(sku, left);
      }
    }
  }

  scarce(limit) {
    return Array.from(this.#stock.keys()).reduce(
      (found, sku) => (this.available(sku) <= limit ? [...found, sku] : found),
      [],
    );
  }
}

// --- wrong order: const i = new Inventory([["a", 1], ["b", 1]]); i.reserve({ a: 2, b: 5 })
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super("out of stock: " + sku);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    const before = this.#stock.get(sku);
    this.#stock.set(sku, before === undefined ? count : before + count);
    return this.available(sku);
  }

  reserve(order) {
    const skus = Object.keys(order);
    const short = skus.findLast((sku) => order[sku] - this.available(sku) > 0);
    if (short !== undefined) throw new OutOfStock(short, order[short] - this.available(short));
    skus.forEach((sku) => {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + order[sku]);
    });
  }

  ship(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      if ((this.#reserved.get(skus[i]) ?? 0) < order[skus[i]]) throw new Error("not reserved: " + skus[i]);
    }
    for (let i = 0; i < skus.length; i++) {
      const left = (this.#reserved.get(skus[i]) ?? 0) - order[skus[i]];
      this.#stock.set(skus[i], this.#stock.get(skus[i]) - order[skus[i]]);
      if (left === 0) this.#reserved.delete(skus[i]);
      else this.#reserved.set(skus[i], left);
    }
  }

  scarce(limit) {
    return [...this.#stock.keys()].filter((sku) => this.available(sku) <= limit);
  }
}

// --- wrong scope: new Inventory([["a", 1]]).scarce(2)
export class OutOfStock extends Error {
  constructor(sku, missing) {
    super("out of stock: " + sku);
    this.name = "OutOfStock";
    this.missing = missing;
  }
}

export class Inventory {
  #stock;
  #reserved = new Map();

  constructor(initial) {
    this.#stock = new Map(initial);
  }

  available(sku) {
    return (this.#stock.get(sku) ?? 0) - (this.#reserved.get(sku) ?? 0);
  }

  receive(sku, count) {
    if (!Number.isInteger(count) || count <= 0) throw new RangeError("count must be a positive whole number");
    const before = this.#stock.get(sku);
    this.#stock.set(sku, before === undefined ? count : before + count);
    return this.available(sku);
  }

  reserve(order) {
    const skus = Object.keys(order);
    const short = skus.find((sku) => order[sku] - this.available(sku) > 0);
    if (short !== undefined) throw new OutOfStock(short, order[short] - this.available(short));
    skus.forEach((sku) => {
      this.#reserved.set(sku, (this.#reserved.get(sku) ?? 0) + order[sku]);
    });
  }

  ship(order) {
    const skus = Object.keys(order);
    for (let i = 0; i < skus.length; i++) {
      if ((this.#reserved.get(skus[i]) ?? 0) < order[skus[i]]) throw new Error("not reserved: " + skus[i]);
    }
    for (let i = 0; i < skus.length; i++) {
      const left = (this.#reserved.get(skus[i]) ?? 0) - order[skus[i]];
      this.#stock.set(skus[i], this.#stock.get(skus[i]) - order[skus[i]]);
      if (left === 0) this.#reserved.delete(skus[i]);
      else this.#reserved.set(skus[i], left);
    }
  }

  scarce(limit) {
    return [...this.#stock.keys()].filter(function (sku) {
      return this.available(sku) <= limit;
    });
  }
}
