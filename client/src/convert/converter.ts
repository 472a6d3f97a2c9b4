import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { isActive } from '../job/job-words.ts';
import type { Problem, ProblemCode } from '../problem/problem.ts';
import { type RecipeForm, toRecipeInput } from '../recipe/recipe-form.ts';
import { askLimits } from '../upload/ask-limits.ts';
import { checkFile } from '../upload/check-file.ts';
import { checkUpload } from '../upload/check-upload.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Upload } from '../upload/upload.ts';
import { createUploader, type SendOptions, type Sent, type Uploader } from '../upload/uploader.ts';
import { type Conversion, type ConversionJob, comesBack, stateOf } from './conversion.ts';
import { forgetLastRun, keepLastRun, type LastRun, readLastRun } from './last-run.ts';
import { forTheWeb } from './presets.ts';
import {
  addConversions,
  changeConversion,
  changeConversions,
  type NewConversion,
  newRun,
  type Run,
  removeConversion,
  resetConversions,
  skipPause,
  startClock,
} from './run.ts';
import { sortFiles } from './sort-files.ts';
import { sumRun } from './sum-run.ts';
import { addSample, workOf } from './time-left.ts';
import { watchJob } from './watch-job.ts';

/** The Convert page's state and all that can be done on it; it outlives the page, so that a run goes on meanwhile. */
export interface Converter {
  run: StoreApi<Run>;
  uploader: Uploader;
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
  /** Back to an empty page. What was made stays in the library. */
  startOver(): void;
  /** Stops for good: its account is not the one of this page any more. */
  close(): void;
}

/** The next file would meet the same. */
const forAll: ProblemCode[] = ['QUOTA_EXCEEDED', 'UNAUTHENTICATED', 'NOT_UNDERSTOOD'];
const isForAll = ({ code }: Problem) => forAll.includes(code);

