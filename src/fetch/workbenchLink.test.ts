import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { channelName, type Fetched, type FetchMessage } from '../core/remote/handover';
import { linkWorkbench, type Offer } from './workbenchLink';

const token = '0123456789abcdef';
const fetched: Fetched<Blob> = { kind: 'data', files: [] };
let workbench: BroadcastChannel;
let heard: FetchMessage<Blob>[] = [];
beforeEach(() => {
  heard = [];
  workbench = new BroadcastChannel(channelName(token));
  workbench.addEventListener('message', ({ data }: MessageEvent<FetchMessage<Blob>>) => heard.push(data));
});
afterEach(() => {
  workbench.close();
  vi.useRealTimers();
});

test('[NET9] it asks until the workbench answers, offers, and tells what was answered', async () => {
  const link = linkWorkbench(token);
  const connected: boolean[] = [];
  link.onConnected((now) => connected.push(now));
  await vi.waitFor(() => expect(heard.filter(({ say }) => say === 'hello').length).toBeGreaterThan(1), 5000);
  workbench.postMessage({ say: 'here' });
  await vi.waitFor(() => expect(connected).toEqual([false, true]));
  const told: Offer[] = [];
  link.offer(fetched, (offer) => told.push(offer));
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ say: 'take', offer: 0, fetched }));
  workbench.postMessage({ say: 'refused', why: 'Not now.' });
  await vi.waitFor(() => expect(told).toEqual([{ is: 'refused', why: 'Not now.' }]));
  link.offer(fetched, (offer) => told.push(offer));
  await vi.waitFor(() => expect(heard.filter((each) => each.say === 'take').map(({ offer }) => offer)).toEqual([0, 0]));
  workbench.postMessage({ say: 'taken' });
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ is: 'taken' }));
  link.offer({ ...fetched }, () => undefined);
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ say: 'take', offer: 1 }));
});

test('[NET9] no answer is told after a while, and one that comes late still counts', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  const link = linkWorkbench(token);
  const told: Offer[] = [];
  link.offer(fetched, (offer) => told.push(offer));
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([{ is: 'silent' }]);
  vi.useRealTimers();
  workbench.postMessage({ say: 'taken' });
  await vi.waitFor(() => expect(told).toEqual([{ is: 'silent' }, { is: 'taken' }]));
});

test('[NET9] a page that was opened by itself has nobody to hand over to', () => {
  const told: Offer[] = [];
  linkWorkbench(null).offer(fetched, (offer) => told.push(offer));
  expect(told).toEqual([{ is: 'silent' }]);
});
