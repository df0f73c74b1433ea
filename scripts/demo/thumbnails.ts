// Makes the pictures of the Start screen from the scored samples: npx tsx scripts/demo/thumbnails.ts
// Rows that help each other stand close together (t-SNE of who helps whom); picks are those of the real selection.
import { access, readFile, writeFile } from 'node:fs/promises';
import { seededRandom } from '../../src/core/base/random';
import { unpackProject } from '../../src/core/export/projectFile';
import type { ProjectContents } from '../../src/core/export/types';
import { signedBlock } from '../../src/core/kernel/transform';
import type { BlockName } from '../../src/core/scoring/types';
import { DEMO_ETA } from '../../src/features/start/pictures';
import { createSelectionService } from '../../src/core/selection/service';

const PERPLEXITY = 24;
const STEPS = 900;
/** Smallest distance of two dots, in thousandths of the picture. */
const CLEARANCE = 46;
const demoFolder = new URL('../../public/demo/', import.meta.url);

const readSample = async (name: string): Promise<{ project: ProjectContents; bytes: number }> => {
  const bytes = await readFile(new URL(`${name}.delift`, demoFolder));
  return { project: await unpackProject(new Uint8Array(bytes)), bytes: bytes.length };
};
const blockOf = (project: ProjectContents, name: BlockName) => {
  const block = project.blocks.find((candidate) => candidate.block === name);
  if (block === undefined) throw new Error(`the sample has no block ${name}`);
  return signedBlock(block);
};

/** One vector for each row of pool, target and existing: how it and each pool row help each other. */
function relations(project: ProjectContents): number[][] {
  const [ground, target, existing] = (['pool-pool', 'target-pool', 'pool-existing'] as const).map((name) => blockOf(project, name));
  const n = ground!.rows;
  const at = (block: typeof ground, row: number, column: number): number => block!.values[column * block!.rows + row]!;
  const pool = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, p) => (i === p ? 0 : (at(ground, i, p) + at(ground, p, i)) / 2)));
  const targets = Array.from({ length: target!.rows }, (_, t) => Array.from({ length: n }, (__, p) => at(target, t, p)));
  const known = Array.from({ length: existing!.columns }, (_, e) => Array.from({ length: n }, (__, p) => at(existing, p, e)));
  return [...pool, ...targets, ...known].map((vector) => {
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  });
}

