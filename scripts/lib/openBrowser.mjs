import { spawn } from 'node:child_process';

/** @returns {{ program: string, args: string[] } | null} null where no browser can be expected */
function opener() {
  switch (process.platform) {
    case 'darwin':
      return { program: 'open', args: [] };
    case 'win32':
      return { program: 'cmd', args: ['/c', 'start', ''] };
    default:
      return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? { program: 'xdg-open', args: [] } : null;
  }
}

/**
 * Opens the system's browser when a person is at the terminal. The address is printed anyway, so a failure is silent.
 * @param {string} url
 */
export function openBrowser(url) {
  const found = process.stdout.isTTY && !process.env.CI ? opener() : null;
  if (found === null) return;
  const child = spawn(found.program, [...found.args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
