/**
 * A plain web server for a built folder. It opens each file anew, so that it serves a new release as soon as the link
 * points to it.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { compressText } from './compressed.ts';
import { HEADERS } from './headers.ts';

/** The path below which the pages expect to be served, from the release's own manifest. */
export function basePathOf(folder: string): string {
  const manifest = path.join(folder, 'data', 'release.json');
  if (!existsSync(manifest)) return '';
  const { base } = JSON.parse(readFileSync(manifest, 'utf8')) as { base?: string };
  return base ? new URL(base).pathname.replace(/\/+$/, '') : '';
}

/** A server for a folder. The caller calls `listen`. */
export function siteServer(folder: string): Server {
  const serve = sirv(folder, { dev: true, dotfiles: false, etag: true });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const base = basePathOf(folder);
    const url = request.url ?? '/';
    if (base !== '' && !url.startsWith(`${base}/`)) {
      response.writeHead(302, { Location: `${base}/` });
      response.end();
      return;
    }
    compressText(request, response);
    request.url = url.slice(base.length);
    serve(request as Parameters<typeof serve>[0], response, () => {
      const page = path.join(folder, '404.html');
      if (!existsSync(page)) {
        response.statusCode = 404;
        response.end('404');
        return;
      }
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      createReadStream(page).pipe(response);
    });
  });
}
