import { createStore, type StoreApi } from 'zustand';
import type { Problem, ProblemCode } from '../problem/problem.ts';
import type { BatchSum } from './batch-sum.ts';
import {
  abortUpload,
  cancelUploads,
  changeUpload,
  createLane,
  forgetUploads,
  type Lane,
  lineUp,
  putUpload,
} from './lane.ts';
import type { Line, SendOptions, Sent, Source } from './source.ts';
import {
  begin,
  cancel,
  fail,
  finish,
  hold,
  newUpload,
  progress,
  putBack,
  retry,
  setOutgoing,
  type Upload,
} from './upload.ts';

/** More at once only makes each of them slower; fewer leaves the line idle between two. */
const slots = 3;

/** What the next file would meet as well: the line stops instead. */
const forAll: ProblemCode[] = ['QUOTA_EXCEEDED', 'UNAUTHENTICATED', 'NOT_UNDERSTOOD'];

export interface TrayState {
  /** Why the line stands still, until `resume`; null while it moves. */
  stopped: Problem | null;
  /** One a source, in the order in which they were opened. */
  batches: readonly (BatchSum & Pick<Source, 'label' | 'path'>)[];
}

export interface Tray {
  state: StoreApi<TrayState>;
  open(source: Source): Line;
  resume(): void;
  cancelAll(): void;
}

export interface TrayOptions {
  /** Why a file need not be sent at all, or null. */
  check(file: File): Promise<Problem | null>;
}

/**
 * All uploads of a session, of whichever page: one line of three slots. Sources take turns, so that one photo does not wait
 * behind another page's thousand. What the next file would meet as well stops the line: those on their way end as they may,
 * the one it happened to goes back to where it was, and nothing begins until `resume`.
 */
export function createTray({ check }: TrayOptions): Tray {
  const state = createStore<TrayState>(() => ({ stopped: null, batches: [] }));
  const lanes: Lane[] = [];
  /** Which lane had the last slot that fell free. */
  let turn = 0;

  const publish = () =>
    state.setState({
      batches: lanes.map(({ source: { label, path }, batch }) => ({ label, path, ...batch })),
    });

  async function run(lane: Lane, upload: Upload) {
    const { key } = upload;
    const abort = new AbortController();
    lane.underWay.set(key, abort);
    putUpload(lane, begin(upload));
    const report = (work: (upload: Upload) => Upload) => {
      if (lane.underWay.get(key) !== abort) return;
      changeUpload(lane, key, work);
      publish();
    };
    const sent = await prepareAndSend(lane, upload, report, {
      signal: abort.signal,
      onProgress: (fraction) => report((now) => progress(now, fraction)),
      onHold: (held) => report((now) => hold(now, held)),
      isBegunAgain: () => lane.underWay.has(key),
    }).catch(brokenOff);
    // Canceled and begun again in the meantime: this outcome belongs to nobody.
    if (lane.underWay.get(key) !== abort) return;
    lane.underWay.delete(key);
    settle(lane, key, sent);
    fill();
  }

  /** What goes out is kept: the server would refuse other bytes under the same key. */
  async function prepareAndSend(
    { source }: Lane,
    { key, file, prepare, outgoing }: Upload,
    report: (work: (upload: Upload) => Upload) => void,
    options: SendOptions,
  ): Promise<Sent> {
    const prepared = outgoing ?? (prepare ? await prepare(file, options.signal) : file);
    if (options.signal.aborted) return brokenOff();
    report((now) => setOutgoing(now, prepared));
    const problem = await check(prepared);
    return problem ? { ok: false, problem } : source.send({ key, file: prepared }, options);
  }

  function settle(lane: Lane, key: string, sent: Sent) {
    if (sent.ok) return changeUpload(lane, key, finish);
    if (!forAll.includes(sent.problem.code)) return changeUpload(lane, key, (now) => fail(now, sent.problem));
    state.setState({ stopped: sent.problem });
    changeUpload(lane, key, putBack);
    lineUp(lane);
  }

  function fill() {
    let busy = lanes.reduce((sum, { underWay }) => sum + underWay.size, 0);
    while (!state.getState().stopped && busy < slots) {
      const lane = nextLane();
      if (!lane) break;
      const [key] = lane.waiting;
      void run(lane, lane.uploads.get(key as string) as Upload);
      busy += 1;
    }
    publish();
  }

  function nextLane(): Lane | undefined {
    for (let at = 1; at <= lanes.length; at += 1) {
      const lane = lanes[(turn + at) % lanes.length];
      if (!lane || lane.waiting.size === 0) continue;
      turn = lanes.indexOf(lane);
      return lane;
    }
    return undefined;
  }

  function resume() {
    state.setState({ stopped: null });
    fill();
  }

  /** A line in which nothing waits stands still for no reason. */
  function goOnIfEmpty() {
    if (lanes.every(({ batch }) => batch.underWay === 0)) state.setState({ stopped: null });
    fill();
  }

  return {
    state,
    resume,
    cancelAll() {
      for (const lane of lanes) cancelUploads(lane);
      goOnIfEmpty();
    },
    open(source) {
      const lane = createLane(source);
      lanes.push(lane);
      return {
        get: (key) => lane.uploads.get(key),
        add(added) {
          for (const each of added) if (!lane.uploads.has(each.key)) putUpload(lane, newUpload(each));
          fill();
        },
        cancel(key) {
          abortUpload(lane, key);
          changeUpload(lane, key, cancel);
          goOnIfEmpty();
        },
        cancelAll() {
          cancelUploads(lane);
          goOnIfEmpty();
        },
        retry(keys) {
          for (const key of keys) changeUpload(lane, key, retry);
          lineUp(lane);
          fill();
        },
        forget(keys) {
          forgetUploads(lane, keys);
          goOnIfEmpty();
        },
        forgetAll() {
          forgetUploads(lane, [...lane.uploads.keys()]);
          goOnIfEmpty();
        },
      };
    },
  };
}

/** Whatever broke, it keeps its slot no longer. */
const brokenOff = (): Sent => ({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
