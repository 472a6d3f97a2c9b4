import { setTimeout } from 'node:timers/promises';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { probeEveryMs, probeOnce } from './probe.ts';

/** Milliseconds, of everything that was begun in a time; of pictures from the beginning of their upload on. */
export interface Figures {
  upload: number[];
  thumbnail: number[];
  cutout: number[];
  probe: number[];
  /** What was refused, lost, or not done in time. */
  failures: string[];
}

const uploadEveryMs = 3000;
const cutoutEveryMs = 8000;
const patienceMs = 60_000;

/** Somebody who uses the server as it is meant to be used, and tells how long everything took. */
export interface Innocent {
  /** Goes on until what it returns is called, which waits for what is under way. */
  begin(): () => Promise<Figures>;
  /** One upload with its thumbnail, one cutout, and probes meanwhile. */
  tryOnce(): Promise<Figures>;
  close(): Promise<void>;
}

export async function openInnocent(url: string): Promise<Innocent> {
  const client = await signUp(url);
  const stranger = createTestClient(url);
  const picture = await makePicture({ width: 1632, height: 1224 });
  const upload = (figures: Figures) => sendPicture(client, picture, figures);
  const cutout = (figures: Figures) => requestCutout(client, picture, figures);
  const probe = async (figures: Figures) => {
    figures.probe.push(await probeOnce(stranger));
  };
  return {
    begin() {
      const figures = createFigures();
      const ends = [
        repeat(upload, uploadEveryMs, figures),
        repeat(cutout, cutoutEveryMs, figures),
        repeat(probe, probeEveryMs, figures),
      ];
      return async () => {
        await Promise.all(ends.map((end) => end()));
        return figures;
      };
    },
    async tryOnce() {
      const figures = createFigures();
      const end = repeat(probe, probeEveryMs, figures);
      await Promise.all([attempt(upload, figures), attempt(cutout, figures)]);
      await end();
      return figures;
    },
    close: () => client.close(),
  };
}

const createFigures = (): Figures => ({ upload: [], thumbnail: [], cutout: [], probe: [], failures: [] });

async function sendPicture(client: TestClient, picture: Buffer, figures: Figures): Promise<void> {
  const startedAt = performance.now();
  const { data, errors } = await client.upload(picture);
  if (!data) throw new Error(`upload: ${errors?.[0]?.extensions.code}`);
  figures.upload.push(performance.now() - startedAt);
  await watchToEnd(client, data.uploadImage.jobs[0]!.id);
  figures.thumbnail.push(performance.now() - startedAt);
}

async function requestCutout(client: TestClient, picture: Buffer, figures: Figures): Promise<void> {
  const startedAt = performance.now();
  const { data, errors } = await client.upload(picture, { recipes: [{ removeBackground: {} }] });
  if (!data) throw new Error(`cutout: ${errors?.[0]?.extensions.code}`);
  const states = await watchToEnd(client, data.uploadImage.jobs[1]!.id);
  const { status, error } = states.at(-1)!;
  if (status !== 'SUCCEEDED') throw new Error(`cutout: ${status} ${error?.code}`);
  figures.cutout.push(performance.now() - startedAt);
}

type Step = (figures: Figures) => Promise<void>;

/** Begins it again and again, whether the one before has ended or not. */
function repeat(step: Step, everyMs: number, figures: Figures): () => Promise<unknown> {
  const underWay: Promise<void>[] = [];
  const begin = () => underWay.push(attempt(step, figures));
  begin();
  const timer = setInterval(begin, everyMs);
  return () => {
    clearInterval(timer);
    return Promise.all(underWay);
  };
}

async function attempt(step: Step, figures: Figures): Promise<void> {
  const tooLate = setTimeout(patienceMs, null, { ref: false }).then(() => {
    throw new Error(`not done in ${patienceMs / 1000} s`);
  });
  try {
    await Promise.race([step(figures), tooLate]);
  } catch (error) {
    figures.failures.push(`${step.name} ${(error as Error).message}`);
  } finally {
    tooLate.catch(() => {});
  }
}
