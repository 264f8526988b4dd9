// --- original
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: guard clauses with continue, a Map of units
const UNITS = new Map([
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
]);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (/\d/.test(c)) {
      digits += c;
      continue;
    }
    if (digits === "" && c === " ") continue;
    const size = UNITS.get(c);
    if (size === undefined || digits === "") throw new SyntaxError(`unexpected ${c} at ${i}`);
    total += Number(digits) * size;
    digits = "";
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest %= size;
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: the numbers checked first, then reduced
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map((part) => parseInt(part, 10)).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: the parts of the text by filter and map over a computed list, the sign first
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map((part) => parseInt(part, 10)).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const whole = Math.round(Math.abs(seconds));
  if (whole === 0) return "0s";
  const sign = seconds < 0 ? "-" : "";
  let rest = whole;
  const counts = Object.entries(UNITS).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return { unit, count };
  });
  const shown = counts.filter(({ count }) => count > 0).map(({ unit, count }) => `${count}${unit}`);
  return `${sign}${shown.join(" ")}`;
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: an inner loop over the digits, Object.entries, toSorted
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let i = 0;
  while (i < text.length) {
    if (text[i] === " ") {
      i += 1;
      continue;
    }
    const start = i;
    while (text[i] >= "0" && text[i] <= "9") {
      i += 1;
    }
    const digits = text.slice(start, i);
    const unit = text[i];
    if (unit === undefined) throw new SyntaxError("no unit after " + digits);
    if (digits === "" || !Object.hasOwn(UNITS, unit)) throw new SyntaxError("unexpected " + unit + " at " + i);
    total += Number(digits) * UNITS[unit];
    i += 1;
  }
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .toSorted((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: constants instead of the table, a helper for one part
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { d: DAY, h: HOUR, m: MINUTE, s: 1 };

const part = (count, unit) => (count > 0 ? [`${count}${unit}`] : []);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const fields = text.split(":");
  if (fields.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (const field of fields) {
    if (/[^0-9]/.test(field) || field === "") throw new SyntaxError("not a number: " + field);
    seconds = seconds * MINUTE + Number(field);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [
    ...part(Math.floor(rest / DAY), "d"),
    ...part(Math.floor((rest % DAY) / HOUR), "h"),
    ...part(Math.floor((rest % HOUR) / MINUTE), "m"),
    ...part(rest % MINUTE, "s"),
  ];
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- equivalent: a list of units with their seconds, found by find and gone through by reduce
const UNITS = [
  { name: "d", seconds: 86400 },
  { name: "h", seconds: 3600 },
  { name: "m", seconds: 60 },
  { name: "s", seconds: 1 },
];

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const unit = UNITS.find(({ name }) => name === c);
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (unit && digits) {
      total += Number(digits) * unit.seconds;
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const whole = Math.round(Math.abs(seconds));
  if (whole === 0) return "0s";
  const { parts } = UNITS.reduce(
    ({ parts, rest }, unit) => {
      const count = Math.floor(rest / unit.seconds);
      return { parts: count > 0 ? [...parts, `${count}${unit.name}`] : parts, rest: rest % unit.seconds };
    },
    { parts: [], rest: whole },
  );
  const sign = seconds < 0 ? "-" : "";
  return sign + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong arithmetic: parseClock("1:10:10")
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map(parseInt).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong arithmetic: formatDuration(-2.5)
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map((part) => parseInt(part, 10)).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const whole = Math.abs(Math.round(seconds));
  if (whole === 0) return "0s";
  const sign = seconds < 0 ? "-" : "";
  let rest = whole;
  const counts = Object.entries(UNITS).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return { unit, count };
  });
  const shown = counts.filter(({ count }) => count > 0).map(({ unit, count }) => `${count}${unit}`);
  return `${sign}${shown.join(" ")}`;
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong boundary: formatDuration(3600)
const UNITS = new Map([
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
]);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (/\d/.test(c)) {
      digits += c;
      continue;
    }
    if (digits === "" && c === " ") continue;
    const size = UNITS.get(c);
    if (size === undefined || digits === "") throw new SyntaxError(`unexpected ${c} at ${i}`);
    total += Number(digits) * size;
    digits = "";
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const [unit, size] of UNITS) {
    if (rest <= size && size > 1) continue;
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest %= size;
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong guard: formatDuration(NaN)
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map((part) => parseInt(part, 10)).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  const whole = Math.round(Math.abs(seconds));
  if (!whole) return "0s";
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const sign = seconds < 0 ? "-" : "";
  let rest = whole;
  const counts = Object.entries(UNITS).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return { unit, count };
  });
  const shown = counts.filter(({ count }) => count > 0).map(({ unit, count }) => `${count}${unit}`);
  return `${sign}${shown.join(" ")}`;
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong truthiness: formatDuration(0.3)
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { d: DAY, h: HOUR, m: MINUTE, s: 1 };

const part = (count, unit) => (count > 0 ? [`${count}${unit}`] : []);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const fields = text.split(":");
  if (fields.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (const field of fields) {
    if (/[^0-9]/.test(field) || field === "") throw new SyntaxError("not a number: " + field);
    seconds = seconds * MINUTE + Number(field);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  if (!seconds) return "0s";
  const rest = Math.round(Math.abs(seconds));
  const parts = [
    ...part(Math.floor(rest / DAY), "d"),
    ...part(Math.floor((rest % DAY) / HOUR), "h"),
    ...part(Math.floor((rest % HOUR) / MINUTE), "m"),
    ...part(rest % MINUTE, "s"),
  ];
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong exception: byLength(["soon"])
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts.slice().sort((a, b) => parseDuration(a) - parseDuration(b));
}

// --- wrong guard: parseDuration("1h 30")
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let i = 0;
  while (i < text.length) {
    if (text[i] === " ") {
      i += 1;
      continue;
    }
    const start = i;
    while (text[i] >= "0" && text[i] <= "9") {
      i += 1;
    }
    const digits = text.slice(start, i);
    const unit = text[i];
    if (unit === undefined) break;
    if (digits === "" || !Object.hasOwn(UNITS, unit)) throw new SyntaxError("unexpected " + unit + " at " + i);
    total += Number(digits) * UNITS[unit];
    i += 1;
  }
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .toSorted((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong string: parseDuration("1 h")
const UNITS = new Map([
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
]);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  const compact = text.replace(/ /g, "");
  for (let i = 0; i < compact.length; i++) {
    const c = compact[i];
    if (/\d/.test(c)) {
      digits += c;
      continue;
    }
    if (digits === "" && c === " ") continue;
    const size = UNITS.get(c);
    if (size === undefined || digits === "") throw new SyntaxError(`unexpected ${c} at ${i}`);
    total += Number(digits) * size;
    digits = "";
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest %= size;
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong default: formatDuration(90000)
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { d: DAY, h: HOUR, m: MINUTE, s: 1 };

const part = (count, unit) => (count > 0 ? [`${count}${unit}`] : []);

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const fields = text.split(":");
  if (fields.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (const field of fields) {
    if (/[^0-9]/.test(field) || field === "") throw new SyntaxError("not a number: " + field);
    seconds = seconds * MINUTE + Number(field);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [
    ...part(Math.floor(rest / HOUR), "h"),
    ...part(Math.floor((rest % HOUR) / MINUTE), "m"),
    ...part(rest % MINUTE, "s"),
  ];
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}

// --- wrong collection: byLength(["2m", "10s", "120s"])
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  let seconds = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!/^\d+$/.test(parts[i])) throw new SyntaxError("not a number: " + parts[i]);
    seconds = seconds * 60 + parseInt(parts[i], 10);
  }
  return seconds;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  let rest = Math.round(Math.abs(seconds));
  if (rest === 0) return "0s";
  const parts = [];
  for (const unit of Object.keys(UNITS)) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count > 0) parts.push(count + unit);
    rest = rest % UNITS[unit];
  }
  return (seconds < 0 ? "-" : "") + parts.join(" ");
}

/** @param {string[]} texts */
export function byLength(texts) {
  const bySeconds = new Map(texts.map((text) => [parseDuration(text), text]));
  return [...bySeconds.keys()].sort((a, b) => a - b).map((seconds) => bySeconds.get(seconds));
}

// --- wrong scope: formatDuration(90)
const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/**
 * @param {string} text such as "1h 30m"
 * @returns {number} seconds
 */
export function parseDuration(text) {
  let total = 0;
  let digits = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c >= "0" && c <= "9") {
      digits += c;
    } else if (UNITS.hasOwnProperty(c) && digits !== "") {
      total += Number(digits) * UNITS[c];
      digits = "";
    } else if (c !== " " || digits !== "") {
      throw new SyntaxError("unexpected " + c + " at " + i);
    }
  }
  if (digits !== "") throw new SyntaxError("no unit after " + digits);
  return total;
}

/**
 * @param {string} text such as "1:02:03" or "2:03"
 * @returns {number} seconds
 */
export function parseClock(text) {
  const parts = text.split(":");
  if (parts.length > 3) throw new SyntaxError("too many parts in " + text);
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new SyntaxError(`not a number: ${wrong}`);
  return parts.map((part) => parseInt(part, 10)).reduce((seconds, part) => seconds * 60 + part, 0);
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) throw new RangeError("seconds must be finite");
  const whole = Math.round(Math.abs(seconds));
  if (whole === 0) return "0s";
  const sign = seconds < 0 ? "-" : "";
  const counts = Object.entries(UNITS).map(([unit, size]) => {
    let rest = whole;
    const count = Math.floor(rest / size);
    rest %= size;
    return { unit, count };
  });
  const shown = counts.filter(({ count }) => count > 0).map(({ unit, count }) => `${count}${unit}`);
  return `${sign}${shown.join(" ")}`;
}

/** @param {string[]} texts */
export function byLength(texts) {
  return texts
    .map((text) => ({ text, seconds: parseDuration(text) }))
    .sort((a, b) => a.seconds - b.seconds)
    .map((each) => each.text);
}
