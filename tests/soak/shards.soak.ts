/**
 * Parts give the bytes of one machine, all parts of a publication together.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { command } from '../support/commands.ts';
import { damageOf } from '../support/whole-release.ts';

const DAY = ['--as-of', '2026-11-10', '--base', 'https://example.org'];

it.each([
  { estates: '60', numbers: [1, 3, 7] },
  { estates: '1563', numbers: [1, 4, 16] },
])('$estates estates in $numbers parts are what one machine makes of them', async ({ estates, numbers }) => {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-shards-'));
  const at = (name: string): string => path.join(work, name);
  const done = async (name: string, args: string[]): Promise<void> => {
    const { code, output } = await command(name, args);
    expect(code, output).toBe(0);
  };
  const manifest = (site: string): Promise<string> => readFile(path.join(at(site), 'data', 'release.json'), 'utf8');
  try {
    await done('sample', ['--out', at('city'), '--estates', estates]);
    await done('build', ['--content', at('city'), '--out', at('one'), '--no-cache', ...DAY]);
    const whole = await manifest('one');
    for (const of of numbers) {
      const folders = Array.from({ length: of }, (_, index) => at(`${index + 1}-of-${of}`));
      for (const [index, folder] of folders.entries())
        await done('build', ['--content', at('city'), '--out', folder, '--shard', `${index + 1}/${of}`, ...DAY]);
      await done('merge', ['--shards', ...folders, '--out', at(`joined-${of}`), '--no-cache']);
      expect(await damageOf(at(`joined-${of}`))).toEqual([]);
      expect(await manifest(`joined-${of}`)).toBe(whole);
      for (const folder of [...folders, at(`joined-${of}`), at(`joined-${of}.releases`)])
        await rm(folder, { recursive: true, force: true });
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
