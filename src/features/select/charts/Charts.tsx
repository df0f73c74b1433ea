import { t } from '@lingui/core/macro';
import { Tabs } from '@mantine/core';
import type { SelectActions, SelectView } from '../selectView';
import { useRankedLater } from '../useRankedLater';
import { CoverageChart } from './CoverageChart';
import { NamedChart, SIDE_CHARTS, SideChart } from './SideChart';
import classes from './charts.module.css';

interface ChartsProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly openRow: number | null;
  /** Side by side, or one at a time behind tabs. */
  readonly tabs: boolean;
}

/** Coverage, and beside it one of several charts, below the centre. */
export function Charts({ view, actions, openRow, tabs }: ChartsProps) {
  const later = useRankedLater(view);
  if (!tabs) {
    return (
      <div className={classes.charts}>
        <h2 className="visually-hidden">{t`Coverage and gain`}</h2>
        <CoverageChart view={view} actions={actions} />
        <SideChart view={later} actions={actions} openRow={openRow} />
      </div>
    );
  }
  return (
    <Tabs className={classes.tabbed ?? ''} defaultValue="coverage">
      <h2 className="visually-hidden">{t`Coverage and gain`}</h2>
      <Tabs.List>
        <Tabs.Tab value="coverage">{t`Coverage`}</Tabs.Tab>
        {SIDE_CHARTS.map(({ value, label }) => <Tabs.Tab key={value} value={value}>{label}</Tabs.Tab>)}
      </Tabs.List>
      <Tabs.Panel className={classes.tabPanel ?? ''} value="coverage"><CoverageChart view={view} actions={actions} /></Tabs.Panel>
      {SIDE_CHARTS.map(({ value }) => (
        <Tabs.Panel key={value} className={classes.tabPanel ?? ''} value={value} keepMounted={false}><NamedChart name={value} view={view} actions={actions} openRow={openRow} choice={null} /></Tabs.Panel>
      ))}
    </Tabs>
  );
}
