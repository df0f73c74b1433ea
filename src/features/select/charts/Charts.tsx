import { Tabs } from '@mantine/core';
import type { SelectActions, SelectView } from '../selectView';
import { CoverageChart } from './CoverageChart';
import { GainChart } from './GainChart';
import classes from './charts.module.css';

interface ChartsProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly openRow: number | null;
  /** Side by side, or one at a time behind tabs. */
  readonly tabs: boolean;
}

/** Coverage and gain below the centre. */
export function Charts({ view, actions, openRow, tabs }: ChartsProps) {
  if (!tabs) {
    return (
      <div className={classes.charts}>
        <h2 className="visually-hidden">Coverage and gain</h2>
        <CoverageChart view={view} actions={actions} />
        <GainChart view={view} actions={actions} openRow={openRow} />
      </div>
    );
  }
  return (
    <Tabs className={classes.tabbed ?? ''} defaultValue="coverage">
      <h2 className="visually-hidden">Coverage and gain</h2>
      <Tabs.List>
        <Tabs.Tab value="coverage">Coverage</Tabs.Tab>
        <Tabs.Tab value="gain">Gain of each pick</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className={classes.tabPanel ?? ''} value="coverage"><CoverageChart view={view} actions={actions} /></Tabs.Panel>
      <Tabs.Panel className={classes.tabPanel ?? ''} value="gain"><GainChart view={view} actions={actions} openRow={openRow} /></Tabs.Panel>
    </Tabs>
  );
}
