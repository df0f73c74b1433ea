import { t } from '@lingui/core/macro';
import { newId, type Slice } from './kit';
import { isViewAddress } from './savedViews';
import type { SavedView, ViewActions } from './viewTypes';

/** The tour, and views: what a person sees, under a name. Saving, renaming and removing are steps that can be undone. */
export const createViewSlice: Slice<keyof ViewActions> = (kit) => {
  let openId: string | null = null;
  kit.changed.project.on((project) => {
    const id = project?.id ?? null;
    if (id !== openId) kit.set({ looks: {} });
    openId = id;
  });
  const views = (): readonly SavedView[] => kit.get().project?.views ?? [];
  const find = (id: string): SavedView | undefined => views().find((view) => view.id === id);

  return {
    setTour: (change) => {
      kit.set({ tour: { ...kit.get().tour, ...change } });
      if (change.done !== undefined) kit.services.preferences.write({ tourDone: change.done });
    },
    changeLook: (part, change) => {
      const { looks } = kit.get();
      kit.set({ looks: { ...looks, [part]: { ...looks[part], ...change } } });
    },
    saveView: ({ name, at, withSelection }) => {
      const { project, looks } = kit.get();
      const trimmed = name.trim();
      if (project === null || trimmed === '' || !isViewAddress(at)) return null;
      const { settings, budget, budgetUnit } = project;
      const view: SavedView = { id: newId(), name: trimmed, createdAt: new Date().toISOString(), at, looks, selection: withSelection ? { settings, budget, budgetUnit } : null };
      return kit.commit({ label: t`Save view ${trimmed}`, after: { views: [...project.views, view] } }) ? view : null;
    },
    openView: (id) => {
      const view = find(id);
      if (view === undefined) return null;
      if (view.selection !== null) kit.commit({ label: t`Open view ${view.name}`, after: view.selection });
      kit.set({ looks: view.looks });
      return view.at;
    },
    renameView: (id, name) => {
      const trimmed = name.trim();
      if (trimmed === '' || find(id) === undefined) return;
      kit.commit({ label: t`Rename view`, after: { views: views().map((view) => (view.id === id ? { ...view, name: trimmed } : view)) } });
    },
    removeView: (id) => {
      const view = find(id);
      if (view !== undefined) kit.commit({ label: t`Remove view ${view.name}`, after: { views: views().filter((other) => other !== view) } });
    },
  };
};
