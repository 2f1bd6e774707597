/**
 * A web server for screens whose faults a test can choose: everything that networks in lobbies do to a screen, at any
 * moment.
 *
 * Files are served as they are on disk, folders by their index.html, with the headers that guides/serving.md gives
 * nginx.
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A fault of the server or the network. Patterns are matched with the path, without its query. */
export type Fault =
  /** Nobody there: connections are closed without an answer. */
  | 'offline'
  /** 503 for everything. */
  | 'error'
  /** A gate as in hotels: every request is answered with 200 and the gate's own page. */
  | 'login-page'
  /** The body ends in the middle, and its stated length is that of the part. */
  | { truncate: RegExp }
  /** The connection breaks in the middle of the body. */
  | { cut: RegExp }
  /** One byte of the body is another. */
  | { tamper: RegExp }
  /** The files of the same name from another estate's folder. */
  | { foreign: RegExp; folder: string }
  /** A cache that has files of this folder since a moment, and may tell their age. */
  | { cached: RegExp; folder: string; sinceMs: number; isAged: boolean }
  | { slow: RegExp; ms: number }
  /** Never answers. */
  | { hang: RegExp };

export interface ScreenServer {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** Another release from now on. */
  show(folder: string): void;
  fault: Fault | null;
  /**
   * What the Date header says, of the true time that a page of a test tells; where null, that time itself, or Node's own
   * word.
   */
  date: ((trueMs: number) => number) | null;
  /** Put before scripts with such a path, as `addInitScript` does in pages, which never reaches a worker. */
  before: { path: RegExp; script: string } | null;
  /** The requests, oldest first; `at` is real time. */
  requests: { path: string; at: number }[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const LOGIN_PAGE = `<!doctype html><html lang="zh"><title>欢迎使用免费无线网络</title>
<form action="/login"><input name="phone"><button>登录</button></form><script>document.title += '！'</script></html>`;

export async function startScreenServer(folder: string): Promise<ScreenServer> {
  let shown = folder;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://screen').pathname);
    screens.requests.push({ path: asked, at: Date.now() });
    const { fault, date, before } = screens;
    const isMeant = (pattern: RegExp): boolean => pattern.test(asked);
    if (fault === 'offline') {
      request.socket.destroy();
      return;
    }
    const told = Number(request.headers['x-true-time']);
    const isCached = fault !== null && typeof fault === 'object' && 'cached' in fault && fault.cached.test(asked);
    const saidMs = isCached ? fault.sinceMs : date === null ? told : date(told);
    if (date !== null || isCached || told > 0) response.setHeader('Date', new Date(saidMs).toUTCString());
    if (isCached && fault.isAged) response.setHeader('Age', Math.max(0, Math.round((told - fault.sinceMs) / 1000)));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (fault === 'error') {
      response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>503 Service Unavailable</h1>');
      return;
    }
    if (fault === 'login-page') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(LOGIN_PAGE);
      return;
    }
    const isFault = fault !== null;
    if (isFault && 'hang' in fault && isMeant(fault.hang)) return;
    if (isFault && 'slow' in fault && isMeant(fault.slow))
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const found =
      isFault && 'foreign' in fault && isMeant(fault.foreign)
        ? await fileAt(fault.folder, asked.slice(asked.lastIndexOf('/')))
        : await fileAt(isCached ? fault.folder : shown, asked);
    if (found === null) {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end('<h1>404</h1>');
      return;
    }
    let body: Buffer = found.body;
    if (before !== null && isMeant(before.path)) body = Buffer.concat([Buffer.from(`${before.script}\n`), body]);
    if (isFault && 'truncate' in fault && isMeant(fault.truncate)) body = body.subarray(0, body.length / 2);
    if (isFault && 'tamper' in fault && isMeant(fault.tamper)) body = tampered(body);
    response.writeHead(200, {
      'Content-Type': TYPES[path.extname(found.name)] ?? 'application/octet-stream',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
    });
    if (isFault && 'cut' in fault && isMeant(fault.cut)) {
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const screens: ScreenServer = {
    url: '',
    port: 0,
    show(next) {
      shown = next;
    },
    fault: null,
    date: null,
    before: null,
    requests: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  screens.port = (server.address() as AddressInfo).port;
  screens.url = `http://127.0.0.1:${screens.port}`;
  return screens;
}

/** A file below a folder, its index.html for a folder; null where there is none. */
async function fileAt(root: string, asked: string): Promise<{ name: string; body: Buffer } | null> {
  const full = path.join(root, path.normalize(asked));
  try {
    const name = (await stat(full)).isDirectory() ? path.join(full, 'index.html') : full;
    return { name, body: await readFile(name) };
  } catch {
    return null;
  }
}

/** One bit of one letter in the middle, so that a text stays a text of the same length. */
function tampered(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  for (let at = Math.floor(copy.length / 2); at < copy.length; at++) {
    const byte = copy[at] as number;
    if ((byte >= 0x61 && byte <= 0x79) || (byte >= 0x30 && byte <= 0x38)) {
      copy[at] = byte + 1;
      return copy;
    }
  }
  return copy;
}
