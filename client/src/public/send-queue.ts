import type { Refusal } from './ask.ts';
import { type Parcel, postPhoto } from './post-photo.ts';
import { prepare } from './prepare.ts';
import { refuseFile, type SendLimits } from './send-limits.ts';

export interface Sending {
  clientId: string;
  name: string;
  status: 'WAITING' | 'SENDING' | 'SENT' | 'REFUSED';
  /** Of its bytes that have gone. */
  progress: number;
  problem: string | null;
  /** Whether to try it again may help. */
  canRetry: boolean;
  imageId: string | null;
}

export interface SendQueue {
  add(files: readonly File[], guestName: string, limits: SendLimits): void;
  retry(clientId: string): void;
  subscribe(listener: () => void): () => void;
  /** The same list until something has changed. */
  sendings(): readonly Sending[];
}

const atOnce = 2;
const longestPauseMs = 30_000;
const attempts = 6;
const passing = ['NO_ANSWER', 'RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'];

type Job = Pick<Parcel, 'guestName' | 'clientId'> & { file: File; limits: SendLimits };

/** What a guest sends, two at a time and one after another, each until the server has it or has said why not. */
export function createSendQueue({ slug, pass }: Pick<Parcel, 'slug' | 'pass'>): SendQueue {
  let list: readonly Sending[] = [];
  let running = 0;
  const jobs = new Map<string, Job>();
  const waiting: string[] = [];
  const listeners = new Set<() => void>();

  function change(clientId: string, part: Partial<Sending>): void {
    list = list.map((one) => (one.clientId === clientId ? { ...one, ...part } : one));
    for (const listener of listeners) listener();
  }

  function run(): void {
    while (running < atOnce && waiting.length > 0) {
      const job = jobs.get(waiting.shift() as string);
      if (!job) continue;
      running += 1;
      void send(job).finally(() => {
        running -= 1;
        run();
      });
    }
  }

  async function send({ clientId, guestName, file, limits }: Job): Promise<void> {
    change(clientId, { status: 'SENDING', progress: 0, problem: null, canRetry: false });
    const prepared = await prepare(file);
    const refused = refuseFile(prepared, limits);
    if (refused) return change(clientId, { status: 'REFUSED', problem: refused });
    const parcel = { file: prepared, filename: prepared.name, clientId, guestName, slug, pass };
    for (let attempt = 0; ; attempt += 1) {
      const { data, refusal } = await postPhoto(parcel, (progress) => change(clientId, { progress }));
      const imageId = data?.uploadImage?.image.id;
      if (imageId) return change(clientId, { status: 'SENT', progress: 1, imageId, problem: null });
      const canRetry = refusal !== null && passing.includes(refusal.code);
      if (!canRetry || attempt + 1 >= attempts)
        return change(clientId, { status: 'REFUSED', problem: refusal?.message ?? null, canRetry });
      change(clientId, { progress: 0, problem: 'The connection broke; it is tried again.' });
      await pause(attempt, refusal);
    }
  }

  return {
    add(files, guestName, limits) {
      const made = files.map((file) => ({ clientId: crypto.randomUUID(), file, guestName, limits }));
      for (const job of made) jobs.set(job.clientId, job);
      waiting.push(...made.map(({ clientId }) => clientId));
      list = [...list, ...made.map(({ clientId, file }) => begin(clientId, file.name))];
      for (const listener of listeners) listener();
      run();
    },
    retry(clientId) {
      change(clientId, { status: 'WAITING', problem: null });
      waiting.push(clientId);
      run();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendings: () => list,
  };
}

const begin = (clientId: string, name: string): Sending => ({
  clientId,
  name,
  status: 'WAITING',
  progress: 0,
  problem: null,
  canRetry: false,
  imageId: null,
});

function pause(attempt: number, refusal: Refusal | null): Promise<void> {
  const asked = Number(refusal?.params.retryAfterMs ?? 0);
  const ms = Math.max(asked, Math.min(longestPauseMs, 1000 * 2 ** attempt));
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}
