import { count } from './words';
import { newId, type Kit, type Slice } from './kit';
import { createRanker } from './ranker';
import type { ProjectDocument, SavedSubset, SelectionSettings } from './types';
import { blocksNeeded, utilitiesKeyNow } from './utilitiesKey';

type SelectionActions =
  | 'changeSettings' | 'setBudget' | 'setBudgetUnit' | 'togglePin' | 'toggleBan' | 'saveSubset' | 'openSubset' | 'renameSubset' | 'removeSubset';

/** Settings with a slider. */
const DRAGGED: readonly (keyof SelectionSettings)[] = ['eta', 'nu'];

export const createSelectionSlice: Slice<SelectionActions> = (kit) => {
  const ranker = createRanker(kit);
  kit.changed.project.on(() => kit.set({ selection: { status: 'none', why: 'no-pool' } }));
  kit.changed.blocks.on(({ settled }) => ranker.refresh(settled ? 'blocks' : 'draft'));
  kit.changed.document.on(({ before, after }) => {
    if (before.settings !== after.settings) ranker.refresh('settings');
  });

  const withProject = <T>(act: (project: ProjectDocument) => T, otherwise: T): T => {
    const { project } = kit.get();
    return project === null ? otherwise : act(project);
  };
  const toggle = (list: 'pins' | 'bans', row: string): void =>
    withProject(({ settings }) => {
      const other = list === 'pins' ? 'bans' : 'pins';
      const isIn = settings[list].includes(row);
      const next = isIn ? settings[list].filter((hash) => hash !== row) : [...settings[list], row];
      const verb = list === 'pins' ? (isIn ? 'Unpin' : 'Pin') : isIn ? 'Lift ban of' : 'Ban';
      // A row cannot be pinned and banned at once.
      const others = isIn ? settings[other] : settings[other].filter((hash) => hash !== row);
      const label = kit.artefacts.rowIndex().get(row)?.example.label ?? 'row';
      kit.commit({ label: `${verb} ${label}`, after: { settings: { ...settings, [list]: next, [other]: others } } });
    }, undefined);

  return {
    changeSettings: (label, change) =>
      withProject((project) => {
        const joins = Object.keys(change).every((key) => DRAGGED.includes(key as keyof SelectionSettings));
        kit.commit({ label, after: { settings: { ...project.settings, ...change } }, joins });
      }, undefined),
    setBudget: (rows) =>
      withProject((project) => {
        const most = mostRows(kit, project);
        const wanted = Math.max(0, Math.round(rows));
        if (Number.isNaN(wanted)) return;
        if (wanted > most) {
          const banned = project.settings.bans.length === 0 ? '' : ` (${project.settings.bans.length} banned)`;
          kit.notify({ tone: 'warn', title: 'Budget', text: `${count(wanted)} rows are more than the ${count(most)} that may be chosen${banned}. The budget was set to ${count(most)}.`, error: null });
        }
        kit.commit({ label: 'Change budget', after: { budget: Math.min(wanted, most) }, joins: true });
      }, undefined),
    setBudgetUnit: (unit) => void kit.commit({ label: 'Change unit of the budget', after: { budgetUnit: unit } }),
    togglePin: (row) => toggle('pins', row),
    toggleBan: (row) => toggle('bans', row),
    saveSubset: (name) =>
      withProject<SavedSubset | null>((project) => {
        const subset = subsetNow(kit, project, name);
        if (subset === null) return null;
        return kit.commit({ label: `Save ${subset.name}`, after: { subsets: [...project.subsets, subset] } }) ? subset : null;
      }, null),
    openSubset: (id) =>
      withProject((project) => {
        const subset = project.subsets.find((saved) => saved.id === id);
        if (subset !== undefined) kit.commit({ label: `Open ${subset.name}`, after: { settings: subset.settings, budget: subset.budget } });
      }, undefined),
    renameSubset: (id, name) =>
      withProject((project) => {
        const trimmed = name.trim();
        if (trimmed === '') return;
        kit.commit({ label: 'Rename subset', after: { subsets: project.subsets.map((saved) => (saved.id === id ? { ...saved, name: trimmed } : saved)) } });
      }, undefined),
    removeSubset: (id) =>
      withProject((project) => {
        const subset = project.subsets.find((saved) => saved.id === id);
        if (subset !== undefined) kit.commit({ label: `Remove ${subset.name}`, after: { subsets: project.subsets.filter((saved) => saved !== subset) } });
      }, undefined),
  };
};

/** Rows that may be chosen at all. */
function mostRows({ artefacts }: Kit, project: ProjectDocument): number {
  const banned = new Set(project.settings.bans);
  return artefacts.setRows('pool').examples.filter((example) => !banned.has(example.hash)).length;
}

/** The subset that is shown, as it would be saved; null while there is none. */
function subsetNow({ get, artefacts }: Kit, project: ProjectDocument, name: string | undefined): SavedSubset | null {
  const { selection } = get();
  if (selection.status !== 'ready') return null;
  const { ranked, settings } = selection;
  const pool = artefacts.setRows('pool').examples;
  const blocks = artefacts.blocks();
  return {
    id: newId(),
    name: name ?? freeName(`${settings.objective.toUpperCase()} ${project.budget}`, project.subsets),
    createdAt: new Date().toISOString(),
    settings,
    budget: Math.min(project.budget, ranked.ranking.order.length),
    order: Array.from(ranked.ranking.order, (row) => pool[row]!.hash),
    gains: [...ranked.ranking.gains],
    values: [...ranked.ranking.values],
    utilitiesKey: utilitiesKeyNow(blocksNeeded(settings, blocks), blocks) ?? '',
  };
}

function freeName(wanted: string, taken: readonly SavedSubset[]): string {
  const names = new Set(taken.map((subset) => subset.name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} (${number})`;
  return name;
}
