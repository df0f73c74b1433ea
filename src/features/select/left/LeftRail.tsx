import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBan, IconLayoutSidebarLeftExpand, IconPin } from '@tabler/icons-react';
import { count } from '../../../ui/format';
import { Mark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { OBJECTIVES } from '../model/objectives';
import type { SelectView } from '../selectView';
import classes from './left.module.css';

/** The left panel folded to 48 px, while a pair is open. */
export function LeftRail({ view, onExpand }: { readonly view: SelectView; readonly onExpand: () => void }) {
  const { settings, budget } = view;
  const { color, mark } = objectiveStyle(settings.objective);
  return (
    <div className={classes.rail}>
      <Tooltip label="Show objective and budget" position="right">
        <ActionIcon aria-label="Show objective and budget" onClick={onExpand}>
          <IconLayoutSidebarLeftExpand size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.railObjective}>
        <Mark shape={mark} color={color} />
        {OBJECTIVES[settings.objective].label}
      </div>
      <div className={classes.railFigure}>
        <strong className="num">{count(budget)}</strong> rows
      </div>
      <RailCount icon={<IconPin size={16} stroke={1.6} aria-hidden="true" />} value={settings.pins.length} label="pinned" />
      <RailCount icon={<IconBan size={16} stroke={1.6} aria-hidden="true" />} value={settings.bans.length} label="banned" />
    </div>
  );
}

function RailCount({ icon, value, label }: { readonly icon: React.ReactNode; readonly value: number; readonly label: string }) {
  return (
    <div className={classes.railFigure}>
      {icon}
      <span className="num">{count(value)}</span> {label}
    </div>
  );
}