/** t-SNE (van der Maaten and Hinton 2008), exact, two dimensions, seeded. */
function tsne(vectors: readonly number[][]): [number, number][] {
  const n = vectors.length;
  const squared = vectors.map((a) => vectors.map((b) => a.reduce((sum, value, k) => sum + (value - b[k]!) ** 2, 0)));
  const close = squared.map((row, i) => {
    let [low, high, beta] = [0, Infinity, 1];
    let shares: number[] = [];
    for (let round = 0; round < 60; round++) {
      const weights = row.map((d, j) => (i === j ? 0 : Math.exp(-d * beta)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      shares = weights.map((weight) => weight / total);
      const entropy = -shares.reduce((sum, share) => sum + (share > 1e-12 ? share * Math.log(share) : 0), 0);
      if (entropy > Math.log(PERPLEXITY)) [low, beta] = [beta, high === Infinity ? beta * 2 : (beta + high) / 2];
      else [high, beta] = [beta, (beta + low) / 2];
    }
    return shares;
  });
  const p = close.map((row, i) => row.map((share, j) => Math.max(1e-12, (share + close[j]![i]!) / (2 * n))));
  const random = seededRandom(7);
  const places: [number, number][] = vectors.map(() => [random.next() * 1e-2, random.next() * 1e-2]);
  const speed: [number, number][] = vectors.map(() => [0, 0]);
  for (let step = 0; step < STEPS; step++) {
    const exaggeration = step < 200 ? 8 : 1;
    const near = places.map((a) => places.map((b) => 1 / (1 + (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)));
    const total = near.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + (i === j ? 0 : value), 0), 0);
    places.forEach((a, i) => {
      const pull: [number, number] = [0, 0];
      places.forEach((b, j) => {
        if (i === j) return;
        const force = 4 * (exaggeration * p[i]![j]! - near[i]![j]! / total) * near[i]![j]!;
        pull[0] += force * (a[0] - b[0]);
        pull[1] += force * (a[1] - b[1]);
      });
      for (const axis of [0, 1] as const) speed[i]![axis] = (step < 200 ? 0.5 : 0.8) * speed[i]![axis] - 60 * pull[axis];
    });
    places.forEach((a, i) => {
      a[0] += speed[i]![0];
      a[1] += speed[i]![1];
    });
  }
  return places;
}

/** Whole numbers 0 … 1000 on both axes; dots that would cover each other are moved apart. */
function toGrid(places: readonly [number, number][]): [number, number][] {
  let spread = fill(places);
  for (let round = 0; round < 60; round++) spread = fill(apart(spread));
  return spread.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

function fill(places: readonly [number, number][]): [number, number][] {
  const ranges = ([0, 1] as const).map((axis) => [Math.min(...places.map((place) => place[axis])), Math.max(...places.map((place) => place[axis]))] as const);
  return places.map((place) => [0, 1].map((axis) => (1000 * (place[axis]! - ranges[axis]![0])) / (ranges[axis]![1] - ranges[axis]![0])) as [number, number]);
}

function apart(places: readonly [number, number][]): [number, number][] {
  return places.map(([x, y], i) => {
    let [dx, dy] = [0, 0];
    places.forEach(([otherX, otherY], j) => {
      const distance = Math.hypot(x - otherX, y - otherY) || 1e-3;
      if (i === j || distance >= CLEARANCE) return;
      dx += (0.25 * (CLEARANCE - distance) * (x - otherX)) / distance;
      dy += (0.25 * (CLEARANCE - distance) * (y - otherY)) / distance;
    });
    return [x + dx, y + dy];
  });
}

/** The picture of the three-stage sample: where each row stands, and what each objective picks. */
async function demoPicture() {
  const { project: demo, bytes } = await readSample('demo');
  const rows = { pool: blockOf(demo, 'pool-pool').rows, target: blockOf(demo, 'target-pool').rows, existing: blockOf(demo, 'pool-existing').columns };
  const budget = Math.round(rows.pool / 10);
  const selection = createSelectionService();
  await selection.use({
    id: 'demo',
    blocks: { ground: blockOf(demo, 'pool-pool'), target: blockOf(demo, 'target-pool'), private: blockOf(demo, 'pool-existing') },
    transform: 'positive',
    selfHelp: 'exclude',
  });
  const picksOf = async (name: 'fl' | 'flmi' | 'flcg'): Promise<number[]> => [...(await selection.rank({ sourceId: 'demo', objective: { name, eta: name === 'flmi' ? DEMO_ETA : 1, nu: 1 } })).ranking.order.slice(0, budget)];
  return { bytes, rows, budget, places: toGrid(tsne(relations(demo))), picks: { fl: await picksOf('fl'), flmi: await picksOf('flmi'), flcg: await picksOf('flcg') } };
}

/** The picture of the tour: its whole matrix, columns of the pool, then of the existing data. */
async function tourPicture() {
  const { project: tour, bytes } = await readSample('tour');
  const [ground, target, existing] = (['pool-pool', 'target-pool', 'pool-existing'] as const).map((name) => blockOf(tour, name));
  const matrix = Array.from({ length: ground!.rows + target!.rows }, (_, row) => {
    const inPool = row < ground!.rows;
    const block = inPool ? ground! : target!;
    const at = inPool ? row : row - ground!.rows;
    const fromPool = Array.from({ length: block.columns }, (__, column) => block.values[column * block.rows + at]!);
    const fromExisting = inPool ? Array.from({ length: existing!.columns }, (__, column) => existing!.values[column * existing!.rows + at]!) : [];
    return [...fromPool, ...fromExisting].map((value) => Number(value.toFixed(3)));
  });
  return { bytes, rows: { pool: ground!.rows, target: target!.rows, existing: existing!.columns }, matrix };
}

const isThere = (name: string): Promise<boolean> => access(new URL(`${name}.delift`, demoFolder)).then(() => true, () => false);
const pictures = { demo: (await isThere('demo')) ? await demoPicture() : null, tour: await tourPicture() };
await writeFile(new URL('pictures.json', demoFolder), `${JSON.stringify(pictures)}\n`);
console.log(`pictures.json: ${pictures.demo?.places.length ?? 'no'} places, ${pictures.tour.matrix.length} matrix rows`);
