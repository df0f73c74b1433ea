import { HUB } from '../core/remote/hub';

const KEY = 'delift-hub';

/** The hub that was asked last from this browser; at first the usual one. */
export function rememberedHub(): string {
  try {
    return localStorage.getItem(KEY) ?? HUB;
  } catch {
    return HUB; // storage is blocked for this page
  }
}

/** The usual hub need not be remembered. */
export function rememberHub(hub: string): void {
  try {
    if (hub === HUB) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, hub);
  } catch {
    return; // storage is blocked for this page: it is typed again next time
  }
}
