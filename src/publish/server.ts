/**
 * A plain web server for a built folder. It opens each file anew, so that it serves a new release as soon as the link
 * points to it.
 *
 * It answers GET and HEAD alone and hands out what lies in the folder, nothing beside it, whatever is asked for and
 * however: a request can fail, the server can't.
 */
import { readFileSync } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { HEADERS } from './headers.ts';
import { addressOf, readRange, readTarget, type Target } from './request-target.ts';

/** The path below which the pages expect to be served, from the release's own manifest; empty where there is none. */
export function basePathOf(folder: string): string {
  try {
    const manifest = readFileSync(path.join(folder, 'data', 'release.json'), 'utf8');
    const { base } = JSON.parse(manifest) as { base?: unknown };
    return typeof base === 'string' ? new URL(base).pathname.replace(/\/+$/, '') : '';
  } catch {
    return '';
  }
}

/** A server for a folder. The caller calls `listen`. */
export function siteServer(folder: string): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    void answerFrom(folder, () => basePathOf(folder), request, response);
  });
}

/** Answers with a file of a folder, whose addresses begin with `base`. Never rejects. */
export async function answerFrom(
  folder: string,
  base: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answer(folder, base, request, response);
  } catch {
    // A disk that fails is told in one word: what the machine says of it is nobody's business.
    if (response.headersSent) response.destroy();
    else say(response, 500);
  }
}

async function answer(
  folder: string,
  baseOf: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, { Allow: 'GET, HEAD' });
  const base = baseOf();
  const target = readTarget(request.url ?? '', base);
  if (target === 'malformed') return say(response, 400);
  if (target === 'outside-base') return say(response, 302, { Location: `${base}/` });
  const top = await realpath(folder);
  const found = target === 'nowhere' ? null : await openBelow(top, target);
  if (found === 'folder') return say(response, 301, { Location: addressOf(base, target as Target) });
  if (found !== null) return sendClosing(found, 200, request, response);
  const page = await openBelow(top, { steps: ['404.html'], isPage: false, query: '' });
  if (page === null || page === 'folder') return say(response, 404);
  return sendClosing(page, 404, request, response);
}

interface Found {
  file: FileHandle;
  name: string;
  bytes: number;
  modified: Date;
}

/** Opens what a target means below a folder; `folder` where a page was asked for without its slash, null for nothing. */
async function openBelow(top: string, { steps, isPage }: Target): Promise<Found | 'folder' | null> {
  try {
    const real = await realpath(path.join(top, ...steps, ...(isPage ? ['index.html'] : [])));
    // A link may lead out of the folder; what it leads to was never published.
    if (real !== top && !real.startsWith(top + path.sep)) return null;
    const stats = await stat(real);
    if (stats.isDirectory() && !isPage) return 'folder';
    // Opening a pipe would wait for ever.
    if (!stats.isFile()) return null;
    return { file: await open(real), name: path.basename(real), bytes: stats.size, modified: stats.mtime };
  } catch (cause) {
    if (typeof (cause as NodeJS.ErrnoException).code !== 'string') throw cause;
    return null;
  }
}

/** Sends a file and closes it, whatever becomes of the reader: one that is left open ends the whole server. */
async function sendClosing(
  found: Found,
  status: 200 | 404,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await send(found, status, request, response);
  } finally {
    await found.file.close();
  }
}

async function send(
  { file, name, bytes, modified }: Found,
  status: 200 | 404,
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
  const etag = `W/"${bytes}-${modified.getTime()}"`;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', etag);
  const isKnown =
    status === 200 &&
    String(asked['if-none-match'] ?? '')
      .split(/\s*,\s*/)
      .includes(etag);
  // A weak tag can't say that a part still belongs to the rest of it, so whoever asks that gets the whole.
  const part = status === 404 || asked['if-range'] !== undefined ? null : readRange(asked.range, bytes);
  if (isKnown || part === 'none' || method === 'HEAD' || bytes === 0) {
    if (part === 'none') response.setHeader('Content-Range', `bytes */${bytes}`);
    else if (!isKnown) response.setHeader('Content-Length', bytes);
    response.writeHead(isKnown ? 304 : part === 'none' ? 416 : status).end();
    return;
  }
  const { start, end } = part ?? { start: 0, end: bytes - 1 };
  const isGzip = part === null && TEXT.test(type) && /\bgzip\b/.test(String(asked['accept-encoding'] ?? ''));
  if (part !== null) response.setHeader('Content-Range', `bytes ${start}-${end}/${bytes}`);
  const length = isGzip ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': end - start + 1 };
  const stream = file.createReadStream({ start, end, autoClose: false });
  try {
    response.writeHead(part === null ? status : 206, length);
    await (isGzip ? pipeline(stream, createGzip(), response) : pipeline(stream, response));
    // A file that has become shorter meanwhile ends the connection, since its other end waits for the rest.
    if (stream.bytesRead !== end - start + 1) response.destroy();
  } catch {
    // A reader who closes the page in the middle, or before it begins, is no fault.
    response.destroy();
  }
}

/** An answer without a page: its number alone. */
function say(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8', ...headers });
  response.end(`${status}\n`);
}

/** As large as on residents' telephones: a web server on the internet compresses these. */
const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:json|manifest\+json))/;

/** What a publication consists of, and what an office may lay beside it. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.mjs': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'text/xml;charset=utf-8',
  '.ics': 'text/calendar;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
  '.md': 'text/markdown;charset=utf-8',
  '.csv': 'text/csv;charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
};
