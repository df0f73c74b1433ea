interface Sentinel {
  release(): Promise<void>;
}
interface WakeLocks {
  request(type: 'screen'): Promise<Sentinel>;
}

/**
 * Keeps the machine from going to sleep while something runs, where the browser can and the page is in sight: the
 * browser lets go of it when the page hides, and it is asked again when the page comes back.
 * @returns the way to let the machine sleep again.
 */
export function keepAwake(): () => void {
  const { wakeLock } = navigator as unknown as { readonly wakeLock?: WakeLocks };
  if (wakeLock === undefined) return () => undefined;
  let held: Promise<Sentinel | null> = Promise.resolve(null);
  const ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    held = held.then((before) => before?.release()).then(() => wakeLock.request('screen')).catch(() => null); // low battery: it may sleep
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    document.removeEventListener('visibilitychange', ask);
    void held.then((sentinel) => sentinel?.release());
  };
}
