/** Draws tiles with the names given as arguments and writes how many of their pixels have ink, as JSON. */
import { drawNameTile } from '../../../src/tools/imaging/child/collage/name-tile.ts';

const counts = [];
for (const name of process.argv.slice(2)) {
  const { data } = await drawNameTile(name, { width: 360, height: 180 });
  // A light ground is above 190 in green, ink below 100.
  counts.push(data.filter((value, at) => at % 4 === 1 && value < 100 && data[at + 2]! > 250).length);
}
console.log(JSON.stringify(counts));
