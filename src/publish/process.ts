/**
 * Whether a process is still there.
 */

/** False for this process itself: what it left behind before is not in use. */
export function isAnotherAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Someone else's process can't be signalled, but it is there.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
