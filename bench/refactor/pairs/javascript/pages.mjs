// --- original
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- equivalent: the length that push gives back, the check in a function of its own
function assertSize(size) {
  if (Number.isInteger(size) && size >= 1) return;
  throw new RangeError("size must be a positive integer");
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  assertSize(size);
  let chunk = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- equivalent: a counter that goes up and a window that slides
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken >= count) break;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  const window = [];
  for (const item of items) {
    window.push(item);
    if (window.length === 2) {
      yield [...window];
      window.shift();
    }
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- equivalent: the while as a for loop, a guard for the missing page on its own
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

function pageOf(pages, id) {
  const page = pages.get(id);
  if (page !== undefined) return page;
  throw new Error(`no page ${id}`);
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  for (let id = start; !(id === undefined || seen.has(id)); ) {
    seen.add(id);
    const page = pageOf(pages, id);
    yield* page.items;
    id = page.next;
  }
}

// --- equivalent: early return, a guard clause for the first item
function assertSize(size) {
  if (Number.isInteger(size) && size >= 1) return;
  throw new RangeError("size must be a positive integer");
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  assertSize(size);
  let chunk = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let left = count;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (isFirst) {
      isFirst = false;
    } else {
      yield [previous, item];
    }
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- equivalent: the chunk copied out and the remainder by a truthy length
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk = [...chunk, item];
    if (chunk.length < size) continue;
    const full = chunk;
    chunk = [];
    yield full;
  }
  if (chunk.length) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken >= count) break;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  const window = [];
  for (const item of items) {
    window.push(item);
    if (window.length === 2) {
      yield [...window];
      window.shift();
    }
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong laziness: typeof chunks(["a"], 0)
function assertSize(size) {
  if (Number.isInteger(size) && size >= 1) return;
  throw new RangeError("size must be a positive integer");
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function chunks(items, size) {
  assertSize(size);
  return split(items, size);
}

function* split(items, size) {
  let chunk = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong laziness: const items = [1, 2, 3, 4].values(); [...take(items, 2)]; items.next().value
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let taken = 0;
  for (const item of items) {
    if (taken >= count) return;
    taken += 1;
    yield item;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  const window = [];
  for (const item of items) {
    window.push(item);
    if (window.length === 2) {
      yield [...window];
      window.shift();
    }
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong mutation: [...chunks([1, 2, 3], 2)]
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk.length = 0;
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong truthiness: [...pairs([undefined, 1, 2])]
function assertSize(size) {
  if (Number.isInteger(size) && size >= 1) return;
  throw new RangeError("size must be a positive integer");
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  assertSize(size);
  let chunk = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let left = count;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let previous;
  for (const item of items) {
    if (previous !== undefined) yield [previous, item];
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong collection: [...follow(new Map([["constructor", { items: [1, 2] }]]), "constructor")]
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

function pageOf(pages, id) {
  const page = pages.get(id);
  if (page !== undefined) return page;
  throw new Error(`no page ${id}`);
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = {};
  for (let id = start; !(id === undefined || seen[id]); ) {
    seen[id] = true;
    const page = pageOf(pages, id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong boundary: [...take(["a", "b", "c"], 1.5)]
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken >= Math.floor(count)) break;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  const window = [];
  for (const item of items) {
    window.push(item);
    if (window.length === 2) {
      yield [...window];
      window.shift();
    }
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong laziness: const log = []; const source = (function* () { for (const n of [1, 2, 3]) { log.push(n); yield n } })(); chunks(source, 1).next(); log
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  const all = [...items];
  for (let start = 0; start < all.length; start += size) {
    yield all.slice(start, start + size);
  }
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  if (count <= 0) return;
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken >= count) break;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  const window = [];
  for (const item of items) {
    window.push(item);
    if (window.length === 2) {
      yield [...window];
      window.shift();
    }
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    if (page === undefined) throw new Error("no page " + id);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong order: const pages = new Map([["a", { items: [1], next: "b" }]]); const walk = follow(pages, "a"); walk.next().value
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

function pageOf(pages, id) {
  const page = pages.get(id);
  if (page !== undefined) return page;
  throw new Error(`no page ${id}`);
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  for (let id = start; !(id === undefined || seen.has(id)); ) {
    seen.add(id);
    const page = pageOf(pages, id);
    if (page.next !== undefined) pageOf(pages, page.next);
    yield* page.items;
    id = page.next;
  }
}

// --- wrong exception: [...follow(new Map([["a", { items: [1], next: "b" }]]), "a")]
/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 */
export function* chunks(items, size) {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let chunk = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} count
 * @returns {Generator<T>}
 */
export function* take(items, count) {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** @param {Iterable<any>} items */
export function* pairs(items) {
  let isFirst = true;
  let previous;
  for (const item of items) {
    if (!isFirst) yield [previous, item];
    isFirst = false;
    previous = item;
  }
}

/**
 * @param {Map<string, {items: any[], next?: string}>} pages
 * @param {string} start
 */
export function* follow(pages, start) {
  const seen = new Set();
  let id = start;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const page = pages.get(id);
    yield* page?.items ?? [];
    id = page?.next;
  }
}
