// --- original
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  if (shipping === undefined) {
    shipping = 0;
  }
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const code = line.taxCode === undefined || line.taxCode === null ? "standard" : line.taxCode;
    if (!TAX.hasOwnProperty(code)) {
      throw new TypeError("unknown tax code " + code);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + shipping };
}

// --- equivalent: for-of, a default parameter, ??, a Set for the article numbers and shorthand properties
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  let net = 0;
  let tax = 0;
  const skus = new Set();
  for (const line of lines) {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    const code = line.taxCode ?? "standard";
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    skus.add(line.sku);
  }
  return { currency, skus: [...skus], net, tax, total: net + tax + shipping };
}

// --- equivalent: a table of bands instead of the if chain
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

const BANDS = [
  { from: 100, discount: 0.15 },
  { from: 50, discount: 0.1 },
  { from: 10, discount: 0.05 },
];

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  const { quantity, unitPrice } = line;
  const discount = BANDS.find((band) => quantity >= band.from)?.discount ?? 0;
  return Math.round(quantity * unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  if (shipping === undefined) {
    shipping = 0;
  }
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const code = line.taxCode === undefined || line.taxCode === null ? "standard" : line.taxCode;
    if (!TAX.hasOwnProperty(code)) {
      throw new TypeError("unknown tax code " + code);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + shipping };
}

// --- equivalent: the checks as a function of their own, before anything is added up
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/** @param {Line} line */
function taxCodeOf(line) {
  return line.taxCode ?? "standard";
}

/** @param {Line} line */
function assertValid(line) {
  if (line.quantity <= 0) {
    throw new RangeError(`bad quantity for ${line.sku}`);
  }
  if (!Object.hasOwn(TAX, taxCodeOf(line))) {
    throw new TypeError(`unknown tax code ${taxCodeOf(line)}`);
  }
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  for (const line of lines) {
    assertValid(line);
  }
  let net = 0;
  let tax = 0;
  const skus = new Set();
  for (const line of lines) {
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[taxCodeOf(line)]);
    skus.add(line.sku);
  }
  return { currency, skus: [...skus], net, tax, total: net + tax + shipping };
}

// --- equivalent: map and reduce instead of the loop with its counters
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  const amounts = lines.map((line) => {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    const code = line.taxCode ?? "standard";
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    return { net: amount, tax: Math.round(amount * TAX[code]) };
  });
  const net = amounts.reduce((sum, each) => sum + each.net, 0);
  const tax = amounts.reduce((sum, each) => sum + each.tax, 0);
  const skus = Array.from(new Set(lines.map((line) => line.sku)));
  return { currency, skus, net, tax, total: net + tax + shipping };
}

// --- equivalent: early returns for the discount, a Map of taxes
const TAX = new Map([
  ["standard", 0.2],
  ["reduced", 0.05],
  ["zero", 0],
]);

function discountFor(quantity) {
  if (quantity >= 100) return 0.15;
  if (quantity >= 50) return 0.1;
  return quantity >= 10 ? 0.05 : 0;
}

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  return Math.round(line.quantity * line.unitPrice * (1 - discountFor(line.quantity)));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  if (shipping === undefined) {
    shipping = 0;
  }
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const code = line.taxCode === undefined || line.taxCode === null ? "standard" : line.taxCode;
    if (!TAX.has(code)) {
      throw new TypeError("unknown tax code " + code);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX.get(code));
    if (!skus.includes(line.sku)) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + shipping };
}

// --- equivalent: the rate in a helper, the shipping in a constant
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

function taxRate(code) {
  if (TAX.hasOwnProperty(code)) {
    return TAX[code];
  }
  throw new TypeError("unknown tax code " + code);
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  const extra = shipping === undefined ? 0 : shipping;
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const rate = taxRate(line.taxCode == null ? "standard" : line.taxCode);
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * rate);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + extra };
}

// --- wrong boundary: lineNet({ sku: "a", quantity: 50, unitPrice: 10 })
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

const BANDS = [
  { from: 100, discount: 0.15 },
  { from: 50, discount: 0.1 },
  { from: 10, discount: 0.05 },
];

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  const { quantity, unitPrice } = line;
  const discount = BANDS.find((band) => quantity > band.from)?.discount ?? 0;
  return Math.round(quantity * unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  if (shipping === undefined) {
    shipping = 0;
  }
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const code = line.taxCode === undefined || line.taxCode === null ? "standard" : line.taxCode;
    if (!TAX.hasOwnProperty(code)) {
      throw new TypeError("unknown tax code " + code);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + shipping };
}

// --- wrong truthiness: invoice([{ sku: "a", quantity: 1, unitPrice: 500, taxCode: "" }], "EUR")
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  let net = 0;
  let tax = 0;
  const skus = new Set();
  for (const line of lines) {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    const code = line.taxCode || "standard";
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    skus.add(line.sku);
  }
  return { currency, skus: [...skus], net, tax, total: net + tax + shipping };
}

