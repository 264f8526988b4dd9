// Copies the texts of a folder, all but one file. `fs.cpSync` copies modes too, which a sandbox may refuse to change.
import fs from "node:fs";
import path from "node:path";

export function copyTree(origin, folder, leftOut) {
  fs.mkdirSync(folder, { recursive: true });
  for (const entry of fs.readdirSync(origin, { recursive: true, withFileTypes: true })) {
    const from = path.join(entry.parentPath, entry.name);
    const to = path.join(folder, path.relative(origin, from));
    if (entry.isDirectory()) fs.mkdirSync(to, { recursive: true });
    else if (from !== path.join(origin, leftOut)) {
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.writeFileSync(to, fs.readFileSync(from));
    }
  }
}
