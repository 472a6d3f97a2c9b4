import type { Client } from 'urql';
import { isActive } from '../job/job-words.ts';
import type { Problem } from '../problem/problem.ts';
import { type RecipeForm, toRecipeInput } from '../recipe/recipe-form.ts';
import { createStore, type Store } from '../store.ts';
import { askLimits } from '../upload/ask-limits.ts';
import { checkFile } from '../upload/check-file.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Upload } from '../upload/upload.ts';
import { createUploader, type SendOptions, type Sent, type Uploader } from '../upload/uploader.ts';
import type { ConversionJob } from './conversion.ts';
import { forgetLastRun, keepRun, type LastRun, readLastRun } from './last-run.ts';
import {
  addConversions,
  changeConversion,
  lightest,
  newRun,
  type Run,
  removeConversion,
  skipPause,
  startClock,
} from './run.ts';
import { sortFiles } from './sort-files.ts';
import { sumRun } from './sum-run.ts';
import { addSample, workOf } from './time-left.ts';
import { watchJob } from './watch-job.ts';

/** The Convert page's state and all that can be done on it; it outlives the page, so that a run goes on meanwhile. */
export interface Converter {
  run: Store<Run>;
  uploader: Uploader;
  /** The run that a reload interrupted, until it goes on or is forgotten. */
  lastRun: Store<LastRun | null>;
  addFiles(files: readonly File[]): void;
  setRecipe(recipe: RecipeForm): void;
  start(): void;
  /** Sends nothing more; what has arrived is still converted. */
  stop(): void;
  remove(key: string): void;
  retry(keys: readonly string[]): void;
  /** Back to an empty page. What was made stays in the library. */
  startOver(): void;
}

/** The next file would meet the same. */
const isForAll = ({ code }: Problem) => code === 'QUOTA_EXCEEDED' || code === 'UNAUTHENTICATED';

export function createConverter(client: Client): Converter {
  const lastRun = createStore(readLastRun());
  const run = createStore(newRun(lastRun.get()?.recipe ?? lightest));
  const watching = new Map<string, () => void>();

  async function check(file: File) {
    const limits = await askLimits(client);
    return limits && checkFile(file, limits);
  }

  async function send({ key, file }: Upload, options: SendOptions): Promise<Sent> {
    const recipes = [toRecipeInput(run.get().recipe)];
    const sent = await sendImage(client, {
      file,
      clientId: key,
      recipes,
      ...options,
      onHold(held) {
        // What was measured before the connection broke says nothing about after.
        if (held === 'CONNECTION') run.update((now) => ({ ...now, samples: [] }));
        options.onHold(held);
      },
    });
    if ('problem' in sent) {
      noteEnd();
      return { ok: false, problem: sent.problem };
    }
    const job = sent.jobs.find(({ kind }) => kind === 'PROCESS_IMAGE');
    if (job && !options.signal.aborted) follow(key, job.id, sent.wasReady && job.status === 'SUCCEEDED');
    return { ok: true };
  }

  const uploader = createUploader({ check, send, isForAll });

  function follow(key: string, jobId: string, isReused: boolean) {
    let wasFinal = isReused;
    run.update((now) => changeConversion(now, key, { isReused }));
    if (isReused) noteEnd();
    watching.set(
      key,
      watchJob(client, jobId, (job) => {
        run.update((now) => changeConversion(now, key, { job }));
        if (wasFinal || !hasEnded(job)) return;
        wasFinal = true;
        noteEnd();
        noteWork(key, job);
      }),
    );
  }

  const noteEnd = () => run.update((now) => ({ ...now, lastEndMs: Date.now() }));

  function noteWork(key: string, job: ConversionJob) {
    const conversion = run.get().conversions.get(key);
    if (!conversion || !job.result) return;
    const sample = { atMs: Date.now(), work: workOf(conversion.file) };
    run.update((now) => ({ ...now, samples: addSample(now.samples, sample) }));
  }

  function unfollow(key: string) {
    watching.get(key)?.();
    watching.delete(key);
  }

  const isOver = () => sumRun(run.get(), uploader.uploads.get()).isOver;

  function start() {
    run.update((now) => startClock(now, Date.now()));
    keepRun(run.get());
    lastRun.set(null);
    uploader.add([...run.get().conversions.values()]);
  }

  return {
    run,
    uploader,
    lastRun,
    start,
    addFiles(files) {
      const { pictures, leftOut } = sortFiles(files);
      if (isOver()) run.update((now) => skipPause(now, Date.now()));
      run.update((now) => addConversions(now, pictures, leftOut));
      const before = lastRun.get()?.keys ?? [];
      // The folder of the interrupted run was asked for; it goes on without another question.
      const goesOn = pictures.some(({ key }) => before.includes(key));
      if (run.get().startedMs !== null || goesOn) start();
    },
    setRecipe(recipe) {
      if (run.get().startedMs === null) run.update((now) => ({ ...now, recipe }));
    },
    stop() {
      uploader.cancelAll();
      noteEnd();
    },
    remove(key) {
      unfollow(key);
      uploader.forget(key);
      run.update((now) => removeConversion(now, key));
    },
    retry(keys) {
      if (isOver()) run.update((now) => skipPause(now, Date.now()));
      for (const key of keys) {
        unfollow(key);
        run.update((now) => changeConversion(now, key, { job: null, isReused: false }));
        uploader.retry(key);
      }
    },
    startOver() {
      for (const key of run.get().keys) unfollow(key);
      uploader.forgetAll();
      forgetLastRun();
      lastRun.set(null);
      run.update(({ recipe }) => newRun(recipe));
    },
  };
}

const hasEnded = ({ progress }: ConversionJob) => !isActive(progress.status);