export function createConverter(client: Client, account: string): Converter {
  const lastRun = createStore(() => readLastRun(account));
  const run = createStore(() => newRun(lastRun.getState()?.recipe ?? forTheWeb));
  const watching = new Map<string, () => void>();

  async function send({ key, file }: Upload, options: SendOptions): Promise<Sent> {
    const recipes = [toRecipeInput(run.getState().recipe)];
    const sent = await sendImage(client, {
      file,
      clientId: key,
      recipes,
      ...options,
      onHold(held) {
        // What was measured before the connection broke says nothing about after.
        if (held === 'CONNECTION' || held === 'STORAGE') run.setState((now) => ({ ...now, samples: [] }));
        options.onHold(held);
      },
    });
    if ('problem' in sent) {
      noteEnd();
      return { ok: false, problem: sent.problem };
    }
    const job = sent.jobs.find(({ kind }) => kind === 'PROCESS_IMAGE');
    const prepareId = sent.jobs.find(({ kind }) => kind === 'PREPARE_IMAGE')?.id ?? null;
    if (job && !options.signal.aborted)
      follow(key, { id: job.id, prepareId }, sent.wasReady && job.status === 'SUCCEEDED');
    return { ok: true };
  }

  const uploader = createUploader({ check: (file) => checkUpload(client, file), send, isForAll });

  function follow(key: string, jobs: Parameters<typeof watchJob>[1], isReused: boolean) {
    let wasFinal = isReused;
    run.setState((now) => changeConversion(now, key, { isReused }));
    if (isReused) noteEnd();
    watching.set(
      key,
      watchJob(client, jobs, (job) => {
        run.setState((now) => changeConversion(now, key, job ? { job } : { problem: gone }));
        if (wasFinal || (job && !hasEnded(job))) return;
        wasFinal = true;
        noteEnd();
        if (job) noteWork(key, job);
      }),
    );
  }

  function noteEnd() {
    run.setState((now) => ({ ...now, lastEndMs: Date.now() }));
    // Not yet: the upload that has just failed is told so in a moment.
    setTimeout(() => isOver() && keep());
  }

  function noteWork(key: string, job: ConversionJob) {
    const conversion = run.getState().conversions.get(key);
    if (!conversion || !job.result) return;
    const sample = { atMs: Date.now(), work: workOf(conversion.file) };
    run.setState((now) => ({ ...now, samples: addSample(now.samples, sample) }));
  }

  function unfollow(key: string) {
    watching.get(key)?.();
    watching.delete(key);
  }

  const sumNow = () => sumRun(run.getState(), uploader.uploads.getState());
  const isOver = () => run.getState().startedMs !== null && sumNow().isOver;

  /** For after a reload. */
  function keep() {
    const { recipe, keys, removed } = run.getState();
    const { done, canceled, isOver } = sumNow();
    keepLastRun(account, { recipe, keys, removed, done: isOver && canceled.length === 0 ? done : null });
  }

  function start() {
    run.setState((now) => startClock(now, Date.now()));
    lastRun.setState(null, true);
    uploader.add([...run.getState().conversions.values()].filter(({ problem }) => problem === null));
    keep();
  }

  /** What would be refused is told before anything is sent. */
  async function check(pictures: readonly NewConversion[]) {
    const limits = await askLimits(client);
    if (!limits) return;
    const problems = new Map<string, Partial<Conversion>>();
    for (const { key, file } of pictures) {
      const problem = checkFile(file, limits);
      if (problem) problems.set(key, { problem });
    }
    run.setState((now) => changeConversions(now, problems));
  }

  /** Those of the pictures that go on because they were dropped or chosen once more, as the files they are now. */
  function takeBack(pictures: readonly NewConversion[]) {
    const { conversions } = run.getState();
    const back = pictures.filter(({ key }) => {
      const conversion = conversions.get(key);
      return conversion && comesBack(stateOf(conversion, uploader.uploads.getState().get(key)));
    });
    const keys = back.map(({ key }) => key);
    for (const key of keys) unfollow(key);
    uploader.forget(keys);
    run.setState((now) => resetConversions(now, keys));
    run.setState((now) => changeConversions(now, new Map(back.map(({ key, file }) => [key, { file }]))));
  }

  function startOver() {
    const wasStarted = run.getState().startedMs !== null;
    for (const key of run.getState().keys) unfollow(key);
    uploader.forgetAll();
    if (wasStarted) forgetLastRun(account);
    run.setState(({ recipe }) => newRun(recipe));
  }

  function stop() {
    uploader.cancelAll();
    noteEnd();
  }

  return {
    run,
    uploader,
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
      if (goesOn) run.setState((now) => ({ ...now, recipe: before.recipe, removed: before.removed }));
      const removed = new Set(goesOn ? before.removed : []);
      const wanted = pictures.filter(({ key }) => !removed.has(key));
      if (isOver()) run.setState((now) => skipPause(now, Date.now()));
      takeBack(wanted);
      run.setState((now) => addConversions(now, wanted, leftOut));
      void check(wanted);
      if (wanted.length > 0 && (goesOn || run.getState().startedMs !== null)) start();
    },
    setRecipe(recipe) {
      if (run.getState().startedMs === null) run.setState((now) => ({ ...now, recipe }));
    },
    remove(key) {
      unfollow(key);
      uploader.forget([key]);
      run.setState((now) => removeConversion(now, key));
      if (run.getState().keys.length === 0) startOver();
      else if (run.getState().startedMs !== null) keep();
    },
    retry(keys) {
      if (isOver()) run.setState((now) => skipPause(now, Date.now()));
      for (const key of keys) unfollow(key);
      run.setState((now) => resetConversions(now, keys));
      uploader.retry(keys);
      keep();
    },
    close() {
      if (run.getState().startedMs !== null) stop();
      for (const key of run.getState().keys) unfollow(key);
    },
  };
}

const gone: Problem = { code: 'GONE', params: {} };

const hasEnded = ({ progress }: ConversionJob) => !isActive(progress.status);

const isMostly = (pictures: readonly NewConversion[], known: ReadonlySet<string>) =>
  pictures.filter(({ key }) => known.has(key)).length * 2 > pictures.length;
