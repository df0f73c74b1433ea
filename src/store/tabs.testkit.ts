import { throwIfAborted } from '../core/base/job';
import type { WorkbenchServices } from './services';

/** Tabs of one browser, all in this process. */
export function tabsInMemory(): Pick<WorkbenchServices, 'locks' | 'tabs'> {
  const held = new Set<string>();
  const waiting: (() => void)[] = [];
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  const release = (id: string): void => {
    held.delete(id);
    waiting.splice(0).forEach((wake) => wake());
  };
  return {
    locks: {
      acquire: async (id) => {
        if (held.has(id)) return null;
        held.add(id);
        return () => release(id);
      },
    },
    tabs: {
      open: (id, receive) => {
        const all = listeners.get(id) ?? new Set();
        listeners.set(id, all.add(receive));
        const post = (message: unknown): void => {
          const copy = structuredClone(message);
          for (const listener of all) if (listener !== receive) queueMicrotask(() => all.has(listener) && listener(copy));
        };
        return { post, close: () => void all.delete(receive) };
      },
      freed: async (id, signal) => {
        while (held.has(id)) await new Promise<void>((resolve) => waiting.push(resolve));
        throwIfAborted(signal);
      },
    },
  };
}
