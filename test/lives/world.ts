import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { adminKey, type Bed } from './bed.ts';
import type { Model } from './model.ts';

export const minute = 60_000;

export interface World {
  bed: Bed;
  owner: TestClient;
  stranger: TestClient;
  model: Model;
  slugs: string[];
  galleryIds: string[];
  linkSlugs: string[];
  linkIds: string[];
  /** Of each image its original, as its owner was told when it was sent. */
  urls: string[];
  /** Of each image that a link has shown, its original by the link. */
  linkUrls: Map<string, string>;
  /** Of each mask its picture. */
  maskUrls: string[];
}

export async function openWorld(bed: Bed, nowMs: number): Promise<World> {
  bed.setNow(nowMs);
  const { url } = bed.app;
  const owner = createTestClient(url, await signUpAsAdmin(url, adminKey));
  const model: Model = { now: nowMs, images: [], galleries: [], links: [], masks: [] };
  return {
    bed,
    owner,
    stranger: createTestClient(url),
    model,
    slugs: [],
    galleryIds: [],
    linkSlugs: [],
    linkIds: [],
    urls: [],
    linkUrls: new Map(),
    maskUrls: [],
  };
}

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const lives = [5 * minute, 9 * minute, 30 * minute, 90 * minute];
export const lifeOf = (n: number) => lives[n % lives.length]!;
export const inIso = (ms: number) => `PT${ms / minute}M`;
