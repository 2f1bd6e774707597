/**
 * Serving a built folder until the process is stopped: what `serve` and `start` share.
 */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { basePathOf, siteServer } from '../src/publish/server.ts';
import { UsageError } from './cli.ts';

export const PORT_DEFAULT = 4321;

/** Reads `--port`. */
export function portOption(written: string): number {
  const port = Number(written);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`--port 写的是「${written}」。写 1 到 65535 的整数。`);
  }
  return port;
}

/** Only this machine: who wants others to look says so. */
export const HOST_DEFAULT = '127.0.0.1';

/** What stands in the way of listening, and what helps. */
const FAULTS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `端口 ${port} 已被占用。用 --port 换一个，或停掉占用它的程序。`,
  EACCES: (port) => `这台机器不让用端口 ${port}。用 --port 换一个大于 1023 的。`,
  EADDRNOTAVAIL: (_port, host) => `--host 写的是「${host}」，不是这台机器的地址。只给自己看，不用写 --host。`,
  ENOTFOUND: (_port, host) => `--host 写的是「${host}」，找不到这个地址。只给自己看，不用写 --host。`,
};

/** What is said of a folder once it is served at `home`; null where nothing is published in it. One may have screens alone. */
export function servedIn(folder: string): ((home: string) => string) | null {
  if (existsSync(path.join(folder, 'index.html'))) return (home) => `网站：${home}（Ctrl+C 停止）`;
  if (existsSync(path.join(folder, 'kiosk', 'valid.json')))
    return (home) => `这里只发布了大堂屏，没有网站。一个小区的：${home}kiosk/小区编码/（Ctrl+C 停止）`;
  return null;
}

/** Where to listen. */
export interface Listening {
  port: number;
  host: string;
}

/** Serves `folder`; `ready` is told the address of its home page once it answers. */
export async function serveUntilStopped(
  folder: string,
  { port, host }: Listening,
  ready: (home: string) => void,
): Promise<void> {
  const server = siteServer(folder);
  await listen(server, { port, host });
  const named = host === HOST_DEFAULT ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  ready(`http://${named}:${port}${basePathOf(folder)}/`);
  await stopped();
  server.close();
  server.closeAllConnections();
}

/** Begins to listen. Throws `UsageError` with what helps where that can't be. */
export async function listen(server: Server, { port, host }: Listening): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const words = FAULTS[cause.code ?? ''];
      reject(words === undefined ? cause : new UsageError(words(port, host)));
    });
    server.listen(port, host, resolve);
  });
}

/** Until the process is told to stop. */
export async function stopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
}
