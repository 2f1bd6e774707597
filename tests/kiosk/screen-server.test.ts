/**
 * The server of the tests does to a screen what the field does, and nothing else.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

const PAGE = '<!doctype html><title>一号小区</title>';

let work: string;
let server: ScreenServer;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-screens-'));
  for (const [release, title] of [
    ['old', '一号小区'],
    ['new', '一号小区（新）'],
  ] as const) {
    for (const [code, name] of [
      ['000100', title],
      ['000200', '二号小区'],
    ] as const) {
      const folder = path.join(work, release, 'kiosk', code);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'index.html'), `<!doctype html><title>${name}</title>`);
      await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ estate: code, letters: 'abcdef' }));
    }
    await writeFile(path.join(work, release, 'kiosk', 'sw.js'), 'self.x = 1;');
  }
  server = await startScreenServer(path.join(work, 'old'));
});

afterEach(() => {
  server.fault = null;
  server.date = null;
  server.before = null;
  server.show(path.join(work, 'old'));
});

afterAll(async () => {
  await server.close();
  await rm(work, { recursive: true, force: true });
});

const get = (file: string): Promise<Response> => fetch(`${server.url}/kiosk/000100/${file}`);
const text = async (file: string): Promise<string> => (await get(file)).text();

describe('a server for screens', () => {
  it('serves a folder by its index, with the type of each file and the word to ask again', async () => {
    const response = await get('?fresh=1');
    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect((await get('manifest.json')).headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect((await get('none.css')).status).toBe(404);
    expect((await fetch(`${server.url}/../../etc/hostname`)).status).toBe(404);
    expect(server.requests[0]).toMatchObject({ path: '/kiosk/000100/' });
  });

  it('shows another release from one request to the next', async () => {
    server.show(path.join(work, 'new'));
    expect(await text('')).toContain('（新）');
  });

  it('is not there', async () => {
    server.fault = 'offline';
    await expect(get('')).rejects.toThrow('fetch failed');
  });

  it('answers 503', async () => {
    server.fault = 'error';
    expect((await get('manifest.json')).status).toBe(503);
  });

  it('answers like the gate of a hotel, also for scripts', async () => {
    server.fault = 'login-page';
    const response = await fetch(`${server.url}/kiosk/sw.js`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('免费无线网络');
  });

  it('ends a body in the middle as if that were all, where it is asked to', async () => {
    server.fault = { truncate: /manifest\.json$/ };
    const whole = JSON.stringify({ estate: '000100', letters: 'abcdef' });
    expect(await text('manifest.json')).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    expect(await text('')).toBe(PAGE);
  });

  it('breaks a connection in the middle of a body', async () => {
    server.fault = { cut: /manifest\.json$/ };
    const response = await get('manifest.json');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('changes one letter of a body', async () => {
    const whole = await text('manifest.json');
    server.fault = { tamper: /manifest\.json$/ };
    const changed = await text('manifest.json');
    expect(changed.length).toBe(whole.length);
    expect([...changed].filter((letter, at) => letter !== whole[at])).toHaveLength(1);
  });

  it('hands out the files of another estate', async () => {
    server.fault = { foreign: /000100/, folder: path.join(work, 'old', 'kiosk', '000200') };
    expect(await text('')).toContain('二号小区');
    expect(JSON.parse(await text('manifest.json'))).toMatchObject({ estate: '000200' });
  });

  it('is slow, and never answers', async () => {
    server.fault = { slow: /000100\/$/, ms: 80 };
    const begun = performance.now();
    await text('');
    expect(performance.now() - begun).toBeGreaterThan(75);
    server.fault = { hang: /000100\/$/ };
    await expect(fetch(`${server.url}/kiosk/000100/`, { signal: AbortSignal.timeout(80) })).rejects.toThrow('timeout');
  });

  it('says what time it is told to say', async () => {
    server.date = () => Date.UTC(2028, 1, 29);
    expect((await get('')).headers.get('date')).toBe('Tue, 29 Feb 2028 00:00:00 GMT');
  });

  it('puts a script before a script', async () => {
    server.before = { path: /sw\.js$/, script: 'self.y = 2;' };
    expect(await (await fetch(`${server.url}/kiosk/sw.js`)).text()).toBe('self.y = 2;\nself.x = 1;');
  });
});
