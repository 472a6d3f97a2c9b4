import type { Problem } from '../problem/problem.ts';
import { type Hold, isUnderWay } from '../upload/upload.ts';
import {
  type Conversion,
  type ConversionState,
  fractionOf,
  isFinal,
  stateOf,
  workedOf,
} from './conversion.ts';
import { workOf } from './time-left.ts';

/** A picture that could not be converted. */
export interface Failure {
  key: string;
  problem: Problem;
}

/** What adds up over pictures. */
interface Figures {
  total: number;
  /** Those that can be sent, and the bytes of their files. */
  sendable: number;
  sendableBytes: number;
  /** Of these bytes: what the server has, sent now or before. */
  sentBytes: number;
  done: number;
  /** Of those that are done: how many had their result already, and how many became larger. */
  reused: number;
  grown: number;
  /** Of those that are done, as files and as results. */
  beforeBytes: number;
  afterBytes: number;
  /** Of this run itself, not of one before it: bytes of files that were sent, and of results. */
  upBytes: number;
  downBytes: number;
  /** Of all work, what is behind and what is ahead. */
  work: number;
  passedWork: number;
  remainingWork: number;
  ended: number;
  /** Uploads that are not through. */
  sending: number;
  /** Uploads that wait for something; room in the line does not count, as the jobs in it go on. */
  heldByConnection: number;
  heldByStorage: number;
  heldByBusy: number;
}

/** A run in figures. */
export interface RunSum extends Figures {
  failures: readonly Failure[];
  /** How many results there are: two pictures may have one. */
  results: number;
  /** What was stopped. */
  canceled: readonly string[];
  /** 0..1 of all work. */
  fraction: number;
  /** Whether files of it are still to be sent. */
  isSending: boolean;
  /** What the uploads wait for. */
  held: Exclude<Hold, 'ROOM'> | null;
  isOver: boolean;
}

const nothing: Figures = {
  total: 0,
  sendable: 0,
  sendableBytes: 0,
  sentBytes: 0,
  done: 0,
  reused: 0,
  grown: 0,
  beforeBytes: 0,
  afterBytes: 0,
  upBytes: 0,
  downBytes: 0,
  work: 0,
  passedWork: 0,
  remainingWork: 0,
  ended: 0,
  sending: 0,
  heldByConnection: 0,
  heldByStorage: 0,
  heldByBusy: 0,
};

const names = Object.keys(nothing) as (keyof Figures)[];

const heldNames = {
  CONNECTION: 'heldByConnection',
  STORAGE: 'heldByStorage',
  BUSY: 'heldByBusy',
} as const satisfies Record<NonNullable<RunSum['held']>, keyof Figures>;

/** What one picture adds. */
function figuresOf(conversion: Conversion): Figures {
  const { file, upload, isReused } = conversion;
  const state = stateOf(conversion);
  const figures = { ...nothing, total: 1, ended: isFinal(state) ? 1 : 0 };
  if (conversion.problem) return figures;
  figures.sendable = 1;
  figures.sending = upload && isUnderWay(upload) ? 1 : 0;
  figures.sendableBytes = file.size;
  figures.sentBytes = file.size * (upload?.sentFraction ?? 0);
  figures.upBytes = conversion.wasSent ? file.size : 0;
  figures.work = workOf(file);
  figures.passedWork = workOf(file) * fractionOf(state);
  figures.remainingWork = workOf(file) * (1 - workedOf(state));
  if (state.at === 'uploading' && state.upload.held && state.upload.held !== 'ROOM')
    figures[heldNames[state.upload.held]] = 1;
  if (state.at !== 'done') return figures;
  const { byteSize } = state.result;
  return {
    ...figures,
    done: 1,
    reused: isReused ? 1 : 0,
    grown: byteSize > file.size ? 1 : 0,
    beforeBytes: file.size,
    afterBytes: byteSize,
    downBytes: isReused ? 0 : byteSize,
  };
}

export interface RunTally {
  /** One picture became another; undefined: it comes or goes. The cost is the same however many there are. */
  move(before: Conversion | undefined, after: Conversion | undefined): void;
  read(): RunSum;
}

/** Keeps the figures of a run while its pictures change. */
export function createTally(): RunTally {
  const sum = { ...nothing };
  const failures = new Map<string, Problem>();
  const canceled = new Set<string>();
  /** By the result's id: how many pictures have it. */
  const results = new Map<string, number>();

  const countResult = (state: ConversionState, change: 1 | -1) => {
    if (state.at !== 'done') return;
    const count = (results.get(state.result.id) ?? 0) + change;
    if (count === 0) results.delete(state.result.id);
    else results.set(state.result.id, count);
  };

  const add = (figures: Figures, sign: 1 | -1) => {
    for (const name of names) sum[name] += sign * figures[name];
  };

  return {
    move(before, after) {
      if (before) {
        add(figuresOf(before), -1);
        countResult(stateOf(before), -1);
        failures.delete(before.key);
        canceled.delete(before.key);
      }
      if (!after) return;
      add(figuresOf(after), 1);
      const state = stateOf(after);
      countResult(state, 1);
      if (state.at === 'failed') failures.set(after.key, state.problem);
      if (state.at === 'canceled') canceled.add(after.key);
    },
    read: () => ({
      ...sum,
      failures: Array.from(failures, ([key, problem]) => ({ key, problem })),
      canceled: [...canceled],
      results: results.size,
      fraction: sum.work === 0 ? 0 : sum.passedWork / sum.work,
      isSending: sum.sending > 0,
      held: heldOf(sum),
      isOver: sum.ended === sum.total,
    }),
  };
}

function heldOf(sum: Figures): RunSum['held'] {
  const all = Object.entries(heldNames) as [NonNullable<RunSum['held']>, keyof Figures][];
  return all.find(([, name]) => sum[name] > 0)?.[0] ?? null;
}
