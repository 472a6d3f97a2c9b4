import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page, Request, Route } from 'playwright-core';
import type { TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';

/** Writes a folder of files, by their paths in it; its path. */
export async function writeFolder(files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'pasteup-folder-')), 'holiday');
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

export async function openConvert(page: Page) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Convert' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
}

export const chooseFolder = (page: Page, folder: string) =>
  page.locator('input[webkitdirectory]').setInputFiles(folder);

/** What a person lets fall onto the page: loose files; a browser under test cannot be given folders this way. */
export async function dropFiles(page: Page, files: { name: string; type: string; bytes: Uint8Array }[]) {
  const encoded = files.map(({ bytes, ...file }) => ({
    ...file,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type, lastModified: 1 }));
    }
    return transfer;
  }, encoded);
  await page.locator('.mantine-Dropzone-root').dispatchEvent('drop', { dataTransfer });
}

/** A file to drop. */
export const drawPhoto = async (name: string, width = 320) => ({
  name,
  type: 'image/jpeg',
  bytes: await makePicture({ width, height: 240 }),
});

export interface PutGate {
  /** So many more files may be sent now. */
  let(count: number): void;
}

/** Lets only so many files on their way to the server; the others wait at the gate. */
export async function gatePuts(page: Page, count: number): Promise<PutGate> {
  let free = count;
  const waiting = new Map<Request, Route>();
  const open = () => {
    for (const [request, route] of waiting) {
      if (free === 0) return;
      free -= 1;
      waiting.delete(request);
      void route.continue().catch(() => {});
    }
  };
  // By a reload, or because the page does not want it any more.
  page.on('requestfailed', (request) => waiting.delete(request));
  await page.route('**/uploads/**', (route) => {
    waiting.set(route.request(), route);
    open();
  });
  return {
    let(more) {
      free += more;
      open();
    },
  };
}

export interface StoredImage {
  filename: string;
  status: string;
  jobs: { nodes: { kind: string; status: string; rendition: { byteSize: number } | null }[] };
}

/** Every image of the account with its jobs. */
export async function listImages(client: TestClient): Promise<StoredImage[]> {
  const found: StoredImage[] = [];
  let after: string | null = null;
  do {
    const {
      images,
    }: { images: { nodes: StoredImage[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await client.get(
        `query ($after: String) {
          images(first: 50, after: $after) {
            nodes { filename status jobs(first: 10) { nodes { kind status rendition { byteSize } } } }
            pageInfo { endCursor hasNextPage }
          }
        }`,
        { after },
      );
    found.push(...images.nodes);
    after = images.pageInfo.hasNextPage ? images.pageInfo.endCursor : null;
  } while (after);
  return found;
}

/** Of the images that are there: how often each file was stored, and how often converted. */
export function countWork(images: StoredImage[]) {
  const ready = images.filter(({ status }) => status === 'READY');
  const conversions = ready.flatMap(({ jobs }) => jobs.nodes.filter(({ kind }) => kind === 'PROCESS_IMAGE'));
  return {
    files: new Set(ready.map(({ filename }) => filename)).size,
    images: ready.length,
    conversions: conversions.length,
    succeeded: conversions.filter(({ status }) => status === 'SUCCEEDED').length,
  };
}
