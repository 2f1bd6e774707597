/**
 * `npm run merge`: joins the parts that `build --shard` has made, makes what is of the whole, and publishes it.
 */
import { publishedAt, publishedIn } from '../src/publish/predecessor.ts';
import { publish } from '../src/publish/publish.ts';
import { prepareOut } from '../src/publish/release-folder.ts';
import { fromShards, mustFollow, readShards, siteOf } from '../src/publish/shards/from-shards.ts';
import { type CacheOptions, cacheWords, openCache } from './caching.ts';
import { EXIT, runCommand, userPath } from './cli.ts';
import { nowhereWords, printedWords } from './printing.ts';
import { say } from './saying.ts';
import { publishedWords, stageWords } from './stages.ts';

interface Options extends CacheOptions {
  shards: string[];
  out: string;
  after?: string;
}

await runCommand('merge', (command) => {
  command
    .description(
      '把 build --shard 做好的各份合成一次发布，和在一台机器上 build 的逐字节相同。缺的、重的、坏的、不是同一次发布的都不合，已有的网站保持原样。',
    )
    .requiredOption('--shards <DIR...>', '各份的文件夹，一份不少，顺序不限')
    .requiredOption('--out <DIR>', '发布到哪里；它会是一个链接，指向旁边 <DIR>.releases 里的新版')
    .option('--after <RELEASE_JSON>', '上一次发布的 data/release.json，文件或网址；--out 还是空的时候用')
    .option('--cache <DIR>', '以前做好的存在哪里；默认在 <DIR>.cache，和发布的文件夹并排')
    .option('--no-cache', '不用缓存；各份里做好的照用');
  return () => merge(command.opts<Options>());
});

async function merge(options: Options): Promise<number> {
  const out = userPath(options.out);
  await prepareOut(out);
  const after = options.after === undefined ? null : await publishedAt(options.after, userPath);
  const shards = await readShards([...new Set(options.shards.map(userPath))]);
  mustFollow(shards, ((await publishedIn(out)) ?? after)?.manifest ?? null);
  const site = await siteOf(shards);
  const accepted = shards[0]?.manifest.accepted ?? null;
  const cache = await openCache(options, site, { out, content: site.contentFolder });
  const published = await publish({
    ...{ site, out, after, accepted, cache, progress: stageWords(say) },
    shards: fromShards(site, shards, Date.now()),
    printed: (report) => {
      for (const line of printedWords(report)) say(`    ${line}`);
    },
  });
  for (const line of cacheWords(published)) say(line);
  for (const line of await publishedWords(published, out)) say(line);
  const { release, isNew } = published;
  say(
    `${isNew ? `${shards.length} 份合好了` : '没有变化，网站就是这一版'}：版本 ${release.id}，第 ${release.number} 号，截至 ${site.release.asOf}，在 ${out}`,
  );
  if (isNew) say('各份的文件夹可以删了，里面有点名的内容。');
  for (const line of nowhereWords(site.portal)) say(line);
  return EXIT.done;
}
