import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRange } from '../../src/publish/request-target.ts';
import { siteServer } from '../../src/publish/server.ts';

/** Longer than what a file is read or sent by at once, so that the pieces have to come in order. */
const PAGE = `<!doctype html><title>公示</title>${Array.from({ length: 20_000 }, (_, i) => `<p>第 ${i} 行</p>`).join('')}`;
const NOT_FOUND = '<!doctype html><title>没有这一页</title>';
const WASM = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

describe('the plain server of a built folder', () => {
  const beside = mkdtempSync(path.join(tmpdir(), 'gongshilan-server-'));
  const folder = path.join(beside, 'site.releases', '1');
  mkdirSync(folder, { recursive: true });
  // As a publication lies on the disk: what is served is a link to the newest release.
  symlinkSync(path.join('site.releases', '1'), path.join(beside, 'site'));
  const server = siteServer(path.join(beside, 'site'));

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'index.html'), PAGE);
    writeFileSync(path.join(folder, '404.html'), NOT_FOUND);
    writeFileSync(path.join(folder, 'code.wasm'), WASM);
    linkSync(path.join(folder, 'code.wasm'), path.join(folder, 'linked.wasm'));
    mkdirSync(path.join(folder, 'c', 'JZ001'), { recursive: true });
    writeFileSync(path.join(folder, 'c', 'JZ001', 'index.html'), 'JZ001');
    // What must never be shown: beside the folder, hidden in it, and behind links that lead out of it.
    writeFileSync(path.join(beside, 'secret.txt'), 'SECRET');
    writeFileSync(path.join(folder, '.hidden'), 'SECRET');
    symlinkSync(path.join(beside, 'secret.txt'), path.join(folder, 'out.txt'));
    symlinkSync(beside, path.join(folder, 'out'));
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(beside, { recursive: true, force: true });
  });

  /** What the bytes on the line are; `fetch` would take the compression off. */
  function ask(at: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ port, path: at, method, headers, agent: false }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
        );
      })
        .on('error', reject)
        .end();
    });
  }

  test('a page comes compressed to a browser that takes gzip, and is the same page', async () => {
    const { status, headers, body } = await ask('/', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, 'gzip', 'Accept-Encoding']);
    expect(headers['content-length']).toBeUndefined();
    expect(body.length).toBeLessThan(Buffer.byteLength(PAGE) / 3);
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });

  test('a page comes as it is to who does not say that they take gzip', async () => {
    const { headers, body } = await ask('/');
    expect([headers['content-encoding'], headers['content-length']]).toEqual([
      undefined,
      String(Buffer.byteLength(PAGE)),
    ]);
    expect(body.toString()).toBe(PAGE);
  });

  test('an address that is not there answers 404 with its page, compressed like every other', async () => {
    const { status, headers, body } = await ask('/nowhere/', { 'Accept-Encoding': 'gzip' });
    expect([status, headers['content-type']]).toEqual([404, 'text/html;charset=utf-8']);
    expect(gunzipSync(body).toString()).toBe(NOT_FOUND);
    expect((await ask('/nowhere/')).body.toString()).toBe(NOT_FOUND);
  });

  test('a part of a file and what is no text are not compressed', async () => {
    const part = await ask('/', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-14' });
    expect([part.status, part.body.toString()]).toEqual([206, '<!doctype html>']);
    const wasm = await ask('/code.wasm', { 'Accept-Encoding': 'gzip' });
    expect([wasm.headers['content-encoding'], wasm.body]).toEqual([undefined, WASM]);
  });

  test('a page that the browser has already is not sent again, and its head can be asked for alone', async () => {
    const head = await ask('/', { 'Accept-Encoding': 'gzip' }, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const known = await ask('/', { 'Accept-Encoding': 'gzip', 'If-None-Match': String(head.headers.etag) });
    expect([known.status, known.body.length]).toEqual([304, 0]);
  });

  test('a page without its closing slash leads on to it, and never to another host', async () => {
    const { status, headers } = await ask('/c/JZ001?lift');
    expect([status, headers.location]).toEqual([301, '/c/JZ001/?lift']);
    expect((await ask('/c/JZ001/?lift')).body.toString()).toBe('JZ001');
    for (const at of ['//evil.example/c', '/c//JZ001', '//evil.example/..'])
      expect([at, (await ask(at)).status]).toEqual([at, 404]);
  });

  describe('attacked through a raw socket', () => {
    /** The first line that comes back for bytes as they are; empty where the connection is closed without one. */
    function raw(bytes: string, hangsUp = false): Promise<{ line: string; text: string }> {
      return new Promise((resolve) => {
        const socket = connect((server.address() as AddressInfo).port);
        let text = '';
        socket.on('data', (piece) => {
          text += piece.toString('latin1');
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve({ line: text.split('\r\n')[0] ?? '', text }));
        if (hangsUp) socket.end(bytes, 'latin1');
        else socket.write(bytes, 'latin1');
      });
    }
    const get = (target: string, ...headers: string[]) =>
      raw(`${[`GET ${target} HTTP/1.1`, 'Host: a', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`);
    const statusOf = async (target: string, ...headers: string[]) =>
      Number((await get(target, ...headers)).line.split(' ')[1]);

    test.each([
      'bytes=5-3',
      'bytes=-',
      'bytes=--1',
      'bytes=a-b',
      'bytes=0-99999999999999999999',
      'bytes=99999999999999999999-',
      'bytes=0-1,4-5',
      'bytes=-0',
      'bytes=-999999999999999',
      'bytes=1e3-',
      'bytes=0x1-2',
      'lines=1-2',
      'bytes',
      '=',
      'bytes=1-0',
      'bytes=1 -2',
    ])('a Range of %s is answered, and the next page comes', async (range) => {
      expect([200, 206, 416]).toContain(await statusOf('/index.html', `Range: ${range}`));
      expect(await statusOf('/')).toBe(200);
    });

    test.each([
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/c/../../secret.txt',
      '/c/%2e%2e/%2e%2e/secret.txt',
      '/....//secret.txt',
      '/%252e%252e/secret.txt',
      '/out.txt',
      '/out/secret.txt',
      '/.hidden',
      '/.git/config',
      '/index.html%00.txt',
      '/index.html::$DATA',
      '/C:/secret.txt',
      '/%ff',
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/secret.txt',
      '*',
      'http://a/secret.txt',
      'secret.txt',
      `/${'a'.repeat(300)}`,
      '/index.html/',
      '/index.html/x',
    ])('%s shows nothing that is not of the site', async (target) => {
      const { line, text } = await get(target);
      expect(line).toMatch(/ 40[04] /);
      expect(text).not.toMatch(/SECRET|\bat \S+:\d+|node:|gongshilan-server/);
    });

    test('a hard link within the folder is a file like any other', async () => {
      expect(await statusOf('/linked.wasm')).toBe(200);
    });

    test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
      const { line, text } = await raw(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(line).toMatch(/ 405 /);
      expect(text).toMatch(/\r\nAllow: GET, HEAD\r\n/);
    });

    test('bytes that are no request, and headers without end, are answered or hung up on', async () => {
      for (const bytes of ['\x16\x03\x01\x02\x00', 'GET\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', '\r\n'])
        expect((await raw(bytes, true)).line).toMatch(/^$|^HTTP\/1\.1 400 /);
      const long = await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, true);
      expect(long.line).toMatch(/^$|^HTTP\/1\.1 431 /);
      expect(await statusOf('/')).toBe(200);
    });

    test('who hangs up in the middle of a page harms nobody', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () => {
          const socket = connect((server.address() as AddressInfo).port);
          socket.on('error', () => {});
          socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
          return new Promise<void>((resolve) => socket.once('data', () => resolve(void socket.resetAndDestroy())));
        }),
      );
      expect(await statusOf('/')).toBe(200);
    });

    test('a file that vanishes, and a folder without its manifest, are told in a number', async () => {
      rmSync(path.join(folder, 'code.wasm'));
      expect(await statusOf('/code.wasm')).toBe(404);
      mkdirSync(path.join(folder, 'data'), { recursive: true });
      writeFileSync(path.join(folder, 'data', 'release.json'), '{ not a manifest');
      expect(await statusOf('/')).toBe(200);
    });
  });
});

