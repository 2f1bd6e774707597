/** Who may speak to the desk: by address, host and origin, as bytes on a real connection. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearAway, emptyFolder, type OpenDesk, openDesk, raw } from '../support/desk.ts';

let desk: OpenDesk;
let folder: string;

beforeAll(async () => {
  folder = await emptyFolder();
  desk = await openDesk(folder);
});
afterAll(async () => {
  await desk.close();
  await clearAway(folder);
});

const get = (target: string, headers: readonly string[]): Promise<string> =>
  raw(desk.port, [`GET ${target} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'));
const statusOf = (answer: string): string => answer.split('\r\n')[0] as string;
const own = (): string => `Host: 127.0.0.1:${desk.port}`;
const home = (): string => `/${desk.token}/`;

describe('the door of the desk', () => {
  it('opens to its own address by number and by name, with headers that keep everything in', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await get(home(), [`Host: ${host}:${desk.port}`]);
      expect(statusOf(answer)).toBe('HTTP/1.1 200 OK');
      expect(answer).toContain("Content-Security-Policy: default-src 'none'; script-src 'self'");
      expect(answer).toContain('Cache-Control: no-store');
      expect(answer).toContain('Referrer-Policy: no-referrer');
      expect(answer).toContain('Cross-Origin-Resource-Policy: same-origin');
      expect(answer).not.toContain('Access-Control-Allow');
    }
  });

  it('gives whoever has not its address the same answer, whatever he asks', async () => {
    const answers = await Promise.all(
      ['/', '/api/state', `/${desk.token.slice(0, -1)}/`, `/${desk.token}x/api/state`, '//', '/favicon.ico'].map(
        (target) => get(target, [own()]),
      ),
    );
    const bare = answers.map((answer) => answer.replace(/^Date: .*$/m, ''));
    expect(new Set(bare).size).toBe(1);
    expect(statusOf(bare[0] as string)).toBe('HTTP/1.1 404 Not Found');
    expect(bare[0]).not.toMatch(/desk|公示栏|办事台/);
  });

  it('shuts out other names that lead here, two hosts, none, and addresses of other hosts', async () => {
    const state = `${home()}api/state`;
    for (const hosts of [
      ['Host: evil.example'],
      [`Host: evil.example:${desk.port}`],
      ['Host: 127.0.0.1'],
      [`Host: 127.0.0.1.evil.example:${desk.port}`],
      [`Host: 127.0.0.1:${desk.port}@evil.example`],
      [own(), 'Host: evil.example'],
    ])
      expect(statusOf(await get(state, hosts)), hosts.join()).toMatch(/ 40[04] /);
    expect(statusOf(await get(state, []))).toMatch(/ 400 /);
    expect(statusOf(await get(`http://evil.example${state}`, [own()]))).toMatch(/ 404 /);
    expect(statusOf(await get(state, [own()]))).toBe('HTTP/1.1 200 OK');
  });

  it('lets no other page read or change anything', async () => {
    const origin = `http://127.0.0.1:${desk.port}`;
    const file = (headers: Record<string, string>): Promise<number> =>
      fetch(`${origin}/${desk.token}/api/files/a.csv`, { method: 'PUT', body: 'a,b\n', headers }).then(
        ({ status }) => status,
      );
    expect(await file({ Origin: 'http://evil.example' })).toBe(404);
    expect(await file({ Origin: 'null' })).toBe(404);
    expect(await file({ Origin: `http://127.0.0.1:${desk.port + 1}` })).toBe(404);
    // By the other name of this machine it is another origin.
    expect(await file({ Origin: `http://localhost:${desk.port}` })).toBe(404);
    expect(await file({})).toBe(404);
    expect((await desk.state()).files).toEqual([]);
    const cross = await get(`${home()}api/state`, [own(), 'Sec-Fetch-Site: cross-site']);
    expect(statusOf(cross)).toMatch(/ 404 /);
    const framed = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'];
    expect(statusOf(await get(home(), [own(), ...framed]))).toMatch(/ 404 /);
    // Whoever follows a link to it opens it in a window of its own.
    const opened = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    expect(statusOf(await get(home(), [own(), ...opened]))).toBe('HTTP/1.1 200 OK');
    expect(await file({ Origin: origin })).toBe(200);
  });

  it('takes a change as JSON alone, which no form can send', async () => {
    const answer = await desk.ask('POST', 'api/undo-nothing', {});
    expect(answer.status).toBe(404);
    const form = await desk.ask('POST', 'api/keep', undefined, { 'content-type': 'text/plain' });
    expect(form.status).toBe(415);
  });

  it('leads from its address without a slash to the one with it', async () => {
    const answer = await get(`/${desk.token}`, [own()]);
    expect(answer).toContain(`Location: /${desk.token}/`);
  });
});
