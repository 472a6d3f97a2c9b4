import type { OriginalFile } from './original-file.ts';
import type { SharpPart } from './picture-painter.ts';
import type { CropPart } from './solver/solver-types.ts';
import type { Screen } from './use-screen.ts';
import { type Size, toPicture, type View } from './view.ts';

interface SharpenerOptions {
  image: Size;
  file: OriginalFile;
  screen: Screen;
  /** Of the picture that is there from the start; 0 until it is. */
  shownWidth: number;
  crop(part: CropPart): Promise<ImageBitmap>;
  onPart(part: SharpPart | null): void;
}

interface Sharpener {
  look(view: View): void;
  close(): void;
}

const calmMs = 180;

/** Once the picture is nearer than its preview is fine, and still, what is seen of it is read from the original. */
export function createSharpener({
  image,
  file,
  screen,
  shownWidth,
  crop,
  onPart,
}: SharpenerOptions): Sharpener {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: SharpPart | null = null;
  let generation = 0;

  function show(part: SharpPart | null) {
    if (shown === part) return;
    shown?.bitmap.close();
    shown = part;
    onPart(part);
  }

  async function read(view: View, own: number) {
    const original = await file.read();
    if (!original || own !== generation) return;
    const [start, end] = [
      toPicture(view, { x: 0, y: 0 }),
      toPicture(view, { x: screen.width, y: screen.height }),
    ];
    const x = Math.max(Math.floor(start.x), 0);
    const y = Math.max(Math.floor(start.y), 0);
    const width = Math.min(Math.ceil(end.x), image.width) - x;
    const height = Math.min(Math.ceil(end.y), image.height) - y;
    if (width < 1 || height < 1) return;
    const scale = Math.min(view.scale * screen.pixelRatio, 1);
    const wanted = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
    // What this browser cannot read, as HEIC, stays as fine as its preview.
    const bitmap = await crop({ original, x, y, width, height, shown: wanted }).catch(() => null);
    if (!bitmap) return;
    if (own === generation) show({ bitmap, x, y, width, height });
    else bitmap.close();
  }

  return {
    look(view) {
      generation++;
      const own = generation;
      clearTimeout(timer);
      const isFiner =
        shownWidth > 0 &&
        image.width > shownWidth &&
        image.width * view.scale * screen.pixelRatio > shownWidth * 1.1;
      if (!isFiner) return show(null);
      timer = setTimeout(() => void read(view, own), calmMs);
    },
    close() {
      generation++;
      clearTimeout(timer);
      shown?.bitmap.close();
    },
  };
}
