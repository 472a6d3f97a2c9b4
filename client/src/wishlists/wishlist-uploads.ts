import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import type { Feature } from '../session/session.ts';
import { compressorFeature } from '../upload/compress/compressor-feature.ts';
import { keepOriginals } from '../upload/keep-originals.ts';
import { sendImage } from '../upload/send-image.ts';
import type { Line, Outgoing, SendOptions, Sent } from '../upload/source.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import type { Upload } from '../upload/upload.ts';
import { addItem } from './add-item.ts';
import { nameOfFile } from './name-of-file.ts';
import { newKey } from './new-key.ts';

export interface WishlistUploads {
  /** Those that are no items yet, the oldest first. */
  coming: StoreApi<readonly Upload[]>;
  add(files: readonly File[]): void;
  retry(keys: readonly string[]): void;
  forget(keys: readonly string[]): void;
}

interface Opened {
  id: string;
  title: string;
}

/** Uploads that become items, each wishlist's with a line of its own in the tray; they go on while another page is looked at. */
export const wishlistUploadsFeature: Feature<{ of(wishlist: Opened): WishlistUploads }> = {
  open(session) {
    const opened = new Map<string, WishlistUploads>();
    const tray = session.get(trayFeature);
    const { compress } = session.get(compressorFeature);

    function create({ id, title }: Opened): WishlistUploads {
      const coming = createStore<readonly Upload[]>(() => []);
      const line: Line = tray.open({
        label: title,
        path: `/wishlists/${id}`,
        send: (outgoing, options) => sendItem(session.client, id, outgoing, options),
        onChange: (key, upload) => coming.setState(putUpload(coming.getState(), key, upload), true),
      });
      return {
        coming,
        retry: line.retry,
        forget: line.forget,
        add(files) {
          const prepare = keepOriginals.getState().isOn ? null : compress;
          line.add(files.map((file) => ({ key: newKey(), file, prepare })));
        },
      };
    }

    return {
      of(wishlist) {
        const known = opened.get(wishlist.id) ?? create(wishlist);
        opened.set(wishlist.id, known);
        return known;
      },
    };
  },
};

/** The picture goes into the library, and from there becomes the item's: the same key for both. */
async function sendItem(
  client: Client,
  wishlistId: string,
  { key, file }: Outgoing,
  options: SendOptions,
): Promise<Sent> {
  const sent = await sendImage(client, { file, clientId: key, recipes: [], ...options });
  if ('problem' in sent) return { ok: false, problem: sent.problem };
  const input = { wishlistId, clientId: key, imageId: sent.image.id, name: nameOfFile(file.name) };
  const problem = await addItem(client, input);
  return problem ? { ok: false, problem } : { ok: true };
}

/** An upload that is there, or was given up, is an item or nothing. */
function putUpload(list: readonly Upload[], key: string, upload: Upload | null): readonly Upload[] {
  const isOver = !upload || upload.phase === 'sent' || upload.phase === 'canceled';
  const at = list.findIndex((each) => each.key === key);
  if (isOver) return at < 0 ? list : list.toSpliced(at, 1);
  return at < 0 ? [...list, upload] : list.with(at, upload);
}
