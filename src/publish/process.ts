/**
 * Whether a process is still there.
 */

/**
 * Whether another process with this number is running. False for this process's own number: a file with it was left
 * behind by an earlier process.
 */
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
