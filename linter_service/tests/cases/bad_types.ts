async function load(name: string): Promise<string[]> {
  return [name];
}

export async function names(groups: string[]): Promise<string[]> {
  load("first"); // expect: typescript/no-floating-promises
  const found: number[] = [10, 9, 1];
  for (const place in groups) { // expect: typescript/no-for-in-array
    load(place).then((loaded) => found.push(loaded.length)); // expect: typescript/no-floating-promises
  }
  const waited = await groups.length; // expect: typescript/await-thenable
  found.sort(); // expect: typescript/require-array-sort-compare
  return [`${waited}`, ...found.map(String)];
}

export function title(kind: "a" | "b"): string {
  switch (kind) { // expect: typescript/switch-exhaustiveness-check
    case "a":
      return "first";
  }
  return "other";
}
