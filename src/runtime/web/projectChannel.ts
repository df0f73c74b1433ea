/** A line between the tabs that have the same project open; what one posts, all others receive. */
export interface ProjectChannel {
  post(message: unknown): void;
  close(): void;
}

/** Without BroadcastChannel a tab hears nothing of the others. */
export function openProjectChannel(projectId: string, receive: (message: unknown) => void): ProjectChannel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`delift-project:${projectId}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data));
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** Resolves when no tab holds the project any more; never where the browser has no locks. */
export async function projectFreed(projectId: string, signal: AbortSignal): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return new Promise(() => undefined);
  await locks.request(`delift-project:${projectId}`, { signal }, () => undefined);
}
