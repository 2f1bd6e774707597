/**
 * The thread that renews the time of a lock (心跳), so that others see that its owner still runs. It ends by itself when the
 * lock is another's.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { file, text, everyMs } = workerData as { file: string; text: string; everyMs: number };

function beat(): void {
  try {
    if (readFileSync(file, 'utf8') !== text) clearInterval(timer);
    else {
      // Written, not touched: the time is then the disk's own, wherever that disk is.
      const handle = openSync(file, 'r+');
      writeSync(handle, text, 0);
      closeSync(handle);
    }
  } catch {
    // A disk that can't be written for a moment is tried again.
  }
}

const timer = setInterval(beat, everyMs);
beat();
