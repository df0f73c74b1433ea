import { afterEach, expect, test, vi } from 'vitest';
import { channelName, type Fetched, type FetchMessage } from '../../core/remote/handover';
import { answerFetchPage } from './fetchChannel';

const fetched: Fetched<Blob> = { kind: 'data', files: [] };
let page: BroadcastChannel;
afterEach(() => page.close());

test('[NET9] the workbench answers its page, takes an offer once, and says why it does not', async () => {
  page = new BroadcastChannel(channelName('aaaaaaaa'));
  const heard: FetchMessage<Blob>[] = [];
  page.addEventListener('message', ({ data }: MessageEvent<FetchMessage<Blob>>) => heard.push(data));
  let why: string | null = 'Not now.';
  const received: unknown[] = [];
  answerFetchPage('aaaaaaaa', (offered) => {
    if (why === null) received.push(offered);
    return why;
  });
  const say = (message: FetchMessage<Blob>): void => page.postMessage(message);
  say({ say: 'hello' });
  await vi.waitFor(() => expect(heard).toEqual([{ say: 'here' }, { say: 'here' }]));
  say({ say: 'take', offer: 0, fetched });
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ say: 'refused', why: 'Not now.' }));
  why = null;
  for (const offer of [0, 0, 1]) say({ say: 'take', offer, fetched });
  await vi.waitFor(() => expect(heard.filter((each) => each.say === 'taken')).toHaveLength(3));
  expect(received).toHaveLength(2);
});
