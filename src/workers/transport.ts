import { expose, proxy, releaseProxy, transfer, wrap, type Endpoint, type ProxyMarked, type Remote } from 'comlink';
import { AppError, fromErrorRecord, toErrorRecord, type ErrorRecord } from '../core/base/errors';
import { throwIfAborted, type JobOptions } from '../core/base/job';
import { said, told } from '../core/base/said';
import { holdLife, lifeName, watchLife } from './liveness';

/**
 * comlink alone is not enough: a thrown error arrives without code, details and cause, an AbortSignal does not arrive
 * as one, and a call to a lost worker never settles. Here outcomes travel as data, a job is cancelled by its id, and
 * every call races against the loss of its worker.
 */

/** A service's methods as the worker serves them. Requests, events and replies are structured-cloneable. */
export type MethodTable = Readonly<Record<string, (request: never, job: JobOptions<unknown>) => Promise<unknown>>>;

type RequestOf<M> = M extends (request: infer P, job: never) => Promise<unknown> ? P : never;
type ReplyOf<M> = M extends (request: never, job: never) => Promise<infer R> ? (R extends Moved<infer V> ? V : R) : never;
type EventOf<M> = M extends (request: never, job: JobOptions<infer E>) => Promise<unknown> ? E : never;

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorRecord };
type RemoteEmit = Remote<((event: unknown) => void) & ProxyMarked>;

interface WorkerFace {
  run(id: number, method: string, request: unknown, emit: RemoteEmit | null): Promise<Outcome>;
  cancel(id: number): void;
  /** Holds a lock for as long as the worker lives; false where there are no locks. */
  hold(name: string): Promise<boolean>;
}

const MOVED = Symbol('moved');

/** A reply whose buffers are given away instead of copied. */
export interface Moved<T> {
  readonly [MOVED]: { readonly value: T; readonly buffers: readonly ArrayBuffer[] };
}
/** @param buffers parts of `value` that are not used any more by the worker. */
export function moved<T>(value: T, buffers: readonly ArrayBuffer[]): Moved<T> {
  return { [MOVED]: { value, buffers } };
}
function isMoved(value: unknown): value is Moved<unknown> {
  return typeof value === 'object' && value !== null && MOVED in value;
}

/** Serves a table of methods to the page that started this worker. */
export function serve(methods: MethodTable, endpoint?: Endpoint): void {
  const running = new Map<number, AbortController>();
  const face: WorkerFace = {
    run: async (id, method, request, emit) => {
      const job = new AbortController();
      running.set(id, job);
      // A reply may overtake events, as they travel through another port: it waits until each has been received.
      const events: Promise<unknown>[] = [];
      try {
        const call = methods[method] as ((request: unknown, job: JobOptions<unknown>) => Promise<unknown>) | undefined;
        if (call === undefined) throw new AppError('internal', said`The worker has no method "${method}".`, { method });
        const send = emit === null ? undefined : (event: unknown): void => void events.push(emit(event));
        const value = await call(request, { signal: job.signal, emit: send });
        await Promise.all(events);
        return isMoved(value) ? transfer({ ok: true, value: value[MOVED].value }, [...new Set(value[MOVED].buffers)]) : { ok: true, value };
      } catch (thrown) {
        await Promise.allSettled(events);
        return { ok: false, error: toErrorRecord(thrown) };
      } finally {
        running.delete(id);
        emit?.[releaseProxy]();
      }
    },
    cancel: (id) => running.get(id)?.abort(),
    hold: holdLife,
  };
  expose(face, endpoint);
}

/** What a link needs of a worker; a MessagePort with a `terminate` will do. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

export interface WorkerLink<Methods extends MethodTable> {
  /** The worker as it is now; starts it when there is none. */
  open(): OpenWorker;
  /** Ends the worker. Calls under way end with AppError 'worker-lost', and so do later ones. */
  destroy(): void;
  /** Only carries the type. */
  readonly methods?: Methods;
}

interface OpenWorker {
  readonly remote: Remote<WorkerFace>;
  /** Never resolves; rejects with AppError 'worker-lost'. */
  readonly lost: Promise<never>;
  /** How many times the worker was started, this one included. */
  readonly generation: number;
  nextJobId(): number;
}

/**
 * A link to a worker that is started by the first call and started again by the first call after it was lost.
 * @param name for messages: "the scoring worker".
 */
export function linkWorker<Methods extends MethodTable>(name: string, start: () => WorkerLike): WorkerLink<Methods> {
  let worker: OpenWorker | null = null;
  let end: ((why: string) => void) | null = null;
  let destroyed = false;
  let jobs = 0;
  let generation = 0;

  const open = (): OpenWorker => {
    if (destroyed) throw lostError(name, said`it was closed`);
    if (worker !== null) return worker;
    const raw = start();
    let reject: (error: AppError) => void = () => undefined;
    const lost = new Promise<never>((_, refuse) => (reject = refuse));
    lost.catch(() => undefined); // nobody may be waiting at that moment
    const watch = new AbortController();
    end = (why) => {
      worker = null;
      watch.abort();
      end = null;
      raw.terminate();
      reject(lostError(name, why));
    };
    const endThis = end;
    raw.addEventListener('error', (event) => endThis(reasonOf(event)));
    raw.addEventListener('messageerror', () => endThis('a message could not be read'));
    raw.addEventListener('close', () => endThis('it ended'));
    generation++;
    const remote = wrap<WorkerFace>(raw);
    worker = { remote, lost, generation, nextJobId: () => ++jobs };
    const life = lifeName();
    void remote.hold(life).then((held) => {
      if (held) watchLife(life, watch.signal, () => endThis(said`the browser ended it`));
    });
    return worker;
  };
  return {
    open,
    destroy: () => {
      destroyed = true;
      end?.(said`it was closed`);
    },
  };
}

function lostError(name: string, why: string): AppError {
  return new AppError('worker-lost', said`${told(name)} stopped: ${told(why)}. What was finished before is kept. Try again.`, { worker: name, why });
}

function reasonOf(event: Event): string {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  return message === '' ? said`it could not be loaded or ran out of memory` : message;
}

/**
 * Runs one job in the worker.
 * @throws the AppError that the method threw, with code, details and cause; 'worker-lost'; 'cancelled'.
 */
export async function callJob<Methods extends MethodTable, Name extends keyof Methods & string>(
  link: WorkerLink<Methods>,
  method: Name,
  request: RequestOf<Methods[Name]>,
  { signal, emit }: JobOptions<EventOf<Methods[Name]>> = {},
): Promise<ReplyOf<Methods[Name]>> {
  throwIfAborted(signal);
  const worker = link.open();
  const id = worker.nextJobId();
  const cancel = (): void => void worker.remote.cancel(id);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const run = worker.remote.run as unknown as (...args: Parameters<WorkerFace['run']>) => Promise<Outcome>;
    const listener = emit === undefined ? null : (proxy((event: unknown) => emit(event as EventOf<Methods[Name]>)) as unknown as RemoteEmit);
    const outcome = await Promise.race([run(id, method, request, listener), worker.lost]);
    if (!outcome.ok) throw fromErrorRecord(outcome.error);
    return outcome.value as ReplyOf<Methods[Name]>;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * A copy of an array over shared memory where the page may use it, otherwise a plain copy. A worker then reads it
 * without another copy.
 */
export function sharedCopy(values: Float32Array): Float32Array {
  const shares = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated;
  const copy = new Float32Array(shares ? new SharedArrayBuffer(values.byteLength) : new ArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