test('a folder that goes away while it is served is told in a number', async () => {
  const gone = mkdtempSync(path.join(tmpdir(), 'gongshilan-gone-'));
  const server = siteServer(gone);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  rmSync(gone, { recursive: true });
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect([answer.status, await answer.text()]).toEqual([500, '500\n']);
  await new Promise((resolve) => server.close(resolve));
});

test('no file stays open of readers who leave at any moment: one that is left to the memory ends the process', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshilan-leaving-'));
  writeFileSync(path.join(folder, 'index.html'), PAGE);
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const before = openFiles();
  for (let reader = 0; reader < 400; reader++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET / HTTP/1.1\r\nHost: a\r\n${reader % 2 ? 'Accept-Encoding: gzip\r\n' : ''}\r\n`);
    // Some leave before the file is opened, some while it is sent.
    setTimeout(() => socket.destroy(), reader % 7);
    if (reader % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await expect.poll(openFiles, { timeout: 10_000 }).toBeLessThanOrEqual(before);
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** Files that this process has open, as far as the system tells. */
const openFiles = (): number =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).includes('gongshilan-leaving-');
        } catch {
          return false;
        }
      }).length
    : 0;

describe('a part of a file', () => {
  test.each([
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=3-', 10, { start: 3, end: 9 }],
    ['bytes=-4', 10, { start: 6, end: 9 }],
    ['bytes=-40', 10, { start: 0, end: 9 }],
    ['bytes=8-40', 10, { start: 8, end: 9 }],
    ['bytes=10-', 10, 'none'],
    ['bytes=-0', 10, 'none'],
    ['bytes=5-3', 10, null],
    ['bytes=0-1,3-4', 10, null],
    ['bytes=0-', 0, 'none'],
    [undefined, 10, null],
  ] as const)('asked for as %s of %i bytes', (header, bytes, part) => {
    expect(readRange(header, bytes)).toEqual(part);
  });
});
