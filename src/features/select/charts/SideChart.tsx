import { t } from '@lingui/core/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconChartHistogram } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { SelectActions, SelectView } from '../selectView';
import { GainChart } from './GainChart';
import { GroupChart } from './GroupChart';
import { LengthChart } from './LengthChart';

export const SIDE_CHARTS = [
  { value: 'gain', get label() { return t`Gain of each pick`; } },
  { value: 'groups', get label() { return t`By group`; } },
  { value: 'lengths', get label() { return t`Tokens in a row`; } },
] as const;
export type SideChartName = (typeof SIDE_CHARTS)[number]['value'];

interface SideChartProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly openRow: number | null;
}

/** The chart beside the coverage: one of several. */
export function SideChart({ view, actions, openRow }: SideChartProps) {
  const [name, setName] = useState<SideChartName>('gain');
  return <NamedChart name={name} view={view} actions={actions} openRow={openRow} choice={<ChartChoice name={name} onName={setName} />} />;
}

/** `choice`: the way to another chart, in the header; null where tabs do that. */
export function NamedChart({ name, view, actions, openRow, choice }: SideChartProps & { readonly name: SideChartName; readonly choice: React.ReactNode }) {
  if (name === 'groups') return <GroupChart view={view} choice={choice} />;
  if (name === 'lengths') return <LengthChart view={view} choice={choice} />;
  return <GainChart view={view} actions={actions} openRow={openRow} choice={choice} />;
}

const ChartChoice = memo(function ChartChoice({ name, onName }: { readonly name: SideChartName; readonly onName: (name: SideChartName) => void }) {
  return (
    <Menu position="top-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t`Another chart`} title={t`Another chart`}><IconChartHistogram size={16} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={name} onChange={(next) => onName(SIDE_CHARTS.find(({ value }) => value === next)?.value ?? 'gain')}>
          {SIDE_CHARTS.map(({ value, label }) => <Menu.RadioItem key={value} value={value} closeMenuOnClick>{label}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
});
