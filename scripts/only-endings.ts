/**
 * `npm run build -- --only-endings`: publishes what is published again without what has ended since, and changes nothing
 * else. For days on which the tables of today can't be published.
 */
import { existsSync } from 'node:fs';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { publish } from '../src/publish/publish.ts';
import { publishedSites } from '../src/publish/published-sites.ts';
import { loadContent, sitesOfEndings } from '../src/site.ts';
import { type CacheOptions, cacheWords, openCache } from './caching.ts';
import { EXIT, UsageError } from './cli.ts';
import { say } from './saying.ts';
import { publishedWords, stageWords } from './stages.ts';

/**
 * Publishes the endings. Tables with errors are no hindrance: what can be read of them tells what has been taken off. Each
 * part is made of what it was made of before.
 */
export async function onlyEndings(
  { content: folder, out }: { content: string; out: string },
  today: IsoDate,
  caching: CacheOptions,
): Promise<number> {
  const { current, made: before, newest } = await publishedSites(out);
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径。`);
  const content = await loadContent(folder, { asOf: today });
  const errors = content.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    say(`内容文件夹里有 ${errors} 处必须改正的问题，只去掉到期的不受影响；读不到的移出记录这次没有算上。`);
  const { sites, ended, id } = sitesOfEndings(
    before.map(({ site }) => site),
    content,
    today,
  );
  const count = Math.max(...ended.map((own) => own.length));
  if (count === 0) {
    say(`到 ${today}，发布着的内容里没有公示期已满或已经移出的，网站没有变。`);
    return EXIT.done;
  }
  say(`去掉公示期已满或已经移出的 ${count} 条，其余照 ${newest.site.release.asOf} 那一版不变：`);
  const made = before.map(({ parts, site }, at) => ({ parts, site: sites[at] ?? site }));
  const cache = await openCache(caching, newest.site, { out, content: folder });
  const published = await publish({
    ...{ site: sites[0] ?? newest.site, out, today, progress: stageWords(say), cache },
    endings: { made, id, from: current, carries: [] },
  });
  for (const line of cacheWords(published)) say(line);
  for (const line of await publishedWords(published, out)) say(line);
  say(`发布完成：版本 ${published.release.id}，第 ${published.release.number} 号，在 ${out}`);
  return EXIT.done;
}
