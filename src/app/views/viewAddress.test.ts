import { expect, test } from 'vitest';
import { addressBelow, factsOfView, nameOfView, viewLink } from './viewAddress';

test('an address below a project is what a view comes back to', () => {
  expect(addressBelow({ pathname: '/p/sample-demo/select', search: '?tab=table&row=ab' })).toBe('select?tab=table&row=ab');
  expect(addressBelow({ pathname: '/', search: '' })).toBeNull();
  expect(addressBelow({ pathname: '/p/sample-demo', search: '' })).toBeNull();
});

test('a link to a view leaves out where the page is now', () => {
  expect(viewLink('http://localhost:1/#/p/a/select?tab=map', 'a', 'v')).toBe('http://localhost:1/#/p/a/view/v');
});

test('the name begins with what is seen', () => {
  expect(nameOfView('select?tab=table', { table: { search: 'kind:sql' } })).toBe('Table: kind:sql');
  expect(nameOfView('select?tab=table', { table: { search: '' } })).toBe('Table');
  expect(nameOfView('select?tab=heatmap', { heatmap: { order: 'similar' } })).toBe('Heatmap by similarity');
  expect(nameOfView('select?tab=heatmap&order=tree', {})).toBe('Heatmap by tree');
  expect(nameOfView('select', { map: { colourBy: 'field:kind' } })).toBe('Map by kind');
  expect(nameOfView('select', { map: { colourBy: 'subset' } })).toBe('Map');
  expect(nameOfView('compare?subsets=a,b', {})).toBe('Compare');
});

test('facts say where a view leads and what it would set', () => {
  expect(factsOfView('select?tab=table', 'flmi', 30)).toBe('Select, table · FLMI, 30 rows');
  expect(factsOfView('select', null, null)).toBe('Select, map');
  expect(factsOfView('data?file=a', null, null)).toBe('Data');
});
