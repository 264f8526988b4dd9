// --- original
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- equivalent: a Map of limits instead of the switch, each given out as a copy
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- equivalent: one function for each field that gives the error or null, collected and filtered
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

function nameError(name) {
  if (typeof name !== "string" || name.trim() === "") return "name is missing";
  return name.trim().length > 20 ? "name is too long" : null;
}

function companyError(company) {
  if (company === undefined) return null;
  if (typeof company !== "string") return "company is not a text";
  return company.trim().length > 30 ? "company is too long" : null;
}

function emailError(email) {
  const isValid = typeof email === "string" && /^[^@\s]+@[^@\s]+$/.test(email);
  return isValid ? null : "email is invalid";
}

function ageError(age) {
  if (age === undefined || age === null) return null;
  if (!Number.isInteger(age)) return "age is not a whole number";
  return age < 18 ? "too young" : null;
}

function roleError(role) {
  return role === undefined || ROLES.includes(role) ? null : "unknown role " + role;
}

export function check({ name, company, email, age, role }) {
  return [nameError(name), companyError(company), emailError(email), ageError(age), roleError(role)].filter(
    (error) => error !== null,
  );
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- equivalent: spread and a destructured default in the registry
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const { name, newsletter = true } = form;
    const user = { id: this.#nextId++, name: name.trim(), email, newsletter };
    this.#users.set(email, user);
    return { ...user };
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user === undefined ? undefined : { ...user };
  }
}

// --- equivalent: a Set of roles, the nested ifs flattened, a named pattern
const ROLES = new Set(["member", "editor", "admin", "guest"]);
const EMAIL = /^[^@\s]+@[^@\s]+$/;
const ADULT = 18;

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (typeof form.company === "string" && form.company.trim().length > 30) {
    errors.push("company is too long");
  } else if (form.company !== undefined && typeof form.company !== "string") {
    errors.push("company is not a text");
  }
  if (!(typeof form.email === "string" && EMAIL.test(form.email))) errors.push("email is invalid");
  const hasAge = form.age !== undefined && form.age !== null;
  if (hasAge && !Number.isInteger(form.age)) {
    errors.push("age is not a whole number");
  } else if (hasAge && form.age < ADULT) {
    errors.push("too young");
  }
  if (form.role !== undefined && !ROLES.has(form.role)) errors.push(`unknown role ${form.role}`);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const { name, newsletter = true } = form;
    const user = { id: this.#nextId++, name: name.trim(), email, newsletter };
    this.#users.set(email, user);
    return { ...user };
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user === undefined ? undefined : { ...user };
  }
}

// --- equivalent: what throws in private methods, the if chain for the limits
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

export function limits(role) {
  if (role === "admin") return { projects: 100, seats: 50 };
  if (role === "member" || role === "guest") return { projects: 3, seats: 1 };
  return { projects: 0, seats: 0 };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  #assertNew(email) {
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
  }

  register(form) {
    const errors = check(form);
    if (errors.length) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    this.#assertNew(email);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- equivalent: the rules as a list of conditions with what they say, one after the other
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const { name, company, email, age, role } = form;
  const isText = (value) => typeof value === "string";
  const isLonger = (value, limit) => isText(value) && value.trim().length > limit;
  const rules = [
    ["name is missing", !isText(name) || name.trim() === ""],
    ["name is too long", isLonger(name, 20)],
    ["company is not a text", company !== undefined && !isText(company)],
    ["company is too long", isLonger(company, 30)],
    ["email is invalid", !isText(email) || !/^[^@\s]+@[^@\s]+$/.test(email)],
    ["age is not a whole number", !(age === undefined || age === null || Number.isInteger(age))],
    ["too young", Number.isInteger(age) && age < 18],
    [`unknown role ${role}`, role !== undefined && !ROLES.includes(role)],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([message]) => message);
}

