import type { Container } from '../../core/dataset/types';
import type { ExportForm } from '../../core/export/types';

/** What is written beside the text of a row. */
export interface ExportFields {
  /** Fields `id` and `source`; rows written as loaded have their own. */
  readonly identity: boolean;
  readonly rank: boolean;
  readonly gain: boolean;
  readonly covers: boolean;
}

export interface ExportChoice {
  readonly form: ExportForm;
  readonly container: Container;
  /** Best first, or as the rows stand in the pool. */
  readonly order: 'rank' | 'given';
  readonly fields: ExportFields;
}

export const FIRST_CHOICE: ExportChoice = {
  form: 'original',
  container: 'jsonl',
  order: 'rank',
  fields: { identity: true, rank: true, gain: true, covers: true },
};

export interface PackageParts {
  readonly manifest: boolean;
  readonly ranking: boolean;
}

/** Options of `delift export` for those choices that are not its defaults. */
export function exportFlags({ order, fields }: ExportChoice): string[] {
  return [...(order === 'given' ? ['--order', 'given'] : []), ...(isWholeNote(fields) ? ['--annotate'] : [])];
}

/** What the command line does not repeat of the choices; null when it makes the same file. */
export function commandDifference({ form, fields }: ExportChoice): string | null {
  const { rank, gain, covers, identity } = fields;
  const own = [
    ...(form !== 'original' && identity ? ['without id and source'] : []),
    ...(isWholeNote(fields) ? ['with covers left empty'] : rank || gain || covers ? ['without the field delift'] : []),
  ];
  return own.length === 0 ? null : `It writes the same rows in the same order, ${own.join(' and ')}.`;
}

function isWholeNote({ rank, gain, covers }: ExportFields): boolean {
  return rank && gain && covers;
}

/** "Trio: mixed 600" and "FLMI · 60" as a file name: "trio-mixed-600-flmi-60". */
export function fileStem(project: string, subset: string): string {
  const stem = `${project} ${subset}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
  return stem === '' ? 'subset' : stem;
}
