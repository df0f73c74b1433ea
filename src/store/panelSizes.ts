/** Widths of the panels of Select as a person set them, in pixels; null where they did not. */
export interface PanelSizes {
  readonly left: number | null;
  readonly right: number | null;
}
