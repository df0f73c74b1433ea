import { t } from '@lingui/core/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import classes from './map.module.css';

const STEP = 1.5;

export function MapZoom({ onZoom }: { readonly onZoom: (factor: number) => void }) {
  return (
    <div className={classes.zoom}>
      <Tooltip label={t`Zoom in (+)`} position="left"><ActionIcon aria-label={t`Zoom in (+)`} onClick={() => onZoom(STEP)}><IconPlus size={16} stroke={1.6} /></ActionIcon></Tooltip>
      <Tooltip label={t`Zoom out (−)`} position="left"><ActionIcon aria-label={t`Zoom out (−)`} onClick={() => onZoom(1 / STEP)}><IconMinus size={16} stroke={1.6} /></ActionIcon></Tooltip>
    </div>
  );
}
