import type { Problem } from '../problem/problem.ts';
import type { Uploads } from '../upload/upload.ts';
import { fractionOf, isFinal, stateOf } from './conversion.ts';
import type { Run } from './run.ts';
import { workOf } from './time-left.ts';

/** A picture that is not converted and can be tried again; without a problem if it was canceled. */
export interface Failure {
  key: string;
  problem: Problem | null;
}

/** A run in figures. */
export interface RunSum {
  total: number;
  /** Of all its files. */
  totalBytes: number;
  done: number;
  /** Of those that are done: how many had their result already. */
  reused: number;
  failures: readonly Failure[];
  /** Of those that are done, as files and as results. */
  beforeBytes: number;
  afterBytes: number;
  /** Results, in the order of their pictures. */
  renditionIds: readonly string[];
  /** 0..1 of all work. */
  fraction: number;
  remainingWork: number;
  /** Whether it waits for the connection. */
  isHeld: boolean;
  isOver: boolean;
}

export function sumRun({ conversions }: Run, uploads: Uploads): RunSum {
  const sum = {
    done: 0,
    reused: 0,
    totalBytes: 0,
    beforeBytes: 0,
    afterBytes: 0,
    remainingWork: 0,
    ended: 0,
  };
  const failures: Failure[] = [];
  const renditionIds: string[] = [];
  let work = 0;
  let isHeld = false;
  for (const conversion of conversions.values()) {
    const { key, file, isReused } = conversion;
    const state = stateOf(conversion, uploads.get(key));
    sum.totalBytes += file.size;
    work += workOf(file);
    sum.remainingWork += workOf(file) * (1 - fractionOf(state));
    if (isFinal(state)) sum.ended += 1;
    if (state.at === 'uploading' && state.upload.held === 'CONNECTION') isHeld = true;
    if (state.at === 'failed') failures.push({ key, problem: state.problem });
    if (state.at === 'canceled') failures.push({ key, problem: null });
    if (state.at !== 'done') continue;
    sum.done += 1;
    sum.reused += isReused ? 1 : 0;
    sum.beforeBytes += file.size;
    sum.afterBytes += state.result.byteSize;
    renditionIds.push(state.result.id);
  }
  const { ended, ...figures } = sum;
  return {
    ...figures,
    total: conversions.size,
    failures,
    renditionIds: [...new Set(renditionIds)],
    fraction: work === 0 ? 0 : 1 - sum.remainingWork / work,
    isHeld,
    isOver: ended === conversions.size,
  };
}
