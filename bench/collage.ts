import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Layout, layOut, type Piece } from '../src/collage/lay-out.ts';
import type { Place } from '../src/collage/place.ts';
import { createRandom, type Random } from '../src/collage/random.ts';
import type { Imaging } from '../src/tools/imaging/imaging.ts';
import { lookAt, type Seen } from '../test/collage/look-at.ts';
import { drawForEyes } from './collage/contact-sheet.ts';
import { type Article, openStock } from './collage/stock.ts';
import { median, quantile, report } from './figures.ts';

/** A folder of photos whose cutouts are laid out beside the drawn things; how many sets of each kind, 200 by default. */
const { BENCH_PHOTOS: photos, BENCH_SETS: sets = '200' } = process.env;
const setCount = Number(sets);
const drawnSets = 4;
// Glasses, ladders and rings are mostly air, and a third of the drawn things are of that kind: alone they cover 48 to 52 %.
const leastCoverage = photos ? 0.5 : 0.45;

const kinds = [6, 12, 30].flatMap((count) => [
  { count, aspect: 4 / 3, name: `${count} on 4:3` },
  { count, aspect: 9 / 16, name: `${count} on 9:16` },
]);
type Kind = (typeof kinds)[number];

/** What one set came to; shares are of 1, times of one core. */
interface Outcome extends Seen {
  cpuMs: number;
  /** By how much one more moved the others, in widths of the collage: their median and the most. */
  medianMove: number;
  worstMove: number;
  addCpuMs: number;
  addOverlap: number;
}

/** How full collages are, whether anything covers another, how long that takes, and what one more thing moves. */
export async function measureCollage(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-bench-'));
  const { articles, imaging } = await openStock(photos, directory);
  try {
    console.log(`\n${setCount} sets of each kind out of ${articles.length} silhouettes`);
    const outcomes = new Map<Kind, Outcome[]>();
    for (const kind of kinds) outcomes.set(kind, await measureKind(kind, articles, imaging));
    hold(outcomes);
  } finally {
    await imaging.close({ timeoutMs: 0 });
    await rm(directory, { recursive: true });
  }
}

async function measureKind(kind: Kind, articles: readonly Article[], imaging: Imaging): Promise<Outcome[]> {
  const { count, aspect, name } = kind;
  const random = createRandom(count * 1000 + Math.round(aspect * 100));
  const outcomes: Outcome[] = [];
  for (let seed = 0; seed < setCount; seed++) {
    const chosen = shuffle(articles, random).slice(0, count + 1);
    const first = chosen.slice(0, count);
    const cold = timeLayout(first, aspect, seed);
    const added = timeLayout(chosen, aspect, seed, cold.layout.places);
    const moves = first.map((article) => distanceOf(article, cold.layout, added.layout));
    outcomes.push({
      ...lookAtLayout(first, cold.layout, aspect),
      cpuMs: cold.cpuMs,
      medianMove: median(moves),
      worstMove: Math.max(...moves),
      addCpuMs: added.cpuMs,
      addOverlap: lookAtLayout(chosen, added.layout, aspect).worstOverlap,
    });
    if (seed >= drawnSets) continue;
    const label = `${name.replace(/\W+/g, '-')}-${seed}`;
    await drawForEyes(imaging, label, first, cold.layout, aspect);
    await drawForEyes(imaging, `${label}-added`, chosen, added.layout, aspect);
  }
  print(name, outcomes);
  return outcomes;
}

function timeLayout(
  articles: readonly Article[],
  aspect: number,
  seed: number,
  previous: Record<string, Place> = {},
) {
  const pieces = articles.map(
    ({ name: key, silhouette }): Piece => ({ key, silhouette, weight: 1, previous: previous[key] }),
  );
  const before = process.cpuUsage();
  const layout = layOut({ pieces, aspect, seed });
  const { user, system } = process.cpuUsage(before);
  return { layout, cpuMs: (user + system) / 1000 };
}

function lookAtLayout(articles: readonly Article[], { places }: Layout, aspect: number): Seen {
  return lookAt(
    articles,
    articles.map(({ name }) => places[name]!),
    aspect,
  );
}

function distanceOf({ name }: Article, before: Layout, after: Layout): number {
  const [from, to] = [before.places[name]!, after.places[name]!];
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function shuffle<One>(all: readonly One[], random: Random): One[] {
  return all
    .map((one) => ({ one, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

function print(name: string, outcomes: readonly Outcome[]): void {
  const list = (key: keyof Outcome) => outcomes.map((outcome) => outcome[key]);
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  const figures = {
    'coverage median, 10th percentile': [0.5, 0.1].map((share) => percent(quantile(list('coverage'), share))),
    'sets of 50 %, of 45 %': [0.5, 0.45].map((least) =>
      percent(list('coverage').filter((coverage) => coverage >= least).length / outcomes.length),
    ),
    'worst overlap, after one more': (['worstOverlap', 'addOverlap'] as const).map((key) =>
      percent(Math.max(...list(key))),
    ),
    'beyond the rim': [percent(Math.max(...list('worstLoss')))],
    'CPU ms median, most': [median(list('cpuMs')).toFixed(0), Math.max(...list('cpuMs')).toFixed(0)],
    'one more: median move of the median set, of the worst': [
      median(list('medianMove')),
      Math.max(...list('medianMove')),
    ].map(percent),
    'one more: largest move of the median set; CPU ms': [
      percent(median(list('worstMove'))),
      median(list('addCpuMs')).toFixed(0),
    ],
  };
  console.log(`\n${name}`);
  for (const [label, values] of Object.entries(figures))
    console.log(`        ${label}: ${values.join(', ')}`);
}

function hold(outcomes: ReadonlyMap<Kind, Outcome[]>): void {
  const all = [...outcomes.values()];
  const most = (key: keyof Outcome) => all.map((some) => Math.max(...some.map((outcome) => outcome[key])));
  const overlaps = [...most('worstOverlap'), ...most('addOverlap')];
  report(
    'collage: overlap of any pair / the smaller',
    Math.max(...overlaps),
    { atMost: 0.005 },
    { kinds: overlaps },
  );
  const coverages = all.map((some) => median(some.map(({ coverage }) => coverage)));
  report(
    `collage: median coverage of the emptiest kind, ${photos ? 'with photos' : 'drawn things alone'}`,
    Math.min(...coverages),
    { atLeast: leastCoverage },
    { kinds: coverages },
  );
  const times = [...outcomes].flatMap(([{ count }, some]) =>
    count === 30 ? some.map(({ cpuMs }) => cpuMs) : [],
  );
  report(
    'collage: CPU ms for 30, at most',
    Math.max(...times),
    { atMost: 1000 },
    { 'median ms': [median(times)] },
  );
  const moves = all.map((some) => median(some.map(({ medianMove }) => medianMove)));
  report('collage: median move by one more, widths', Math.max(...moves), { atMost: 0.03 }, { kinds: moves });
}
