// --- original
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- equivalent: for-of with continue, the Map entry in one expression, spread
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- equivalent: a chain of calls with arrow functions for the top customers
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- equivalent: entries that are replaced instead of changed, by reduce
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = orders
    .filter((order) => order.status !== "cancelled")
    .reduce((map, { customer, amount }) => {
      const { total, count } = map.get(customer) ?? { total: 0, count: 0 };
      return map.set(customer, { customer, total: total + amount, count: count + 1 });
    }, new Map());
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- equivalent: the middle by destructuring, an early return for the odd length
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort((a, b) => a - b);
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2 - 1, length / 2 + 1);
  return (low + high) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- equivalent: Object.fromEntries for the counts, includes
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort((a, b) => a - b);
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2 - 1, length / 2 + 1);
  return (low + high) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const { status } of orders) {
    if (!STATUSES.includes(status)) throw new RangeError(`unknown status ${status}`);
    counts[status]++;
  }
  return counts;
}

// --- equivalent: the statuses checked first, then counted by filter
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const unknown = orders.find((order) => !STATUSES.includes(order.status));
  if (unknown) throw new RangeError(`unknown status ${unknown.status}`);
  const countOf = (status) => orders.filter((order) => order.status === status).length;
  return { open: countOf("open"), paid: countOf("paid"), cancelled: countOf("cancelled") };
}

// --- wrong collection: median([9, 10, 80])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort();
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2 - 1, length / 2 + 1);
  return (low + high) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong mutation: const amounts = [3, 1, 2]; median(amounts); amounts
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong collection: totals([{ customer: "20", amount: 1, status: "open" }, { customer: "3", amount: 1, status: "open" }])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = Object.create(null);
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    byCustomer[customer] ??= { customer, total: 0, count: 0 };
    byCustomer[customer].total += amount;
    byCustomer[customer].count += 1;
  }
  return Object.values(byCustomer);
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong truthiness: topCustomers([{ customer: "a", amount: 1, status: "open" }], 0)
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit || undefined);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong order: topCustomers([{ customer: "b", amount: 1, status: "open" }, { customer: "a", amount: 1, status: "open" }])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  return totals(orders)
    .sort((a, b) => b.total - a.total)
    .slice(0, limit)
    .map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong arithmetic: median([1, 2])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort((a, b) => a - b);
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2 - 1, length / 2 + 1);
  return (low + high) >> 1;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong guard: statusCounts([{ customer: "a", amount: 1, status: "lost" }])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort((a, b) => a - b);
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2 - 1, length / 2 + 1);
  return (low + high) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const { status } of orders) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

// --- wrong laziness: statusCounts([{ customer: "a", amount: 1, status: "paid" }])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const statuses = orders.values().map((order) => order.status);
  const unknown = statuses.find((status) => !STATUSES.includes(status));
  if (unknown !== undefined) throw new RangeError(`unknown status ${unknown}`);
  const countOf = (wanted) => statuses.filter((status) => status === wanted).toArray().length;
  return { open: countOf("open"), paid: countOf("paid"), cancelled: countOf("cancelled") };
}

// --- wrong mutation: totals([{ customer: "a", amount: 1, status: "open" }, { customer: "b", amount: 2, status: "open" }])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
const EMPTY = { total: 0, count: 0 };

export function totals(orders) {
  const byCustomer = orders
    .filter((order) => order.status !== "cancelled")
    .reduce((map, { customer, amount }) => {
      const entry = map.get(customer) ?? Object.assign(EMPTY, { customer });
      entry.total += amount;
      entry.count += 1;
      return map.set(customer, entry);
    }, new Map());
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong boundary: median([5, 1, 9, 7])
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.status !== "cancelled") {
      let entry = byCustomer.get(order.customer);
      if (entry === undefined) {
        entry = { customer: order.customer, total: 0, count: 0 };
        byCustomer.set(order.customer, entry);
      }
      entry.total += order.amount;
      entry.count += 1;
    }
  }
  return Array.from(byCustomer.values());
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit) {
  const entries = totals(orders);
  entries.sort(function (a, b) {
    if (a.total === b.total) return a.customer < b.customer ? -1 : 1;
    return b.total - a.total;
  });
  return entries.slice(0, limit).map((entry) => entry.customer);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const { length } = amounts;
  const sorted = [...amounts].sort((a, b) => a - b);
  const isOdd = length % 2 !== 0;
  if (isOdd) return sorted[(length - 1) / 2];
  const [low, high] = sorted.slice(length / 2, length / 2 + 2);
  return (low + high) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}

// --- wrong default: const orders = Array.from({ length: 11 }, (_, n) => ({ customer: "c" + n, amount: n, status: "open" })); topCustomers(orders).length
const STATUSES = ["open", "paid", "cancelled"];

/**
 * @typedef {{customer: string, amount: number, status: string}} Order
 */

/**
 * @param {Order[]} orders
 * @returns {Array<{customer: string, total: number, count: number}>} in the order of their first order
 */
export function totals(orders) {
  const byCustomer = new Map();
  for (const { customer, amount, status } of orders) {
    if (status === "cancelled") continue;
    const entry = byCustomer.get(customer) ?? { customer, total: 0, count: 0 };
    entry.total += amount;
    entry.count += 1;
    byCustomer.set(customer, entry);
  }
  return [...byCustomer.values()];
}

/**
 * @param {Order[]} orders
 * @param {number} [limit] all of them when it is left out
 * @returns {string[]}
 */
export function topCustomers(orders, limit = 10) {
  const byName = (a, b) => (a.customer < b.customer ? -1 : 1);
  return totals(orders)
    .toSorted((a, b) => (a.total === b.total ? byName(a, b) : b.total - a.total))
    .map(({ customer }) => customer)
    .slice(0, limit);
}

/** @param {number[]} amounts */
export function median(amounts) {
  if (amounts.length === 0) return null;
  const sorted = amounts.slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Order[]} orders */
export function statusCounts(orders) {
  const counts = {};
  for (const status of STATUSES) counts[status] = 0;
  for (let i = 0; i < orders.length; i++) {
    if (STATUSES.indexOf(orders[i].status) === -1) throw new RangeError("unknown status " + orders[i].status);
    counts[orders[i].status] += 1;
  }
  return counts;
}
