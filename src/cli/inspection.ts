import type { SetReport } from '../core/dataset/look';
import type { ImportedFile, SetName } from '../core/dataset/types';
import type { ExampleTokenCounts } from '../core/scoring/service';

interface TokenFigures {
  readonly median: number;
  readonly max: number;
}

/** What `delift inspect --json` says of one file. */
export type FileInspection =
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } }
  | {
      readonly file: string;
      readonly set: SetName;
      readonly container: string;
      readonly encoding: string;
      readonly compression?: string;
      readonly form: string;
      readonly why: string;
      readonly mapping: Readonly<Record<string, string | null>>;
      readonly rowsRead: number;
      readonly kept: number;
      readonly skipped: readonly { readonly line: number; readonly reason: string; readonly message: string }[];
      readonly examples: number;
      readonly duplicates: { readonly exact: number; readonly near: number };
      readonly tokens: { readonly prompt: TokenFigures; readonly response: TokenFigures; readonly overContext: number } | null;
      readonly notes: readonly string[];
      readonly look?: { readonly suspicious: Readonly<Record<string, number>>; readonly personal: Readonly<Record<string, number>>; readonly languages: Readonly<Record<string, number>> };
    };

/**
 * Facts of one file. `exact`: examples that an earlier one equals (D3). `near`: further examples in groups of nearly
 * equal ones, exact repeats left out. `overContext`: examples that alone are longer than the model's context.
 */
export function inspectionOf(file: ImportedFile, set: SetName, tokens: readonly ExampleTokenCounts[], contextTokens: number, report: SetReport, look: boolean): FileInspection {
  const { examples } = file;
  const exact = report.exact.reduce((sum, rows) => sum + rows.length - 1, 0);
  const near = report.near.reduce((sum, { rows }) => sum + new Set(rows.map((row) => examples[row]!.hash)).size - 1, 0);
  return {
    file: file.file,
    set,
    container: file.container,
    encoding: file.encoding,
    ...(file.compression === undefined ? {} : { compression: file.compression }),
    form: file.form,
    why: file.why,
    mapping: { ...file.mapping },
    rowsRead: file.rowsRead,
    kept: file.kept,
    skipped: file.problems.map(({ line, reason, message }) => ({ line, reason, message })),
    examples: examples.length,
    duplicates: { exact, near },
    tokens: tokens.length === 0 ? null : {
      prompt: figuresOf(tokens.map((count) => count.prompt)),
      response: figuresOf(tokens.map((count) => count.response)),
      overContext: tokens.filter((count) => count.asDemonstration > contextTokens).length,
    },
    notes: file.notes ?? [],
    ...(look ? { look: { suspicious: tally(report.suspicions.map(({ what }) => what)), personal: tally(report.personal.map(({ kind }) => kind)), languages: tally((report.languages ?? []).map((language) => language ?? 'unclear')) } } : {}),
  };
}

/** The same for people. */
export function inspectionText(inspection: FileInspection): string {
  if ('error' in inspection) return `${inspection.file}\n  not read: ${inspection.error.message}`;
  const { container, encoding, compression, form, why, rowsRead, kept, skipped, examples, duplicates, tokens, notes, look } = inspection;
  const listed = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
  return [
    inspection.file,
    `  ${container}, ${encoding}${compression === undefined ? '' : `, packed with ${compression}`}; for the ${inspection.set} set`,
    `  form ${form}: ${why}`,
    `  ${rowsRead} rows read, ${kept} kept, ${skipped.length} skipped; ${examples} examples`,
    `  repeats: ${duplicates.exact} exact, ${duplicates.near} near`,
    tokens === null ? '  no examples, so no token counts' : `  tokens: prompt ${tokens.prompt.median} (most ${tokens.prompt.max}), answer ${tokens.response.median} (most ${tokens.response.max}); ${tokens.overContext} longer than the model reads`,
    ...(look === undefined ? [] : [`  suspicious: ${listed(look.suspicious)}`, `  personal or secret: ${listed(look.personal)}`, `  languages: ${listed(look.languages)}`]),
    ...notes.map((note) => `  note: ${note}`),
    ...skipped.map(({ message }) => `  skipped: ${message}`),
  ].join('\n');
}

/** The median (the mean of the two in the middle), and the largest. */
function figuresOf(values: readonly number[]): TokenFigures {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  return { median, max: sorted[sorted.length - 1] ?? 0 };
}

function tally(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}
