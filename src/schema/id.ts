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
  PurgeRun: 'pur',
} as const;

export type NodeName = keyof typeof idPrefixes;

export function createId(name: NodeName): string {
  return typeid(idPrefixes[name]).toString();
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
