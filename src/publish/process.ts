/**
 * Whether a process is still there.
 */

/** False for this process's own number: what bears it was left by an earlier process that had the same one. */
export function isAnotherAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: the process belongs to another user, so it is running.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
