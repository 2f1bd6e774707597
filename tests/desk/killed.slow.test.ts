/** A desk that is killed in the middle of changing the folder: files that belong together are all old or all new. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { DeskFolder } from '../../scripts/desk/folder.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { REPOSITORY } from '../../src/site.ts';
import { clearAway, emptyFolder } from '../support/desk.ts';

const HELPER = path.join(REPOSITORY, 'tests', 'support', 'changing-helper.ts');
const KILLS = 4;

/** Changes the folder from a number on and is killed some time after it has begun; returns the last change that was told. */
async function changeAndKill(folder: string, from: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', HELPER, folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let done = from - 1;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'open') setTimeout(() => child.kill('SIGKILL'), afterMs);
    else done = Number(line);
  });
  await new Promise((resolve) => child.on('close', resolve));
  return done;
}

it('finishes or has never begun whatever it is killed in, and every change can still be taken back', {
  tags: 'long',
}, async () => {
  const folder = await emptyFolder();
  await mkdir(path.join(folder, 'tables'));
  const clock = { today: () => '2026-11-10' as IsoDate, now: () => new Date('2026-11-10T08:00:00Z') };
  const numbers = async (): Promise<(string | undefined)[]> =>
    Promise.all(
      ['tables/甲.csv', 'corrections.csv'].map(async (file) => {
        // Before the first change neither is there.
        const text = await readFile(path.join(folder, file), 'utf8').catch(() => '0,'.repeat(40_000));
        const number = text.slice(0, text.indexOf(','));
        expect(text, `${file} is whole`).toBe(`${number},`.repeat(40_000));
        return number;
      }),
    );
  try {
    let next = 1;
    for (let nth = 0; nth < KILLS; nth++) {
      const told = await changeAndKill(folder, next, 150 + nth * 80);
      await new DeskFolder(folder, clock).open();
      const [table, corrections] = await numbers();
      expect(corrections).toBe(table);
      // What was told as done is there; what was in work may be too.
      expect([told, told + 1]).toContain(Number(table));
      next = Number(table) + 1;
      const left = await readdir(path.join(folder, '.desk', 'history')).catch(() => []);
      expect(left.filter((name) => !/^\d{6}$/.test(name))).toEqual([]);
    }
    expect(next).toBeGreaterThan(5);
    const desk = new DeskFolder(folder, clock);
    await desk.look();
    for (let back = next - 2; back > next - 6; back--) {
      await desk.undo(null);
      expect(await numbers()).toEqual([String(back), String(back)]);
    }
  } finally {
    await clearAway(folder);
  }
});
