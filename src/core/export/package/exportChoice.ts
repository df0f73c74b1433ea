import type { ExportContainer, ExportForm, ExportOptions, ExportOrder, FormulaRule, NoteField } from '../types';

/** What is written beside the text of a row. */
export interface ExportFields extends Readonly<Record<NoteField, boolean>> {
  /** Fields `id` and `source`; rows written as loaded have their own. */
  readonly identity: boolean;
}

export interface ExportChoice {
  readonly form: ExportForm;
  readonly container: ExportContainer;
  readonly gzip: boolean;
  readonly order: ExportOrder;
  /** Of the shuffled order. */
  readonly seed: number;
  readonly formulas: FormulaRule;
  readonly fields: ExportFields;
}

export const FIRST_CHOICE: ExportChoice = {
  form: 'original',
  container: 'jsonl',
  gzip: false,
  order: 'rank',
  seed: 1,
  formulas: 'escape',
  fields: { identity: true, rank: true, gain: true, covers: true },
};

export interface PackageParts {
  readonly manifest: boolean;
  readonly ranking: boolean;
  /** A second file with the rows that were not chosen. */
  readonly rest: boolean;
}

export const FIRST_PARTS: PackageParts = { manifest: true, ranking: true, rest: false };

const NOTES: readonly NoteField[] = ['rank', 'gain', 'covers'];

/** The choice as core and the command line know it. */
export function optionsOf({ form, container, gzip, order, seed, formulas, fields }: ExportChoice): ExportOptions {
  return { form, container, gzip: gzip && container !== 'parquet', order, seed, formulas, identity: fields.identity, annotate: NOTES.filter((note) => fields[note]) };
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
