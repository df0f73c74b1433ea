import { isJsonObject, type JsonObject } from '../../../core/base/json';
import { numbersOf } from '../useLook';
import { FITTED, type HeatmapViewport } from './scene';

/** What a saved view keeps of the heatmap. */
export interface HeatmapLook {
  /** Null: the first that the rows offer. */
  readonly order: string | null;
  /** |u| of the last colour; null: the standard one. */
  readonly limit: number | null;
  readonly numbers: boolean;
  readonly viewport: HeatmapViewport;
}

/** The heatmap as it was kept, with defaults for what is missing or makes no sense. */
export function readHeatmapLook({ order, limit, numbers, viewport }: JsonObject): HeatmapLook {
  return {
    order: typeof order === 'string' ? order : null,
    limit: typeof limit === 'number' && limit > 0 && Number.isFinite(limit) ? limit : null,
    numbers: numbers !== false,
    viewport: readViewport(viewport),
  };
}

function readViewport(value: JsonObject[string] | undefined): HeatmapViewport {
  const zoom = numbersOf(['zoom'], value)?.zoom;
  const scroll = isJsonObject(value) ? numbersOf(['x', 'y'], value['scroll']) : null;
  return zoom === undefined || zoom < 1 || scroll === null ? FITTED : { zoom, scroll };
}
