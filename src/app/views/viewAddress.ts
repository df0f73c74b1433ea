import type { Looks } from '../../store/viewTypes';

const SCREENS: Readonly<Record<string, string>> = { data: 'Data', score: 'Score', select: 'Select', compare: 'Compare', export: 'Export' };
const ORDERS: Readonly<Record<string, string>> = { similar: 'similarity', help: 'help given' };

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
  if (screen !== 'select') return SCREENS[screen] ?? 'View';
  const params = new URLSearchParams(query);
  const tab = params.get('tab');
  if (tab === 'table') return textOr(table?.['search'], '', 'Table', (search) => `Table: ${search}`);
  if (tab === 'heatmap') return textOr(heatmap?.['order'] ?? params.get('order'), '', 'Heatmap', (order) => `Heatmap by ${ORDERS[order] ?? order}`);
  return textOr(map?.['colourBy'], 'subset', 'Map', (colour) => `Map by ${colour.replace(/^field:/, '')}`);
}

function textOr(value: unknown, usual: string, otherwise: string, name: (text: string) => string): string {
  return typeof value === 'string' && value !== usual ? name(value) : otherwise;
}

/** In short, what a view holds: "Select, table · with objective FLMI, 30 rows". */
export function factsOfView(at: string, objective: string | null, rows: number | null): string {
  const [screen = '', query = ''] = at.split('?');
  const tab = new URLSearchParams(query).get('tab');
  const place = [SCREENS[screen] ?? screen, ...(screen === 'select' ? [tab ?? 'map'] : [])].join(', ');
  return objective === null ? place : `${place} · ${objective.toUpperCase()}, ${rows ?? 0} rows`;
}
