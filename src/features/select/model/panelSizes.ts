import type { PanelSizes } from '../../../store/panelSizes';

export type PanelSide = keyof PanelSizes;

interface PanelRange {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** Widths in pixels, from a page of 1280 on. */
export const PANELS: Readonly<Record<PanelSide, PanelRange>> = {
  left: { least: 240, usual: 284, most: 360 },
  right: { least: 320, usual: 360, most: 480 },
};
/** The drawing keeps at least this. */
const CENTRE_LEAST = 520;
const STEP = 8;

/** The widest a panel can be, beside the other one and the drawing. */
export function mostOf(side: PanelSide, other: number, page: number): number {
  const { least, most } = PANELS[side];
  return Math.max(least, Math.min(most, page - other - CENTRE_LEAST));
}

/** A width within its limits; what is no number is the usual width. */
export function panelWidth(side: PanelSide, width: unknown, most = PANELS[side].most): number {
  const { least, usual } = PANELS[side];
  return typeof width === 'number' && Number.isFinite(width) ? Math.min(most, Math.max(least, Math.round(width))) : Math.min(most, usual);
}

/** The width a key asks for: arrows move the divider, Home and End go to the limits, Enter to the usual width. */
export function widthAfterKey(side: PanelSide, key: string, width: number, most: number): number | null {
  const outwards = side === 'left' ? 1 : -1;
  if (key === 'ArrowRight') return panelWidth(side, width + outwards * STEP, most);
  if (key === 'ArrowLeft') return panelWidth(side, width - outwards * STEP, most);
  if (key === 'Home') return PANELS[side].least;
  if (key === 'End') return most;
  return key === 'Enter' ? panelWidth(side, null, most) : null;
}
