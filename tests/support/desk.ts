/**
 * A desk in this process, on a folder of its own, and a browser's way to speak to it.
 */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeskFolder } from '../../scripts/desk/folder.ts';
import { Jobs } from '../../scripts/desk/jobs.ts';
import { Orders } from '../../scripts/desk/orders.ts';
import { Presence } from '../../scripts/desk/presence.ts';
import { Published } from '../../scripts/desk/published.ts';
import { SaidKept } from '../../scripts/desk/said.ts';
import { deskServer } from '../../scripts/desk/server.ts';
import { SiteBeside } from '../../scripts/desk/site-beside.ts';
import { UrgentGrounds } from '../../scripts/desk/urgent.ts';
import type { DeskState } from '../../src/desk/api.ts';
import { bundlePage } from '../../src/desk/bundle-page.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { caseFolder } from './cases.ts';

export const DESK_DAY = '2026-11-10' as IsoDate;
const TOKEN = 'token-of-a-test';
/** The settings of an empty folder, as a clerk of a county gives them. */
export const SETUP = {
  name: '青禾县物业服务公开',
  publisher: '青禾县住房和城乡建设局',
  base: 'https://wuye.example.org',
  division: { code: '140499', name: '青禾县' },
  demo: true,
};

let page: ReturnType<typeof bundlePage> | undefined;
/** Made once for all desks of a process, as the command does it for its one. */
const pageOnce = (): ReturnType<typeof bundlePage> => {
  page ??= bundlePage();
  return page;
};

export interface Answer {
  status: number;
  body: unknown;
}

export interface OpenDesk {
  folder: string;
  out: string;
  port: number;
  token: string;
  /** Asks as the desk's own page does. */
  ask(method: string, address: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  state(): Promise<DeskState>;
  close(): Promise<void>;
}

/** Waits for its turn to be deleted with everything in it. */
export async function emptyFolder(): Promise<string> {
  const top = await mkdtemp(path.join(tmpdir(), 'desk-'));
  const folder = path.join(top, 'content');
  await mkdir(folder);
  return folder;
}

/** With what takes long in the place of another. */
export interface Parts {
  jobs: Jobs;
  published: Published;
}

export async function openDesk(folder: string, day: IsoDate = DESK_DAY, parts: Partial<Parts> = {}): Promise<OpenDesk> {
  const out = `${folder}-site`;
  const { jobs = new Jobs(), published = new Published(out) } = parts;
  const presence = new Presence(folder, new Date('2026-11-10T08:00:00Z'));
  const cache = `${folder}-cache`;
  const at = (): number => (server.address() as { port: number }).port;
  const address = (): string => `http://127.0.0.1:${at()}/${TOKEN}`;
  const desk = {
    token: TOKEN,
    folder: new DeskFolder(folder, { today: () => day, now: () => new Date('2026-11-10T08:00:00Z') }),
    published,
    presence,
    jobs,
    urgent: new UrgentGrounds(out),
    said: new SaidKept(),
    site: new SiteBeside(out),
    orders: new Orders({ content: folder, published, cache, address }),
    today: () => day,
    page: pageOnce,
  };
  const server: Server = deskServer(desk);
  await desk.folder.open();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await presence.begin();
  const port = at();
  const ask: OpenDesk['ask'] = async (method, where, body, headers = {}) => {
    const isFile = body instanceof Uint8Array;
    const answer = await fetch(`${address()}/${where}`, {
      method,
      headers: {
        Origin: `http://127.0.0.1:${port}`,
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: answer.status, body: isJson ? JSON.parse(text) : text };
  };
  return {
    folder,
    out,
    port,
    token: TOKEN,
    ask,
    state: async () => (await ask('GET', 'api/state')).body as DeskState,
    close: async () => {
      await desk.site.close();
      await jobs.stop();
      await presence.end();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** Deletes the folder of a desk with what lies beside it. */
export const clearAway = (folder: string): Promise<void> => rm(path.dirname(folder), { recursive: true, force: true });

/** Sends bytes as they are and returns the whole answer: what a browser would never send. */
export function raw(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(request);
  });
}

/** The five workbooks of a county's office, put into a folder's tables. */
export const putOfficeBooks = (folder: string): Promise<void> =>
  cp(path.join(caseFolder('office'), 'tables'), path.join(folder, 'tables'), { recursive: true });
