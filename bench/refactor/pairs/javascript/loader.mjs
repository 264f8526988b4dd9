// --- original
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- equivalent: Promise.allSettled instead of try and catch around every value
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  const outcomes = await Promise.allSettled(values);
  let total = 0;
  const failed = [];
  outcomes.forEach(({ status, value, reason }, index) => {
    if (status === "fulfilled") {
      total += value;
    } else {
      failed.push(`${index}: ${reason.message}`);
    }
  });
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- equivalent: async and await instead of the chain of promises
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- equivalent: a bound in the loop of retry, the last attempt after it
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  let attempt = 1;
  while (attempt < attempts) {
    try {
      return await task(attempt);
    } catch {
      attempt += 1;
    }
  }
  return task(attempt);
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- equivalent: for-of and a spliced list, the private field renamed
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  const outcomes = await Promise.allSettled(values);
  let total = 0;
  const failed = [];
  outcomes.forEach(({ status, value, reason }, index) => {
    if (status === "fulfilled") {
      total += value;
    } else {
      failed.push(`${index}: ${reason.message}`);
    }
  });
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #queue = [];

  add(value) {
    return this.#queue.push(value);
  }

  async flush() {
    const results = [];
    for (const value of this.#queue.splice(0)) {
      results.push(await value);
    }
    return results;
  }
}

// --- equivalent: retry by recursion, entries with a template literal in the sum
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (const [index, pending] of values.entries()) {
    try {
      const value = await pending;
      total += value;
    } catch ({ message }) {
      failed.push(`${index}: ${message}`);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

async function attemptFrom(task, attempt, attempts) {
  try {
    return await task(attempt);
  } catch (error) {
    if (attempt >= attempts) throw error;
  }
  return attemptFrom(task, attempt + 1, attempts);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  return attemptFrom(task, 1, attempts);
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- equivalent: allSettled, then filter, reduce and flatMap
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  const outcomes = await Promise.allSettled(values);
  const fulfilled = outcomes.filter((outcome) => outcome.status === "fulfilled");
  const failed = outcomes.flatMap((outcome, index) =>
    outcome.status === "rejected" ? [`${index}: ${outcome.reason.message}`] : [],
  );
  return { total: fulfilled.reduce((sum, { value }) => sum + value, 0), failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found === undefined || found === null) continue;
    return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong exception: let n = 0; const task = async () => { n += 1; if (n < 3) throw new Error("e" + n); return n }; retry(task, 5)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong laziness: sumSettled([1, Promise.resolve(2)])
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  values.forEach(async (pending, index) => {
    try {
      const value = await pending;
      total += value;
    } catch (error) {
      failed.push(`${index}: ${error.message}`);
    }
  });
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong order: sumSettled([1, 2, 3])
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  await Promise.all(
    values.map(async (pending, index) => {
      try {
        total += await pending;
      } catch ({ message }) {
        failed.push(`${index}: ${message}`);
      }
    }),
  );
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

async function attemptFrom(task, attempt, attempts) {
  try {
    return await task(attempt);
  } catch (error) {
    if (attempt >= attempts) throw error;
  }
  return attemptFrom(task, attempt + 1, attempts);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  return attemptFrom(task, 1, attempts);
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong truthiness: firstFound([() => undefined, async () => 0, () => 5], 9)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong laziness: const asked = []; const source = (name) => () => asked.push(name); firstFound([source("a"), source("b")], 0).then(() => asked)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  const answers = await Promise.all(sources.map((source) => source()));
  for (const found of answers) {
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong state: const b = new Batch(); b.add(1); const first = b.flush(); b.add(2); first.then(() => b.flush())
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const results = await Promise.all(this.#waiting);
    this.#waiting = [];
    return results;
  }
}

// --- wrong boundary: let n = 0; const task = () => { n += 1; throw new Error("e" + n) }; retry(task, 2)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  let attempt = 1;
  while (attempt <= attempts) {
    try {
      return await task(attempt);
    } catch {
      attempt += 1;
    }
  }
  return task(attempt);
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong guard: retry(() => 1, NaN)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined && found !== null) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (attempts < 1) throw new RangeError("at least one attempt is needed");
  let attempt = 1;
  while (attempt < attempts) {
    try {
      return await task(attempt);
    } catch {
      attempt += 1;
    }
  }
  return task(attempt);
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}

// --- wrong mutation: const b = new Batch(); b.add(1); b.flush().then(() => b.flush())
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  const outcomes = await Promise.allSettled(values);
  let total = 0;
  const failed = [];
  outcomes.forEach(({ status, value, reason }, index) => {
    if (status === "fulfilled") {
      total += value;
    } else {
      failed.push(`${index}: ${reason.message}`);
    }
  });
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export function firstFound(sources, fallback) {
  function ask(index) {
    if (index >= sources.length) return Promise.resolve(fallback);
    return new Promise((resolve) => resolve(sources[index]())).then((found) => {
      return found === undefined || found === null ? ask(index + 1) : found;
    });
  }
  return ask(0);
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #queue = [];

  add(value) {
    return this.#queue.push(value);
  }

  async flush() {
    const results = [];
    for (const value of this.#queue.slice(0)) {
      results.push(await value);
    }
    return results;
  }
}

// --- wrong equality: firstFound([() => null, () => 1], 9)
/**
 * @param {Array<number | Promise<number>>} values
 * @returns {Promise<{total: number, failed: string[]}>}
 */
export async function sumSettled(values) {
  let total = 0;
  const failed = [];
  for (let i = 0; i < values.length; i++) {
    try {
      const value = await values[i];
      total += value;
    } catch (error) {
      failed.push(i + ": " + error.message);
    }
  }
  return { total, failed };
}

/**
 * @param {Array<() => any>} sources asked one after the other until one knows something
 * @param {any} fallback
 */
export async function firstFound(sources, fallback) {
  for (const source of sources) {
    const found = await source();
    if (found !== undefined) return found;
  }
  return fallback;
}

export async function retry(task, attempts) {
  if (!(attempts >= 1)) throw new RangeError("at least one attempt is needed");
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export class Batch {
  #waiting = [];

  add(value) {
    return this.#waiting.push(value);
  }

  async flush() {
    const taken = this.#waiting;
    this.#waiting = [];
    const results = [];
    for (let i = 0; i < taken.length; i++) {
      results.push(await taken[i]);
    }
    return results;
  }
}
