import { execFileSync } from 'node:child_process';

/** Resident megabytes of the largest renderer among the processes that this one started: WebAssembly and shared memory are in it. */
export function rendererMegabytes(): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((match) => match !== null).map(([, id, parent, kilobytes, command]) => ({ id: Number(id), parent: Number(parent), kilobytes: Number(kilobytes), command: command! }));
  const parents = new Map(processes.map(({ id, parent }) => [id, parent]));
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  return Math.max(0, ...processes.filter(({ id, command }) => command.includes('--type=renderer') && isOurs(id)).map(({ kilobytes }) => kilobytes / 1024));
}
