import { type Affinity, measureAffinity } from '../../../../src/brush/affinity.ts';
import { fitLongestSide, type GridSize, type Plane } from '../../../../src/brush/grid.ts';
import { correctMask } from '../../../../src/brush/hints.ts';
import { type Lab, toLab } from '../../../../src/brush/lab.ts';
import { resizePlane } from '../../../../src/brush/resample.ts';
import { type EditStroke, isExact } from '../edit-stroke.ts';
import { editorSides } from '../editor-recipe.ts';
import { toolOn } from '../sheet.ts';
import { toBrushStroke } from './brush-stroke.ts';
import { composeCutout } from './compose-cutout.ts';
import { createExactLayer } from './exact-layer.ts';
import { readPixels } from './read-pixels.ts';
import type { AlphaStep, Edits, OpenPicture, Solver } from './solver-types.ts';
import { takeSteps } from './take-steps.ts';

interface Opened {
  lab: Lab;
  /** Of the picture: the same, whatever the hints. */
  affinity: Affinity;
  /** The automatic alpha. */
  mask: Plane;
  /** What a file says, a byte a cell. */
  marks: Uint8Array | null;
  picture: ImageData;
  /** The original's size. */
  original: GridSize;
  exact: ReturnType<typeof createExactLayer>;
}

/** Computing alone, in a worker or, where there is none, on the page. */
export function createSolver(): Solver {
  let opened: Opened | null = null;
  let truth: { cutout: ImageData; guess: Plane } | null = null;
  const solveHints = rememberLast(correct);
  /** What was guessed last, as the truth that comes is mostly of that. */
  const guesses = new Map<string, Plane>();

  async function open({ grid, picture, width, height }: OpenPicture) {
    const [colours, cutout] = await Promise.all([readPixels(grid.picture), readPixels(grid.cutout)]);
    const marks = grid.marks && firstChannel(await readPixels(grid.marks), colours);
    const work = fitLongestSide({ width, height }, editorSides.shown);
    const mask = alphaOf(cutout, colours);
    const lab = toLab({ data: colours.data, width: colours.width, height: colours.height, channels: 4 });
    truth = null;
    guesses.clear();
    solveHints.forget();
    opened = {
      lab,
      affinity: measureAffinity(lab),
      mask,
      marks,
      picture: await readPixels(picture, work),
      original: { width, height },
      exact: createExactLayer(work),
    };
  }

  function guess(edits: Edits): Plane {
    const { mask, marks, lab, affinity, picture, exact, original } = need();
    const key = keyOf(edits);
    const known = guesses.get(key);
    if (known) return known;
    const hints = edits.strokes.filter(({ tool }) => !isExact(tool));
    const question = { lab, affinity, mask, marks, hints };
    const isHinted = hints.length > 0 || marks !== null;
    const solved = isHinted ? solveHints.ask(keyOfStrokes(hints), question) : mask;
    const alpha = resizePlane(solved, picture);
    const layer = exact.draw(edits.strokes.filter(({ tool }) => isExact(tool)));
    if (layer) layOver(alpha, layer);
    const made = takeSteps(alpha, edits.steps, original);
    guesses.set(key, made);
    for (const old of [...guesses.keys()].slice(0, -3)) guesses.delete(old);
    return made;
  }

  function need(): Opened {
    if (!opened) throw new Error('Expected a picture that is open.');
    return opened;
  }

  return {
    open,
    async takeTruth({ cutout, edits }) {
      const { picture } = need();
      truth = { cutout: await readPixels(cutout, picture), guess: guess(edits) };
    },
    async solve(edits) {
      const { picture } = need();
      return createImageBitmap(composeCutout({ picture, truth, guess: guess(edits) }));
    },
    crop: ({ original, x, y, width, height, shown }) =>
      createImageBitmap(original, x, y, width, height, {
        resizeWidth: shown.width,
        resizeHeight: shown.height,
        resizeQuality: 'medium',
      }),
    close() {},
  };
}

interface Question {
  lab: Lab;
  affinity: Affinity;
  mask: Plane;
  marks: Uint8Array | null;
  hints: readonly EditStroke[];
}

function correct({ lab, affinity, mask, marks, hints }: Question): Plane {
  const strokes = hints.flatMap((stroke) => {
    const tool = toolOn('hints', stroke.tool);
    return tool ? [toBrushStroke(stroke, tool)] : [];
  });
  return correctMask(lab, mask, { strokes, marks }, affinity).mask;
}

/** A slider that is moved asks for the same hints again and again. */
function rememberLast<Asked, Answer>(answer: (asked: Asked) => Answer) {
  let last: { key: string; answered: Answer } | null = null;
  return {
    ask(key: string, asked: Asked): Answer {
      if (last?.key !== key) last = { key, answered: answer(asked) };
      return last.answered;
    },
    forget() {
      last = null;
    },
  };
}

const keyOfStrokes = (strokes: readonly EditStroke[]) => strokes.map(({ id }) => id).join();

const keyOf = ({ strokes, steps }: Edits) =>
  `${keyOfStrokes(strokes)} ${steps.map(({ op, amount }: AlphaStep) => `${op}${amount}`).join()}`;

function alphaOf({ data, width, height }: ImageData, grid: ImageData): Plane {
  const plane = { data: new Float32Array(width * height), width, height };
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = data[i * 4 + 3]! / 255;
  const isSame = width === grid.width && height === grid.height;
  return isSame ? plane : resizePlane(plane, grid);
}

/** Null of what is not as large as the grid. */
function firstChannel({ data, width, height }: ImageData, grid: ImageData): Uint8Array | null {
  if (width !== grid.width || height !== grid.height) return null;
  return Uint8Array.from({ length: width * height }, (_, i) => data[i * 4]!);
}

function layOver({ data }: Plane, { keep, erase }: { keep: Uint8Array; erase: Uint8Array }): void {
  for (let i = 0; i < data.length; i++)
    data[i] = Math.min(Math.max(data[i]!, keep[i]! / 255), 1 - erase[i]! / 255);
}
