/**
 * Where a command keeps what it has made, for the next time (缓存): its options and what it says of it.
 */
import type { CacheKind } from '../src/publish/cache/kinds.ts';
import { type CachePlace, cacheBeside, prepareCache, scopeOf } from '../src/publish/cache/place.ts';
import type { Published } from '../src/publish/publish.ts';
import { releasesFolder } from '../src/publish/release-folder.ts';
import type { Site } from '../src/site.ts';
import { userPath } from './cli.ts';
import { say } from './saying.ts';

/** As they are written: a folder, `false` for `--no-cache`, nothing for the folder beside `--out`. */
export interface CacheOptions {
  cache?: string | false;
}

/** The cache of a publication to `out`; null without one. Throws `OutputError` where it can't be there. */
export async function openCache(
  { cache }: CacheOptions,
  { portal }: Pick<Site, 'portal'>,
  { out, content }: { out: string; content: string },
): Promise<CachePlace | null> {
  if (cache === false) return null;
  const folder = cache === undefined ? cacheBeside(out) : userPath(cache);
  const place = await prepareCache(folder, {
    scope: scopeOf(portal),
    begunAt: Date.now(),
    // Beside `--out` it lies where releases lie already.
    not: [out, releasesFolder(out), ...(cache === undefined ? [] : [content])],
  });
  if (!place.isWritable) say(`缓存 ${folder} 写不了：已有的照用，这次做的不往里存。`);
  return place;
}

const KIND_WORDS: Readonly<Record<CacheKind, [what: string, unit: string] | null>> = {
  page: ['页面', '页'],
  fragment: null,
  card: ['分享图', '张'],
  download: null,
  sheet: ['公示单', '份'],
  separator: null,
  pack: ['整包', '个'],
  screen: ['大堂屏', '个'],
  program: null,
};

/** 页面 12 页新做，3,493 页沿用；公示单 3 份新做，510 份沿用。 Nothing where nothing was counted. And whether it could be kept. */
export function cacheWords({ counted, unkept }: Pick<Published, 'counted' | 'unkept'>): string[] {
  const number = (count: number): string => count.toLocaleString('en-US');
  const told = counted.flatMap(({ kind, made, taken }) => {
    const words = KIND_WORDS[kind];
    if (words === null || made + taken === 0) return [];
    const [what, unit] = words;
    return [`${what} ${number(made)} ${unit}新做，${number(taken)} ${unit}沿用`];
  });
  return [
    ...(told.length === 0 ? [] : [`  ${told.join('；')}。`]),
    ...(unkept === null ? [] : [`  缓存写不进去（${unkept}），不影响这次发布；下次要多做一些。`]),
  ];
}
