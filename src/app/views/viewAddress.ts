import { plural, t } from '@lingui/core/macro';
import type { Looks } from '../../store/viewTypes';

const screens = (): Readonly<Partial<Record<string, string>>> => ({ data: t`Data`, score: t`Score`, select: t`Select`, compare: t`Compare`, export: t`Export` });
const tabs = (): Readonly<Partial<Record<string, string>>> => ({ map: t`map`, heatmap: t`heatmap`, table: t`table` });

/** What stands behind `/p/ID/` in an address of the page; null on other pages. */
export function addressBelow({ pathname, search }: { readonly pathname: string; readonly search: string }): string | null {
  const below = /^\/p\/[^/]+\/(.+)$/.exec(pathname)?.[1];
  return below === undefined ? null : `${below}${search}`;
}

/** A link that opens a view, for this browser: the data stay in it. */
export function viewLink(page: string, projectId: string, viewId: string): string {
  return `${page.split('#')[0]}#/p/${projectId}/view/${viewId}`;
}

/** A name to begin with, from what is seen. */
export function nameOfView(at: string, { map, heatmap, table }: Looks): string {
  const [screen = '', query = ''] = at.split('?');
  if (screen !== 'select') return screens()[screen] ?? t`View`;
  const params = new URLSearchParams(query);
  const tab = params.get('tab');
  if (tab === 'table') return textOr(table?.['search'], '', t`Table`, (search) => t`Table: ${search}`);
  if (tab === 'heatmap') return textOr(heatmap?.['order'] ?? params.get('order'), '', t`Heatmap`, heatmapBy);
  return textOr(map?.['colourBy'], 'subset', t`Map`, (by) => mapBy(by.replace(/^field:/, '')));
}

function heatmapBy(order: string): string {
  if (order === 'similar') return t`Heatmap by similarity`;
  return order === 'help' ? t`Heatmap by help given` : t`Heatmap by ${order}`;
}

function mapBy(colour: string): string {
  return t`Map by ${colour}`;
}

function textOr(value: unknown, usual: string, otherwise: string, name: (text: string) => string): string {
  return typeof value === 'string' && value !== usual ? name(value) : otherwise;
}

/** In short, what a view holds: "Select, table · with objective FLMI, 30 rows". */
export function factsOfView(at: string, objective: string | null, rows: number | null): string {
  const [screen = '', query = ''] = at.split('?');
  const tab = new URLSearchParams(query).get('tab');
  const place = [screens()[screen] ?? screen, ...(screen === 'select' ? [tabs()[tab ?? 'map'] ?? ''] : [])].join(', ');
  if (objective === null) return place;
  const budget = plural(rows ?? 0, { one: '# row', other: '# rows' });
  return `${place} · ${objective.toUpperCase()}, ${budget}`;
}
