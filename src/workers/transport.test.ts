import { describe, expect, test, vi } from 'vitest';
import { AppError, asAppError } from '../core/base/errors';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../core/base/job';
import { callJob, linkWorker, serve, type WorkerLike } from './transport';

const methods = {
  double: async (request: { value: number }) => ({ value: 2 * request.value }),
  column: async (request: { rows: number }) => new Float32Array(request.rows).fill(0.5),
  count: async (request: { to: number }, job: JobOptions<number>) => {
    for (let at = 1; at <= request.to; at++) {
      throwIfAborted(job.signal);
      job.emit?.(at);
      await yieldToOthers();
    }
    return 'counted';
  },
  fail: async () => {
    throw new AppError('out-of-memory', 'No memory left.', { tokens: 480 }, { cause: new TypeError('inner') });
  },
  hang: () => new Promise<never>(() => undefined),
};
type Methods = typeof methods;

/** A worker at the other end of a MessageChannel, with the way to lose it. */
function startPort(): { worker: WorkerLike; lose: (message: string) => void } {
  const { port1, port2 } = new MessageChannel();
  serve(methods, port2);
  port2.start();
  const target = new EventTarget();
  const worker: WorkerLike = {
    postMessage: (message, transfer) => port1.postMessage(message, (transfer ?? []) as []),
    addEventListener: (type, listener) => (type === 'message' ? port1 : target).addEventListener(type, listener),
    removeEventListener: (type, listener) => (type === 'message' ? port1 : target).removeEventListener(type, listener),
    start: () => port1.start(),
    terminate: () => {
      port1.close();
      port2.close();
    },
  };
  return { worker, lose: (message) => void target.dispatchEvent(Object.assign(new Event('error'), { message })) };
}

function openLink() {
  const started: ReturnType<typeof startPort>[] = [];
  const link = linkWorker<Methods>('The test worker', () => {
    started.push(startPort());
    return started.at(-1).worker;
  });
  return { link, started };
}

describe('transport', () => {
  test('replies and typed arrays arrive; the worker starts with the first call only', async () => {
    const { link, started } = openLink();
    expect(started).toHaveLength(0);
    expect(await callJob(link, 'double', { value: 21 })).toEqual({ value: 42 });
    expect(await callJob(link, 'column', { rows: 3 })).toEqual(Float32Array.of(0.5, 0.5, 0.5));
    expect(started).toHaveLength(1);
    link.destroy();
  });

  test('every event is received before the call resolves, in order', async () => {
    const { link } = openLink();
    const events: number[] = [];
    const reply = await callJob(link, 'count', { to: 50 }, { emit: (event) => events.push(event) });
    expect(reply).toBe('counted');
    expect(events).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    link.destroy();
  });

  test('a thrown AppError keeps code, message, details and cause', async () => {
    const { link } = openLink();
    const error = asAppError(await callJob(link, 'fail', undefined as never).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'out-of-memory', message: 'No memory left.', details: { tokens: 480 } });
    expect(error.cause).toMatchObject({ message: 'inner', details: { name: 'TypeError' } });
    link.destroy();
  });

  test('an aborted signal cancels that job and no other', async () => {
    const { link } = openLink();
    const stop = new AbortController();
    const seen = vi.fn();
    const cancelled = callJob(link, 'count', { to: 100_000 }, { signal: stop.signal, emit: (at) => (seen(at), at === 5 && stop.abort()) });
    const other = callJob(link, 'count', { to: 20 });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await other).toBe('counted');
    expect(seen.mock.calls.length).toBeLessThan(1000);
    link.destroy();
  });

  test('a signal aborted beforehand starts nothing', async () => {
    const { link, started } = openLink();
    await expect(callJob(link, 'double', { value: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(started).toHaveLength(0);
  });

  test('losing the worker ends waiting calls; the next call starts a new one', async () => {
    const { link, started } = openLink();
    const waiting = callJob(link, 'hang', undefined as never);
    await yieldToOthers();
    started[0]!.lose('memory access out of bounds');
    await expect(waiting).rejects.toMatchObject({ code: 'worker-lost', details: { why: 'memory access out of bounds' } });
    expect(await callJob(link, 'double', { value: 2 })).toEqual({ value: 4 });
    expect(started).toHaveLength(2);
    expect(link.open().generation).toBe(2);
    link.destroy();
  });

  test('destroy ends waiting calls and refuses later ones', async () => {
    const { link } = openLink();
    const waiting = callJob(link, 'hang', undefined as never);
    await yieldToOthers();
    link.destroy();
    await expect(waiting).rejects.toMatchObject({ code: 'worker-lost' });
    await expect(callJob(link, 'double', { value: 1 })).rejects.toMatchObject({ code: 'worker-lost' });
  });
});
