import type { Problem } from '../problem/problem.ts';
import type { Hold, Uploads } from '../upload/upload.ts';
import { fractionOf, isFinal, stateOf, workedOf } from './conversion.ts';
import type { Run } from './run.ts';
import { workOf } from './time-left.ts';

/** A picture that could not be converted. */
export interface Failure {
  key: string;
  problem: Problem;
}

/** A run in figures. */
export interface RunSum {
  total: number;
  /** Those that can be sent, and the bytes of their files. */
  sendable: number;
  sendableBytes: number;
  /** Of these bytes: what has been sent. */
  sentBytes: number;
  done: number;
  /** Of those that are done: how many had their result already, and how many became larger. */
  reused: number;
  grown: number;
  failures: readonly Failure[];
  /** What was stopped. */
  canceled: readonly string[];
  /** Of those that are done, as files and as results. */
  beforeBytes: number;
  afterBytes: number;
  /** Results, in the order of their pictures. */
  renditionIds: readonly string[];
  /** 0..1 of all work. */
  fraction: number;
  remainingWork: number;
  /** What the uploads wait for; room in the line is not told, as the jobs in it go on. */
  held: Exclude<Hold, 'ROOM'> | null;
  isOver: boolean;
}

export function sumRun({ conversions }: Run, uploads: Uploads): RunSum {
  const sum = {
    sendable: 0,
    sendableBytes: 0,
    sentBytes: 0,
    done: 0,
    reused: 0,
    grown: 0,
    beforeBytes: 0,
    afterBytes: 0,
    remainingWork: 0,
  };
  const failures: Failure[] = [];
  const canceled: string[] = [];
  const renditionIds: string[] = [];
  let [work, passed, ended] = [0, 0, 0];
  let held: RunSum['held'] = null;
  for (const conversion of conversions.values()) {
    const { key, file, isReused } = conversion;
    const upload = uploads.get(key);
    const state = stateOf(conversion, upload);
    if (isFinal(state)) ended += 1;
    if (state.at === 'failed') failures.push({ key, problem: state.problem });
    if (conversion.problem) continue;
    sum.sendable += 1;
    sum.sendableBytes += file.size;
    sum.sentBytes += file.size * (upload?.sentFraction ?? 0);
    work += workOf(file);
    passed += workOf(file) * fractionOf(state);
    sum.remainingWork += workOf(file) * (1 - workedOf(state));
    if (state.at === 'uploading' && state.upload.held && state.upload.held !== 'ROOM')
      held = state.upload.held;
    if (state.at === 'canceled') canceled.push(key);
    if (state.at !== 'done') continue;
    sum.done += 1;
    sum.reused += isReused ? 1 : 0;
    sum.grown += state.result.byteSize > file.size ? 1 : 0;
    sum.beforeBytes += file.size;
    sum.afterBytes += state.result.byteSize;
    renditionIds.push(state.result.id);
  }
  return {
    ...sum,
    total: conversions.size,
    failures,
    canceled,
    renditionIds: [...new Set(renditionIds)],
    fraction: work === 0 ? 0 : passed / work,
    held,
    isOver: ended === conversions.size,
  };
}
