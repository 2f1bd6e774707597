/**
 * Whose a lock or a work folder is (占用者): which process made it, and whether that one still runs.
 *
 * A process number alone says nothing: it is given again after a restart, and containers that share a folder have numbers
 * of their own. So the start of the machine, the space of process numbers and the start of the process belong to it.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  pid: number;
  /** The start of the machine and the space in which process numbers mean something; empty where nobody can tell. */
  space: string;
  /** When the process began, in the machine's own count; empty where nobody can tell. */
  began: string;
}

let own: Owner | null = null;

/** This process. */
export function thisProcess(): Owner {
  own ??= { pid: process.pid, space: spaceOfThis(), began: beginOf(process.pid) };
  return own;
}

/** Whether a process runs: `unknown` where it may run on another machine, or in another container. */
export function stateOf(owner: Owner): 'runs' | 'ended' | 'unknown' {
  const here = thisProcess();
  if (owner.space === '' || owner.space !== here.space) return 'unknown';
  if (!isRunning(owner.pid)) return 'ended';
  // Elsewhere than on Linux nobody can tell whether the number was given to another process since.
  if (owner.began === '' || here.began === '') return 'unknown';
  return beginOf(owner.pid) === owner.began ? 'runs' : 'ended';
}

/** An owner as it was read; null where it is none. */
export function asOwner(read: unknown): Owner | null {
  const { pid, space, began } = (read ?? {}) as Partial<Owner>;
  const isOne = Number.isSafeInteger(pid) && typeof space === 'string' && typeof began === 'string';
  return isOne ? { pid: pid as number, space: space as string, began: began as string } : null;
}

/** Whether there is a process with this number here. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: the process belongs to another user, so it is running.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function spaceOfThis(): string {
  if (process.platform !== 'linux') return `${process.platform} ${hostname()}`;
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything; the start is the 20th value behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
