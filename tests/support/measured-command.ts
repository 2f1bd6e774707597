/**
 * Runs a command and tells what it took: time, time of processors, and the most memory that it and all it has started had at once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { ended, startCommand } from './commands.ts';

export interface Taken {
  seconds: number;
  /** Of the command and of whatever it has waited for; null where the system doesn't tell. */
  processorSeconds: number | null;
  /** Of all its processes, what they share counted once; null where the system doesn't tell. */
  peakMb: number | null;
}

const OFTEN_MS = 500;
const TICKS_A_SECOND = 100;
const TELLS = existsSync('/proc/self/smaps_rollup');

/** The command has to end well. A line on the way to `tell`. */
export async function measuredCommand(
  title: string,
  [name, ...args]: readonly [string, ...string[]],
  tell: (line: string) => void,
): Promise<Taken> {
  const begun = Date.now();
  const before = childrensTicks();
  const child = startCommand(name, args);
  let peakKb = 0;
  const watching = setInterval(() => {
    if (child.pid !== undefined) peakKb = Math.max(peakKb, memoryBelow(child.pid));
  }, OFTEN_MS);
  const { code, output } = await ended(child).finally(() => clearInterval(watching));
  expect(code, `${title}: ${output}`).toBe(0);
  const after = childrensTicks();
  const taken: Taken = {
    seconds: Math.round((Date.now() - begun) / 1000),
    processorSeconds: before === null || after === null ? null : (after - before) / TICKS_A_SECOND,
    peakMb: TELLS ? Math.round(peakKb / 1024) : null,
  };
  tell(
    `${title}: ${taken.seconds} s, ${taken.processorSeconds?.toFixed(1)} s of processor, ${taken.peakMb} MB at most`,
  );
  return taken;
}

/** Fields of `/proc/<pid>/stat` after the name, which may hold spaces; empty where there is none. */
function fieldsOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
  } catch {
    return [];
  }
}

/** What processes took that this one has started and that have ended. */
function childrensTicks(): number | null {
  const [user, system] = fieldsOf('self').slice(13, 15).map(Number);
  return user === undefined || system === undefined ? null : user + system;
}

/** The memory of a process and of all that it has started, in KB. */
function memoryBelow(root: number): number {
  if (!TELLS) return 0;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [Number(pid), Number(fieldsOf(pid)[1])]));
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + memoryOf(pid), 0);
}

function memoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
