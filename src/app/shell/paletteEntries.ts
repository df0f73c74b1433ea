import { plural, t } from '@lingui/core/macro';
import type { Example } from '../../core/dataset/types';
import type { ProjectDocument, ProjectSummary, SelectionState } from '../../store/types';
import { count, percent } from '../../ui/format';
import { factsOfView } from '../views/viewAddress';

/** What an entry does when it is chosen. */
export type PaletteAct =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'budget'; readonly rows: number }
  | { readonly kind: 'view'; readonly id: string }
  | { readonly kind: 'save' | 'save-view' | 'undo' | 'help' | 'tour' };

export interface PaletteEntry {
  readonly id: string;
  readonly group: 'run' | 'views' | 'screens' | 'rows' | 'projects';
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
const screens = () => ([['data', t`Data`], ['score', t`Score`], ['select', t`Select`], ['compare', t`Compare`], ['export', t`Export`]] as const);

/** Entries that answer what was typed, in the order they are shown. Commands take numbers: "bud 90". */
export function paletteEntries(query: string, context: PaletteContext): PaletteEntry[] {
  const text = query.trim().toLowerCase();
  const matches = (...words: string[]): boolean => words.some((word) => word.toLowerCase().includes(text));
  const { project } = context;
  const entries: PaletteEntry[] = [...budgetEntries(text, context)];
  if (project !== null) {
    if (context.selection.status === 'ready' && matches(t`save subset`)) entries.push({ id: 'save', group: 'run', label: t`Save subset`, note: `${project.settings.objective.toUpperCase()}, ${rowsOf(project.budget)}`, act: { kind: 'save' } });
    if (context.undoLabel !== null && matches(t`undo`, context.undoLabel)) entries.push({ id: 'undo', group: 'run', label: t`Undo`, note: context.undoLabel, act: { kind: 'undo' } });
    if (!context.readOnly && matches(t`save this view`)) entries.push({ id: 'save-view', group: 'run', label: t`Save this view…`, note: t`Screen, filters, colours, zoom`, act: { kind: 'save-view' } });
    for (const { id, name, at, selection } of project.views) {
      if (matches(name, t`views`)) entries.push({ id: `view-${id}`, group: 'views', label: name, note: factsOfView(at, selection?.settings.objective ?? null, selection?.budget ?? null), act: { kind: 'view', id } });
    }
    for (const [screen, label] of screens()) {
      if (matches(label)) entries.push({ id: `screen-${screen}`, group: 'screens', label, note: project.name, act: { kind: 'go', to: `/p/${project.id}/${screen}` } });
    }
  }
  if (matches(t`start`, t`projects`, t`samples`)) entries.push({ id: 'start', group: 'screens', label: t`Start`, note: t`Projects and samples`, act: { kind: 'go', to: '/' } });
  if (matches(t`help`, t`keys`, t`shortcuts`)) entries.push({ id: 'help', group: 'screens', label: t`Help`, note: t`Keys, and how it works`, act: { kind: 'help' } });
  if (matches(t`tour of the sample`)) entries.push({ id: 'tour', group: 'screens', label: t`Tour`, note: t`Two minutes with the sample`, act: { kind: 'tour' } });
  if (project !== null && text.length >= 2) entries.push(...rowEntries(text, project.id, context.pool));
  for (const other of context.projects) {
    if (other.id !== project?.id && matches(other.name)) entries.push({ id: `project-${other.id}`, group: 'projects', label: other.name, note: rowsOf(other.rows.pool), act: { kind: 'go', to: `/p/${other.id}/data` } });
  }
  return entries;
}

function budgetEntries(text: string, { project, selection }: PaletteContext): PaletteEntry[] {
  const asked = budgetAsked(text);
  if (project === null || asked === null || selection.status !== 'ready') return [];
  const { coverage } = selection.ranked;
  const most = coverage.length - 1;
  const rows = Math.min(most, asked.rows ?? project.budget);
  const effect = t`coverage ${percent(coverage[project.budget])} → ${percent(coverage[rows])}`;
  const note = asked.rows === null ? t`Type a number, up to ${count(most)}` : effect;
  return [{ id: 'budget', group: 'run', label: t`Budget ${rowsOf(rows)}`, note, act: { kind: 'budget', rows } }];
}

/** "bud 90": the beginning of the word, in the page's language or in English, and perhaps a number. Null: something else was typed. */
function budgetAsked(text: string): { readonly rows: number | null } | null {
  const match = /^(\p{L}+)\s*(\d+)?$/u.exec(text);
  const [word, rows] = [match?.[1] ?? '', match?.[2]];
  if (word === '' || !['budget', t`budget`].some((name) => name.startsWith(word))) return null;
  return { rows: rows === undefined ? null : Number(rows) };
}

function rowsOf(rows: number): string {
  return plural(rows, { one: '# row', other: '# rows' });
}

function rowEntries(text: string, projectId: string, pool: readonly Example[]): PaletteEntry[] {
  const found: PaletteEntry[] = [];
  for (const { hash, label, prompt, source } of pool) {
    if (found.length === ROWS_SHOWN) break;
    if (!label.toLowerCase().includes(text) && !prompt.toLowerCase().includes(text)) continue;
    const line = prompt.replace(/\s+/g, ' ').trim();
    found.push({ id: `row-${hash}`, group: 'rows', label: line.length > 90 ? `${line.slice(0, 90)}…` : line, note: source === null ? label : `${label}, ${source}`, act: { kind: 'go', to: `/p/${projectId}/select?row=${hash}` } });
  }
  return found;
}
