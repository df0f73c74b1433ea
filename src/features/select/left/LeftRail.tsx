import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      <Tooltip label={t`Show objective and budget`} position="right">
        <ActionIcon aria-label={t`Show objective and budget`} onClick={onExpand}>
          <IconLayoutSidebarLeftExpand size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.railObjective}>
        <Mark shape={mark} color={color} />
        {OBJECTIVES[settings.objective].label}
      </div>
      <div className={classes.railFigure}>
        <strong className="num">{count(budget)}</strong> {plural(budget, { one: 'row', other: 'rows' })}
      </div>
      <div className={classes.railFigure}>
        <IconPin size={16} stroke={1.6} aria-hidden="true" />
        <Trans><span className="num">{count(settings.pins.length)}</span> pinned</Trans>
      </div>
      <div className={classes.railFigure}>
        <IconBan size={16} stroke={1.6} aria-hidden="true" />
        <Trans><span className="num">{count(settings.bans.length)}</span> banned</Trans>
      </div>
    </div>
  );
}
