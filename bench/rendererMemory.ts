import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';

const EVERY_MS = 250;

/** Resident memory of the page's process (the largest of the browser's), sampled until `stop`: WASM and the weights are in it, unlike in the JavaScript heap. */
export async function watchRenderers(browser: Browser): Promise<{ now(): Promise<number>; stop(): Promise<number> }> {
  const devtools = await browser.newBrowserCDPSession();
  let peak = 0;
  const now = async (): Promise<number> => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const bytes = Math.max(0, ...ids.map(residentBytes));
    peak = Math.max(peak, bytes);
    return bytes;
  };
  await now();
  const timer = setInterval(() => void now().catch(() => undefined), EVERY_MS); // a browser that is closing has no processes to ask for
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await now();
      await devtools.detach();
      return peak;
    },
  };
}

/** From the kernel's own file (Linux): starting a program for it would take the processor from what is measured. 0 for a process that has ended meanwhile. */
function residentBytes(id: number): number {
  try {
    return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
