/** Hands bytes to the person as a file. */
export function downloadFile(fileName: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The click only starts the download; it reads the address a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * One tab at a time may change a project.
 * @returns the way to give the project back, or null when another tab has it. A browser without locks always agrees.
 */
export async function acquireProject(projectId: string): Promise<(() => void) | null> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return () => undefined;
  const first = await request(locks, projectId);
  if (first !== null) return first;
  // A page that is being reloaded holds its lock for a moment longer.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return request(locks, projectId);
}

function request(locks: LockManager, projectId: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const hold = locks.request(`delift-project:${projectId}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve(release));
    });
    hold.catch(reject);
  });
}

/** A small text that belongs to this browser; null where there is none or storage is blocked. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Without storage a preference lasts until the tab is closed, and that is all right. */
export function writePreference(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    return;
  }
}
