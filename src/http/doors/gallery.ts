import type { Router } from 'express';
import { createPublicDoor, type PublicDoorOptions } from './public-door.ts';

/** `GET /g/<slug>`: the page of a gallery; `/g/<slug>/cover` is its cover. See `createPublicDoor`. */
export function createGalleryRouter(options: PublicDoorOptions): Router {
  return createPublicDoor<{ cover: { preview: { url: string } | null } | null }>(options, {
    thing: 'gallery',
    hasMore: true,
    picture: { path: 'cover', read: ({ cover }) => cover?.preview?.url },
  });
}
