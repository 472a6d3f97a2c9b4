/** A JPEG of 16 × 8 pixels, its left half black and its right half white, that is to be turned to the right (EXIF orientation 6). */
const picture =
  '/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/ADBTr//Z';

/** As it is to be shown: its black half above the white one. */
const [width, height] = [8, 16];

/**
 * Whether what this browser draws of a picture is that picture, upright. Some give a page other pixels than it drew, so that
 * it cannot tell them apart (Firefox with `privacy.resistFingerprinting` gives noise), and some did not heed the orientation.
 */
export async function isTrueToPictures(draw: (file: Blob) => Promise<OffscreenCanvas>): Promise<boolean> {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const canvas = await draw(new Blob([bytes], { type: 'image/jpeg' }));
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
  const half = (4 * width * height) / 2;
  const isAlpha = (at: number) => at % 4 === 3;
  return pixels?.every((value, at) => isAlpha(at) || Math.abs(value - (at < half ? 0 : 255)) < 16) ?? false;
}
