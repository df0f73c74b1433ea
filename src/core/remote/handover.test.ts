import { expect, test } from 'vitest';
import { channelName, fetchPageAddress, readFetchFragment } from './handover';

test('[NET9] what the page is for, and whom it may speak to, stand in the fragment alone', () => {
  const token = '0123456789abcdef';
  const [path, fragment = ''] = fetchPageAddress('model', token).split('#');
  expect(path).toBe('fetch.html');
  expect(readFetchFragment(`#${fragment}`)).toEqual({ kind: 'model', token });
  expect(channelName(token)).toContain(token);
});

test.each([['', 'data'], ['#data', 'data'], ['#model', 'model'], ['#data/short', 'data'], ['#model/<script>', 'data'], ['#other/0123456789abcdef', 'data']])('[NET9] "%s" speaks to nobody', (fragment, kind) => {
  expect(readFetchFragment(fragment)).toEqual({ kind, token: null });
});
