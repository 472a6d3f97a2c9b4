import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { isActive } from '../job/job-words.ts';
import type { Problem } from '../problem/problem.ts';
import { type RecipeForm, toRecipeInput } from '../recipe/recipe-form.ts';
import { askLimits } from '../upload/ask-limits.ts';
import { checkFile } from '../upload/check-file.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Line, Outgoing, SendOptions, Sent } from '../upload/source.ts';
import type { Tray } from '../upload/tray.ts';
import { type ConversionJob, comesBack, type NewConversion, stateOf, untouched } from './conversion.ts';
import { type Conversions, createConversions } from './conversions.ts';
import { forgetLastRun, keepLastRun, type LastRun, readLastRun } from './last-run.ts';
import { forTheWeb } from './presets.ts';
import { addKeys, newRun, type Run, removeKey, skipPause, startClock } from './run.ts';
import { sortFiles } from './sort-files.ts';
import { addSample, workOf } from './time-left.ts';
import { watchJob } from './watch-job.ts';

/** The Convert page's state and all that can be done on it; it outlives the page, so that a run goes on meanwhile. */
export interface Converter {
  run: StoreApi<Run>;
  conversions: Conversions;
  line: Line;
  /** The run before a reload, until it goes on or is dismissed. */
  lastRun: StoreApi<LastRun | null>;
  dismissLastRun(): void;
  addFiles(files: readonly File[]): void;
  setRecipe(recipe: RecipeForm): void;
  start(): void;
  /** Sends nothing more; what has arrived is still converted. */
  stop(): void;
  remove(key: string): void;
  retry(keys: readonly string[]): void;
  /** Results, in the order of their pictures; two pictures may have one. */
  listRenditions(): string[];
  /** Back to an empty page. What was made stays in the library. */
  startOver(): void;
  /** Stops for good: its account is not the one of this page any more. */
  close(): void;
}

export interface ConverterOptions {
  client: Client;
  account: string;
  tray: Tray;
}

