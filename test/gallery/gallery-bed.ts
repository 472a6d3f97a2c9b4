import type { TestApp } from '../app.ts';
import { createTestClient, type GraphqlAnswer, type TestClient } from '../client.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';

export interface MadeGallery {
  id: string;
  slug: string;
}

export interface MadeLink {
  id: string;
  slug: string;
}

/** One picture for all who do not look at it: to draw one takes longer than to send it. */
export const picture = await makePicture({ width: 64, height: 48 });
let pictures = 0;

export async function createGallery(owner: TestClient, input: object = {}): Promise<MadeGallery> {
  const { createGallery: made } = await owner.get<{ createGallery: { gallery: MadeGallery } }>(
    'mutation ($input: CreateGalleryInput!) { createGallery(input: $input) { gallery { id slug } } }',
    { input: { name: 'Lake', ...input } },
  );
  return made.gallery;
}

export async function createLink(
  owner: TestClient,
  galleryId: string,
  input: object = {},
): Promise<MadeLink> {
  const { createGalleryLink: made } = await owner.get<{ createGalleryLink: { link: MadeLink } }>(
    'mutation ($input: CreateGalleryLinkInput!) { createGalleryLink(input: $input) { link { id slug } } }',
    { input: { galleryId, ...input } },
  );
  return made.link;
}

/** The id of a picture that the owner sends, into a gallery or to the library. */
export async function addImage(
  owner: TestClient,
  galleryId: string | null,
  { filename = `photo ${++pictures}.jpg`, ...input }: Record<string, unknown> = {},
): Promise<string> {
  const upload = buildUpload(picture, { input: { galleryId, ...input }, filename: filename as string });
  const { data, errors } = await sendMultipart(owner.url, owner.apiKey, upload);
  if (!data?.uploadImage) throw new Error(JSON.stringify(errors));
  return data.uploadImage.image.id;
}

/** What a guest's upload is answered. */
export function sendAsGuest(
  { url }: Pick<TestApp, 'url'>,
  { slug, pass }: { slug: string; pass?: string },
  input: object = {},
  { bytes = picture, filename = 'IMG_0042.jpg' }: { bytes?: Uint8Array; filename?: string } = {},
): ReturnType<typeof sendMultipart> {
  return sendMultipart(
    url,
    null,
    buildUpload(bytes, { input: { link: { slug, pass }, ...input }, filename }),
  );
}

export const moveMutation = `mutation ($input: MoveImagesInput!) {
  moveImages(input: $input) { images { id expiresAt ownExpiresAt gallery { id } } notFoundIds } }`;

export const move = (owner: TestClient, input: object) =>
  owner.get<{
    moveImages: {
      images: {
        id: string;
        expiresAt: string | null;
        ownExpiresAt: string | null;
        gallery: { id: string } | null;
      }[];
      notFoundIds: string[];
    };
  }>(moveMutation, { input });

interface Seen {
  gallery: {
    name: string;
    imageCount: number;
    images: { nodes: { id: string; filename: string }[] };
    access: Record<string, unknown>;
  } | null;
}

/** What an address shows to whoever asks. */
export function look(
  client: TestClient,
  slug: string,
  pass: string | null = null,
): Promise<GraphqlAnswer<Seen>> {
  return client.ask<Seen>(
    `query ($slug: String!, $pass: String) { gallery(slug: $slug, pass: $pass) { name imageCount
      images(first: 100) { nodes { id filename } }
      access { isOwner canSee canGetOriginals canUpload imagesLeft bytesLeft maxImageBytes endsAt } } }`,
    { slug, pass },
  );
}

export const idsIn = ({ data }: GraphqlAnswer<Seen>) => data?.gallery?.images.nodes.map(({ id }) => id);

export const codeOf = ({ errors }: Pick<GraphqlAnswer<unknown>, 'errors'>) => errors?.[0]?.extensions.code;

export const openStranger = ({ url }: Pick<TestApp, 'url'>) => createTestClient(url);
