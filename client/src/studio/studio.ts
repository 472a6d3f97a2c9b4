import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { problemOfRequest } from '../problem/find-problem.ts';
import {
  fromRecipe,
  type RecipeForm,
  type StoredRecipe,
  sameRecipe,
  toRecipeInput,
} from '../recipe/recipe-form.ts';
import { checkUpload } from '../upload/check-upload.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Upload } from '../upload/upload.ts';
import { createUploader, type SendOptions, type Sent, type Uploader } from '../upload/uploader.ts';
import { cancelIfActive, runRecipe } from './run-recipe.ts';
import {
  addPictures,
  changePicture,
  chooseRecipe,
  chooseRecipeForAll,
  emptySession,
  pictureOf,
  removePicture,
  type Session,
} from './session.ts';

/** Long enough to drag a slider or a colour, short enough to feel at once. */
const settleMs = 500;

/** The Studio's state and all that can be done in it; it outlives the page, so that uploads go on meanwhile. */
export interface Studio {
  session: StoreApi<Session>;
  uploader: Uploader;
  addFiles(files: readonly File[]): void;
  openImage(image: { id: string; filename: string; recipe?: StoredRecipe }): void;
  select(key: string): void;
  setRecipe(key: string, recipe: RecipeForm): void;
  setRecipeForAll(recipe: RecipeForm): void;
  /** Runs the picture's recipe now, also after a refusal. */
  run(key: string): Promise<void>;
  /** Shows another job as the picture's newest, after a retry. */
  follow(key: string, jobId: string): void;
  remove(key: string): void;
}

export function createStudio(client: Client): Studio {
  const session = createStore<Session>(() => emptySession);
  const settling = new Map<string, ReturnType<typeof setTimeout>>();
  const change = (key: string, patch: Parameters<typeof changePicture>[2]) =>
    session.setState((now) => changePicture(now, key, patch));

  async function send({ key, file }: Upload, options: SendOptions): Promise<Sent> {
    const recipe = pictureOf(session.getState(), key)?.recipe ?? session.getState().nextRecipe;
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

  const uploader = createUploader({
    check: (file) => checkUpload(client, file),
    send,
    isForAll: ({ code }) => code === 'UNAUTHENTICATED',
  });

  async function run(key: string) {
    const picture = pictureOf(session.getState(), key);
    if (!picture?.imageId) return;
    const { imageId, jobId, recipe } = picture;
    change(key, { runRecipe: recipe, problem: null });
    const { data, error } = await runRecipe(client, imageId, toRecipeInput(recipe));
    // Another run has taken its place meanwhile: neither its job nor its refusal is of interest.
    if (pictureOf(session.getState(), key)?.runRecipe !== recipe) return;
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
        const picture = pictureOf(session.getState(), key);
        if (picture && !(picture.runRecipe && sameRecipe(picture.runRecipe, picture.recipe))) void run(key);
      }, settleMs),
    );
  }

  return {
    session,
    uploader,
    run,
    addFiles(files) {
      const added = files.map((file) => ({ key: newKey(), file }));
      session.setState((now) =>
        addPictures(
          now,
          added.map(({ key, file }) => ({ key, filename: file.name, localUrl: URL.createObjectURL(file) })),
        ),
      );
      uploader.add(added);
    },
    openImage({ id, filename, recipe }) {
      const form = recipe && fromRecipe(recipe);
      const present = session.getState().pictures.find(({ imageId }) => imageId === id);
      const key = present?.key ?? newKey();
      session.setState((now) =>
        present
          ? { ...now, selectedKey: key }
          : addPictures(now, [{ key, filename, localUrl: null, imageId: id, ...(form && { recipe: form }) }]),
      );
      if (present && form) change(key, { recipe: form });
      settle(key);
    },
    select: (key) => session.setState((now) => ({ ...now, selectedKey: key })),
    setRecipe(key, recipe) {
      session.setState((now) => chooseRecipe(now, key, recipe));
      settle(key);
    },
    setRecipeForAll(recipe) {
      session.setState((now) => chooseRecipeForAll(now, recipe));
      for (const { key } of session.getState().pictures) settle(key);
    },
    follow: (key, jobId) => change(key, { jobId, problem: null }),
    remove(key) {
      const picture = pictureOf(session.getState(), key);
      uploader.forget([key]);
      clearTimeout(settling.get(key));
      session.setState((now) => removePicture(now, key));
      if (picture?.localUrl) URL.revokeObjectURL(picture.localUrl);
    },
  };
}

/** Not `crypto.randomUUID`: that exists in secure contexts only, and a server at home is often plain http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
