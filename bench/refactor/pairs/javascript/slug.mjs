// --- original
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- equivalent: one chain of replacements with named patterns, a conditional expression
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /[^a-z0-9]+/g;
const EDGES = /^-|-$/g;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .normalize("NFD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SEPARATORS, "-")
    .replace(EDGES, "");
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- equivalent: map with a Set of small words instead of changing the list in place
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- equivalent: the words of the slug by filtering what is between the separators
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /[^a-z0-9]+/;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .normalize("NFD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .split(SEPARATORS)
    .filter((part) => part !== "")
    .join("-");
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = this.#next(base);
    return count > 1 ? `${base}-${count}` : base;
  }

  #next(base) {
    const count = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, count);
    return count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- equivalent: the private field renamed, early return for what is new
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #uses = new Map();

  add(title) {
    const base = slugify(title);
    if (base.length === 0) {
      throw new Error(`no letters or digits in: ${title}`);
    }
    if (!this.#uses.has(base)) {
      this.#uses.set(base, 1);
      return base;
    }
    const number = this.#uses.get(base) + 1;
    this.#uses.set(base, number);
    return `${base}-${number}`;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  return text.length <= length ? text : `${text.substring(0, length - 1).trimEnd()}…`;
}

// --- equivalent: for-of with entries and a new list of words, includes
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /[^a-z0-9]+/g;
const EDGES = /^-|-$/g;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .normalize("NFD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SEPARATORS, "-")
    .replace(EDGES, "");
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = [];
  for (const [index, word] of text.toLowerCase().split(" ").entries()) {
    if (index === 0 || !SMALL_WORDS.includes(word)) {
      words.push(word.charAt(0).toUpperCase() + word.slice(1));
    } else {
      words.push(word);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- equivalent: the cut and the counting as functions of their own
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  const fits = maxLength === undefined || slug.length <= maxLength;
  return fits ? slug : cutAtWord(slug, maxLength);
}

function cutAtWord(slug, maxLength) {
  const cut = slug.lastIndexOf("-", maxLength);
  return cut < 1 ? slug.substring(0, maxLength) : slug.slice(0, cut);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const before = this.#counts.get(base) ?? 0;
    this.#counts.set(base, before + 1);
    return before === 0 ? base : [base, before + 1].join("-");
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong string: excerpt("hello", 0)
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #uses = new Map();

  add(title) {
    const base = slugify(title);
    if (base.length === 0) {
      throw new Error(`no letters or digits in: ${title}`);
    }
    if (!this.#uses.has(base)) {
      this.#uses.set(base, 1);
      return base;
    }
    const number = this.#uses.get(base) + 1;
    this.#uses.set(base, number);
    return `${base}-${number}`;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

// --- wrong string: titleCase("it's o'clock")
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  return text.toLowerCase().replace(/\b\w+/g, (word, index) => {
    return index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word);
  });
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong exception: titleCase("one  two")
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /[^a-z0-9]+/g;
const EDGES = /^-|-$/g;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .normalize("NFD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SEPARATORS, "-")
    .replace(EDGES, "");
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = [];
  for (const [index, word] of text.toLowerCase().split(" ").entries()) {
    if (index === 0 || !SMALL_WORDS.includes(word)) {
      words.push(word[0].toUpperCase() + word.slice(1));
    } else {
      words.push(word);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong collection: const r = new SlugRegistry(); r.add("Constructor")
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #uses = {};

  add(title) {
    const base = slugify(title);
    if (base.length === 0) {
      throw new Error(`no letters or digits in: ${title}`);
    }
    if (!this.#uses[base]) {
      this.#uses[base] = 1;
      return base;
    }
    const number = this.#uses[base] + 1;
    this.#uses[base] = number;
    return `${base}-${number}`;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  return text.length <= length ? text : `${text.substring(0, length - 1).trimEnd()}…`;
}

// --- wrong state: const r = new SlugRegistry(); [r.add("a b"), r.add("a b"), r.add("a b")]
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #uses = new Map();

  add(title) {
    const base = slugify(title);
    if (base.length === 0) {
      throw new Error(`no letters or digits in: ${title}`);
    }
    if (!this.#uses.has(base)) {
      this.#uses.set(base, 1);
      return base;
    }
    const number = this.#uses.get(base) + 1;
    return `${base}-${number}`;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word)))
    .join(" ");
}

export function excerpt(text, length) {
  return text.length <= length ? text : `${text.substring(0, length - 1).trimEnd()}…`;
}

// --- wrong boundary: slugify("ab cd", 5)
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /[^a-z0-9]+/g;
const EDGES = /^-|-$/g;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .normalize("NFD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SEPARATORS, "-")
    .replace(EDGES, "");
  if (slug.length < maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong truthiness: slugify("ab", 0)
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (!maxLength || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong string: slugify("Cafe d'Été 2")
const SMALL_WORDS = ["a", "an", "and", "of", "the", "to"];

const ACCENTS = /[\u0300-\u036f]/g;
const SEPARATORS = /\W+/;

export function slugify(title, maxLength = Infinity) {
  const slug = title
    .toLowerCase()
    .split(SEPARATORS)
    .filter((part) => part !== "")
    .join("-");
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf("-", maxLength);
  return slug.substring(0, cut > 0 ? cut : maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = this.#next(base);
    return count > 1 ? `${base}-${count}` : base;
  }

  #next(base) {
    const count = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, count);
    return count;
  }
}

export function titleCase(text) {
  const words = text.split(" ");
  for (let i = 0; i < words.length; i++) {
    const lower = words[i].toLowerCase();
    if (i > 0 && SMALL_WORDS.indexOf(lower) !== -1) {
      words[i] = lower;
    } else {
      words[i] = lower.charAt(0).toUpperCase() + lower.substring(1);
    }
  }
  return words.join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}

// --- wrong order: titleCase("ode to THE sea")
const SMALL_WORDS = new Set(["a", "an", "and", "of", "the", "to"]);

const capitalize = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function slugify(title, maxLength) {
  let slug = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  slug = slug.replace(/[^a-z0-9]+/g, "-");
  slug = slug.replace(/^-|-$/g, "");
  if (maxLength === undefined || slug.length <= maxLength) {
    return slug;
  }
  const cut = slug.lastIndexOf("-", maxLength);
  if (cut > 0) {
    return slug.substring(0, cut);
  }
  return slug.substring(0, maxLength);
}

export class SlugRegistry {
  #counts = new Map();

  add(title) {
    const base = slugify(title);
    if (base === "") {
      throw new Error("no letters or digits in: " + title);
    }
    const count = (this.#counts.get(base) || 0) + 1;
    this.#counts.set(base, count);
    if (count === 1) {
      return base;
    }
    return base + "-" + count;
  }
}

export function titleCase(text) {
  return text
    .split(" ")
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capitalize(word.toLowerCase())))
    .join(" ");
}

export function excerpt(text, length) {
  if (text.length <= length) {
    return text;
  }
  return text.substring(0, length - 1).trimEnd() + "…";
}
