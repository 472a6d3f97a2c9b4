/** Cells of a row: from each start up to, and without, the end of the same place. */
export interface Runs {
  starts: Int32Array;
  ends: Int32Array;
  count: number;
}

export function createRuns(): Runs {
  return { starts: new Int32Array(16), ends: new Int32Array(16), count: 0 };
}

/** One that touches the one added before goes into it: a line's parts come in their order. */
export function addRun(runs: Runs, start: number, end: number): void {
  const last = runs.count - 1;
  if (last >= 0 && start <= runs.ends[last]! && end >= runs.starts[last]!) {
    runs.starts[last] = Math.min(runs.starts[last]!, start);
    runs.ends[last] = Math.max(runs.ends[last]!, end);
    return;
  }
  const at = runs.count++;
  if (at === runs.starts.length) {
    runs.starts = grow(runs.starts);
    runs.ends = grow(runs.ends);
  }
  runs.starts[at] = start;
  runs.ends[at] = end;
}

/** The same cells from left to right, by runs of which no two touch. */
export function mergeRuns(runs: Runs): void {
  const { starts, ends, count } = runs;
  // By insertion: they are few, and come nearly in order.
  for (let i = 1; i < count; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    let to = i;
    for (; to > 0 && starts[to - 1]! > start; to--) {
      starts[to] = starts[to - 1]!;
      ends[to] = ends[to - 1]!;
    }
    starts[to] = start;
    ends[to] = end;
  }
  let last = 0;
  for (let i = 1; i < count; i++) {
    if (starts[i]! > ends[last]!) {
      starts[++last] = starts[i]!;
      ends[last] = ends[i]!;
    } else if (ends[i]! > ends[last]!) ends[last] = ends[i]!;
  }
  runs.count = Math.min(count, last + 1);
}

function grow(list: Int32Array): Int32Array {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
