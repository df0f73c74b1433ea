import type { Page } from '@playwright/test';

type Holder = { benchCancels?: number[] };

/**
 * Runs in the page before anything else: notes for every cancelled job of a worker how long it takes from the cancel message
 * until the job's answer is there, which is when the worker is free for the next. Reads the messages; changes none.
 */
export function watchCancels(): void {
  const found: number[] = ((globalThis as Holder).benchCancels = []);
  const PlainWorker = globalThis.Worker;
  interface Call {
    readonly id: string;
    readonly path?: readonly string[];
    readonly argumentList?: readonly { readonly value: number }[];
  }
  globalThis.Worker = class extends PlainWorker {
    constructor(...given: ConstructorParameters<typeof PlainWorker>) {
      super(...given);
      const jobOf = new Map<string, number>();
      const cancelledAt = new Map<number, number>();
      this.addEventListener('message', ({ data }: MessageEvent<Call>) => {
        const job = jobOf.get(data.id);
        if (job === undefined) return;
        jobOf.delete(data.id);
        const since = cancelledAt.get(job);
        if (since !== undefined) found.push(performance.now() - since);
      });
      const post = this.postMessage.bind(this) as (message: Call, transfer?: Transferable[]) => void;
      this.postMessage = (message: Call, transfer?: unknown) => {
        const job = message.argumentList?.[0]?.value;
        if (job !== undefined && message.path?.[0] === 'run') jobOf.set(message.id, job);
        if (job !== undefined && message.path?.[0] === 'cancel') cancelledAt.set(job, performance.now());
        post(message, (transfer ?? []) as Transferable[]);
      };
    }
  };
}

/** Milliseconds of the jobs that were cancelled since the last call. */
export function cancelTimes(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as Holder).benchCancels!.splice(0));
}
