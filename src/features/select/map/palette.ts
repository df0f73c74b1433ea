import type { Rgb, Scheme } from '../../../ui/utilityScale';

/**
 * Colours of groups, for as many as the eye keeps apart; the others are grey. Each has at least 3:1 against the panel.
 * Groups are told by name too: in the legend, in the regions' names and in the card under the pointer.
 */
const GROUPS: Readonly<Record<Scheme, readonly Rgb[]>> = {
  light: [[0, 114, 178], [190, 86, 0], [0, 128, 98], [170, 60, 130], [110, 110, 20], [90, 70, 190], [160, 30, 40], [40, 120, 140]],
  dark: [[86, 180, 233], [245, 150, 60], [60, 200, 150], [235, 140, 200], [220, 210, 90], [170, 155, 255], [255, 135, 130], [120, 215, 225]],
};

export const GROUP_COLOURS = GROUPS.light.length;

export function groupColour(group: number, scheme: Scheme): Rgb | null {
  return GROUPS[scheme][group] ?? null;
}
