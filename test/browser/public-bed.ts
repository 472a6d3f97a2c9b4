import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { signUp, type TestClient } from '../client.ts';
import { createGallery, createLink, type MadeGallery } from '../gallery/gallery-bed.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { desktop } from './visit.ts';

export interface Shared {
  owner: TestClient;
  gallery: MadeGallery;
  /** Ids, in their order. */
  photos: string[];
}

const shapes = [
  [480, 320],
  [320, 480],
  [400, 400],
  [640, 360],
  [360, 270],
  [300, 400],
] as const;
const pictures = await Promise.all(shapes.map(([width, height]) => makePicture({ width, height })));

/** A gallery with photos of many shapes, of which everything is made. */
export async function shareGallery(url: string, count: number, input: object = {}): Promise<Shared> {
  const owner = await signUp(url);
  const gallery = await createGallery(owner, { name: 'A week at the lake', ...input });
  const photos: string[] = [];
  for (let index = 0; index < count; index += 1)
    photos.push(await sendPhoto(owner, url, { galleryId: gallery.id }, index));
  const { slug } = await createLink(owner, gallery.id);
  for (;;) {
    const page = await fetch(`${url}/g/${slug}`).then((response) => response.text());
    if ((page.match(/<img/g) ?? []).length === count && !page.includes('"preview":null')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { owner, gallery, photos };
}

/** The id of one that the owner sends. */
export async function sendPhoto(owner: TestClient, url: string, input: object, index = 0): Promise<string> {
  const upload = buildUpload(pictures[index % pictures.length]!, {
    input,
    filename: `lake-${index + 1}.jpg`,
  });
  const { data, errors } = await sendMultipart(url, owner.apiKey, upload);
  if (!data?.uploadImage) throw new Error(JSON.stringify(errors));
  return data.uploadImage.image.id;
}

export interface Stranger {
  page: Page;
  /** What the page complained about, and what it asked of other machines. */
  complaints: string[];
}

/** Whoever has been sent the address: a browser of their own. */
export async function comeBy(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = desktop,
): Promise<Stranger> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(new URL(address).origin))
      complaints.push(request.url());
  });
  await page.goto(address);
  return { page, complaints };
}

/** Of how many photos something is to be seen. */
export const countPainted = (page: Page): Promise<number> =>
  page.evaluate(
    "[...document.querySelectorAll('main li img')].filter((image) => image.naturalWidth > 0).length",
  );
