// --- original
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = prefix + "/" + entry.name;
  if (!entry.children || entry.children.length === 0) return [path];
  let paths = [];
  for (let i = 0; i < entry.children.length; i++) {
    paths = paths.concat(leafPaths(entry.children[i], path));
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- equivalent: reduce and flatMap instead of the loops
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  const children = entry.children ?? [];
  return children.reduce((total, child) => total + totalSize(child), entry.size ?? 0);
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- equivalent: a stack of its own instead of recursion for the paths
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const paths = [];
  const stack = [{ node: entry, parent: prefix }];
  while (stack.length > 0) {
    const { node, parent } = stack.pop();
    const path = `${parent}/${node.name}`;
    const children = node.children ?? [];
    if (children.length === 0) paths.push(path);
    for (let i = children.length - 1; i >= 0; i--) {
      stack.push({ node: children[i], parent: path });
    }
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- equivalent: destructured parameters and early returns
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize({ size, children }) {
  let total = size ?? 0;
  for (const child of children ?? []) {
    total += totalSize(child);
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [name];
  for (const child of entry.children ?? []) {
    const rest = findPath(child, name);
    if (rest) return [entry.name, ...rest];
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- equivalent: one collecting inner function for the path that is searched
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = prefix + "/" + entry.name;
  if (!entry.children || entry.children.length === 0) return [path];
  let paths = [];
  for (let i = 0; i < entry.children.length; i++) {
    paths = paths.concat(leafPaths(entry.children[i], path));
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  const trail = [];
  function visit(node) {
    trail.push(node.name);
    if (node.name === name || (node.children && node.children.some(visit))) return true;
    trail.pop();
    return false;
  }
  return visit(entry) ? trail : null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- equivalent: what is large enough picked out before it is copied
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize({ size, children }) {
  let total = size ?? 0;
  for (const child of children ?? []) {
    total += totalSize(child);
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [name];
  for (const child of entry.children ?? []) {
    const rest = findPath(child, name);
    if (rest) return [entry.name, ...rest];
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  if (!entry.children) return { ...entry };
  const large = entry.children.filter((child) => !(totalSize(child) < minimum));
  return { ...entry, children: large.map((child) => prune(child, minimum)) };
}

// --- equivalent: a list handed down that the leaves are pushed to
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

function collectLeaves({ name, children }, prefix, paths) {
  const path = prefix + "/" + name;
  if (children && children.length > 0) {
    children.forEach((child) => collectLeaves(child, path, paths));
  } else {
    paths.push(path);
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  return collectLeaves(entry, prefix, []);
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong recursion: leafPaths({ name: "a", children: [{ name: "b", children: [] }, { name: "c" }] })
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  const children = entry.children ?? [];
  return children.reduce((total, child) => total + totalSize(child), entry.size ?? 0);
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap(leafPaths).map((each) => path + each);
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong recursion: findPath({ name: "a", children: [{ name: "b" }, { name: "c" }] }, "c")
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize({ size, children }) {
  let total = size ?? 0;
  for (const child of children ?? []) {
    total += totalSize(child);
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [name];
  for (const child of entry.children ?? []) {
    const rest = findPath(child, name);
    return rest && [entry.name, ...rest];
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong order: leafPaths({ name: "a", children: [{ name: "b" }, { name: "c" }] })
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const paths = [];
  const stack = [{ node: entry, parent: prefix }];
  while (stack.length > 0) {
    const { node, parent } = stack.pop();
    const path = `${parent}/${node.name}`;
    const children = node.children ?? [];
    if (children.length === 0) paths.push(path);
    for (const child of children) {
      stack.push({ node: child, parent: path });
    }
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong mutation: const root = { name: "a", size: 9, children: [{ name: "b", size: 1 }] }; prune(root, 5); root.children.length
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = prefix + "/" + entry.name;
  if (!entry.children || entry.children.length === 0) return [path];
  let paths = [];
  for (let i = 0; i < entry.children.length; i++) {
    paths = paths.concat(leafPaths(entry.children[i], path));
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  if (entry.children) {
    entry.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return { ...entry };
}

// --- wrong boundary: prune({ name: "a", size: 9, children: [{ name: "b", size: 5 }] }, 5)
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize({ size, children }) {
  let total = size ?? 0;
  for (const child of children ?? []) {
    total += totalSize(child);
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [name];
  for (const child of entry.children ?? []) {
    const rest = findPath(child, name);
    if (rest) return [entry.name, ...rest];
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  if (!entry.children) return { ...entry };
  const large = entry.children.filter((child) => totalSize(child) > minimum);
  return { ...entry, children: large.map((child) => prune(child, minimum)) };
}

// --- wrong state: leafPaths({ name: "a" }); leafPaths({ name: "b" })
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

const leaves = [];

function collectLeaves({ name, children }, prefix, paths) {
  const path = prefix + "/" + name;
  if (children && children.length > 0) {
    children.forEach((child) => collectLeaves(child, path, paths));
  } else {
    paths.push(path);
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  return collectLeaves(entry, prefix, leaves);
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [entry.name];
  if (!entry.children) return null;
  for (const child of entry.children) {
    const rest = findPath(child, name);
    if (rest !== null) return [entry.name].concat(rest);
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong guard: findPath({ name: "a", children: [{ name: "b", children: [{ name: "x" }] }, { name: "c" }] }, "c")
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize(entry) {
  let total = entry.size ?? 0;
  if (entry.children) {
    for (let i = 0; i < entry.children.length; i++) {
      total += totalSize(entry.children[i]);
    }
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = prefix + "/" + entry.name;
  if (!entry.children || entry.children.length === 0) return [path];
  let paths = [];
  for (let i = 0; i < entry.children.length; i++) {
    paths = paths.concat(leafPaths(entry.children[i], path));
  }
  return paths;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  const trail = [];
  function visit(node) {
    trail.push(node.name);
    if (node.name === name || (node.children && node.children.some(visit))) return true;
    if (!node.children) trail.pop();
    return false;
  }
  return visit(entry) ? trail : null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  const copy = { ...entry };
  if (entry.children) {
    copy.children = entry.children.map((child) => prune(child, minimum)).filter((child) => child !== null);
  }
  return copy;
}

// --- wrong mutation: const root = { name: "a", size: 9, children: [{ name: "b", size: 8 }] }; const copy = prune(root, 5); copy.children[0].size = 0; root.children[0].size
/**
 * @typedef {{name: string, size?: number, children?: Entry[]}} Entry
 */

/**
 * @param {Entry} entry
 */
export function totalSize({ size, children }) {
  let total = size ?? 0;
  for (const child of children ?? []) {
    total += totalSize(child);
  }
  return total;
}

/**
 * @param {Entry} entry
 * @param {string} [prefix]
 * @returns {string[]} where the entries without children are, in order
 */
export function leafPaths(entry, prefix = "") {
  const path = `${prefix}/${entry.name}`;
  if (!entry.children?.length) return [path];
  return entry.children.flatMap((child) => leafPaths(child, path));
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {string[] | null} the names from the root down to the first entry of that name
 */
export function findPath(entry, name) {
  if (entry.name === name) return [name];
  for (const child of entry.children ?? []) {
    const rest = findPath(child, name);
    if (rest) return [entry.name, ...rest];
  }
  return null;
}

/**
 * @param {Entry} entry
 * @param {number} minimum
 * @returns {Entry | null} a copy without what is smaller in total
 */
export function prune(entry, minimum) {
  if (totalSize(entry) < minimum) return null;
  if (!entry.children) return { ...entry };
  const large = entry.children.filter((child) => !(totalSize(child) < minimum));
  return { ...entry, children: large.map((child) => (child.children ? prune(child, minimum) : child)) };
}