export function createConverter({ client, account, tray }: ConverterOptions): Converter {
  const lastRun = createStore(() => readLastRun(account));
  const run = createStore<Run>(() => newRun(lastRun.getState()?.recipe ?? forTheWeb));
  const conversions = createConversions();
  const watching = new Map<string, () => void>();

  async function send({ key, file }: Outgoing, options: SendOptions): Promise<Sent> {
    const recipes = [toRecipeInput(run.getState().recipe)];
    const sent = await sendImage(client, {
      file,
      clientId: key,
      recipes,
      ...options,
      onHold(held) {
        // What was measured before the connection broke says nothing about after.
        if (held === 'CONNECTION' || held === 'STORAGE') run.setState({ samples: [] });
        options.onHold(held);
      },
    });
    if ('problem' in sent) {
      noteEnd();
      return { ok: false, problem: sent.problem };
    }
    if (!sent.wasReady) {
      conversions.change(key, { wasSent: true });
      run.setState({ lastSentMs: Date.now() });
    }
    const job = sent.jobs.find(({ kind }) => kind === 'PROCESS_IMAGE');
    const prepareId = sent.jobs.find(({ kind }) => kind === 'PREPARE_IMAGE')?.id ?? null;
    if (job && !options.signal.aborted)
      follow(key, { id: job.id, prepareId }, sent.wasReady && job.status === 'SUCCEEDED');
    return { ok: true };
  }

  const line = tray.open({
    label: 'Convert',
    path: '/convert',
    send,
    onChange: (key, upload) => conversions.change(key, { upload }),
  });

  function follow(key: string, jobs: Parameters<typeof watchJob>[1], isReused: boolean) {
    let wasFinal = isReused;
    conversions.change(key, { isReused });
    if (isReused) noteEnd();
    watching.set(
      key,
      watchJob(client, jobs, (job) => {
        conversions.change(key, job ? { job } : { problem: gone });
        if (wasFinal || (job && !hasEnded(job))) return;
        wasFinal = true;
        noteEnd();
        if (job) noteWork(key, job);
      }),
    );
  }

  function noteEnd() {
    run.setState({ lastEndMs: Date.now() });
    // Not yet: the upload that has just failed is told so in a moment.
    setTimeout(() => isOver() && keep());
  }

  function noteWork(key: string, job: ConversionJob) {
    const conversion = conversions.get(key);
    if (!conversion || !job.result) return;
    const sample = { atMs: Date.now(), work: workOf(conversion.file) };
    run.setState(({ samples }) => ({ samples: addSample(samples, sample) }));
  }

  function unfollow(key: string) {
    watching.get(key)?.();
    watching.delete(key);
  }

  const isStarted = () => run.getState().startedMs !== null;
  const isOver = () => isStarted() && conversions.sum().isOver;

  /** For after a reload. */
  function keep() {
    const { recipe, keys, removed } = run.getState();
    const { done, canceled, isOver } = conversions.sum();
    keepLastRun(account, { recipe, keys, removed, done: isOver && canceled.length === 0 ? done : null });
  }

  function start() {
    run.setState((now) => startClock(now, Date.now()));
    lastRun.setState(null, true);
    const all = run.getState().keys.flatMap((key) => conversions.get(key) ?? []);
    line.add(all.filter(({ problem }) => problem === null));
    keep();
  }

  /** What would be refused is told before anything is sent. */
  async function check(pictures: readonly NewConversion[]) {
    const limits = await askLimits(client);
    if (!limits) return;
    for (const { key, file } of pictures) {
      const problem = checkFile(file, limits);
      if (problem) conversions.change(key, { problem });
    }
  }

  /** Those of the pictures that go on because they were dropped or chosen once more, as the files they are now. */
  function takeBack(pictures: readonly NewConversion[]) {
    const back = pictures.filter(({ key }) => {
      const conversion = conversions.get(key);
      return conversion && comesBack(stateOf(conversion));
    });
    for (const { key } of back) unfollow(key);
    line.forget(back.map(({ key }) => key));
    for (const { key, file } of back) conversions.change(key, { ...untouched, file });
  }

  function startOver() {
    const wasStarted = isStarted();
    for (const key of run.getState().keys) unfollow(key);
    line.forgetAll();
    conversions.clear();
    if (wasStarted) forgetLastRun(account);
    run.setState(({ recipe }) => newRun(recipe));
  }

  function stop() {
    line.cancelAll();
    noteEnd();
  }

  return {
    run,
    conversions,
    line,
    lastRun,
    start,
    startOver,
    stop,
    dismissLastRun() {
      forgetLastRun(account);
      lastRun.setState(null, true);
    },
    addFiles(files) {
      const { pictures, leftOut } = sortFiles(files);
      const before = run.getState().keys.length === 0 ? lastRun.getState() : null;
      // The folder of the last run was asked for; it goes on without another question.
      const goesOn = before && isMostly(pictures, new Set([...before.keys, ...before.removed]));
      if (goesOn) run.setState({ recipe: before.recipe, removed: before.removed });
      const removed = new Set(goesOn ? before.removed : []);
      const wanted = pictures.filter(({ key }) => !removed.has(key));
      if (isOver()) run.setState((now) => skipPause(now, Date.now()));
      takeBack(wanted);
      conversions.add(wanted);
      run.setState((now) =>
        addKeys(
          now,
          wanted.map(({ key }) => key),
          leftOut,
        ),
      );
      void check(wanted);
      if (wanted.length > 0 && (goesOn || isStarted())) start();
    },
    setRecipe(recipe) {
      if (!isStarted()) run.setState({ recipe });
    },
    remove(key) {
      unfollow(key);
      line.forget([key]);
      conversions.remove(key);
      run.setState((now) => removeKey(now, key));
      if (run.getState().keys.length === 0) startOver();
      else if (isStarted()) keep();
    },
    retry(keys) {
      if (isOver()) run.setState((now) => skipPause(now, Date.now()));
      for (const key of keys) {
        unfollow(key);
        conversions.change(key, untouched);
      }
      line.retry(keys);
      keep();
    },
    listRenditions() {
      const results = run.getState().keys.flatMap((key) => conversions.get(key)?.job?.result?.id ?? []);
      return [...new Set(results)];
    },
    close() {
      if (isStarted()) stop();
      for (const key of run.getState().keys) unfollow(key);
    },
  };
}

const gone: Problem = { code: 'GONE', params: {} };

const hasEnded = ({ progress }: ConversionJob) => !isActive(progress.status);

const isMostly = (pictures: readonly NewConversion[], known: ReadonlySet<string>) =>
  pictures.filter(({ key }) => known.has(key)).length * 2 > pictures.length;
