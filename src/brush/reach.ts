import { measureDistance } from './distance.ts';
import { classCount, measureReach } from './radius-class.ts';
import type { Seeds } from './seeds.ts';

/** How far hints reach: a value a cell. */
export interface Reach {
  /** 1 − distance / R to the certain cell that is nearest by this measure; 0 where none reaches. */
  nearness: Float32Array;
  /** 1 where one of the subject's, or of the background's, reaches. */
  ofSubject: Uint8Array;
  ofBackground: Uint8Array;
}

export function findReach({ certain, classes, width, height }: Seeds): Reach {
  const count = certain.length;
  const nearness = new Float32Array(count);
  const ofSubject = new Uint8Array(count);
  const ofBackground = new Uint8Array(count);
  for (let index = 0; index < classCount; index++) {
    const radius = measureReach(index, { width, height });
    for (const [sign, reached] of [
      [1, ofSubject],
      [-1, ofBackground],
    ] as const) {
      const marked = new Uint8Array(count);
      let isAny = false;
      for (let i = 0; i < count; i++) {
        if (certain[i] !== sign || classes[i] !== index) continue;
        marked[i] = 1;
        isAny = true;
      }
      if (!isAny) continue;
      const distance = measureDistance(marked, { width, height });
      for (let i = 0; i < count; i++) {
        if (distance[i]! >= radius) continue;
        reached[i] = 1;
        nearness[i] = Math.max(nearness[i]!, 1 - distance[i]! / radius);
      }
    }
  }
  return { nearness, ofSubject, ofBackground };
}
