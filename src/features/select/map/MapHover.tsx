import { oneLine } from '../model/poolRows';
import type { ElementSize } from '../model/useElementSize';
import type { SelectView } from '../selectView';
import type { MapRow } from './placeIndex';
import { toScreen, type MapViewport, type Point } from './viewport';
import classes from './map.module.css';

interface MapHoverProps {
  readonly view: SelectView;
  readonly row: MapRow;
  readonly facts: readonly string[];
  readonly at: Point | null;
  readonly viewport: MapViewport;
  readonly size: ElementSize;
}

const WIDTH = 264;
const HEIGHT = 96;

/** The row under the pointer. */
export function MapHover({ view, row, facts, at, viewport, size }: MapHoverProps) {
  const example = view.sets[row.set].examples[row.index];
  if (example === undefined || at === null) return null;
  const { x, y } = toScreen(viewport, size, at);
  const left = x + 14 + WIDTH > size.width ? Math.max(0, x - WIDTH - 14) : x + 14;
  const top = Math.max(0, Math.min(y + 12, size.height - HEIGHT));
  return (
    <div className={classes.hover} style={{ left, top }} aria-hidden="true">
      <div className={classes.hoverHead}>
        <code>{example.label}</code>
        {(example.source ?? example.kind) !== null && <span>{example.source ?? example.kind}</span>}
      </div>
      <p className={classes.hoverText}>{oneLine(example.prompt, 120)}</p>
      <p className={classes.hoverFacts}>{facts.join(' · ')}</p>
    </div>
  );
}