// --- wrong order: invoice([{ sku: "a", quantity: 0, unitPrice: 500, taxCode: "luxury" }], "EUR")
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/** @param {Line} line */
function taxCodeOf(line) {
  return line.taxCode ?? "standard";
}

/** @param {Line} line */
function assertValid(line) {
  if (!Object.hasOwn(TAX, taxCodeOf(line))) {
    throw new TypeError(`unknown tax code ${taxCodeOf(line)}`);
  }
  if (line.quantity <= 0) {
    throw new RangeError(`bad quantity for ${line.sku}`);
  }
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  for (const line of lines) {
    assertValid(line);
  }
  let net = 0;
  let tax = 0;
  const skus = new Set();
  for (const line of lines) {
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[taxCodeOf(line)]);
    skus.add(line.sku);
  }
  return { currency, skus: [...skus], net, tax, total: net + tax + shipping };
}

// --- wrong arithmetic: invoice([{ sku: "a", quantity: 1, unitPrice: 3 }, { sku: "b", quantity: 1, unitPrice: 3 }], "EUR")
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  const amounts = lines.map((line) => {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    const code = line.taxCode ?? "standard";
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    return { net: amount, tax: amount * TAX[code] };
  });
  const net = amounts.reduce((sum, each) => sum + each.net, 0);
  const tax = Math.round(amounts.reduce((sum, each) => sum + each.tax, 0));
  const skus = Array.from(new Set(lines.map((line) => line.sku)));
  return { currency, skus, net, tax, total: net + tax + shipping };
}

// --- wrong exception: invoice([], "EUR")
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {

  const amounts = lines.map((line) => {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    const code = line.taxCode ?? "standard";
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    return { net: amount, tax: Math.round(amount * TAX[code]) };
  });
  const { net, tax } = amounts.reduce((sum, each) => ({ net: sum.net + each.net, tax: sum.tax + each.tax }));
  const skus = Array.from(new Set(lines.map((line) => line.sku)));
  return { currency, skus, net, tax, total: net + tax + shipping };
}

// --- wrong collection: invoice([{ sku: "a", quantity: 1, unitPrice: 500, taxCode: "constructor" }], "EUR")
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

function taxRate(code) {
  if (code in TAX) {
    return TAX[code];
  }
  throw new TypeError("unknown tax code " + code);
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  const extra = shipping === undefined ? 0 : shipping;
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const rate = taxRate(line.taxCode == null ? "standard" : line.taxCode);
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * rate);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + extra };
}

// --- wrong mutation: const line = { sku: "a", quantity: 1, unitPrice: 500 }; invoice([line], "EUR"); line
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  let discount = 0;
  if (line.quantity >= 100) {
    discount = 0.15;
  } else if (line.quantity >= 50) {
    discount = 0.1;
  } else if (line.quantity >= 10) {
    discount = 0.05;
  }
  return Math.round(line.quantity * line.unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping = 0) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }

  let net = 0;
  let tax = 0;
  const skus = new Set();
  for (const line of lines) {
    if (line.quantity <= 0) {
      throw new RangeError(`bad quantity for ${line.sku}`);
    }
    line.taxCode ??= "standard";
    const code = line.taxCode;
    if (!Object.hasOwn(TAX, code)) {
      throw new TypeError(`unknown tax code ${code}`);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    skus.add(line.sku);
  }
  return { currency, skus: [...skus], net, tax, total: net + tax + shipping };
}

// --- wrong default: lineNet({ sku: "a", quantity: 12, unitPrice: 100 })
const TAX = { standard: 0.2, reduced: 0.05, zero: 0 };

const BANDS = [
  { from: 100, discount: 0.15 },
  { from: 50, discount: 0.1 },

];

/**
 * @typedef {{sku: string, quantity: number, unitPrice: number, taxCode?: string | null}} Line
 */

/**
 * @param {Line} line
 * @returns {number} the net amount in cents, after the discount for large quantities
 */
export function lineNet(line) {
  const { quantity, unitPrice } = line;
  const discount = BANDS.find((band) => quantity >= band.from)?.discount ?? 0;
  return Math.round(quantity * unitPrice * (1 - discount));
}

/**
 * @param {Line[]} lines
 * @param {string} currency
 * @param {number} [shipping]
 */
export function invoice(lines, currency, shipping) {
  if (lines.length === 0) {
    throw new RangeError("an invoice needs at least one line");
  }
  if (shipping === undefined) {
    shipping = 0;
  }
  let net = 0;
  let tax = 0;
  const skus = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.quantity <= 0) {
      throw new RangeError("bad quantity for " + line.sku);
    }
    const code = line.taxCode === undefined || line.taxCode === null ? "standard" : line.taxCode;
    if (!TAX.hasOwnProperty(code)) {
      throw new TypeError("unknown tax code " + code);
    }
    const amount = lineNet(line);
    net += amount;
    tax += Math.round(amount * TAX[code]);
    if (skus.indexOf(line.sku) === -1) {
      skus.push(line.sku);
    }
  }
  return { currency: currency, skus: skus, net: net, tax: tax, total: net + tax + shipping };
}
