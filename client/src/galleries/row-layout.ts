import { computeRowsLayout } from 'react-photo-album';
import type { Photo } from './photo-list.ts';

export interface PlacedPhoto {
  photo: Photo;
  /** In the gallery. */
  index: number;
  width: number;
  height: number;
  /** Of the row behind it, where that does not fill the page: the next photo begins the next row. */
  restPx: number;
}

export interface PhotoRow {
  height: number;
  photos: readonly PlacedPhoto[];
}

export const gapPx = 8;

/** A row of few photos is not blown up to the page's width: of one alone it would fill the screen. */
const mostTimesTarget = 1.35;

/** What rounding takes: a row that is wider than the page by any of it would break. */
const slackPx = 0.05;

export const targetHeight = (widthPx: number) => (widthPx < 600 ? 150 : widthPx < 1100 ? 210 : 250);

/** Rows of one width, each photo whole and in its shape. */
export function layOutRows(photos: readonly Photo[], widthPx: number): PhotoRow[] {
  if (photos.length === 0 || widthPx < 1) return [];
  const target = targetHeight(widthPx);
  const sources = photos.map((photo) => ({ src: '', width: photo.width, height: photo.height, photo }));
  const layout = computeRowsLayout(sources, gapPx, 0, widthPx, target);
  return (layout?.tracks ?? []).map(({ photos: placed }) => {
    const full = placed[0]?.height ?? target;
    const scale = Math.min(1, (target * mostTimesTarget) / full);
    const height = full * scale;
    const gaps = (placed.length - 1) * gapPx;
    const widths = placed.map(({ width }) => width * scale - slackPx);
    const restPx = widthPx - gaps - widths.reduce((sum, width) => sum + width, 0) - slackPx;
    return {
      height,
      photos: placed.map(({ photo: { photo }, index }, at) => ({
        photo,
        index,
        width: widths[at] as number,
        height,
        restPx: at === placed.length - 1 ? Math.max(0, restPx) : 0,
      })),
    };
  });
}
