import { toErrorRecord } from '../../core/base/errors';
import { channelName, type Fetched, type FetchMessage } from '../../core/remote/handover';

/** Answers one page that fetches, for as long as this page is open. */
export function answerFetchPage(token: string, receive: (fetched: Fetched<Blob>) => string | null): void {
  const channel = new BroadcastChannel(channelName(token));
  const taken = new Set<number>();
  const post = (message: FetchMessage<Blob>): void => channel.postMessage(message);
  channel.addEventListener('message', ({ data }: MessageEvent<FetchMessage<Blob>>) => {
    if (data.say === 'hello') post({ say: 'here' });
    if (data.say !== 'take') return;
    try {
      const why = taken.has(data.offer) ? null : receive(data.fetched);
      if (why === null) taken.add(data.offer);
      post(why === null ? { say: 'taken' } : { say: 'refused', why });
    } catch (thrown) {
      post({ say: 'refused', why: toErrorRecord(thrown).message });
    }
  });
  post({ say: 'here' });
}
