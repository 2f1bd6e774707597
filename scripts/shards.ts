/**
 * `npm run build -- --shard K/N`: makes a part of a publication, for `merge` to join.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { prepareCache, scopeOf } from '../src/publish/cache/place.ts';
import { onInterrupt } from '../src/publish/interrupt.ts';
import { mustBeOwn } from '../src/publish/own-folder.ts';
import { FRUGAL, handOn, makeShard } from '../src/publish/shards/make-shard.ts';
import type { ShardNumber } from '../src/publish/shards/plan.ts';
import { SHARD_KIND } from '../src/publish/shards/shard-folder.ts';
import type { CacheOptions } from './caching.ts';
import { EXIT, UsageError, userPath } from './cli.ts';
import { type Guarded, guard } from './guarding.ts';
import { say } from './saying.ts';
import { stageWords } from './stages.ts';

/** Names the folder in which the process that reads for a part hands the publication on, instead of publishing it. */
export const HAND_ON = 'GONGSHILAN_HAND_ON';
const SHARDS_MAX = 9999;
const BUILD = fileURLToPath(new URL('./build.ts', import.meta.url));

/** `--shard`, counted from 1. */
export function shardOption(written: string): ShardNumber {
  const [, shard, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(written.trim())?.map(Number) ?? [];
  if (shard === undefined || of === undefined || shard < 1 || of > SHARDS_MAX || shard > of)
    throw new UsageError(
      `--shard 写的是「${written}」。写成 3/16 这样：第 3 份，一共 16 份，从 1 数起。机器从 0 编号的，先加 1。`,
    );
  return { shard, of };
}

/** The reading process has ended with a code of its own, and has said why. */
class Stopped extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`reading has ended with ${code}`);
    this.code = code;
  }
}

export async function makeOneShard(
  options: CacheOptions & { content: string; out: string; shard: string },
): Promise<number> {
  const number = shardOption(options.shard);
  const { content, out, cache } = options;
  await mustBeOwn(out, SHARD_KIND);
  try {
    const { release, estates, counties, files } = await makeShard({
      ...number,
      out,
      read: readInto,
      // A part has a cache of its own; another one helps where several parts and months share it.
      openCache: async (portal) =>
        typeof cache === 'string'
          ? prepareCache(userPath(cache), {
              scope: scopeOf(portal, options.shard.trim()),
              begunAt: Date.now(),
              not: [out, content],
            })
          : null,
      now: Date.now(),
      progress: stageWords(say),
    });
    say(
      `第 ${number.shard} 份做好了，一共 ${number.of} 份：${estates} 个小区，完整的县区 ${counties} 个，${files} 个文件，版本 ${release.id}，截至 ${release.asOf}，在 ${out}`,
    );
    say('各份都做好以后，用 merge 合成一个网站。');
    return EXIT.done;
  } catch (cause) {
    if (cause instanceof Stopped) return cause.code;
    throw cause;
  }
}

/** Reads the tables in a process of its own, by the same options, which ends with all that it has read. */
function readInto(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...FRUGAL, BUILD, ...process.argv.slice(2)],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, [HAND_ON]: folder },
      },
    );
    const takeBack = onInterrupt(async () => {
      if (child.kill('SIGKILL')) await new Promise((ended) => child.once('exit', ended));
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      takeBack();
      if (code === 0) resolve();
      else reject(new Stopped(code ?? EXIT.fault));
    });
  });
}

/** Hands the publication on. The first part is the one that looks whether anything was lost. */
export async function handOnForShard(of: Guarded, number: ShardNumber, folder: string): Promise<number> {
  const { site, predecessor } = of;
  if (number.shard !== 1) {
    await handOn(site, folder, number, { predecessor: null, accepted: null });
    return EXIT.done;
  }
  const passed = await guard(of, say);
  if (passed.is === 'stopped') return EXIT.contentHasErrors;
  await handOn(site, folder, number, { predecessor, accepted: passed.accepted });
  return EXIT.done;
}
