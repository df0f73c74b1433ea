import { useViewportSize } from '@mantine/hooks';
import type { CSSProperties, RefObject } from 'react';
import { useWorkbench } from '../../store/react';
import { mostOf, panelWidth, type PanelSide } from './model/panelSizes';

export interface PanelControls {
  readonly style: CSSProperties;
  readonly width: Readonly<Record<PanelSide, number>>;
  readonly most: Readonly<Record<PanelSide, number>>;
  /** Shows a width while it is dragged; nothing is kept, and nothing but the layout is computed. */
  readonly show: (side: PanelSide, width: number) => void;
  /** Keeps it for this browser; null is the usual width. */
  readonly keep: (side: PanelSide, width: number | null) => void;
}

/** Widths of the side panels, as this browser keeps them. */
export function usePanelSizes(workspace: RefObject<HTMLElement | null>): PanelControls {
  const kept = useWorkbench((state) => state.panelSizes);
  const { setPanelSize } = useWorkbench((state) => state.actions);
  const { width: page } = useViewportSize();
  const room = page === 0 ? Infinity : page;
  const left = panelWidth('left', kept.left);
  const right = panelWidth('right', kept.right, mostOf('right', left, room));
  return {
    style: { '--left': `${left}px`, '--right': `${right}px` } as CSSProperties,
    width: { left, right },
    most: { left: mostOf('left', right, room), right: mostOf('right', left, room) },
    show: (side, width) => workspace.current?.style.setProperty(`--${side}`, `${width}px`),
    keep: (side, width) => setPanelSize({ [side]: width }),
  };
}
