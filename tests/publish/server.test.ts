import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshilan-server-'));
  const server = siteServer(folder);

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'index.html'), PAGE);
    writeFileSync(path.join(folder, '404.html'), NOT_FOUND);
    writeFileSync(path.join(folder, 'code.wasm'), WASM);
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
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
});
