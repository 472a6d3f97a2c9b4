// How strokes get to the server. What the sheets are to be is told by `want`; what is sent is how that differs from what
// the server is known to have, so a stroke that is taken back before it was sent is never sent.
//
//   saved     the server has all of it, and all of it that others have drawn is here.
//   saving    something is to be sent, 800 ms after the last change, or is on its way: one request at a time.
//   offline   no answer came. It is kept in this browser and sent again, ever less often, and when the network is back.
//   waiting   the server cannot take it now, and says why. It is kept and sent again all the same.
//   merging   another window has changed the sheet: the own is sent on top of it, and what it has is read.
//   refused   the server will not take what is on a sheet. It is kept, and the problem is shown, until the next change.

import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import type { EditStroke } from './edit-stroke.ts';
import type { Sheet } from './sheet.ts';
import type { MaskApi, Sheets } from './sheet-at.ts';
import { createSheetSender, isPassing } from './sheet-sender.ts';

export type SaveState =
  | { at: 'saved' | 'saving' | 'offline' | 'merging' }
  | { at: 'waiting' | 'refused'; problem: Problem };

export interface Outbox {
  state: StoreApi<SaveState>;
  /** As the server has them. */
  sheets(): Sheets;
  want(strokes: readonly EditStroke[]): void;
  /** Sends now what is to be sent, except for what the server has put off. */
  flush(): Promise<void>;
  /** Told of a version that a mask has: one that is not known is read, at the latest before all is saved. */
  hear(maskId: string, version: number): void;
  close(): void;
}

interface OutboxOptions {
  api: MaskApi;
  known: Sheets;
  wanted: readonly EditStroke[];
  /** Told what the strokes are once those of others are among them. */
  onOthers(strokes: readonly EditStroke[]): void;
}

const calmMs = 800;
const [firstRetryMs, lastRetryMs] = [2_000, 30_000];

export function createOutbox(options: OutboxOptions): Outbox {
  const state = createStore<SaveState>(() => ({ at: 'saved' }));
  const sender = createSheetSender({ ...options, onMerging: () => show({ at: 'merging' }) });
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;
  /** By sheet, so that none holds back another. */
  const refused = new Map<Sheet, Problem>();

  const show = (next: SaveState) => {
    if (!isClosed) state.setState(next, true);
  };

  async function run() {
    for (let next = sender.due(refused); next && !isClosed; next = sender.due(refused)) {
      show({ at: state.getState().at === 'merging' ? 'merging' : 'saving' });
      const problem = await sender.send(next);
      if (problem && isPassing(problem)) return pause(problem);
      if (problem) refused.set(next.sheet, problem);
      else retryMs = firstRetryMs;
    }
    const [problem] = refused.values();
    show(problem ? { at: 'refused', problem } : { at: 'saved' });
  }

  function pause(problem: Problem) {
    show(problem.code === 'OFFLINE' ? { at: 'offline' } : { at: 'waiting', problem });
    // There is a server, and it has said when.
    if (problem.code === 'RATE_LIMITED') return wait(Number(problem.params.retryAfterMs ?? retryMs));
    wait(retryMs);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  }

  function wait(ms: number) {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void sendNow(), ms);
  }

  function sendNow(): Promise<void> {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  // What the server has put off is not asked for sooner.
  const isPutOff = () => state.getState().at === 'waiting';
  const flush = async () => (isPutOff() ? undefined : sendNow());
  const goOn = () => void flush();
  globalThis.addEventListener?.('online', goOn);
  if (sender.due()) wait(0);

  return {
    state,
    sheets: sender.sheets,
    want(strokes) {
      sender.want(strokes);
      refused.clear();
      // What was refused may have been taken back.
      if (!sender.due()) return state.getState().at === 'refused' ? void flush() : undefined;
      if (isPutOff()) return;
      if (state.getState().at !== 'offline') show({ at: 'saving' });
      wait(calmMs);
    },
    flush,
    hear(maskId, version) {
      sender.hear(maskId, version);
      if (state.getState().at === 'saved' && sender.due()) void flush();
    },
    close() {
      isClosed = true;
      sender.close();
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', goOn);
    },
  };
}
