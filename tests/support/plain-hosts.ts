/**
 * Web servers as offices have them, in front of a built folder: nginx with the configuration of the guide, and bare file
 * servers that know nothing but files.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { siteServer } from '../../src/publish/server.ts';
import { REPOSITORY } from '../../src/site.ts';

export interface Host {
  /** Without a slash at the end. */
  address: string;
  close(): Promise<void>;
}

export interface HostKind {
  name: string;
  /** Whether it hands out 404.html for what is not there, which is what finds an address in other letters. */
  hasErrorPage: boolean;
  /** `top` is what stands at the root of the host; the site lies there or in a folder of it. */
  start(top: string): Promise<Host>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

async function answers(address: string): Promise<void> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    try {
      await fetch(address);
      return;
    } catch {
      // Not yet.
    }
  }
  throw new Error(`nothing answers at ${address}`);
}

/** A program that serves until it is stopped. */
async function started(
  program: string,
  args: readonly string[],
  port: number,
  after: () => Promise<void>,
): Promise<Host> {
  const child = spawn(program, args, { stdio: 'ignore' });
  const stopped = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  await answers(address);
  return {
    address,
    async close() {
      child.kill();
      await stopped;
      await after();
    },
  };
}

const isInstalled = (program: string): boolean => spawnSync(program, ['-h'], { stdio: 'ignore' }).error === undefined;

/** Files, an index in each folder, a redirect to a folder's slash; no page for errors. What many a host does. */
export const BARE: HostKind = {
  name: 'a bare file server',
  hasErrorPage: false,
  async start(top) {
    const server = createServer(({ url = '/' }, response) => {
      const { pathname, search } = new URL(url, 'http://a');
      const asked = path.join(top, decodeURIComponent(pathname));
      const isFolder = existsSync(asked) && statSync(asked).isDirectory();
      if (isFolder && !pathname.endsWith('/')) response.writeHead(301, { Location: `${pathname}/${search}` }).end();
      else {
        const file = isFolder ? path.join(asked, 'index.html') : asked;
        if (!existsSync(file) || asked.endsWith('/') !== isFolder) response.writeHead(404).end('404');
        else createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': typeOf(file) }));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://127.0.0.1:${port}`,
      close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
    };
  },
};

const typeOf = (file: string): string =>
  ({ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' })[
    path.extname(file)
  ] ?? 'application/octet-stream';

const PYTHON: HostKind = {
  name: 'python3 -m http.server',
  hasErrorPage: false,
  async start(top) {
    const port = await freePort();
    const args = ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', top];
    return started('python3', args, port, async () => {});
  },
};

/** The configuration that the guide shows, for a port and a folder of this machine. */
export function guideConfiguration(port: number, top: string, site: string): string {
  const guide = readFileSync(path.join(REPOSITORY, 'guides', 'serving.md'), 'utf8');
  const [, block = ''] = /```nginx\n([\s\S]*?)```/.exec(guide) ?? [];
  return block
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/root [^;]+;/, `root ${top};`)
    .replace('error_page 404 /404.html;', `error_page 404 ${site}/404.html;`)
    .replace(
      'location /assets/',
      `${site === '' ? '' : `location ~ ^${site}\\. { return 404; }\n`}location ${site}/assets/`,
    )
    .replace('include mime.types;', 'include /etc/nginx/mime.types;');
}

const NGINX: HostKind = {
  name: 'nginx',
  hasErrorPage: true,
  async start(top) {
    const port = await freePort();
    const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-nginx-'));
    const site = existsSync(path.join(top, 'index.html')) ? '' : '/sub';
    await mkdir(path.join(folder, 'logs'));
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    await writeFile(
      path.join(folder, 'nginx.conf'),
      `daemon off;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${folder}/pid;\nerror_log ${folder}/logs/error.log;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${guideConfiguration(port, top, site)}\n}\n`,
    );
    const args = ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'logs', 'error.log')];
    return started('nginx', args, port, () => rm(folder, { recursive: true, force: true }));
  },
};

/** Our own. It serves one site, and knows by its manifest below which path. */
export const OWN: HostKind = {
  name: 'npm run serve',
  hasErrorPage: true,
  async start(top) {
    const server = siteServer(existsSync(path.join(top, 'index.html')) ? top : path.join(top, 'sub'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://127.0.0.1:${port}`,
      close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
    };
  },
};

/** Those that this machine has. */
export const hosts = (): readonly HostKind[] => [
  OWN,
  BARE,
  ...(isInstalled('python3') ? [PYTHON] : []),
  ...(isInstalled('nginx') ? [NGINX] : []),
];
