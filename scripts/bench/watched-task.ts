/** Runs one measurement as a process of its own and watches the memory of its tree. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../src/site.ts';
import type { Mark, Measured, Task } from './task.ts';

/** What a measurement says, with the memory that it took from its mark on; 0 where it has none. */
export type Watched = Measured & { beyondMarkMb: number };

/** Runs one measurement as a process of its own and watches the memory of its tree. */
export function runTask(task: Task): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const script = path.join(REPOSITORY, 'scripts', 'bench', 'task.ts');
    const child = spawn(process.execPath, ['--expose-gc', script, JSON.stringify(task)], {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--max-old-space-size=8192' },
    });
    let text = '';
    let peakMb = 0;
    const since: { mark: Mark | null; peakMb: number } = { mark: null, peakMb: 0 };
    child.stdio[3]?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const line = text.split('\n')[0] ?? '';
      if (since.mark === null && line.startsWith('{"heldMb"') && text.includes('\n')) since.mark = JSON.parse(line);
    });
    const watch = setInterval(() => {
      const nowMb = treeMb(child.pid ?? 0);
      peakMb = Math.max(peakMb, nowMb);
      if (since.mark !== null) since.peakMb = Math.max(since.peakMb, nowMb);
    }, 50);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0) {
        reject(new Error(`${task.task} ended with ${code}`));
        return;
      }
      const measured = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Measured;
      const beyondMarkMb = since.mark === null ? 0 : Math.max(0, since.peakMb - since.mark.heldMb);
      resolve({ ...measured, peakMb: Math.max(peakMb, measured.peakMb), beyondMarkMb });
    });
  });
}

/** Resident megabytes of a process and all below it; 0 where the system does not tell. */
function treeMb(root: number): number {
  try {
    const parents = new Map<number, number>();
    const pages = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        parents.set(Number(name), Number(fields[1]));
        pages.set(Number(name), Number(fields[21]));
      } catch {
        // The process has ended meanwhile.
      }
    }
    let total = 0;
    for (const [pid, count] of pages) {
      for (let at: number | undefined = pid; at !== undefined && at !== 0; at = parents.get(at)) {
        if (at === root) {
          total += count;
          break;
        }
      }
    }
    return (total * 4096) / 1e6;
  } catch {
    return 0;
  }
}
