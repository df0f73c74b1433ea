import { t } from '@lingui/core/macro';
import { count } from './words';
import { newId, type Kit, type Slice } from './kit';
import { mostRows, rowsAt, sizeOf, tokensAt, unitFor, whatChanged, withTokens } from './budget';
import { createRanker, needsTokens } from './ranker';
import type { ProjectDocument, SavedSubset, SelectionSettings } from './types';
import { blocksNeeded, utilitiesKeyNow } from './utilitiesKey';

type SelectionActions =
  | 'changeSettings' | 'setBudget' | 'setTokenBudget' | 'setBudgetUnit' | 'togglePin' | 'toggleBan' | 'saveSubset' | 'openSubset' | 'renameSubset' | 'removeSubset';

/** Settings with a slider. */
const DRAGGED: readonly (keyof SelectionSettings)[] = ['eta', 'nu', 'lambda', 'ridge'];

export const createSelectionSlice: Slice<SelectionActions> = (kit) => {
  const ranker = createRanker(kit);
  kit.changed.project.on(() => kit.set({ selection: { status: 'none', why: 'no-pool' } }));
  kit.changed.blocks.on(({ settled }) => ranker.refresh(settled ? 'blocks' : 'draft'));
  kit.changed.tokens.on(() => {
    const { project } = kit.get();
    if (project !== null && needsTokens(project.settings)) ranker.refresh('blocks');
  });
  kit.changed.document.on(({ before, after }) => {
    const what = whatChanged(before, after);
    if (what !== null) ranker.refresh(what);
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
      // A row cannot be pinned and banned at once.
      const others = isIn ? settings[other] : settings[other].filter((hash) => hash !== row);
      const label = kit.artefacts.rowIndex().get(row)?.example.label ?? t`row`;
      const done = list === 'pins' ? (isIn ? t`Unpin ${label}` : t`Pin ${label}`) : isIn ? t`Lift ban of ${label}` : t`Ban ${label}`;
      kit.commit({ label: done, after: { settings: { ...settings, [list]: next, [other]: others } } });
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
        if (wanted > most.rows) {
          kit.notify({ tone: 'warn', title: t`Budget`, text: t`${count(wanted)} rows are more than the ${count(most.rows)} that may be chosen${most.why}. The budget was set to ${count(most.rows)}.`, error: null });
        }
        const budget = Math.min(wanted, most.rows);
        const { settings } = project;
        const tokens = settings.constraints.tokenBudget === null ? null : tokensAt(kit, budget);
        const change = tokens === null ? {} : { settings: withTokens(settings, Math.max(1, tokens)) };
        kit.commit({ label: t`Change budget`, after: { budget, ...change }, joins: true });
      }, undefined),
    setTokenBudget: (tokens) =>
      withProject(({ settings, budget }) => {
        if (!(tokens >= 1)) return;
        const whole = Math.floor(tokens);
        kit.commit({ label: t`Change budget`, after: { budget: rowsAt(kit, whole) ?? budget, settings: withTokens(settings, whole) }, joins: true });
      }, undefined),
    setBudgetUnit: (unit) =>
      withProject(({ settings, budget }) => {
        const tokens = unit === 'tokens' ? (settings.constraints.tokenBudget ?? tokensAt(kit, budget)) : null;
        if (unit === 'tokens' && tokens === null) return;
        kit.commit({ label: t`Change unit of the budget`, after: { budgetUnit: unit, settings: withTokens(settings, tokens === null ? null : Math.max(1, tokens)) } });
      }, undefined),
    togglePin: (row) => toggle('pins', row),
    toggleBan: (row) => toggle('bans', row),
    saveSubset: (name) =>
      withProject<SavedSubset | null>((project) => {
        const subset = subsetNow(kit, project, name);
        if (subset === null) return null;
        return kit.commit({ label: t`Save ${subset.name}`, after: { subsets: [...project.subsets, subset] } }) ? subset : null;
      }, null),
    openSubset: (id) =>
      withProject((project) => {
        const subset = project.subsets.find((saved) => saved.id === id);
        if (subset !== undefined) kit.commit({ label: t`Open ${subset.name}`, after: { settings: subset.settings, budget: subset.asked ?? subset.budget, budgetUnit: unitFor(subset.settings, project.budgetUnit) } });
      }, undefined),
    renameSubset: (id, name) =>
      withProject((project) => {
        const trimmed = name.trim();
        if (trimmed === '') return;
        kit.commit({ label: t`Rename subset`, after: { subsets: project.subsets.map((saved) => (saved.id === id ? { ...saved, name: trimmed } : saved)) } });
      }, undefined),
    removeSubset: (id) =>
      withProject((project) => {
        const subset = project.subsets.find((saved) => saved.id === id);
        if (subset !== undefined) kit.commit({ label: t`Remove ${subset.name}`, after: { subsets: project.subsets.filter((saved) => saved !== subset) } });
      }, undefined),
  };
};

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
    ...sizeOf(ranked, settings, project.budget),
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
