// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { listZip, readZipParts } from '../../core/export/zip';
import { DownloadBar, type Download } from './DownloadBar';
import { dataPart, packageFiles, wantedFiles } from '../../core/export/package/packageFiles';

const text = '{"a":1}\n';
const data = dataPart('data', 'trio.jsonl', 'trio.jsonl', { text, bytes: new TextEncoder().encode(text) }, 'application/jsonl');
const files = packageFiles({ data, rest: null, manifest: '{}\n', ranking: 'rank\r\n1\r\n', rankedRows: 1, attribution: null }).map((file) => ({ ...file, head: null }));

beforeAll(() => {
  // Mantine asks for the colour scheme; jsdom has no media queries.
  window.matchMedia = (query) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
});
afterEach(cleanup);

function show(parts: { manifest: boolean; ranking: boolean }, ready: boolean) {
  const download = vi.fn<Download>();
  render(
    <MantineProvider>
      <DownloadBar files={wantedFiles(files, { ...parts, rest: false })} ready={ready} download={download} />
    </MantineProvider>,
  );
  return download;
}

test('nothing can be downloaded before the selection has been repeated', () => {
  const download = show({ manifest: true, ranking: true }, false);
  for (const button of screen.getAllByRole('button')) fireEvent.click(button);
  expect(screen.getAllByRole('button').map((button) => (button as HTMLButtonElement).disabled)).toEqual([true, true]);
  expect(download).not.toHaveBeenCalled();
});

test('the zip has every wanted file, byte for byte', async () => {
  const download = show({ manifest: true, ranking: false }, true);
  const button = await waitFor(() => {
    const found = screen.getByRole('button', { name: /^Download zip, \d+/ });
    expect((found as HTMLButtonElement).disabled).toBe(false);
    return found;
  });
  fireEvent.click(button);
  const [name, bytes, type] = download.mock.calls[0]!;
  const limits = { parts: 9, partBytes: 1000, totalBytes: 1000 };
  const entries = listZip(bytes, limits);
  const unpacked = readZipParts(bytes, entries, ['trio.jsonl'], limits);
  expect([name, type, entries.map(({ path }) => path)]).toEqual(['trio.zip', 'application/zip', ['trio.jsonl', 'trio.jsonl.manifest.json']]);
  expect(new TextDecoder().decode(unpacked.get('trio.jsonl'))).toBe('{"a":1}\n');
});

test('the data file alone needs no zip', () => {
  const download = show({ manifest: false, ranking: false }, true);
  fireEvent.click(screen.getByRole('button', { name: 'Download trio.jsonl' }));
  expect(download.mock.calls.map(([name, , type]) => [name, type])).toEqual([['trio.jsonl', 'application/jsonl']]);
});
