/**
 * `npm run dev`: serves the pages from the sources and updates them when a source or a table changes.
 *
 * One publication is kept in memory. The code that reads it is loaded through Vite, so that a change of intake or of a
 * rule takes effect like a change of a page. What only a whole publication has is missing: full-text search, downloads,
 * sheets, pictures, screens.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AstroIntegration, dev } from 'astro';
import type { ViteDevServer } from 'vite';
import { setPageSource } from '../src/current-pages.ts';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { astroSettings } from '../src/publish/astro-settings.ts';
import { REPOSITORY } from '../src/site.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { printReport } from './report.ts';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from './sample-city.ts';
import { say, warnOf } from './saying.ts';
import { PORT_DEFAULT, portOption } from './serving.ts';

const SITE_MODULE = path.join(REPOSITORY, 'src', 'site.ts');
const PAGES_MODULE = path.join(REPOSITORY, 'src', 'routes', 'page-source.ts');
/** A program saves a file in several steps, and a branch is many files. */
const SETTLED_MS = 150;

const below = (folder: string): string => `${path.join(REPOSITORY, folder)}/**`;

interface Shown {
  content: string;
  asOf: IsoDate;
  base: string;
}

await runCommand('dev', (command) => {
  command
    .description('边改边看：改了源代码或表格，打开的页面自动刷新。没有全文搜索、下载、公示单、图片和大堂屏。')
    .option('--content <DIR>', '内容文件夹；默认示例城市')
    .option('--as-of <DATE>', `按哪一天计算；示例城市默认 ${SAMPLE_AS_OF}，其他默认今天（北京时间）`)
    .option('--port <N>', '端口', String(PORT_DEFAULT));
  return async () => {
    const options = command.opts<{ content?: string; asOf?: string; port: string }>();
    const content = options.content === undefined ? SAMPLE_CONTENT : userPath(options.content);
    if (!existsSync(content)) throw new UsageError(`没有 ${content} 这个文件夹。核对 --content 后面的路径。`);
    const isSample = content === SAMPLE_CONTENT && options.asOf === undefined;
    const port = portOption(options.port);
    const base = `http://localhost:${port}`;
    await serve({ content, asOf: isSample ? SAMPLE_AS_OF : asOfOption(options.asOf), base }, port);
    return EXIT.done;
  };
});

async function serve(shown: Shown, port: number): Promise<void> {
  const settings = astroSettings({ base: shown.base, outDir: path.join(REPOSITORY, '.cache', 'dev') });
  const server = await dev({
    ...settings,
    root: REPOSITORY,
    configFile: false,
    logLevel: 'error',
    server: { port },
    // These folders are large and nothing here is made from them.
    vite: { ...settings.vite, server: { watch: { ignored: ['.cache', 'dist'].map(below) } } },
    integrations: [...(settings.integrations ?? []), publicationOf(shown)],
  });
  say(`边改边看：http://localhost:${server.address.port}/（截至 ${shown.asOf}）。按 Ctrl+C 停止。`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
}

/** Keeps the publication up to date that the pages show. */
function publicationOf(shown: Shown): AstroIntegration {
  return {
    name: 'gongshilan-publication',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        await read(server, shown);
        let settling: NodeJS.Timeout | undefined;
        let reading = Promise.resolve();
        server.watcher.add(shown.content).on('all', (_, file) => {
          if (!isReadFrom(server, shown.content, path.resolve(file))) return;
          clearTimeout(settling);
          settling = setTimeout(() => {
            // Readings run one after another, so that the last change is shown last.
            reading = reading.then(() => read(server, shown)).catch(warnOf);
          }, SETTLED_MS);
        });
      },
    },
  };
}

/** Whether what pages show depends on a file: on one of the content, or on a source by which content is read, judged and viewed. */
function isReadFrom(server: ViteDevServer, content: string, file: string): boolean {
  if (file.startsWith(`${content}${path.sep}`)) return true;
  const { moduleGraph } = server.environments.ssr;
  const seen = new Set(moduleGraph.getModulesByFile(file));
  for (const module of seen) for (const importer of module.importers) seen.add(importer);
  return [...seen].some(({ file: of }) => of === SITE_MODULE || of === PAGES_MODULE);
}

/** Reads the publication again and has every open page load itself anew; the one before stays where content has errors. */
async function read(server: ViteDevServer, { content, asOf, base }: Shown): Promise<void> {
  const begun = performance.now();
  const { loadContent, makeSite } = (await server.ssrLoadModule(SITE_MODULE)) as typeof import('../src/site.ts');
  const loaded = await loadContent(content, { asOf });
  if (loaded.problems.some(({ severity }) => severity === 'error')) {
    printReport(loaded.problems, loaded.totals, say);
    say('有必须改正的问题，页面仍是改动之前的。');
    return;
  }
  const site = await makeSite(loaded, { asOf, base, division: null, only: ['site'] });
  const { pageSource, pagesOf } = (await server.ssrLoadModule(
    PAGES_MODULE,
  )) as typeof import('../src/routes/page-source.ts');
  setPageSource(pageSource(site, pagesOf(site)));
  // Astro remembers which pages there are; this makes it look again.
  server.environments.ssr.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload' });
  say(`  ✔ 内容已读入（${((performance.now() - begun) / 1000).toFixed(1)} 秒）`);
}
