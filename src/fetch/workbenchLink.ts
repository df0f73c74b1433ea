import { channelName, type Fetched, type FetchMessage } from '../core/remote/handover';

export type Offer = { readonly is: 'taken' } | { readonly is: 'refused'; readonly why: string } | { readonly is: 'silent' };

/** The tab of the workbench that opened this page. */
export interface WorkbenchLink {
  /** Called at once, and whenever it changes. */
  onConnected(listen: (connected: boolean) => void): void;
  /**
   * Hands over what was fetched. `told` hears 'silent' when no answer came for a while, and the answer whenever it comes. The
   * same object may be offered again: it is taken once.
   */
  offer(fetched: Fetched<Blob>, told: (offer: Offer) => void): void;
}

const ASK_EVERY_MS = 500;
/** The workbench answers before it reads the files, so that this is long. */
const ANSWER_MS = 15_000;

/** @param token null: the page was opened by itself, nobody will answer. */
export function linkWorkbench(token: string | null): WorkbenchLink {
  if (token === null) return { onConnected: (listen) => listen(false), offer: (_fetched, told) => told({ is: 'silent' }) };
  const channel = new BroadcastChannel(channelName(token));
  const listeners: ((connected: boolean) => void)[] = [];
  let connected = false;
  const offered: Fetched<Blob>[] = [];
  let answer: ((offer: Offer) => void) | null = null;
  const post = (message: FetchMessage<Blob>): void => channel.postMessage(message);
  const asking = setInterval(() => post({ say: 'hello' }), ASK_EVERY_MS);
  post({ say: 'hello' });
  channel.addEventListener('message', ({ data }: MessageEvent<FetchMessage<Blob>>) => {
    if (data.say === 'here' && !connected) {
      connected = true;
      clearInterval(asking);
      listeners.forEach((listen) => listen(true));
    } else if (data.say === 'taken') answer?.({ is: 'taken' });
    else if (data.say === 'refused') answer?.({ is: 'refused', why: data.why });
  });
  return {
    onConnected: (listen) => {
      listeners.push(listen);
      listen(connected);
    },
    offer: (fetched, told) => {
      if (!offered.includes(fetched)) offered.push(fetched);
      const timer = setTimeout(() => told({ is: 'silent' }), ANSWER_MS);
      answer = (offer) => {
        clearTimeout(timer);
        told(offer);
      };
      post({ say: 'take', offer: offered.indexOf(fetched), fetched });
    },
  };
}
