import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { nameOfAddress } from '../image/picture-address.ts';
import { cancelIfActive, runRecipe } from '../job/run-recipe.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import {
  fromRecipe,
  type RecipeForm,
  type StoredRecipe,
  sameRecipe,
  toRecipeInput,
} from '../recipe/recipe-form.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Line, Outgoing, SendOptions, Sent } from '../upload/source.ts';
import type { Tray } from '../upload/tray.ts';
import type { Prepare } from '../upload/upload.ts';
import { createPictureFetcher } from './fetch-pictures.ts';
import {
  addKeys,
  createPicture,
  emptyTable,
  type NewPicture,
  type Picture,
  type PictureStore,
  removeKey,
  type Table,
} from './table.ts';

/** Long enough to drag a slider or a colour, short enough to feel at once. */
const settleMs = 500;

/** The Studio's state and all that can be done in it; it outlives the page, so that uploads go on meanwhile. */
export interface Studio {
  table: StoreApi<Table>;
  line: Line;
  /** Of a key on the table. */
  pictureOf(key: string): PictureStore | undefined;
  addFiles(files: readonly File[]): void;
  /** Pictures that the server is to fetch. */
  addAddresses(addresses: readonly string[]): void;
  openImage(image: { id: string; filename: string; recipe?: StoredRecipe | null }): void;
  select(key: string): void;
  setRecipe(key: string, recipe: RecipeForm): void;
  setRecipeForAll(recipe: RecipeForm): void;
  /** Take the last change of the picture's recipe back, and do it again. */
  undo(key: string): void;
  redo(key: string): void;
  /** Runs the picture's recipe now, or has it fetched, also after a refusal. */
  run(key: string): Promise<void>;
  /** Shows another job as the picture's newest, after a retry. */
  follow(key: string, jobId: string): void;
  remove(key: string): void;
  /** Ends what is still to come. */
  close(): void;
}

export interface StudioOptions {
  client: Client;
  tray: Tray;
  /** What is done to files that are added now, before they are sent; null for nothing. */
  preparation(): Prepare | null;
}

