import type { Inside } from './inside.ts';

// A file is written in pieces of about this many characters: what is grain has as many runs as pixels.
const pieceLength = 65_536;

/** JSON `{size: [height, width], counts}`: COCO's uncompressed form, column by column, what is outside first. */
export function* writeRle({ cells, width, height }: Inside): Generator<string> {
  let text = `{"size":[${height},${width}],"counts":[`;
  let [run, isInside] = [0, 0];
  for (let x = 0; x < width; x++) {
    for (let at = x; at < cells.length; at += width) {
      if (cells[at] !== isInside) {
        text += `${run},`;
        [run, isInside] = [0, 1 - isInside];
        if (text.length > pieceLength) {
          yield text;
          text = '';
        }
      }
      run++;
    }
  }
  yield `${text}${run}]}`;
}
