import { readFileSync } from 'node:fs';

/** Most memory this process ever held, in MB (2^20 bytes). */
export function peakMegabytes(): number {
  return (peakOfThisProgram() ?? process.resourceUsage().maxRSS) / 1024;
}

/** KB by the system's own account: maxRSS also counts what the process held before it became this program, as a copy of its parent. */
function peakOfThisProgram(): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes);
  } catch {
    return null; // not Linux
  }
}
