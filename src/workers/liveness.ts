/**
 * A worker that is ended by the browser (out of memory, a crash, `close()`) tells nobody. But the locks it held are
 * given back at that moment: the worker holds one for as long as it lives, and the page waits for the same one.
 */

/** Called in the worker: holds the lock until the worker ends. False where the browser has no locks. */
export function holdLife(name: string): Promise<boolean> {
  const locks = locksHere();
  if (locks === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    void locks.request(name, () => new Promise<never>(() => resolve(true)));
  });
}

/** Called in the page once the worker holds the lock: `gone` is called when the worker has ended. */
export function watchLife(name: string, signal: AbortSignal, gone: () => void): void {
  locksHere()
    ?.request(name, { signal }, gone)
    .catch(() => undefined); // the watch was ended before the worker was
}

/** A name that no other worker has. */
export function lifeName(): string {
  return `delift-worker:${crypto.randomUUID()}`;
}

function locksHere(): LockManager | null {
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
  return navigator?.locks ?? null;
}
