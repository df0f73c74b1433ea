import { useCallback } from 'react';
import type { Example } from '../../../core/dataset/types';
import { count } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import type { RowFilter } from '../model/rowFilter';
import { findShares } from '../model/shares';
import { useSteps } from '../useSteps';
import { ShareBars } from './ShareBars';

interface SharesSectionProps {
  readonly by: 'source' | 'kind';
  readonly title: string;
  readonly examples: readonly Example[];
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

/** Rows by source or by kind; nothing where no row has one. */
export function SharesSection({ by, title, examples, filter, onFilter }: SharesSectionProps) {
  const shares = useSteps(useCallback(() => findShares(examples, by), [examples, by]), examples.length);
  if (shares === null || shares.length === 0) return null;
  return (
    <PanelSection title={title} aside={count(shares.length)}>
      <ShareBars by={by} shares={shares} filter={filter} onFilter={onFilter} />
    </PanelSection>
  );
}
