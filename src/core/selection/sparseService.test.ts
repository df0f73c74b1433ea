import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { AppError } from '../base/errors';
import { anySparseBlock, expandedBlock } from '../kernel/kernel.testkit';
import type { SparseSignedBlock } from '../kernel/types';
import type { SelectionSource } from './contract';
import { createSelectionService } from './service';
import { SPARSE_FUNCTIONS } from './setFunction';
import type { FunctionName } from './types';

const SEEDED = { seed: 31, numRuns: 60 };
const ALL: readonly FunctionName[] = [...SPARSE_FUNCTIONS, 'log-det', 'disparity-sum', 'disparity-min'];

interface SparseBlocks {
  readonly ground: SparseSignedBlock;
  readonly target: SparseSignedBlock | undefined;
  readonly query: SparseSignedBlock | undefined;
  readonly private: SparseSignedBlock | undefined;
}

/** A project of up to seven rows, with or without target and existing rows; all its blocks are sparse. */
const anyBlocks = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).chain(([n, targets, existing]) =>
  fc.record<SparseBlocks>({
    ground: anySparseBlock(n, n),
    target: targets === 0 ? fc.constant(undefined) : anySparseBlock(targets, n),
    query: targets === 0 ? fc.constant(undefined) : fc.option(anySparseBlock(n, targets, 't'), { nil: undefined }),
    private: existing === 0 ? fc.constant(undefined) : anySparseBlock(n, existing, 'x'),
  }),
);

const expanded = (block: SparseSignedBlock | undefined): ReturnType<typeof expandedBlock> | undefined => (block === undefined ? undefined : expandedBlock(block));

/** All that the service says of a source: one ranking, and every answer about its first half. */
async function allAnswers(source: SelectionSource, name: FunctionName, bans: readonly number[]): Promise<unknown> {
  const service = createSelectionService();
  const facts = await service.use(source);
  const request = { sourceId: source.id, objective: { name, eta: 0.7, nu: 0.5 }, bans };
  const { ms: _, columnsRead: ____, ...ranked } = await service.rank(request);
  const prefix = { ...request, order: ranked.ranking.order, budget: Math.ceil(ranked.ranking.order.length / 2) };
  const { ms: __, ...band } = await service.band({ sourceId: source.id, bans, draws: 3, nu: 0.5 });
  const { ms: ___, ...certificate } = await service.certificate(prefix);
  const explanations = [];
  for (let candidate = 0; candidate < facts.candidates; candidate++) explanations.push(await service.explain({ ...prefix, candidate }));
  const evaluated = await service.evaluate({ sourceId: source.id, subsets: [ranked.ranking.order, new Int32Array(0)], objectives: ALL.map((each) => ({ name: each })) });
  return { facts, ranked, band, certificate, standing: await service.standing(prefix), explanations, evaluated };
}

async function outcomeOf(answers: Promise<unknown>): Promise<unknown> {
  try {
    return await answers;
  } catch (thrown) {
    if (thrown instanceof AppError) return { code: thrown.code, message: thrown.message };
    throw thrown;
  }
}

describe.each(ALL)('%s', (name) => {
  test.prop([anyBlocks, fc.constantFrom('positive', 'minmax', 'centred'), fc.constantFrom('keep', 'exclude'), fc.boolean()], SEEDED)(
    '[K4] [O16] [C1] [G5] [G6] [X1] [X2] [X3] [X4] [U7] every answer on sparse blocks is the one on their dense form',
    async (blocks, transform, selfHelp, isBanned) => {
      const bans = isBanned ? [0] : [];
      const dense = { ground: expandedBlock(blocks.ground), target: expanded(blocks.target), query: expanded(blocks.query), private: expanded(blocks.private) };
      const [sparse, whole] = [await outcomeOf(allAnswers({ id: 's', blocks, transform, selfHelp }, name, bans)), await outcomeOf(allAnswers({ id: 's', blocks: dense, transform, selfHelp }, name, bans))];
      expect(sparse).toEqual(whole);
    },
  );
});

test.prop([anySparseBlock(6, 6), anySparseBlock(2, 6)], SEEDED)('[O16] blocks of both forms go together', async (ground, target) => {
  const of = (blocks: SelectionSource['blocks']): Promise<unknown> => allAnswers({ id: 's', blocks, transform: 'positive', selfHelp: 'keep' }, 'flmi', []);
  const both = await of({ ground, target });
  expect(await of({ ground, target: expandedBlock(target) })).toEqual(both);
  expect(await of({ ground: expandedBlock(ground), target })).toEqual(both);
});

test.each(['log-det', 'disparity-sum', 'disparity-min'] as const)('[O16] %s is refused above 5,000 rows of which only some pairs were scored', async (name) => {
  const rows = 5001;
  const hashes = Array.from({ length: rows }, (_, row) => `h${row}`);
  const diagonal = Uint32Array.from({ length: rows }, (_, row) => row);
  const ground = { rows, columns: rows, starts: Uint32Array.from([...diagonal, rows]), rowIndex: diagonal, values: new Float32Array(rows).fill(0.5), rowHashes: hashes, columnHashes: hashes };
  const service = createSelectionService();
  await service.use({ id: 's', blocks: { ground }, transform: 'positive', selfHelp: 'keep' });
  await expect(service.rank({ sourceId: 's', objective: { name } })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining('above 5000 rows that matrix is not built') as string }) as Error);
  expect((await service.rank({ sourceId: 's', objective: { name: 'fl' }, limit: 3 })).ranking.values[2]).toBe(1.5);
});
