import { memo, type FunctionComponent, type NamedExoticComponent } from 'react';
import type { SelectView } from './selectView';

/** The part of the view that a panel reads. */
export type ViewPart<Field extends keyof SelectView> = Pick<SelectView, Field>;
/** The same, by the list that the panel gives to `drawnFrom`. */
export type ViewOf<Fields extends readonly (keyof SelectView)[]> = ViewPart<Fields[number]>;

/**
 * A panel that is drawn anew only when something changes that it reads: the view is another object whenever anything of
 * it is. The panel's own type says what it may read, so that no field can be forgotten here.
 */
export function drawnFrom<const Field extends keyof SelectView, Props extends { readonly view: ViewPart<Field> }>(
  fields: readonly Field[],
  Panel: FunctionComponent<Props>,
): NamedExoticComponent<Props> {
  return memo(Panel, ({ view: before, ...other }, { view: now, ...next }) =>
    fields.every((field) => Object.is(before[field], now[field])) && sameProps(other, next),
  );
}

function sameProps(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]));
}
