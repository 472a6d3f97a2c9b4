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
  const marks = markByRadius(certain, classes);
  for (let index = 0; index < classCount; index++) {
    const radius = measureReach(index, { width, height });
    for (const [marked, reached] of [
      [marks.ofSubject[index], ofSubject],
      [marks.ofBackground[index], ofBackground],
    ] as const) {
      if (!marked) continue;
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

/** The certain cells of each side, by the class of their radius; nothing for a class that has none. */
function markByRadius(certain: Int8Array, classes: Uint8Array) {
  const ofSubject = new Array<Uint8Array | undefined>(classCount);
  const ofBackground = new Array<Uint8Array | undefined>(classCount);
  for (let i = 0; i < certain.length; i++) {
    if (certain[i] === 0) continue;
    const side = certain[i]! > 0 ? ofSubject : ofBackground;
    let marked = side[classes[i]!];
    if (!marked) side[classes[i]!] = marked = new Uint8Array(certain.length);
    marked[i] = 1;
  }
  return { ofSubject, ofBackground };
}
