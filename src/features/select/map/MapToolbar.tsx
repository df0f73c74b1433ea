import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Menu, Select, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconFocusCentered, IconLasso, IconMarquee2 } from '@tabler/icons-react';
import { memo } from 'react';
import { useWorkbench } from '../../../store/react';
import { count } from '../../../ui/format';
import type { SizeBy } from './mapPoints';
import type { MapControls } from './useMapControls';
import classes from './map.module.css';

const sizes = (): { readonly value: SizeBy; readonly label: string }[] => [
  { value: 'gain', label: t`Size: gain` },
  { value: 'help', label: t`Size: help given` },
  { value: 'same', label: t`Size: same` },
];

interface MapToolbarProps {
  readonly controls: MapControls;
  readonly chosen: boolean;
  /** Pool rows that pass the table's filter. */
  readonly filtered: () => readonly number[];
  readonly rows: number;
}

/** Colour, size, tools, and what is seldom changed. */
export const MapToolbar = memo(function MapToolbar({ controls, chosen, filtered, rows }: MapToolbarProps) {
  const { colourBy, colours, setColourBy, sizeBy, setSizeBy, tool, setTool, viewport, setViewport } = controls;
  return (
    <>
      <Select
        className={classes.choice ?? ''}
        aria-label={t`Colour of rows`}
        allowDeselect={false}
        value={colourBy}
        data={colours.map(({ value, label }) => ({ value, label: colourLabel(label.toLowerCase()) }))}
        onChange={(value) => {
          if (value !== null) setColourBy(value);
        }}
      />
      {chosen && (
        <Select
          className={classes.choice ?? ''}
          aria-label={t`Size of chosen rows`}
          allowDeselect={false}
          value={sizeBy}
          data={sizes()}
          onChange={(value) => {
            if (value !== null) setSizeBy(value);
          }}
        />
      )}
      <Tool label={t`Draw around rows (lasso)`} on={tool === 'lasso'} onClick={() => setTool(tool === 'lasso' ? 'move' : 'lasso')}><IconLasso size={16} stroke={1.6} /></Tool>
      <Tool label={t`Draw a box around rows`} on={tool === 'box'} onClick={() => setTool(tool === 'box' ? 'move' : 'box')}><IconMarquee2 size={16} stroke={1.6} /></Tool>
      <Tooltip label={t`Fit all (0)`}><ActionIcon aria-label={t`Fit all (0)`} disabled={viewport === null} onClick={() => setViewport(null)}><IconFocusCentered size={16} stroke={1.6} /></ActionIcon></Tooltip>
      <MapMenu controls={controls} filtered={filtered} rows={rows} />
    </>
  );
});

function colourLabel(colour: string): string {
  return t`Colour: ${colour}`;
}

function Tool({ label, on, onClick, children }: { readonly label: string; readonly on: boolean; readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={on} data-active={on} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

function MapMenu({ controls, filtered, rows }: Pick<MapToolbarProps, 'controls' | 'filtered' | 'rows'>) {
  const { kind, setKind, strong, setStrong, names, setNames, take, show, shown } = controls;
  const scored = useWorkbench((state) => state.selection.status !== 'none');
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon aria-label={t`What the map shows`}><IconAdjustmentsHorizontal size={16} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div role="group" aria-label={t`Near rows`}>
          <Menu.Label>{t`Near rows`}</Menu.Label>
          <Menu.RadioGroup value={kind} onChange={(value) => setKind(value === 'help' ? 'help' : 'text')}>
            <Menu.RadioItem value="text">{t`say alike`}</Menu.RadioItem>
            <Menu.RadioItem value="help" disabled={!scored}>{t`are helped alike`}</Menu.RadioItem>
          </Menu.RadioGroup>
        </div>
        <Menu.Divider />
        <Menu.CheckboxItem checked={names} onChange={setNames}>{t`Names of regions`}</Menu.CheckboxItem>
        <Menu.CheckboxItem checked={strong} onChange={setStrong}>{t`Stronger dots`}</Menu.CheckboxItem>
        <Menu.Divider />
        <div role="group" aria-label={t`Take rows`}>
          <Menu.Label>{t`Take rows`}</Menu.Label>
          <Menu.Item closeMenuOnClick onClick={() => take(filtered())}>{t`All rows the table shows`}</Menu.Item>
          <Menu.Item closeMenuOnClick disabled={shown === null} onClick={() => show(null)}><Trans>Show all {count(rows)} rows</Trans></Menu.Item>
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
