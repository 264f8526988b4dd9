// --- original
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (let n = 1; n < lines.length; n++) {
    const cells = splitLine(lines[n]);
    if (cells.length > header.length) throw new RangeError("too many cells in line " + (n + 1));
    const row: Row = {};
    for (let k = 0; k < header.length; k++) {
      row[header[k]] = k < cells.length ? cells[k] : "";
    }
    rows.push(row);
  }
  return rows;
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- equivalent: map for the rows, ?? for what is missing
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- equivalent: the nested ifs flattened with continue
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i += 1;
      continue;
    }
    if (c === '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && c === separator) {
      cells.push(cell);
      cell = "";
      continue;
    }
    cell += c;
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (let n = 1; n < lines.length; n++) {
    const cells = splitLine(lines[n]);
    if (cells.length > header.length) throw new RangeError("too many cells in line " + (n + 1));
    const row: Row = {};
    for (let k = 0; k < header.length; k++) {
      row[header[k]] = k < cells.length ? cells[k] : "";
    }
    rows.push(row);
  }
  return rows;
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- equivalent: a function that reads to the closing quote
export type Row = Record<string, string>;

function readQuoted(line: string, start: number): { text: string; end: number } {
  let text = "";
  let at = start;
  while (at < line.length) {
    if (line[at] !== '"') {
      text += line[at];
      at += 1;
    } else if (line[at + 1] === '"') {
      text += '"';
      at += 2;
    } else {
      return { text, end: at + 1 };
    }
  }
  throw new SyntaxError("quote is never closed");
}

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let i = 0;
  while (i < line.length) {
    const c = line[i];
    if (c === '"') {
      const { text, end } = readQuoted(line, i + 1);
      cell += text;
      i = end;
      continue;
    }
    if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
    i += 1;
  }
  return [...cells, cell];
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- equivalent: a regular expression with a name, replaceAll, an early return
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i += 1;
      continue;
    }
    if (c === '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && c === separator) {
      cells.push(cell);
      cell = "";
      continue;
    }
    cell += c;
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

function toRow(header: readonly string[], cells: readonly string[], lineNumber: number): Row {
  if (cells.length > header.length) throw new RangeError(`too many cells in line ${lineNumber}`);
  const row: Row = {};
  for (const [k, name] of header.entries()) {
    row[name] = cells[k] ?? "";
  }
  return row;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    rows.push(toRow(header, splitLine(line), index + 1));
  }
  return rows;
}

const SPECIAL = /[",\n]/;

export function toCell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  if (!SPECIAL.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

// --- equivalent: the search for special characters by some, what is empty filtered by its truth
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter(Boolean);
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = `${value}`;
  const isSpecial = ['"', ",", "\n"].some((c) => text.includes(c));
  return isSpecial ? `"${text.split('"').join('""')}"` : text;
}

// --- equivalent: a switch outside of quotes, early continue inside of them
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      const isQuote = c === '"';
      const isDoubled = isQuote && line[i + 1] === '"';
      if (isDoubled) i++;
      if (isQuote && !isDoubled) quoted = false;
      else cell += c;
      continue;
    }
    switch (c) {
      case '"':
        quoted = true;
        break;
      case separator:
        cells.push(cell);
        cell = "";
        break;
      default:
        cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (let n = 1; n < lines.length; n++) {
    const cells = splitLine(lines[n]);
    if (cells.length > header.length) throw new RangeError("too many cells in line " + (n + 1));
    const row: Row = {};
    for (let k = 0; k < header.length; k++) {
      row[header[k]] = k < cells.length ? cells[k] : "";
    }
    rows.push(row);
  }
  return rows;
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong string: toCell("a,b"); toCell("c,d")
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i += 1;
      continue;
    }
    if (c === '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && c === separator) {
      cells.push(cell);
      cell = "";
      continue;
    }
    cell += c;
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

function toRow(header: readonly string[], cells: readonly string[], lineNumber: number): Row {
  if (cells.length > header.length) throw new RangeError(`too many cells in line ${lineNumber}`);
  const row: Row = {};
  for (const [k, name] of header.entries()) {
    row[name] = cells[k] ?? "";
  }
  return row;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    rows.push(toRow(header, splitLine(line), index + 1));
  }
  return rows;
}

const SPECIAL = /[",\n]/g;

export function toCell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  if (!SPECIAL.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

// --- wrong string: toCell('say "yes" or "no"')
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter(Boolean);
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = `${value}`;
  const isSpecial = ['"', ",", "\n"].some((c) => text.includes(c));
  return isSpecial ? `"${text.replace('"', '""')}"` : text;
}

// --- wrong truthiness: splitLine("a,b", "")
export type Row = Record<string, string>;

export function splitLine(line: string, given?: string): string[] {
  const separator = given || ",";
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (let n = 1; n < lines.length; n++) {
    const cells = splitLine(lines[n]);
    if (cells.length > header.length) throw new RangeError("too many cells in line " + (n + 1));
    const row: Row = {};
    for (let k = 0; k < header.length; k++) {
      row[header[k]] = k < cells.length ? cells[k] : "";
    }
    rows.push(row);
  }
  return rows;
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong arithmetic: parseCsv(["a", "1", "2,3"].join(String.fromCharCode(10)))
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 1}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong guard: parseCsv(["a", "1", "2,3"].join(String.fromCharCode(10)))
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line) => {
    const cells = splitLine(line);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong exception: splitLine('a,"b')
export type Row = Record<string, string>;

function readQuoted(line: string, start: number): { text: string; end: number } {
  let text = "";
  let at = start;
  while (at < line.length) {
    if (line[at] !== '"') {
      text += line[at];
      at += 1;
    } else if (line[at + 1] === '"') {
      text += '"';
      at += 2;
    } else {
      return { text, end: at + 1 };
    }
  }
  return { text, end: at };
}

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let i = 0;
  while (i < line.length) {
    const c = line[i];
    if (c === '"') {
      const { text, end } = readQuoted(line, i + 1);
      cell += text;
      i = end;
      continue;
    }
    if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
    i += 1;
  }
  return [...cells, cell];
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    header.forEach((name, k) => {
      row[name] = cells[k] ?? "";
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong boundary: splitLine('"",x')
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '"' && line[i + 1] === '"') {
      cell += '"';
      i += 1;
      continue;
    }
    if (c === '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && c === separator) {
      cells.push(cell);
      cell = "";
      continue;
    }
    cell += c;
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const header = splitLine(lines[0]);
  const rows: Row[] = [];
  for (let n = 1; n < lines.length; n++) {
    const cells = splitLine(lines[n]);
    if (cells.length > header.length) throw new RangeError("too many cells in line " + (n + 1));
    const row: Row = {};
    for (let k = 0; k < header.length; k++) {
      row[header[k]] = k < cells.length ? cells[k] : "";
    }
    rows.push(row);
  }
  return rows;
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// --- wrong default: parseCsv(["a,b", "1"].join(String.fromCharCode(10)))
export type Row = Record<string, string>;

export function splitLine(line: string, separator: string = ","): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"') {
        if (line[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          quoted = false;
        }
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  if (quoted) throw new SyntaxError("quote is never closed");
  cells.push(cell);
  return cells;
}

export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const [first, ...rest] = lines;
  const header = splitLine(first);
  return rest.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length > header.length) throw new RangeError(`too many cells in line ${index + 2}`);
    const row: Row = {};
    cells.forEach((cell, k) => {
      row[header[k]] = cell;
    });
    return row;
  });
}

export function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}
