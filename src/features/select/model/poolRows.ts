import { t } from '@lingui/core/macro';
import type { Example, SetName } from '../../../core/dataset/types';
import type { SetRows } from '../../../store/types';

/** The three sets as the screen reads them. */
export type RowsBySet = Readonly<Record<SetName, SetRows>>;

export type GroupField = 'kind' | 'source';

/** The field that groups rows best: kind where rows have one, else source, else none. */
export function groupFields(examples: readonly Example[]): readonly GroupField[] {
  return (['kind', 'source'] as const).filter((field) => examples.some((example) => example[field] !== null));
}

/** What core lists rows without the field under. */
// eslint-disable-next-line texts/no-raw-text -- as core writes it; `groupName` is what is shown
const NO_GROUP = 'no label';

/** A group of core as the page names it. */
export function groupName(group: string): string {
  return group === NO_GROUP ? t`no label` : group;
}

export function groupLabel(example: Example, field: GroupField | null): string {
  return field === null ? t`Rows` : groupName(example[field] ?? NO_GROUP);
}

/** The prompt as one line. */
export function oneLine(text: string, most = 200): string {
  const line = text.slice(0, 2 * most).replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Tokens of each row, prompt and answer; null where they are not counted yet. */
export function rowTokens(rows: SetRows): readonly (number | null)[] {
  return rows.examples.map((_, index) => {
    const counts = rows.tokens?.[index];
    return counts === undefined ? null : counts.prompt + counts.response;
  });
}
