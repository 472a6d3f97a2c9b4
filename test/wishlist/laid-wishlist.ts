import type { TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { addItem, createWishlist, type MadeWishlist, waitForCollage } from './wishlist-bed.ts';

const picture = await makePicture({ width: 400, height: 300 });

export interface LaidWishlist extends MadeWishlist {
  items: string[];
}

/** Three things: one cut out, one whole, one that has only its name. */
export async function layThree(owner: TestClient, input: object = {}): Promise<LaidWishlist> {
  const list = await createWishlist(owner, { visibility: 'UNLISTED', background: '#102030', ...input });
  const send = async () => (await owner.upload(picture)).data!.uploadImage.image.id;
  const items = [
    await addItem(owner, list.id, { name: 'Vase', imageId: await send() }),
    await addItem(owner, list.id, { name: 'Poster', imageId: await send(), keepsBackground: true }),
    await addItem(owner, list.id, { name: 'Tea from the mountains' }),
  ];
  await waitForCollage(owner, list, { count: 3 });
  return { ...list, items };
}
