import type { ComparisonDocument } from './commands/compare';

/** A comparison for people: one block for each question, columns aligned. */
export function comparisonTable({ subsets, objectives, overlap, randomDraws }: ComparisonDocument): string {
  const hasTarget = subsets.some(({ targetCoverage }) => targetCoverage !== null);
  const first = aligned([
    ['subset', 'objective', 'rows', 'pool coverage', 'by chance (5-95 %)', ...(hasTarget ? ['target coverage'] : [])],
    ...subsets.map(({ name, objective, rows, coverage, random, targetCoverage }) => [
      name, objective, String(rows), percent(coverage), `${percent(random.mean)} (${percent(random.low)} to ${percent(random.high)})`, ...(hasTarget ? [targetCoverage === null ? '-' : percent(targetCoverage)] : []),
    ]),
  ]);
  const second = aligned([
    ['under', ...subsets.map(({ name }) => name)],
    ...objectives.map(({ name, parameters, percentOfBest, values }) => [
      [name, ...Object.entries(parameters).map(([parameter, value]) => `${parameter} ${value}`)].join(', '),
      ...percentOfBest.map((share, at) => (share === null ? '0' : `${share.toFixed(1)} % (${values[at]!.toFixed(2)})`)),
    ]),
  ]);
  const third = aligned([['in exactly', 'rows'], ...overlap.intersections.map(({ subsets: members, rows }) => [members.join(' + '), String(rows)])]);
  const fourth = aligned([['shared / either', ...subsets.map(({ name }) => name)], ...overlap.jaccard.map((row, at) => [subsets[at]!.name, ...row.map((value) => value.toFixed(2))])]);
  return [first, `chance: ${randomDraws} random subsets of the same size`, '', `each subset under every objective, in percent of the best of these`, second, '', 'overlap', third, '', fourth].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')).join('\n');
}
