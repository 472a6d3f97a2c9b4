import { countOf } from '../format/count.ts';

/** "12 photos"; of none that it is empty. */
export const countPhotos = (count: number): string => (count === 0 ? 'Empty' : countOf(count, 'photo'));