export function createStudio({ client, tray, preparation }: StudioOptions): Studio {
  const table = createStore<Table>(() => emptyTable);
  const pictures = new Map<string, PictureStore>();
  const settling = new Map<string, ReturnType<typeof setTimeout>>();
  const read = (key: string) => pictures.get(key)?.getState();
  const change = (key: string, patch: Partial<Picture>) => pictures.get(key)?.setState(patch);

  function create(picture: NewPicture) {
    const store = createPicture(picture, table.getState().nextRecipe);
    // However it came about: chosen, or taken back.
    store.subscribe((now, before) => {
      if (now.recipe !== before.recipe) settle(now.key);
    });
    pictures.set(picture.key, store);
  }

  async function send({ key, file }: Outgoing, options: SendOptions): Promise<Sent> {
    const recipe = read(key)?.recipe ?? table.getState().nextRecipe;
    const sent = await sendImage(client, {
      file,
      clientId: key,
      recipes: [toRecipeInput(recipe)],
      ...options,
    });
    if ('problem' in sent) return { ok: false, problem: sent.problem };
    const job = sent.jobs.find(({ kind }) => kind === 'PROCESS_IMAGE');
    change(key, { imageId: sent.image.id, jobId: job?.id ?? null, runRecipe: recipe });
    settle(key);
    return { ok: true };
  }

  const line = tray.open({
    label: 'Studio',
    path: '/',
    send,
    onChange: (key, upload) => change(key, { upload }),
  });

  const fetcher = createPictureFetcher({ client, read, change, onArrived: (key) => void run(key) });

  async function run(key: string) {
    const picture = read(key);
    if (picture?.address && !picture.imageId) return fetcher.fetch(key);
    if (!picture?.imageId || picture.isComing) return;
    const { imageId, jobId, recipe } = picture;
    change(key, { runRecipe: recipe, problem: null });
    const { data, error } = await runRecipe(client, imageId, toRecipeInput(recipe));
    // Another run has taken its place meanwhile: neither its job nor its refusal is of interest.
    if (read(key)?.runRecipe !== recipe) return;
    const job = data?.processImage?.job;
    if (job) {
      change(key, { jobId: job.id });
      // The run it takes the place of would only keep the next one waiting.
      if (jobId && jobId !== job.id) void cancelIfActive(client, jobId);
    }
    if (error) change(key, { problem: problemOfRequest(error) });
  }

  /** Runs the recipe once it has stopped changing, if that is not what ran last. */
  function settle(key: string) {
    clearTimeout(settling.get(key));
    settling.set(
      key,
      setTimeout(() => {
        settling.delete(key);
        const picture = read(key);
        if (
          picture &&
          !picture.isComing &&
          !(picture.runRecipe && sameRecipe(picture.runRecipe, picture.recipe))
        )
          void run(key);
      }, settleMs),
    );
  }

  function travel(key: string, way: 'undo' | 'redo') {
    pictures.get(key)?.temporal.getState()[way]();
    const recipe = read(key)?.recipe;
    if (recipe) table.setState({ nextRecipe: forOthers(recipe) });
  }

  function unsettle(key: string) {
    clearTimeout(settling.get(key));
    settling.delete(key);
  }

  return {
    table,
    line,
    run,
    pictureOf: (key) => pictures.get(key),
    addFiles(files) {
      const prepare = preparation();
      const added = files.map((file) => ({ key: newKey(), file, prepare }));
      for (const { key, file } of added) create({ key, file, filename: file.name });
      line.add(added);
      table.setState((now) =>
        addKeys(
          now,
          added.map(({ key }) => key),
        ),
      );
    },
    addAddresses(addresses) {
      const keys = addresses.map((address) => {
        const key = newKey();
        create({ key, filename: nameOfAddress(address), address, isComing: true });
        return key;
      });
      table.setState((now) => addKeys(now, keys));
      for (const key of keys) void fetcher.fetch(key);
    },
    openImage({ id, filename, recipe }) {
      const form = recipe && fromRecipe(recipe);
      const { keys } = table.getState();
      const present = keys.find((key) => read(key)?.imageId === id);
      const key = present ?? newKey();
      if (present && form) change(key, { recipe: form });
      if (!present) create({ key, filename, imageId: id, ...(form && { recipe: form }) });
      table.setState((now) => (present ? { selectedKey: key } : addKeys(now, [key])));
      settle(key);
    },
    select: (key) => table.setState({ selectedKey: key }),
    setRecipe(key, recipe) {
      table.setState({ nextRecipe: forOthers(recipe) });
      change(key, { recipe });
    },
    setRecipeForAll(recipe) {
      const next = forOthers(recipe);
      table.setState({ nextRecipe: next });
      for (const key of table.getState().keys)
        change(key, { recipe: { ...next, corrections: read(key)?.recipe.corrections } });
    },
    undo: (key) => travel(key, 'undo'),
    redo: (key) => travel(key, 'redo'),
    follow(key, jobId) {
      change(key, { jobId, problem: null });
      if (read(key)?.isComing) fetcher.watch(key, jobId);
    },
    remove(key) {
      const { isComing, jobId } = read(key) ?? {};
      if (isComing && jobId) void cancelIfActive(client, jobId);
      line.forget([key]);
      fetcher.forget(key);
      unsettle(key);
      table.setState((now) => removeKey(now, key));
      pictures.delete(key);
    },
    close() {
      for (const key of settling.keys()) unsettle(key);
      fetcher.close();
    },
  };
}

/** Masks are of one picture. */
const forOthers = (recipe: RecipeForm): RecipeForm => ({ ...recipe, corrections: undefined });

/** Not `crypto.randomUUID`: that exists in secure contexts only, and a server at home is often plain http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
