import { createStore, type StoreApi } from 'zustand';
import type { Feature } from '../session/session.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Line } from '../upload/source.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import type { Upload } from '../upload/upload.ts';

export interface GalleryUploads {
  /** Those that the server, or this browser, did not take. */
  failed: StoreApi<readonly Upload[]>;
  add(files: readonly File[]): void;
  retry(keys: readonly string[]): void;
  forget(keys: readonly string[]): void;
}

interface Opened {
  id: string;
  name: string;
}

/** Uploads into galleries, each with a line of its own in the tray; they go on while another page is looked at. */
export const galleryUploadsFeature: Feature<{ of(gallery: Opened): GalleryUploads }> = {
  open(session) {
    const opened = new Map<string, GalleryUploads>();
    const tray = session.get(trayFeature);

    function create({ id: galleryId, name }: Opened): GalleryUploads {
      const failed = createStore<readonly Upload[]>(() => []);
      const line: Line = tray.open({
        label: name,
        path: `/galleries/${galleryId}`,
        async send({ key, file }, options) {
          const upload = { file, clientId: key, recipes: [], galleryId, ...options };
          const sent = await sendImage(session.client, upload);
          return 'problem' in sent ? { ok: false, problem: sent.problem } : { ok: true };
        },
        onChange(key, upload) {
          const others = failed.getState().filter((each) => each.key !== key);
          const isFailed = upload?.phase === 'failed';
          if (isFailed || others.length < failed.getState().length)
            failed.setState(isFailed ? [...others, upload] : others, true);
        },
      });
      return {
        failed,
        add: (files) => line.add(files.map((file) => ({ key: newKey(), file }))),
        retry: line.retry,
        forget: line.forget,
      };
    }

    return {
      of(gallery) {
        const known = opened.get(gallery.id) ?? create(gallery);
        opened.set(gallery.id, known);
        return known;
      },
    };
  },
};

/** Not `crypto.randomUUID`: that exists in secure contexts only, and a server at home is often plain http. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
