/**
 * Does a chosen subset beat chance on rows it has not seen? Asked of the utilities of a scored project, without training.
 * Many times: the pool is split in halves; FL chooses from the first half to cover the first half; what counts is how
 * well the choice covers the second half, beside 200 random subsets of the same size from the same half. The same for
 * FLMI with the target set split in halves.
 * Run: npx tsx bench/heldout.ts public/demo/demo.delift [--splits 40]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom, shuffledIndices, type Random } from '../src/core/base/random';
import { unpackProject } from '../src/core/export/projectFile';
import { signedBlock } from '../src/core/kernel/transform';
import type { SignedBlock } from '../src/core/kernel/types';
import type { KernelTransform } from '../src/core/kernel/types';
import { createSelectionService } from '../src/core/selection/service';
import type { ObjectiveSpec } from '../src/core/selection/types';

const { values: args, positionals } = parseArgs({ allowPositionals: true, options: { splits: { type: 'string', default: '40' } } });
const splits = Number(args.splits);
const RANDOM = 200;
const SHARES = [0.05, 0.1, 0.2, 0.3, 0.5];

const project = await unpackProject(new Uint8Array(readFileSync(positionals[0] ?? 'public/demo/demo.delift')));
const blockOf = (name: string): SignedBlock => signedBlock(project.blocks.find(({ block }) => block === name)!);
const ground = blockOf('pool-pool');
const target = blockOf('target-pool');

function part(block: SignedBlock, rows: Int32Array, columns: Int32Array): SignedBlock {
  const values = new Float32Array(rows.length * columns.length);
  columns.forEach((column, j) => rows.forEach((row, i) => (values[j * rows.length + i] = block.values[column * block.rows + row]!)));
  return {
    rows: rows.length,
    columns: columns.length,
    values,
    rowHashes: Array.from(rows, (row) => block.rowHashes![row]!),
    columnHashes: Array.from(columns, (column) => block.columnHashes![column]!),
  };
}

/** Share of the unseen rows' best possible help (from the same candidates) that the chosen columns give. */
function unseenCoverage(unseen: SignedBlock, chosen: Int32Array): number {
  let given = 0;
  let possible = 0;
  for (let i = 0; i < unseen.rows; i++) {
    const help = (j: number): number => Math.max(unseen.values[j * unseen.rows + i]!, 0);
    let best = 0;
    for (const j of chosen) best = Math.max(best, help(j));
    given += best;
    let most = 0;
    for (let j = 0; j < unseen.columns; j++) most = Math.max(most, help(j));
    possible += most;
  }
  return given / possible;
}

interface Tally { chosen: number[]; random: number[]; above: number }

async function study(name: string, objective: ObjectiveSpec, transform: KernelTransform, unseenIs: 'pool' | 'target'): Promise<void> {
  const tallies = new Map<number, Tally>(SHARES.map((share) => [share, { chosen: [], random: [], above: 0 }]));
  for (let split = 0; split < splits; split++) {
    const random: Random = seededRandom(1000 + split);
    const halves = (n: number): [Int32Array, Int32Array] => {
      const order = shuffledIndices(n, random);
      return [order.slice(0, n >> 1).sort(), order.slice(n >> 1).sort()];
    };
    const [seen, rest] = halves(ground.rows);
    const [seenTarget, restTarget] = halves(target.rows);
    const service = createSelectionService();
    await service.use({ id: 'half', blocks: { ground: part(ground, seen, seen), target: part(target, seenTarget, seen) }, transform, selfHelp: 'exclude' });
    const { ranking } = await service.rank({ sourceId: 'half', objective });
    const unseen = unseenIs === 'pool' ? part(ground, rest, seen) : part(target, restTarget, seen);
    for (const [share, tally] of tallies) {
      const k = Math.max(1, Math.round(share * seen.length));
      const chosen = unseenCoverage(unseen, ranking.order.slice(0, k));
      const draws = Array.from({ length: RANDOM }, () => unseenCoverage(unseen, shuffledIndices(seen.length, random).slice(0, k))).sort((a, b) => a - b);
      tally.chosen.push(chosen);
      tally.random.push(draws.reduce((sum, value) => sum + value, 0) / RANDOM);
      if (chosen > draws[Math.floor(0.95 * RANDOM)]!) tally.above++;
    }
  }
  const mean = (values: number[]): string => ((100 * values.reduce((sum, value) => sum + value, 0)) / values.length).toFixed(1).padStart(6);
  console.log(`\n${name}: coverage of unseen ${unseenIs} rows, ${splits} splits\n  budget   chosen  random   splits above 95 % of random`);
  for (const [share, { chosen, random, above }] of tallies) console.log(`  ${String(100 * share).padStart(4)} %  ${mean(chosen)}  ${mean(random)}   ${above} of ${splits}`);
}

await study('FL', { name: 'fl' }, 'positive', 'pool');
await study('FL, row means taken off', { name: 'fl' }, 'centred', 'pool');
await study('FL', { name: 'fl' }, 'positive', 'target');
await study('FLMI, eta 1', { name: 'flmi', eta: 1 }, 'positive', 'target');
await study('FLMI, eta 8', { name: 'flmi', eta: 8 }, 'positive', 'target');
