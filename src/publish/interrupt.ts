/**
 * Clearing up when a command is told to stop (中断): Ctrl-C, SIGTERM, a terminal that is closed.
 *
 * While there is nothing to clear, signals end the process as they always do. Otherwise what was begun last is cleared
 * first, so that a process that writes into a folder ends before the folder goes, and the lock goes last.
 */

type Clear = () => unknown;

/** The number of a signal, which with 128 makes the exit code that shells expect. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type Signal = keyof typeof SIGNALS;

const ROUNDS = 4;
const BREATH_MS = 25;

const clears: Clear[] = [];
let isEnding = false;

/** Whether the process has been told to stop and is clearing up: what fails from now on is no fault. */
export const isInterrupted = (): boolean => isEnding;

/**
 * Goes no further once the process has been told to stop. Asked before something is put in place: what is being cleared is
 * whole no more. What follows at once, without waiting for anything, is sure to come before any signal.
 */
export async function haltIfInterrupted(): Promise<void> {
  if (isEnding) await new Promise<never>(() => {});
}

/**
 * Has something cleared when the process is told to stop; at once where it has been told already, since work that waits for
 * nothing goes on until the process ends. Returns how to take that back, once it is no longer needed.
 */
export function onInterrupt(clear: Clear): () => void {
  if (isEnding) void clearOne(clear);
  if (clears.length === 0) for (const signal of Object.keys(SIGNALS)) process.on(signal, end);
  clears.push(clear);
  return () => {
    const at = clears.lastIndexOf(clear);
    if (at < 0) return;
    clears.splice(at, 1);
    if (clears.length === 0 && !isEnding) for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
  };
}

async function end(signal: Signal): Promise<void> {
  // A terminal sends the signal to all processes of a command, some of which pass it on.
  if (isEnding) return;
  isEnding = true;
  // Several times with a breath between them: work that was going on may have written into what had just been cleared, until
  // it finds that its folder is gone.
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    for (const clear of [...clears].reverse()) await clearOne(clear);
  }
  console.error('已中断，没有做完的清理掉了。');
  process.exit(128 + SIGNALS[signal]);
}

async function clearOne(clear: Clear): Promise<void> {
  try {
    await clear();
  } catch {
    // What can't be cleared now is cleared by the next command.
  }
}
