// Coverage of one call, from V8's own counters. Used inside the sandbox, in the worker.
import inspector from "node:inspector";
import { pathToFileURL } from "node:url";

export class Coverage {
  // `branches` are [decided, start, end, isLoop] of the text; where that is not what runs, V8's own blocks do.
  constructor({ file, shift }, text, origins, branches) {
    this.origins = origins;
    this.branches = origins === null ? branches : null;
    this.urls = [file, pathToFileURL(file).href];
    this.text = text;
    this.shift = shift;
    this.session = new inspector.Session();
    this.session.connect();
    this.session.post("Profiler.enable");
    this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  take() {
    let scripts = [];
    this.session.post("Profiler.takePreciseCoverage", (error, answer) => {
      if (!error) scripts = answer.result;
    });
    const script = scripts.find(({ url }) => this.urls.includes(url));
    return script === undefined ? { lines: [], arcs: [], steps: 0 } : this.seen(script.functions);
  }

  // `steps` is how often blocks were run, all together.
  seen(functions) {
    const painted = new Uint8Array(this.text.length);
    const arcs = [];
    let steps = 0;
    // Outer functions first: one that did not run leaves a hole in the one around it.
    const outerFirst = functions.toSorted(({ ranges: [a] }, { ranges: [b] }) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    for (const { ranges } of outerFirst) {
      for (const { startOffset, endOffset, count } of ranges) {
        const [start, end] = [startOffset - this.shift, endOffset - this.shift];
        painted.fill(Math.min(count, 2), Math.max(0, start), Math.max(0, end));
        steps += count;
        if (this.branches === null && ranges[0].count > 0) arcs.push([start, count > 0 ? end : -end]);
      }
    }
    if (this.branches !== null) arcs.push(...this.taken(painted));
    return { lines: this.origins === null ? this.linesOf(painted) : this.originalLinesOf(painted), arcs, steps };
  }

  // Each way that was taken, or was not where that was decided, and each loop that turned more than once.
  taken(painted) {
    return this.branches.flatMap(([decided, start, end, isLoop]) => {
      if (!painted[decided]) return [];
      if (!painted[start]) return [[start, -end]];
      return isLoop && painted[start] > 1 && painted[decided] === 1 ? [[start, end], [end, start]] : [[start, end]];
    });
  }

  linesOf(painted) {
    const lines = [];
    let start = 0;
    for (const [index, line] of this.text.split("\n").entries()) {
      const ran = [...line].some((character, at) => painted[start + at] && !/[\s{}();]/.test(character));
      if (ran) lines.push(index + 1);
      start += line.length + 1;
    }
    return lines;
  }

  originalLinesOf(painted) {
    const lines = new Set();
    for (let at = 0; at < painted.length; at += 1) {
      if (painted[at] && this.origins[at] && !/[\s{}();]/.test(this.text[at])) lines.add(this.origins[at]);
    }
    return [...lines].toSorted((a, b) => a - b);
  }
}
