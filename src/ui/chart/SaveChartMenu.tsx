import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { MenuEntry } from '../MenuEntry';
import { fileStem, useSaveFile } from '../saveFile';
import { chartSvg, pngOf, type PictureLegend } from './chartPicture';

interface SaveChartMenuProps {
  readonly title: string;
  readonly legend: readonly PictureLegend[];
  readonly csv: () => string;
  /** The drawing, when it is shown; the picture formats need it. */
  readonly drawing: RefObject<HTMLElement | null>;
  readonly asTable: boolean;
}

/** Saves a chart as PNG, SVG or CSV. */
export function SaveChartMenu({ title, legend, csv, drawing, asTable }: SaveChartMenuProps) {
  const save = useSaveFile();
  const [failed, setFailed] = useState<string | null>(null);
  if (save === null) return null;
  const stem = fileStem(title);
  const text = (name: string, content: string, type: string): void => save(name, new TextEncoder().encode(content), type);
  const picture = (): string | null => (drawing.current === null ? null : chartSvg({ title, legend, drawing: drawing.current }));
  const savePng = async (): Promise<void> => {
    const svg = picture();
    if (svg === null) return;
    try {
      save(`${stem}.png`, await pngOf(svg), 'image/png');
      setFailed(null);
    } catch (error) {
      const why = error instanceof Error ? error.message : t`unknown`;
      setFailed(t`The picture could not be drawn: ${why}. Save it as SVG instead.`);
    }
  };
  const saveSvg = (): void => {
    const svg = picture();
    if (svg !== null) text(`${stem}.svg`, svg, 'image/svg+xml');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t`Save “${title}”`} title={t`Save`}>
          <IconDownload size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuEntry off={asTable} onClick={() => void savePng()}><Trans>PNG picture</Trans></MenuEntry>
        <MenuEntry off={asTable} onClick={saveSvg}><Trans>SVG picture</Trans></MenuEntry>
        <Menu.Item onClick={() => text(`${stem}.csv`, csv(), 'text/csv')}><Trans>CSV table</Trans></Menu.Item>
        {failed !== null && <Menu.Label role="alert">{failed}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
