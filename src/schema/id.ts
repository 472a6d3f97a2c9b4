import { TypeID, typeid } from 'typeid-js';

/** What an id begins with, for each concept that has one. The rest is a UUIDv7, so ids sort by the time they were made. */
export const idPrefixes = {
  Account: 'acc',
  Image: 'img',
  Rendition: 'ren',
  Job: 'job',
  PendingUpload: 'upl',
  ApiKey: 'key',
  Gallery: 'gal',
  GalleryLink: 'lnk',
  Wishlist: 'wsh',
  WishlistItem: 'itm',
  Mask: 'msk',
  Batch: 'bat',
  BatchRow: 'row',
  BatchItem: 'bit',
  PurgeRun: 'pur',
  WebhookEndpoint: 'whe',
  WebhookEvent: 'evt',
  WebhookDelivery: 'whd',
} as const;

export type NodeName = keyof typeof idPrefixes;

/** The same of what has an id and is no node. */
const otherPrefixes = { Collage: 'col', Claim: 'clm' } as const;

export function createId(name: NodeName | keyof typeof otherPrefixes): string {
  return typeid({ ...idPrefixes, ...otherPrefixes }[name]).toString();
}

/** The concept an id is of, or null if it is not an id at all. */
export function parseId(id: string): NodeName | null {
  try {
    const prefix = TypeID.fromString(id).getType();
    return (Object.keys(idPrefixes) as NodeName[]).find((name) => idPrefixes[name] === prefix) ?? null;
  } catch {
    return null;
  }
}
