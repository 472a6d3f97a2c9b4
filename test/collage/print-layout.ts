/** Writes a layout of nine drawn things, one of them pinned, as JSON: the seed is its argument. */
import { chooseNames, layPieces, makePieces } from './layouts.ts';

const pieces = await makePieces(chooseNames(9, 21));
pieces[4]!.pin = { x: 0.5, y: 0.3, width: 0.2, rotation: 5, z: 3 };
console.log(JSON.stringify(layPieces(pieces, { seed: Number(process.argv[2]) })));
