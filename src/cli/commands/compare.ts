import { Option, type Command } from 'commander';
import { AppError } from '../../core/base/errors';
import { placesInOrder, placesOf } from '../../core/dataset/rowPlaces';
import { intersectionsOf, jaccardMatrix } from '../../core/evaluation/compare';
import type { ProjectContents, SavedSubset } from '../../core/export/types';
import type { SelectionSource } from '../../core/selection/contract';
import { createSelectionService } from '../../core/selection/service';
import type { ObjectiveSpec } from '../../core/selection/types';
import { comparisonTable } from '../comparisonTable';
import { printNote, printResult, runCommand } from '../output';
import { requireProject, setsOf } from '../projectFile';
import { findSubset } from './export';
import { sourceOf } from './selectInProject';

/** What `delift compare --json` prints. */
export interface ComparisonDocument {
  readonly format: 'delift-compare/1';
  readonly subsets: readonly {
    readonly name: string;
    readonly objective: string;
    readonly rows: number;
    /** Pool coverage in [0, 1], and what random subsets of this size reach. */
    readonly coverage: number;
    readonly random: { readonly mean: number; readonly low: number; readonly high: number };
    /** Null without a target set. */
    readonly targetCoverage: number | null;
  }[];
  /** Each subset under every objective that the sets at hand allow. */
  readonly objectives: readonly { readonly name: string; readonly parameters: Readonly<Record<string, number>>; readonly values: readonly number[]; readonly percentOfBest: readonly (number | null)[] }[];
  readonly overlap: { readonly intersections: readonly { readonly subsets: readonly string[]; readonly rows: number; readonly hashes: readonly string[] }[]; readonly jaccard: readonly (readonly number[])[] };
  readonly selfHelp: 'exclude' | 'keep';
  readonly transform: string;
  readonly randomDraws: number;
  readonly randomSeed: number;
}

const MOST_SUBSETS = 5;

export function addCompare(program: Command): void {
  program
    .command('compare')
    .summary('compare saved subsets: overlap, each under every objective, chance')
    .description('Compares 2 to 5 saved subsets of a project by its utilities: which rows they share, what each is worth under every objective, and what random subsets of the same size reach.')
    .argument('<project>', 'a scored project, P.delift')
    .argument('<names...>', 'subsets saved with delift select --save')
    .addOption(new Option('--self <rule>', "count a row's help for itself (default: as the first subset does)").choices(['exclude', 'keep']))
    .option('--json', 'print one JSON document', false)
    .action((path: string, names: string[], options: { self?: 'exclude' | 'keep'; json: boolean }) =>
      runCommand(async () => {
        const document = await compareInProject(path, names, options.self);
        printResult(options.json ? JSON.stringify(document) : comparisonTable(document));
      }),
    );
}

async function compareInProject(path: string, names: readonly string[], self: 'exclude' | 'keep' | undefined): Promise<ComparisonDocument> {
  const project = await requireProject(path);
  if (new Set(names).size !== names.length || names.length < 2 || names.length > MOST_SUBSETS) {
    throw new AppError('invalid-argument', `Name 2 to ${MOST_SUBSETS} different subsets. Nothing was compared.`);
  }
  const subsets = names.map((name) => findSubset(project.savedSubsets, name, path, 'compared'));
  const picks = subsets.map((subset) => picksOf(subset, project));
  const selfHelp = self ?? subsets[0]!.recipe.selfHelp;
  if (self === undefined && subsets.some(({ recipe }) => recipe.selfHelp !== selfHelp)) {
    printNote(`note: the subsets differ in how they count a row's help for itself; all are measured with --self ${selfHelp}.`);
  }
  const { transform } = subsets[0]!.recipe;
  if (subsets.some(({ recipe }) => recipe.transform !== transform)) printNote(`note: the subsets differ in how utilities become help; all are measured with --transform ${transform}.`);
  const source = sourceOf(project, path, { transform, selfHelp });
  const service = createSelectionService();
  await service.use(source);
  const objectives = objectivesOf(source, subsets);
  const measured = await service.evaluate({ sourceId: path, subsets: picks, objectives });
  const { pool: band } = await service.band({ sourceId: path, upTo: Math.max(...picks.map(({ length }) => length)) });
  const { pool } = setsOf(project);
  return {
    format: 'delift-compare/1',
    subsets: subsets.map(({ name, recipe }, at) => ({
      name,
      objective: recipe.objective,
      rows: picks[at]!.length,
      coverage: measured[at]!.coverage,
      random: { mean: band.mean[picks[at]!.length]!, low: band.low[picks[at]!.length]!, high: band.high[picks[at]!.length]! },
      targetCoverage: measured[at]!.targetCoverage,
    })),
    objectives: objectives.map(({ name, ...parameters }, index) => {
      const values = measured.map((evaluation) => evaluation.values[index] ?? 0);
      const best = Math.max(0, ...values);
      return { name, parameters: numbersOf(parameters), values, percentOfBest: values.map((value) => (best > 0 ? (100 * value) / best : null)) };
    }),
    overlap: {
      intersections: intersectionsOf(picks).map((part) => ({ subsets: part.subsets.map((at) => names[at]!), rows: part.rows.length, hashes: part.rows.map((row) => pool[row]!.hash) })),
      jaccard: jaccardMatrix(picks),
    },
    selfHelp,
    transform,
    randomDraws: band.draws,
    randomSeed: band.seed,
  };
}

/** @throws AppError 'hash-mismatch' when a row is no longer in the pool. */
function picksOf(subset: SavedSubset, project: ProjectContents): Int32Array {
  const places = placesInOrder(subset.ranking.map(({ hash }) => hash), placesOf(setsOf(project).pool));
  const lost = places.indexOf(null);
  if (lost >= 0) throw new AppError('hash-mismatch', `Pick ${lost + 1} of "${subset.name}" is not in the pool any more. Nothing was compared; select again.`);
  return Int32Array.from(places.filter((place) => place !== null));
}

/** The three stages as far as their sets are there, with the weights of the first subset that was chosen by each. */
function objectivesOf({ blocks }: SelectionSource, subsets: readonly SavedSubset[]): ObjectiveSpec[] {
  const weight = (objective: string, name: string): number => subsets.find(({ recipe }) => recipe.objective === objective)?.recipe.parameters[name] ?? 1;
  return [
    { name: 'fl' },
    ...(blocks.target === undefined ? [] : [{ name: 'flmi' as const, eta: weight('flmi', 'eta') }]),
    ...(blocks.private === undefined ? [] : [{ name: 'flcg' as const, nu: weight('flcg', 'nu') }]),
  ];
}

function numbersOf(parameters: object): Record<string, number> {
  return Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
