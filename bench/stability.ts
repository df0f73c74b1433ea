/**
 * How much of a subset stays when the pool's rows are drawn again, and how much of its worth: for FL, FLMI and FLCG on a
 * scored project, at several budgets.
 * Run: npx tsx bench/stability.ts public/demo/demo.delift [--draws 40]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureStability } from '../src/core/evaluation/stability';
import { unpackProject } from '../src/core/export/projectFile';
import { signedBlock } from '../src/core/kernel/transform';
import { createSelectionService } from '../src/core/selection/service';

const { values: args, positionals } = parseArgs({ allowPositionals: true, options: { draws: { type: 'string', default: '40' } } });
const draws = Number(args.draws);
const project = await unpackProject(new Uint8Array(readFileSync(positionals[0] ?? 'public/demo/demo.delift')));
const blockOf = (name: string) => signedBlock(project.blocks.find(({ block }) => block === name)!);
const ground = blockOf('pool-pool');
const service = createSelectionService();
await service.use({ id: 's', blocks: { ground, target: blockOf('target-pool'), private: blockOf('pool-existing') }, transform: 'positive', selfHelp: 'exclude' });
const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

for (const objective of [{ name: 'fl' }, { name: 'flmi', eta: 1 }, { name: 'flmi', eta: 8 }, { name: 'flcg', nu: 1 }] as const) {
  for (const share of [0.05, 0.1, 0.2, 0.3]) {
    const size = Math.round(share * ground.columns);
    const { kept, frequency, worth, byChance } = await measureStability(service, { request: { sourceId: 's', objective }, size, rows: ground.rows, draws });
    const always = frequency!.reduce((rows, times) => rows + (times === 1 ? 1 : 0), 0);
    console.log(`${objective.name}${'eta' in objective ? ` eta ${objective.eta}` : ''}, ${percent(share)}: ${percent(mean(kept))} of the rows stay (by chance ${percent(byChance)}), ${always} of ${size} in every draw; worth of the draws ${percent(worth!)}`);
  }
}
