import { t } from '@lingui/core/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { count, gain } from '../../../ui/format';
import { isChosen } from '../model/subset';
import type { SelectView } from '../selectView';
import classes from './inspector.module.css';

/** The inspector folded to 44 px: pick and gain of the open row. */
export function InspectorRail({ view, index, onExpand }: { readonly view: SelectView; readonly index: number; readonly onExpand: () => void }) {
  const { subset, sets } = view;
  const { source, label } = sets.pool.examples[index]!;
  const rank = subset === null || !isChosen(subset, index) ? null : subset.rankOf[index]!;
  return (
    <div className={classes.rail} data-tour="inspector">
      <Tooltip label={t`Show the open row`} position="left">
        <ActionIcon aria-label={t`Show the open row`} onClick={onExpand}>
          <IconLayoutSidebarRightExpand size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <p className={`${classes.railText} num`}>
        <strong>{rank === null ? t`Not picked` : t`Pick ${count(rank + 1)}`}</strong> {source ?? label}
        {rank !== null && subset !== null && `, ${gain(subset.ranked.ranking.gains[rank])}`}
      </p>
    </div>
  );
}
