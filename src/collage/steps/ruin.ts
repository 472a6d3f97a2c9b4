import type { Body } from '../body.ts';
import type { Table } from '../table.ts';
import { type Attempt, conclude, restore } from './cold.ts';
import { layNewcomers } from './warm.ts';

const liftedShare = 0.08;
const sweeps = 66;

/** The more there are, the dearer a round is and the less it can win. */
function countRuins(count: number): number {
  if (count <= 1) return 0;
  if (count <= 8) return 40;
  if (count <= 16) return 28;
  if (count <= 24) return 16;
  return Math.max(2, Math.min(12, Math.round(300 / count)));
}

/** Ruin and recreate (Schrimpf et al. 2000): a few are lifted and laid anew, for as long as that makes it better. */
export function ruinAndRecreate(table: Table, first: Attempt): Attempt {
  let best = first;
  for (let round = countRuins(table.free.length); round > 0; round--) {
    restore(table, best);
    layNewcomers(table, pickSome(table), sweeps);
    const attempt = conclude(table);
    if (attempt.score > best.score) best = attempt;
  }
  return best;
}

function pickSome({ free, random }: Table): Body[] {
  const left = [...free];
  // Of few sometimes two: one alone mostly comes to lie where it lay.
  const count = Math.max(1 + Math.floor(2 * random()), Math.round(free.length * liftedShare));
  return Array.from({ length: Math.min(count, left.length) }, () => {
    return left.splice(Math.floor(random() * left.length), 1)[0]!;
  });
}
