// --- original
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- equivalent: destructured groups and Number, a template in the messages
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- equivalent: a helper with padStart for two digits
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const rest = inDay % 60;
  const hours = (inDay - rest) / 60;
  return `${twoDigits(hours)}:${twoDigits(rest)}`;
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- equivalent: toSorted, for-of with destructuring, at and a guard with continue
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const { start, end } of slots.toSorted((a, b) => a.start - b.start)) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    merged.push({ start, end });
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- equivalent: the check before the sorting, the merging by reduce
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  if (slots.some((slot) => slot.end <= slot.start)) throw new RangeError("a slot must end after it starts");
  return [...slots]
    .sort((a, b) => a.start - b.start)
    .reduce<Slot[]>((merged, slot) => {
      const last = merged[merged.length - 1];
      if (last !== undefined && last.end >= slot.start) {
        last.end = Math.max(last.end, slot.end);
      } else {
        merged.push({ start: slot.start, end: slot.end });
      }
      return merged;
    }, []);
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- equivalent: an inner function for a gap, the condition of the break in the loop turned round
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  const addGap = (end: number): void => {
    if (at < end) free.push({ start: at, end });
  };
  const busy = mergeSlots(slots);
  for (let i = 0; i < busy.length && !(busy[i].start >= to); i++) {
    const { start, end } = busy[i];
    addGap(start);
    at = Math.max(at, end);
  }
  addGap(to);
  return free;
}

// --- equivalent: the slot that grows in a variable, a spread copy
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  let current: Slot | null = null;
  for (const { start, end } of [...slots].sort((a, b) => a.start - b.start)) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    if (current === null || !(start <= current.end)) {
      current = { start, end };
      merged.push(current);
    } else {
      current.end = Math.max(current.end, end);
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong mutation: const slots = [{ start: 5, end: 6 }, { start: 1, end: 2 }]; mergeSlots(slots); slots
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const { start, end } of (slots as Slot[]).sort((a, b) => a.start - b.start)) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    merged.push({ start, end });
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong mutation: const slots = [{ start: 1, end: 3 }, { start: 2, end: 5 }]; mergeSlots(slots); slots
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  if (slots.some((slot) => slot.end <= slot.start)) throw new RangeError("a slot must end after it starts");
  return [...slots]
    .sort((a, b) => a.start - b.start)
    .reduce<Slot[]>((merged, slot) => {
      const last = merged[merged.length - 1];
      if (last !== undefined && last.end >= slot.start) {
        last.end = Math.max(last.end, slot.end);
      } else {
        merged.push(slot);
      }
      return merged;
    }, []);
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong boundary: mergeSlots([{ start: 1, end: 2 }, { start: 2, end: 3 }])
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const { start, end } of slots.toSorted((a, b) => a.start - b.start)) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    const last = merged.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    merged.push({ start, end });
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong arithmetic: formatTime(-90)
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = Math.abs(minutes) % DAY;
  const rest = inDay % 60;
  const hours = (inDay - rest) / 60;
  return `${twoDigits(hours)}:${twoDigits(rest)}`;
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong order: mergeSlots([{ start: 5, end: 6 }, { start: 1, end: 2 }])
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  if (slots.some((slot) => slot.end <= slot.start)) throw new RangeError("a slot must end after it starts");
  return [...slots]
    .sort((a, b) => (a.start > b.start ? 1 : 0))
    .reduce<Slot[]>((merged, slot) => {
      const last = merged[merged.length - 1];
      if (last !== undefined && last.end >= slot.start) {
        last.end = Math.max(last.end, slot.end);
      } else {
        merged.push({ start: slot.start, end: slot.end });
      }
      return merged;
    }, []);
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong collection: mergeSlots([{ start: 600, end: 660 }, { start: 90, end: 120 }])
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const [start, end] of slots.map((slot) => [slot.start, slot.end]).sort()) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    merged.push({ start, end });
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong guard: parseTime("10:300")
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = Math.max(last.end, slot.end);
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong truthiness: mergeSlots([{ start: -60, end: 0 }, { start: 0, end: 30 }])
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) throw new SyntaxError("not a time: " + text);
  const hours = parseInt(match[1], 10);
  const minutes = parseInt(match[2], 10);
  if (hours > 23 || minutes > 59) throw new RangeError("no such time: " + text);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const { start, end } of slots.toSorted((a, b) => a.start - b.start)) {
    if (end <= start) throw new RangeError("a slot must end after it starts");
    const last = merged.at(-1);
    if (last?.end && start <= last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    merged.push({ start, end });
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  for (const slot of mergeSlots(slots)) {
    if (slot.start >= to) break;
    if (slot.start > at) free.push({ start: at, end: slot.start });
    at = Math.max(at, slot.end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

// --- wrong boundary: mergeSlots([{ start: 1, end: 9 }, { start: 2, end: 3 }])
export interface Slot {
  start: number;
  end: number;
}

const DAY = 24 * 60;

export function parseTime(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) throw new SyntaxError(`not a time: ${text}`);
  const [hours, minutes] = match.slice(1).map(Number);
  if (!(hours <= 23 && minutes <= 59)) throw new RangeError(`no such time: ${text}`);
  return hours * 60 + minutes;
}

/** Minutes may be negative: those are of the day before. */
export function formatTime(minutes: number): string {
  if (!Number.isInteger(minutes)) throw new TypeError("whole minutes expected");
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = Math.floor(inDay / 60);
  const rest = inDay % 60;
  return (hours < 10 ? "0" + hours : "" + hours) + ":" + (rest < 10 ? "0" + rest : "" + rest);
}

export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.slice().sort((a, b) => a.start - b.start);
  const merged: Slot[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const slot = sorted[i];
    if (slot.end <= slot.start) throw new RangeError("a slot must end after it starts");
    const last = merged[merged.length - 1];
    if (last !== undefined && slot.start <= last.end) {
      last.end = slot.end;
    } else {
      merged.push({ start: slot.start, end: slot.end });
    }
  }
  return merged;
}

export function freeSlots(slots: readonly Slot[], from: number, to: number): Slot[] {
  const free: Slot[] = [];
  let at = from;
  const addGap = (end: number): void => {
    if (at < end) free.push({ start: at, end });
  };
  const busy = mergeSlots(slots);
  for (let i = 0; i < busy.length && !(busy[i].start >= to); i++) {
    const { start, end } = busy[i];
    addGap(start);
    at = Math.max(at, end);
  }
  addGap(to);
  return free;
}
