import { exec } from "node:child_process";

interface User {
  name: string;
  age?: number;
}

export function describe(user: User): string {
  const years: string = user.age; // expect: TS2322
  if (/^(a+)+$/.test(user.name)) { // expect: regexp/no-super-linear-backtracking
    return user.nickname; // expect: TS2339
  }
  return user.age.toFixed(2) + years; // expect: TS18048
}

export function pick(kind: number): number {
  switch (kind) {
    case 1:
      let found = kind; // expect: no-case-declarations
      return found;
    default:
      return 0;
  }
}

export async function load(path: string): Promise<string> {
  try {
    return await read(path);
  } catch (error) {
    throw new Error(`cannot read: ${String(error)}`); // expect: preserve-caught-error
  }
}

async function read(path: string): Promise<string> {
  [1, 2].map((value) => { console.log(value); }); // expect: array-callback-return, unicorn/no-unused-builtin-method-return
  exec("true");
  return path;
}
