import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Spool } from '../../../src/publish/print/spool.ts';

it('what waits on the disk comes back whole, in any order, and leaves nothing', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-spool-'));
  try {
    const file = path.join(work, 'sheets');
    const spool = new Spool(file);
    const texts = ['', '物业收费', 'x'.repeat(3_000_000), '𠮷'];
    const places = texts.map((text) => spool.put(text));
    expect([3, 0, 2, 1].map((at) => spool.get(places[at] ?? { at: 0, bytes: 0 }))).toEqual(
      [3, 0, 2, 1].map((at) => texts[at]),
    );
    spool.remove();
    expect(existsSync(file)).toBe(false);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