export function limits(role) {
  if (role === "admin") return { projects: 100, seats: 50 };
  if (role === "member" || role === "guest") return { projects: 3, seats: 1 };
  return { projects: 0, seats: 0 };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  #assertNew(email) {
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
  }

  register(form) {
    const errors = check(form);
    if (errors.length) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    this.#assertNew(email);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong default: limits("guest")
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong mutation: const mine = limits("admin"); mine.seats = 0; limits("admin")
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return LIMITS.get(role) ?? NONE;
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong collection: limits("constructor")
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = {
  admin: { projects: 100, seats: 50 },
  member: { projects: 3, seats: 1 },
  guest: { projects: 3, seats: 1 },
};

export function limits(role) {
  return { ...(LIMITS[role] ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong duplicate: check({ name: "Ann", company: "The Very Long Company Name Ltd", email: "a@b" })
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

function lengthError(field, text) {
  return text.trim().length > 20 ? `${field} is too long` : null;
}

function nameError(name) {
  if (typeof name !== "string" || name.trim() === "") return "name is missing";
  return lengthError("name", name);
}

function companyError(company) {
  if (company === undefined) return null;
  if (typeof company !== "string") return "company is not a text";
  return lengthError("company", company);
}

function emailError(email) {
  const isValid = typeof email === "string" && /^[^@\s]+@[^@\s]+$/.test(email);
  return isValid ? null : "email is invalid";
}

function ageError(age) {
  if (age === undefined || age === null) return null;
  if (!Number.isInteger(age)) return "age is not a whole number";
  return age < 18 ? "too young" : null;
}

function roleError(role) {
  return role === undefined || ROLES.includes(role) ? null : "unknown role " + role;
}

export function check({ name, company, email, age, role }) {
  return [nameError(name), companyError(company), emailError(email), ageError(age), roleError(role)].filter(
    (error) => error !== null,
  );
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong truthiness: new Registry().register({ name: "Ann", email: "a@b", newsletter: false })
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const { name } = form;
    const newsletter = form.newsletter || true;
    const user = { id: this.#nextId++, name: name.trim(), email, newsletter };
    this.#users.set(email, user);
    return { ...user };
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user === undefined ? undefined : { ...user };
  }
}

// --- wrong state: const r = new Registry(); const form = { name: "Ann", email: "a@b" }; r.register(form); try { r.register(form) } catch {}; r.register({ name: "Bob", email: "b@b" }).id
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

export function limits(role) {
  if (role === "admin") return { projects: 100, seats: 50 };
  if (role === "member" || role === "guest") return { projects: 3, seats: 1 };
  return { projects: 0, seats: 0 };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  #assertNew(email) {
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
  }

  register(form) {
    const errors = check(form);
    if (errors.length) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    const id = this.#nextId++;
    this.#assertNew(email);
    const user = { id, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong mutation: const r = new Registry(); r.register({ name: "Ann", email: "a@b" }).name = "Eve"; r.find("a@b").name
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const { name, newsletter = true } = form;
    const user = { id: this.#nextId++, name: name.trim(), email, newsletter };
    this.#users.set(email, user);
    return user;
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user === undefined ? undefined : { ...user };
  }
}

// --- wrong exception: new Registry().register({ name: "Ann" })
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (form.company !== undefined) {
    if (typeof form.company !== "string") errors.push("company is not a text");
    else if (form.company.trim().length > 30) errors.push("company is too long");
  }
  if (typeof form.email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(form.email)) errors.push("email is invalid");
  if (form.age !== undefined && form.age !== null) {
    if (!Number.isInteger(form.age)) errors.push("age is not a whole number");
    else if (form.age < 18) errors.push("too young");
  }
  if (form.role !== undefined && ROLES.indexOf(form.role) === -1) errors.push("unknown role " + form.role);
  return errors;
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) errors.push("email is taken");
    if (errors.length > 0) throw new ValidationError(errors);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong order: check({ name: "", company: 5, email: "x" })
const ROLES = new Set(["member", "editor", "admin", "guest"]);
const EMAIL = /^[^@\s]+@[^@\s]+$/;
const ADULT = 18;

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

export function check(form) {
  const errors = [];
  if (typeof form.name !== "string" || form.name.trim() === "") errors.push("name is missing");
  else if (form.name.trim().length > 20) errors.push("name is too long");
  if (!(typeof form.email === "string" && EMAIL.test(form.email))) errors.push("email is invalid");
  if (typeof form.company === "string" && form.company.trim().length > 30) {
    errors.push("company is too long");
  } else if (form.company !== undefined && typeof form.company !== "string") {
    errors.push("company is not a text");
  }
  const hasAge = form.age !== undefined && form.age !== null;
  if (hasAge && !Number.isInteger(form.age)) {
    errors.push("age is not a whole number");
  } else if (hasAge && form.age < ADULT) {
    errors.push("too young");
  }
  if (form.role !== undefined && !ROLES.has(form.role)) errors.push(`unknown role ${form.role}`);
  return errors;
}

const NONE = { projects: 0, seats: 0 };
const LIMITS = new Map([
  ["admin", { projects: 100, seats: 50 }],
  ["member", { projects: 3, seats: 1 }],
  ["guest", { projects: 3, seats: 1 }],
]);

export function limits(role) {
  return { ...(LIMITS.get(role) ?? NONE) };
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const { name, newsletter = true } = form;
    const user = { id: this.#nextId++, name: name.trim(), email, newsletter };
    this.#users.set(email, user);
    return { ...user };
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user === undefined ? undefined : { ...user };
  }
}

// --- wrong equality: check({ name: "Ann", email: "a@b", age: "21" })
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

function nameError(name) {
  if (typeof name !== "string" || name.trim() === "") return "name is missing";
  return name.trim().length > 20 ? "name is too long" : null;
}

function companyError(company) {
  if (company === undefined) return null;
  if (typeof company !== "string") return "company is not a text";
  return company.trim().length > 30 ? "company is too long" : null;
}

function emailError(email) {
  const isValid = typeof email === "string" && /^[^@\s]+@[^@\s]+$/.test(email);
  return isValid ? null : "email is invalid";
}

function ageError(age) {
  if (age === undefined || age === null) return null;
  if (Math.trunc(age) != age) return "age is not a whole number";
  return age < 18 ? "too young" : null;
}

function roleError(role) {
  return role === undefined || ROLES.includes(role) ? null : "unknown role " + role;
}

export function check({ name, company, email, age, role }) {
  return [nameError(name), companyError(company), emailError(email), ageError(age), roleError(role)].filter(
    (error) => error !== null,
  );
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}

// --- wrong equality: check({ name: "Ann", email: "a@b", role: ["admin"] })
const ROLES = ["member", "editor", "admin", "guest"];

export class ValidationError extends Error {
  constructor(errors) {
    super(errors.join(", "));
    this.name = "ValidationError";
    this.errors = errors;
  }
}

function nameError(name) {
  if (typeof name !== "string" || name.trim() === "") return "name is missing";
  return name.trim().length > 20 ? "name is too long" : null;
}

function companyError(company) {
  if (company === undefined) return null;
  if (typeof company !== "string") return "company is not a text";
  return company.trim().length > 30 ? "company is too long" : null;
}

function emailError(email) {
  const isValid = typeof email === "string" && /^[^@\s]+@[^@\s]+$/.test(email);
  return isValid ? null : "email is invalid";
}

function ageError(age) {
  if (age === undefined || age === null) return null;
  if (!Number.isInteger(age)) return "age is not a whole number";
  return age < 18 ? "too young" : null;
}

function roleError(role) {
  return role === undefined || ROLES.some((known) => known == role) ? null : "unknown role " + role;
}

export function check({ name, company, email, age, role }) {
  return [nameError(name), companyError(company), emailError(email), ageError(age), roleError(role)].filter(
    (error) => error !== null,
  );
}

export function limits(role) {
  switch (role) {
    case "admin":
      return { projects: 100, seats: 50 };
    case "member":
    case "guest":
      return { projects: 3, seats: 1 };
    default:
      return { projects: 0, seats: 0 };
  }
}

export class Registry {
  #users = new Map();
  #nextId = 1;

  register(form) {
    const errors = check(form);
    if (errors.length > 0) throw new ValidationError(errors);
    const email = form.email.toLowerCase();
    if (this.#users.has(email)) throw new ValidationError(["email is taken"]);
    const user = { id: this.#nextId++, name: form.name.trim(), email: email, newsletter: true };
    if (form.newsletter !== undefined) user.newsletter = form.newsletter;
    this.#users.set(email, user);
    return Object.assign({}, user);
  }

  find(email) {
    const user = this.#users.get(email.toLowerCase());
    return user && Object.assign({}, user);
  }
}
