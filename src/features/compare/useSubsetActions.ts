import { plural, t } from '@lingui/core/macro';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument } from '../../store/types';
import type { AddSubsetActions } from './AddSubsetMenu';
import { MOST_SUBSETS, parseRandomId, RANDOM_DRAWS, randomId, type ComparedSubset } from './comparedSubset';
import { nextDraw } from './compareRoute';
import type { SubsetMenuActions } from './SubsetMenu';

interface SubsetActionInputs {
  readonly projectId: string;
  readonly project: ProjectDocument;
  readonly subsets: readonly ComparedSubset[];
  readonly onCompare: (ids: readonly string[]) => void;
}

/** What the cards' menus do: to the project through its actions, to the comparison through the address. */
export function useSubsetActions({ projectId, project, subsets, onCompare }: SubsetActionInputs): { readonly menu: SubsetMenuActions; readonly add: AddSubsetActions } {
  const navigate = useNavigate();
  const actions = useWorkbench((state) => state.actions);
  const ready = useWorkbench((state) => state.selection.status === 'ready');
  const ids = subsets.map(({ id }) => id);
  const without = (id: string): string[] => ids.filter((other) => other !== id);
  const drawRows = subsets[0]?.picks.length ?? 0;
  const objective = project.settings.objective.toUpperCase();
  return {
    menu: {
      onOpen: (id) => {
        actions.openSubset(id);
        void navigate(`/p/${projectId}/select`);
      },
      onExport: (id) => void navigate(`/p/${projectId}/export?subset=${id}`),
      onRename: actions.renameSubset,
      onTakeOut: (id) => onCompare(without(id)),
      onDelete: (id) => {
        onCompare(without(id));
        actions.removeSubset(id);
      },
      onDrawAgain: (id) => {
        const random = parseRandomId(id);
        if (random === null) return;
        const next = randomId((random.draw % RANDOM_DRAWS) + 1, random.rows);
        onCompare(ids.map((other) => (other === id ? next : other)));
      },
    },
    add: {
      others: project.subsets.filter(({ id }) => !ids.includes(id)),
      drawRows: drawRows > 0 ? drawRows : null,
      current: ready ? t`${objective}, ${plural(project.budget, { one: '# row', other: '# rows' })}` : null,
      full: ids.length >= MOST_SUBSETS,
      onAdd: (id) => onCompare([...ids, id]),
      onDraw: () => onCompare([...ids, randomId(nextDraw(ids), drawRows)]),
      onSaveCurrent: () => {
        const saved = actions.saveSubset();
        if (saved !== null) onCompare([...ids, saved.id]);
      },
    },
  };
}
