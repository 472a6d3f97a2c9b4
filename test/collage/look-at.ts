import type { Place } from '../../src/collage/place.ts';
import type { Alpha } from './draw.ts';

/** What is seen of a collage. */
export interface Seen {
  /** Share of the canvas that something opaque covers. */
  coverage: number;
  /** Of the pair that shares most: the shared pixels, as a share of the smaller of the two. */
  worstOverlap: number;
  /** Pixels that lie beyond the rim, as a share of all pixels of their picture: the worst. */
  worstLoss: number;
}

const longSide = 600;
const opaque = 128;

/** Counts pixels of the pictures' own alpha: nothing of what the layout knew or made is asked but its places. */
export function lookAt(pictures: readonly Alpha[], places: readonly Place[], aspect: number): Seen {
  const scale = aspect > 1 ? longSide : longSide * aspect;
  const width = Math.round(scale);
  const height = Math.round(scale / aspect);
  const owners = new Int16Array(width * height).fill(-1);
  const losses: number[] = [];
  /** By `one other`, where the other lies on the one. */
  const shared = new Map<string, number>();
  const counts = pictures.map((picture, index) => {
    let [inside, outside] = [0, 0];
    for (const { x, y } of listOpaque(picture, places[index]!, scale)) {
      const isInside = x >= 0 && y >= 0 && x < width && y < height;
      if (isInside) inside++;
      else outside++;
      if (!isInside) continue;
      const owner = owners[y * width + x]!;
      if (owner >= 0) shared.set(`${owner} ${index}`, (shared.get(`${owner} ${index}`) ?? 0) + 1);
      owners[y * width + x] = index;
    }
    losses.push(outside / Math.max(1, inside + outside));
    return inside;
  });
  const overlaps = [...shared].map(([pair, pixels]) => {
    const [one, other] = pair.split(' ').map((index) => counts[Number(index)]!);
    return pixels / Math.min(one!, other!);
  });
  const covered = owners.filter((owner) => owner >= 0).length;
  return {
    coverage: covered / owners.length,
    worstOverlap: Math.max(0, ...overlaps),
    worstLoss: Math.max(0, ...losses),
  };
}

/** The canvas's pixels whose centres an opaque pixel of the picture covers. */
function* listOpaque({ alpha, width, height }: Alpha, place: Place, scale: number) {
  const [centreX, centreY] = [place.x * scale, place.y * scale];
  const pixel = width / (place.width * scale);
  const angle = (place.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.hypot(width, height) / pixel / 2 + 1;
  for (let y = Math.floor(centreY - reach); y <= centreY + reach; y++) {
    for (let x = Math.floor(centreX - reach); x <= centreX + reach; x++) {
      const [across, down] = [x + 0.5 - centreX, y + 0.5 - centreY];
      const column = Math.floor((across * cos + down * sin) * pixel + width / 2);
      const row = Math.floor((down * cos - across * sin) * pixel + height / 2);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      if (alpha[row * width + column]! >= opaque) yield { x, y };
    }
  }
}
