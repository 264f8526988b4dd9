// --- original
export function Emitter() {
  this.listeners = new Map();
}

Emitter.prototype.on = function (type, listener) {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  var list = this.listeners.get(type);
  if (!list) {
    list = [];
    this.listeners.set(type, list);
  }
  list.push(listener);
};

Emitter.prototype.off = function (type, listener) {
  var list = this.listeners.get(type);
  if (list) {
    var at = list.indexOf(listener);
    if (at !== -1) {
      list.splice(at, 1);
      if (list.length === 0) this.listeners.delete(type);
      return true;
    }
  }
  return false;
};

Emitter.prototype.once = function (type, listener) {
  var self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type) {
  var args = Array.prototype.slice.call(arguments, 1);
  var list = (this.listeners.get(type) || []).slice();
  var results = [];
  for (var i = 0; i < list.length; i++) {
    results.push(list[i].apply(this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (var i = 0; i < types.length; i++) {
    (function (type) {
      emitter.on(type, function (value) {
        return listener(type, value);
      });
    })(types[i]);
  }
}

// --- equivalent: a class with rest parameters instead of the constructor function
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = [...(this.listeners.get(type) ?? [])];
    const results = [];
    for (const listener of list) {
      results.push(listener.apply(this, args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- equivalent: let and const instead of var, which makes the function around the closure needless
export function Emitter() {
  this.listeners = new Map();
}

Emitter.prototype.on = function (type, listener) {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  let list = this.listeners.get(type);
  if (!list) {
    list = [];
    this.listeners.set(type, list);
  }
  list.push(listener);
};

Emitter.prototype.off = function (type, listener) {
  const list = this.listeners.get(type);
  if (list) {
    const at = list.indexOf(listener);
    if (at !== -1) {
      list.splice(at, 1);
      if (list.length === 0) this.listeners.delete(type);
      return true;
    }
  }
  return false;
};

Emitter.prototype.once = function (type, listener) {
  const self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type, ...args) {
  const list = (this.listeners.get(type) || []).slice();
  const results = [];
  for (let i = 0; i < list.length; i++) {
    results.push(list[i].apply(this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    emitter.on(type, function (value) {
      return listener(type, value);
    });
  }
}

// --- equivalent: map and call with a spread in emit, the forwarding function named
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = this.listeners.get(type) ?? [];
    return list.slice().map((listener) => listener.call(this, ...args));
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    const forward = (value) => listener(type, value);
    emitter.on(type, forward);
  }
}

// --- equivalent: lists that are replaced and never changed, so that emit needs no copy
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type) ?? [];
    this.listeners.set(type, [...list, listener]);
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    if (list.length === 1) {
      this.listeners.delete(type);
    } else {
      this.listeners.set(type, list.toSpliced(at, 1));
    }
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = this.listeners.get(type) ?? [];
    const results = [];
    for (const listener of list) {
      results.push(listener.apply(this, args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- equivalent: guard clauses in off, optional chaining, the closure made by a named function
export function Emitter() {
  this.listeners = new Map();
}

Emitter.prototype.on = function (type, listener) {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  var list = this.listeners.get(type);
  if (!list) {
    list = [];
    this.listeners.set(type, list);
  }
  list.push(listener);
};

Emitter.prototype.off = function (type, listener) {
  var list = this.listeners.get(type);
  var at = list?.indexOf(listener) ?? -1;
  if (at < 0) return false;
  list.splice(at, 1);
  if (list.length === 0) this.listeners.delete(type);
  return true;
};

Emitter.prototype.once = function (type, listener) {
  var self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type) {
  var args = Array.prototype.slice.call(arguments, 1);
  var list = (this.listeners.get(type) || []).slice();
  var results = [];
  for (var i = 0; i < list.length; i++) {
    results.push(list[i].apply(this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

function withType(type, listener) {
  return (value) => listener(type, value);
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, withType(type, listener));
  }
}

// --- equivalent: a function that finds or makes the list, a spread in emit
export function Emitter() {
  this.listeners = new Map();
}

function ensureList(listeners, type) {
  if (!listeners.has(type)) {
    listeners.set(type, []);
  }
  return listeners.get(type);
}

Emitter.prototype.on = function (type, listener) {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  ensureList(this.listeners, type).push(listener);
};

Emitter.prototype.off = function (type, listener) {
  const list = this.listeners.get(type);
  if (list) {
    const at = list.indexOf(listener);
    if (at !== -1) {
      list.splice(at, 1);
      if (list.length === 0) this.listeners.delete(type);
      return true;
    }
  }
  return false;
};

Emitter.prototype.once = function (type, listener) {
  const self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type, ...args) {
  if (!this.listeners.has(type)) return [];
  const results = [];
  for (const listener of [...this.listeners.get(type)]) {
    results.push(Reflect.apply(listener, this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    emitter.on(type, function (value) {
      return listener(type, value);
    });
  }
}

// --- wrong scope: const e = new Emitter(); const seen = []; subscribeAll(e, ["a", "b"], (type, value) => seen.push(type + value)); e.emit("a", 1); e.emit("b", 2); seen
export function Emitter() {
  this.listeners = new Map();
}

Emitter.prototype.on = function (type, listener) {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  var list = this.listeners.get(type);
  if (!list) {
    list = [];
    this.listeners.set(type, list);
  }
  list.push(listener);
};

Emitter.prototype.off = function (type, listener) {
  var list = this.listeners.get(type);
  if (list) {
    var at = list.indexOf(listener);
    if (at !== -1) {
      list.splice(at, 1);
      if (list.length === 0) this.listeners.delete(type);
      return true;
    }
  }
  return false;
};

Emitter.prototype.once = function (type, listener) {
  var self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type) {
  var args = Array.prototype.slice.call(arguments, 1);
  var list = (this.listeners.get(type) || []).slice();
  var results = [];
  for (var i = 0; i < list.length; i++) {
    results.push(list[i].apply(this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (var i = 0; i < types.length; i++) {
    var type = types[i];
    emitter.on(type, function (value) {
      return listener(type, value);
    });
  }
}

// --- wrong scope: const e = new Emitter(); e.on("a", function () { return this === e }); e.emit("a")
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = [...(this.listeners.get(type) ?? [])];
    const results = [];
    for (const listener of list) {
      results.push(listener(...args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- wrong mutation: const e = new Emitter(); e.once("a", () => 1); e.once("a", () => 2); e.emit("a")
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = this.listeners.get(type) ?? [];
    const results = [];
    for (const listener of list) {
      results.push(listener.apply(this, args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- wrong collection: const e = new Emitter(); const f = () => 1; e.on("a", f); e.on("a", f); e.off("a", f); e.emit("a")
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type) ?? [];
    this.listeners.set(type, [...list, listener]);
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    const left = list.filter((each) => each !== listener);
    if (left.length === 0) {
      this.listeners.delete(type);
    } else {
      this.listeners.set(type, left);
    }
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, wrapper);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = this.listeners.get(type) ?? [];
    const results = [];
    for (const listener of list) {
      results.push(listener.apply(this, args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- wrong order: const e = new Emitter(); let n = 0; e.once("a", () => { n += 1; if (n < 3) e.emit("a") }); e.emit("a"); n
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      const result = listener.apply(this, args);
      this.off(type, wrapper);
      return result;
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = [...(this.listeners.get(type) ?? [])];
    const results = [];
    for (const listener of list) {
      results.push(listener.apply(this, args));
    }
    return results;
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    emitter.on(type, (value) => listener(type, value));
  }
}

// --- wrong guard: const e = new Emitter(); try { e.on("a", null) } catch {}; e.types()
export function Emitter() {
  this.listeners = new Map();
}

Emitter.prototype.on = function (type, listener) {
  var list = this.listeners.get(type);
  if (!list) {
    list = [];
    this.listeners.set(type, list);
  }
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  list.push(listener);
};

Emitter.prototype.off = function (type, listener) {
  var list = this.listeners.get(type);
  if (list) {
    var at = list.indexOf(listener);
    if (at !== -1) {
      list.splice(at, 1);
      if (list.length === 0) this.listeners.delete(type);
      return true;
    }
  }
  return false;
};

Emitter.prototype.once = function (type, listener) {
  var self = this;
  function wrapper() {
    self.off(type, wrapper);
    return listener.apply(this, arguments);
  }
  this.on(type, wrapper);
};

Emitter.prototype.emit = function (type) {
  var args = Array.prototype.slice.call(arguments, 1);
  var list = (this.listeners.get(type) || []).slice();
  var results = [];
  for (var i = 0; i < list.length; i++) {
    results.push(list[i].apply(this, args));
  }
  return results;
};

Emitter.prototype.types = function () {
  return Array.from(this.listeners.keys());
};

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (var i = 0; i < types.length; i++) {
    (function (type) {
      emitter.on(type, function (value) {
        return listener(type, value);
      });
    })(types[i]);
  }
}

// --- wrong state: const e = new Emitter(); e.once("a", () => 1); e.emit("a"); e.emit("a")
export class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(type, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const list = this.listeners.get(type);
    if (list) {
      list.push(listener);
    } else {
      this.listeners.set(type, [listener]);
    }
  }

  off(type, listener) {
    const list = this.listeners.get(type);
    if (!list) return false;
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    if (list.length === 0) this.listeners.delete(type);
    return true;
  }

  once(type, listener) {
    const wrapper = (...args) => {
      this.off(type, listener);
      return listener.apply(this, args);
    };
    this.on(type, wrapper);
  }

  emit(type, ...args) {
    const list = this.listeners.get(type) ?? [];
    return list.slice().map((listener) => listener.call(this, ...args));
  }

  types() {
    return [...this.listeners.keys()];
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) {
    const forward = (value) => listener(type, value);
    emitter.on(type, forward);
  }
}
