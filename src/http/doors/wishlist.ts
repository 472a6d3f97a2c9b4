import type { Router } from 'express';
import { createPublicDoor, type PublicDoorOptions } from './public-door.ts';

/**
 * `GET /w/<slug>`: the page of a wishlist; `/w/<slug>/preview.jpg` is its collage as a JPEG of 1200 × 630, 404 where that is
 * not made yet: nobody's looking at the page makes it. See `createPublicDoor`.
 */
export function createWishlistRouter(options: PublicDoorOptions): Router {
  return createPublicDoor<{ collage: { image: string | null } }>(options, {
    thing: 'wishlist',
    hasMore: false,
    picture: { path: 'preview.jpg', read: ({ collage }) => collage.image },
  });
}
