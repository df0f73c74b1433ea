import type { Example } from '../../core/dataset/types';
import type { ProjectDocument, ProjectSummary, SelectionState } from '../../store/types';
import { count, countOf, percent } from '../../ui/format';
import { factsOfView } from '../views/viewAddress';

/** What an entry does when it is chosen. */
export type PaletteAct =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'budget'; readonly rows: number }
  | { readonly kind: 'view'; readonly id: string }
  | { readonly kind: 'save' | 'save-view' | 'undo' | 'help' | 'tour' };

export interface PaletteEntry {
  readonly id: string;
  readonly group: 'Run' | 'Views' | 'Screens' | 'Rows' | 'Projects';
  readonly label: string;
  /** What it will do, shown before Enter. */
  readonly note: string;
  readonly act: PaletteAct;
}

export interface PaletteContext {
  readonly project: ProjectDocument | null;
  readonly selection: SelectionState;
  readonly pool: readonly Example[];
  readonly projects: readonly ProjectSummary[];
  readonly undoLabel: string | null;
  /** Another tab has the project: nothing can be saved here. */
  readonly readOnly: boolean;
}

const ROWS_SHOWN = 8;
const SCREENS = ['Data', 'Score', 'Select', 'Compare', 'Export'] as const;

/** Entries that answer what was typed, in the order they are shown. Commands take numbers: "bud 90". */
export function paletteEntries(query: string, context: PaletteContext): PaletteEntry[] {
  const text = query.trim().toLowerCase();
  const matches = (...words: string[]): boolean => words.some((word) => word.toLowerCase().includes(text));
  const { project } = context;
  const entries: PaletteEntry[] = [...budgetEntries(text, context)];
  if (project !== null) {
    if (context.selection.status === 'ready' && matches('save subset')) entries.push({ id: 'save', group: 'Run', label: 'Save subset', note: `${project.settings.objective.toUpperCase()}, ${countOf(project.budget, 'row')}`, act: { kind: 'save' } });
    if (context.undoLabel !== null && matches('undo', context.undoLabel)) entries.push({ id: 'undo', group: 'Run', label: 'Undo', note: context.undoLabel, act: { kind: 'undo' } });
    if (!context.readOnly && matches('save this view')) entries.push({ id: 'save-view', group: 'Run', label: 'Save this view…', note: 'Screen, filters, colours, zoom', act: { kind: 'save-view' } });
    for (const { id, name, at, selection } of project.views) {
      if (matches(name, 'views')) entries.push({ id: `view-${id}`, group: 'Views', label: name, note: factsOfView(at, selection?.settings.objective ?? null, selection?.budget ?? null), act: { kind: 'view', id } });
    }
    for (const screen of SCREENS) {
      if (matches(screen)) entries.push({ id: `screen-${screen}`, group: 'Screens', label: screen, note: project.name, act: { kind: 'go', to: `/p/${project.id}/${screen.toLowerCase()}` } });
    }
  }
  if (matches('start', 'projects', 'samples')) entries.push({ id: 'start', group: 'Screens', label: 'Start', note: 'Projects and samples', act: { kind: 'go', to: '/' } });
  if (matches('help', 'keys', 'shortcuts')) entries.push({ id: 'help', group: 'Screens', label: 'Help', note: 'Keys, and how it works', act: { kind: 'help' } });
  if (matches('tour of the sample')) entries.push({ id: 'tour', group: 'Screens', label: 'Tour', note: 'Two minutes with the sample', act: { kind: 'tour' } });
  if (project !== null && text.length >= 2) entries.push(...rowEntries(text, project.id, context.pool));
  for (const other of context.projects) {
    if (other.id !== project?.id && matches(other.name)) entries.push({ id: `project-${other.id}`, group: 'Projects', label: other.name, note: countOf(other.rows.pool, 'row'), act: { kind: 'go', to: `/p/${other.id}/data` } });
  }
  return entries;
}

function budgetEntries(text: string, { project, selection }: PaletteContext): PaletteEntry[] {
  const match = /^(?:b|bu|bud|budg|budge|budget)\s*(\d+)?$/.exec(text);
  if (project === null || match === null || selection.status !== 'ready') return [];
  const { coverage } = selection.ranked;
  const most = coverage.length - 1;
  const rows = Math.min(most, match[1] === undefined ? project.budget : Number(match[1]));
  const effect = `coverage ${percent(coverage[project.budget])} → ${percent(coverage[rows])}`;
  const note = match[1] === undefined ? `Type a number, up to ${count(most)}` : effect;
  return [{ id: 'budget', group: 'Run', label: `Budget ${countOf(rows, 'row')}`, note, act: { kind: 'budget', rows } }];
}

function rowEntries(text: string, projectId: string, pool: readonly Example[]): PaletteEntry[] {
  const found: PaletteEntry[] = [];
  for (const { hash, label, prompt, source } of pool) {
    if (found.length === ROWS_SHOWN) break;
    if (!label.toLowerCase().includes(text) && !prompt.toLowerCase().includes(text)) continue;
    const line = prompt.replace(/\s+/g, ' ').trim();
    found.push({ id: `row-${hash}`, group: 'Rows', label: line.length > 90 ? `${line.slice(0, 90)}…` : line, note: source === null ? label : `${label}, ${source}`, act: { kind: 'go', to: `/p/${projectId}/select?row=${hash}` } });
  }
  return found;
}
