/**
 * `npm run desk`: the clerk's desk (办事台), a page on this machine alone.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { bundlePage } from '../src/desk/bundle-page.ts';
import { isCode } from '../src/publish/output-error.ts';
import { prepareOut } from '../src/publish/release-folder.ts';
import { REPOSITORY } from '../src/site.ts';
import { asOfOption, dayInShanghai, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { DeskFolder } from './desk/folder.ts';
import { Jobs } from './desk/jobs.ts';
import { openBrowser } from './desk/open-browser.ts';
import { clearCache, Orders } from './desk/orders.ts';
import { Presence } from './desk/presence.ts';
import { Published } from './desk/published.ts';
import { SaidKept } from './desk/said.ts';
import { type Desk, deskServer } from './desk/server.ts';
import { SiteBeside } from './desk/site-beside.ts';
import { UrgentGrounds } from './desk/urgent.ts';
import { say } from './saying.ts';
import { HOST_DEFAULT, listen, stopped } from './serving.ts';

const PORT_USUAL = 4400;
const TOKEN_BYTES = 24;
const CACHES = path.join(REPOSITORY, '.cache', 'desk');

interface Options {
  content: string;
  out?: string;
  port?: string;
  asOf?: string;
  open: boolean;
}

await runCommand('desk', (command) => {
  command
    .description('打开办事台：在本机的浏览器里放表格、看问题、当场改、预览、发布、退回、印公示单。别的电脑打不开。')
    .requiredOption('--content <DIR>', '内容文件夹，可以是空的')
    .option('--out <DIR>', '发布到哪里；不写就是内容文件夹旁边、名字后面加 -site 的文件夹')
    .option('--port <N>', `端口；不写就用 ${PORT_USUAL}，被占用时换一个`)
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--no-open', '不自动打开浏览器');
  return () => run(command.opts<Options>());
});

async function run({ content, out: written, port, asOf, open }: Options): Promise<number> {
  const folder = userPath(content);
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径，或先建好它。`);
  if (!(await stat(folder)).isDirectory()) throw new UsageError(`${folder} 不是文件夹。核对 --content 后面的路径。`);
  const out = written === undefined ? `${folder}-site` : userPath(written);
  await prepareOut(out);
  const wanted = port === undefined ? null : portOption(port);
  const today = asOf === undefined ? () => dayInShanghai(new Date()) : () => asOfOption(asOf);
  today();

  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await clearCache(CACHES);
  const cache = path.join(CACHES, `${process.pid}-${token.slice(0, 6)}`);
  const published = new Published(out);
  const address = (): string => `http://${HOST_DEFAULT}:${(server.address() as { port: number }).port}/${token}`;
  const desk: Desk = {
    token,
    folder: new DeskFolder(folder, { today, now: () => new Date() }),
    published,
    presence: new Presence(folder, new Date()),
    jobs: new Jobs(),
    urgent: new UrgentGrounds(out),
    said: new SaidKept(),
    site: new SiteBeside(out),
    orders: new Orders({ content: folder, published, cache, address }),
    today,
    page: once(bundlePage),
  };
  const server = deskServer(desk);
  await desk.folder.open();
  await listenSomewhere(server, wanted);
  await desk.presence.begin();
  say(`办事台：${address()}/`);
  say('这个网址只在这台电脑上能打开，不要发给别人。用的时候这个窗口要一直开着；Ctrl+C 停止。');
  if (open) await openBrowser(`${address()}/`, cache);
  await stopped();
  server.close();
  server.closeAllConnections();
  await desk.site.close();
  await desk.jobs.stop();
  await desk.presence.end();
  await rm(cache, { recursive: true, force: true });
  return EXIT.done;
}

function portOption(written: string): number {
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port 写的是「${written}」。写 0 到 65535 的整数；0 是随便哪一个空着的。`);
  return port;
}

/** On the port that was asked for; else on the usual one, or on any where that is taken. */
async function listenSomewhere(server: Server, wanted: number | null): Promise<void> {
  if (wanted !== null) return listen(server, { port: wanted, host: HOST_DEFAULT });
  try {
    await listen(server, { port: PORT_USUAL, host: HOST_DEFAULT });
  } catch (cause) {
    if (!(cause instanceof UsageError) && !isCode(cause, 'EADDRINUSE')) throw cause;
    await listen(server, { port: 0, host: HOST_DEFAULT });
  }
}

/** The same promise for everybody; one that has failed is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((cause: unknown) => {
      made = null;
      throw cause;
    });
    return made;
  };
}
