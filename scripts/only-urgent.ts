/**
 * `npm run build -- --only-urgent`: publishes what is published with the urgent notices of the content folder as they are now,
 * on pages and screens, and changes nothing else. For minutes that count.
 */
import { existsSync } from 'node:fs';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { publish } from '../src/publish/publish.ts';
import { publishedSites } from '../src/publish/published-sites.ts';
import { readUrgent, withUrgent } from '../src/publish/urgent.ts';
import { type CacheOptions, cacheWords, openCache } from './caching.ts';
import { EXIT, UsageError } from './cli.ts';
import { printReport } from './report.ts';
import { say } from './saying.ts';
import { publishedWords, stageWords } from './stages.ts';

/** Errors in tables are no hindrance, nor in notices that are not urgent: only what was read goes out. */
export async function onlyUrgent(
  { content: folder, out }: { content: string; out: string },
  today: IsoDate,
  caching: CacheOptions,
): Promise<number> {
  const { current, made, newest } = await publishedSites(out);
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径。`);
  const read = await readUrgent(folder, newest.site, today);
  const errors = read.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    printReport(errors, [], say);
    say('有上面这些问题的通知没有发；已经发布的照原样。');
  }
  const change = withUrgent(made, read);
  if (change === null) {
    say('没有要发的紧急通知：文件夹里标了紧急、还在期内的，都已经是发布着的样子。网站没有变。');
    return errors.length > 0 ? EXIT.contentHasErrors : EXIT.done;
  }
  for (const { title } of change.sent) say(`发紧急通知：${title}`);
  for (const { title } of change.gone) say(`撤下紧急通知：${title}`);
  if (!change.mayCarryPrint) say('撤下的通知点了名，印好的公示单也重做。');
  const [first = newest] = change.made;
  const cache = await openCache(caching, newest.site, { out, content: folder });
  const published = await publish({
    ...{ site: first.site, out, progress: stageWords(say), cache },
    endings: {
      ...{ made: change.made, id: change.id, from: current },
      carries: change.mayCarryPrint ? ['print'] : [],
    },
  });
  for (const line of cacheWords(published)) say(line);
  for (const line of await publishedWords(published, out)) say(line);
  say(
    `发布完成：版本 ${published.release.id}，第 ${published.release.number} 号，其余照 ${newest.site.release.asOf} 那一版不变，在 ${out}`,
  );
  return EXIT.done;
}
