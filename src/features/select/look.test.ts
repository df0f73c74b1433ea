import { expect, test } from 'vitest';
import { readHeatmapLook } from './heatmap/heatmapLook';
import { FITTED } from './heatmap/scene';
import { readMapLook } from './map/mapLook';
import { readTableLook } from './table/tableLook';
import { BY_RANK } from './table/tableView';

test('[V4] without a kept look, drawings begin as they always did', () => {
  expect(readMapLook({})).toEqual({ kind: 'text', colourBy: 'subset', sizeBy: 'gain', strong: null, names: true, viewport: null });
  expect(readHeatmapLook({})).toEqual({ order: null, limit: null, numbers: true, viewport: FITTED });
  expect(readTableLook({})).toEqual({ search: '', show: 'all', sort: BY_RANK, switched: [] });
});

test('[V4] what was kept is read as it was', () => {
  const map = { kind: 'help', colourBy: 'field:kind', sizeBy: 'same', strong: true, names: false, viewport: { x: 1, y: -2, scale: 3 } };
  const heatmap = { order: 'similar', limit: 0.2, numbers: false, viewport: { zoom: 4, scroll: { x: 10, y: 20 } } };
  const table = { search: 'tokens>200', show: 'chosen', sort: { column: 'tokens', descending: true }, switched: ['tokens'] };
  expect(readMapLook(map)).toEqual(map);
  expect(readHeatmapLook(heatmap)).toEqual(heatmap);
  expect(readTableLook(table)).toEqual(table);
});

test('[V4] nonsense from a file gets its default', () => {
  expect(readMapLook({ kind: 'x', colourBy: 4, viewport: { x: 0, y: 0, scale: 0 } })).toEqual(readMapLook({}));
  expect(readHeatmapLook({ limit: -1, viewport: { zoom: 0.1, scroll: { x: 0, y: 0 } } })).toEqual(readHeatmapLook({}));
  expect(readHeatmapLook({ viewport: { zoom: 3, scroll: { x: 'a', y: 0 } } }).viewport).toBe(FITTED);
  expect(readTableLook({ search: [], show: 'some', sort: { descending: true }, switched: [1, 'a'] })).toEqual({ ...readTableLook({}), switched: ['a'] });
});
