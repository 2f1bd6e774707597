/** A city that is made whole and in parts, by the commands, and what either took (分片). */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { measuredCommand, type Taken } from './measured-command.ts';
import { damageOf } from './whole-release.ts';

const DAY = ['--as-of', '2026-11-10', '--base', 'https://example.org'];

export interface ShardedCity {
  /** Builds it whole, keeps the manifest alone, and says what that took. */
  whole(): Promise<{ manifest: string; taken: Taken }>;
  /** Makes one part; `only` are other parts of the publication than the city's. */
  shard(number: number, of: number, only?: string): Promise<Taken>;
  /** Joins all parts, holds what comes of it against the manifest of one machine, and deletes all of it. */
  merge(of: number, whole: string): Promise<Taken>;
  remove(name: string): Promise<void>;
}

/** `only` are the parts that are published; empty for all. */
export async function shardedCity(
  { estates, only }: { estates: number; only: string },
  work: (city: ShardedCity) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'gongshilan-shards-'));
  const at = (name: string): string => path.join(root, name);
  const tell = (line: string): unknown => process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${line}\n`);
  const run = (title: string, ...args: [string, ...string[]]): Promise<Taken> => measuredCommand(title, args, tell);
  const onlyOf = (parts: string): string[] => (parts === '' ? [] : ['--only', parts]);
  const build = (title: string, out: string, parts: string, ...more: string[]): Promise<Taken> =>
    run(title, 'build', '--content', at('city'), '--out', at(out), ...DAY, ...onlyOf(parts), ...more);
  const manifestOf = (site: string): Promise<string> => readFile(path.join(at(site), 'data', 'release.json'), 'utf8');
  const remove = async (name: string): Promise<void> => {
    for (const folder of [at(name), at(`${name}.releases`)]) await rm(folder, { recursive: true, force: true });
  };
  try {
    await run(`city of ${estates}`, 'sample', '--out', at('city'), '--estates', String(estates));
    await work({
      remove,
      async whole() {
        const taken = await build('whole', 'one', only, '--no-cache');
        const manifest = await manifestOf('one');
        await remove('one');
        return { manifest, taken };
      },
      shard: (number, of, parts = only) =>
        build(`part ${number} of ${of}`, `${number}-of-${of}`, parts, '--shard', `${number}/${of}`),
      async merge(of, whole) {
        const folders = Array.from({ length: of }, (_, index) => `${index + 1}-of-${of}`);
        const args = ['--shards', ...folders.map(at), '--out', at('joined'), '--no-cache'] as const;
        const taken = await run(`${of} parts joined`, 'merge', ...args);
        expect(await damageOf(at('joined'))).toEqual([]);
        expect((await manifestOf('joined')) === whole, `the manifest of ${of} parts is that of one machine`).toBe(true);
        for (const name of [...folders, 'joined']) await remove(name);
        return taken;
      },
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
