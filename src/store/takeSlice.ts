import { t } from '@lingui/core/macro';
import type { Slice } from './kit';
import { filesAndBudget } from './rowMoves';
import type { Saver } from './saver';

/** Repeats that are left out, and rows of other projects. */
export const createTakeSlice =
  (saver: Saver): Slice<'keepFirst' | 'takeRows'> =>
  (kit) => ({
    keepFirst: (set, rule) => {
      const { project } = kit.get();
      if (project === null) return;
      const { [set]: _, ...others } = project.repeats ?? {};
      const repeats = rule === null ? others : { ...others, [set]: rule };
      const label = rule === null ? t`Keep all rows` : rule.groups.length === 0 ? t`Keep the first of equal rows` : t`Keep the first of nearly equal rows`;
      kit.commit({ label, after: { ...filesAndBudget(kit, project.files, repeats), repeats } });
    },
    takeRows: async (from, to) => (await import('./takeRows')).takeRows(kit, saver, from, to), // not needed for the first screen
  });
