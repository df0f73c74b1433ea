import type { JsonObject } from '../../../core/base/json';
import type { LayoutKind } from '../../../store/types';
import { numbersOf, wordOf } from '../useLook';
import type { ColourBy } from './colouring';
import type { SizeBy } from './mapPoints';
import type { MapViewport } from './viewport';

/** What a saved view keeps of the map. */
export interface MapLook {
  readonly kind: LayoutKind;
  readonly colourBy: ColourBy;
  readonly sizeBy: SizeBy;
  /** Null: as the system asks. */
  readonly strong: boolean | null;
  readonly names: boolean;
  /** Null: all of it. */
  readonly viewport: MapViewport | null;
}

const COLOURS = ['subset', 'coverage', 'gain', 'help', 'length', 'cluster'] as const;

/** The map as it was kept, with defaults for what is missing or makes no sense. */
export function readMapLook({ kind, colourBy, sizeBy, strong, names, viewport }: JsonObject): MapLook {
  const field = typeof colourBy === 'string' && colourBy.startsWith('field:') ? (colourBy as ColourBy) : null;
  const place = numbersOf(['x', 'y', 'scale'], viewport);
  return {
    kind: wordOf(['text', 'help'], kind, 'text'),
    colourBy: field ?? wordOf(COLOURS, colourBy, 'subset'),
    sizeBy: wordOf(['gain', 'help', 'same'], sizeBy, 'gain'),
    strong: typeof strong === 'boolean' ? strong : null,
    names: names !== false,
    viewport: place !== null && place.scale > 0 ? place : null,
  };
}
