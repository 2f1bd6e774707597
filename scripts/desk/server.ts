/**
 * The desk's server (办事台): lets in who has its address, reads what is asked for, and hands each thing to whoever does it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { type Admitted, admitted } from '../../src/desk/admission.ts';
import type { DeskState } from '../../src/desk/api.ts';
import { filesOf, settingsOf, tablesOf } from '../../src/desk/overview.ts';
import { printedPage } from '../../src/desk/printed-page.ts';
import { sheetCells } from '../../src/desk/sheet-cells.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { answerFrom } from '../../src/publish/server.ts';
import { withheldFrom } from '../../src/site.ts';
import { withheldName } from '../../src/tables/catalogue.ts';
import * as act from './actions.ts';
import { agree, agreeNoMore } from './agreeing.ts';
import { asFile, asPublished, json, nothingHere, refuse, sendFile, text, withHeaders } from './answers.ts';
import { jsonOf } from './bodies.ts';
import { giveFirmCodes } from './firms.ts';
import type { DeskFolder, Looked } from './folder.ts';
import type { Jobs } from './jobs.ts';
import { COMPARISON, type OrderedKind, type Orders } from './orders.ts';
import type { Presence } from './presence.ts';
import { changedBetween, type Published } from './published.ts';
import * as readings from './readings.ts';
import { Refusal } from './refusal.ts';
import { returning, sendReturns } from './returns.ts';
import type { SaidKept } from './said.ts';
import { changeSettings, settingsNow } from './settings.ts';
import type { SiteBeside } from './site-beside.ts';
import { removeUrgent, type UrgentGrounds, urgentDesk, writeUrgent } from './urgent.ts';
import { urgentLook } from './urgent-look.ts';

export interface Desk {
  token: string;
  folder: DeskFolder;
  published: Published;
  presence: Presence;
  jobs: Jobs;
  orders: Orders;
  urgent: UrgentGrounds;
  said: SaidKept;
  site: SiteBeside;
  today: () => IsoDate;
  page: () => Promise<{ html: string; js: string; css: string }>;
}

/** One request that has been let in. */
interface Call extends Admitted {
  desk: Desk;
  request: IncomingMessage;
  response: ServerResponse;
}

const ROWS_USUALLY = 200;

/** The server of a desk. The caller calls `listen`, on this machine alone. */
export function deskServer(desk: Desk): Server {
  const server = createServer((request, response) => {
    withHeaders(response);
    const { port } = server.address() as { port: number };
    const { method = '', url = '', rawHeaders: headers } = request;
    const asked = admitted({ method, target: url, headers }, { port, token: desk.token, isSame });
    if (asked === null) return nothingHere(response);
    answer({ desk, request, response, ...asked }).catch((cause: unknown) => refuse(request, response, cause));
  });
  return server;
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((said) => createHash('sha256').update(said).digest());
  return timingSafeEqual(one as Buffer, other as Buffer);
}

async function answer(call: Call): Promise<void> {
  const { desk, request, response, path: asked } = call;
  if (asked.startsWith('api/')) return api(call, asked.slice('api/'.length));
  if (request.method !== 'GET' && request.method !== 'HEAD') return nothingHere(response);
  if (asked === '') {
    // Everything beside the page is found from an address that ends with a slash.
    if (!/^\/[^/]+\/(?:\?|$)/.test(request.url ?? ''))
      return void response.writeHead(302, { Location: `/${desk.token}/` }).end();
    return text(response, 'text/html;charset=utf-8', (await desk.page()).html);
  }
  if (asked === 'desk.js') return text(response, 'text/javascript;charset=utf-8', (await desk.page()).js);
  if (asked === 'desk.css') return text(response, 'text/css;charset=utf-8', (await desk.page()).css);
  if (asked === COMPARISON) {
    asFile(response);
    return sendFile(response, 'text/html;charset=utf-8', desk.orders.comparison);
  }
  const [under] = asked.split('/');
  if (under === 'preview' && desk.orders.previewed !== null) {
    asPublished(response);
    return answerFrom(desk.orders.previewed, () => `/${desk.token}/preview`, request, response);
  }
  if (under === 'print') return printed(call, path.join(desk.orders.printed, 'print'));
  if (under === 'urgent') return printed(call, desk.orders.urgentPrinted);
  if (asked === 'site' && (await desk.published.standing()).published !== null)
    return void response.writeHead(302, { Location: await desk.site.address() }).end();
  if (under === 'sheets') return printed(call, path.join(desk.orders.previewedSheets, 'print'));
  nothingHere(response);
}

/** Printed files, with a page that lists them. */
async function printed({ desk, request, response, path: asked }: Call, folder: string): Promise<void> {
  if (/^[^/]+\/$/.test(asked)) {
    const index = await readFile(path.join(folder, 'index.json'), 'utf8').catch(() => null);
    if (index === null) return nothingHere(response);
    asFile(response);
    const { content } = await desk.folder.look();
    const names = new Map(content.register.records.estate.map(({ code, name }) => [code, name]));
    return text(response, 'text/html;charset=utf-8', printedPage(JSON.parse(index), names));
  }
  asPublished(response);
  return answerFrom(folder, () => `/${desk.token}/${asked.split('/')[0]}`, request, response);
}

type Handler = (call: Call, rest: string) => Promise<unknown>;

/** Method and first step of the address → what to do; what it returns is the answer. */
const API: Readonly<Record<string, Handler>> = {
  'GET state': ({ desk }) => stateOf(desk),
  'GET sheet': sheet,
  'GET estates': async ({ desk }) =>
    (await desk.folder.look()).content.register.records.estate.map(({ code, name }) => ({ code, name })),
  'GET said': ({ desk }) => desk.said.of(desk.folder, desk.published),
  'GET returning': async ({ desk }) => returning(await desk.folder.look()),
  'GET mapping': ({ desk: { folder }, query }) => act.mapping({ folder, query }),
  'POST reading': ({ desk: { folder }, request }) => readings.reading({ folder, request }),
  'POST draft': ({ desk: { folder }, request }) => readings.draft({ folder, request }),
  'GET job': async ({ desk }) => desk.jobs.current,
  'DELETE job': async ({ desk }) => {
    await desk.jobs.stop();
    return desk.jobs.current;
  },
  'PUT files': (call, name) => act.putFile(acting(call), name),
  'DELETE files': (call, name) => changed(act.removeFile(acting(call), name)),
  'POST keep': (call) => changed(act.keep(acting(call))),
  'PUT mapping': (call) => changed(act.putMapping(acting(call))),
  'DELETE mapping': (call) => changed(act.removeMapping(acting(call))),
  'POST setup': (call) => changed(act.setUp(acting(call))),
  'GET settings': ({ desk: { folder } }) => settingsNow(folder),
  'PUT settings': (call) => changed(changeSettings(acting(call))),
  'POST firms': (call) => giveFirmCodes(acting(call)),
  'POST corrections': (call) => changed(act.correct(acting(call))),
  'DELETE corrections': (call) => changed(act.takeBack(acting(call))),
  'POST agreed': (call) => changed(agree(acting(call))),
  'DELETE agreed': (call) => changed(agreeNoMore(acting(call))),
  'POST undo': (call) => call.desk.folder.undo(acting(call).seen),
  'POST compare': (call) => start(call, 'compare'),
  'POST preview': (call) => start(call, 'preview'),
  'POST sheets': (call) => start(call, 'sheets'),
  'POST publish': (call) => start(call, 'publish'),
  'POST rollback': (call) => start(call, 'rollback'),
  'POST print': (call) => start(call, 'print'),
  'GET urgent': ({ desk: { folder, urgent: grounds, orders, today } }) =>
    urgentDesk(folder, { grounds, printed: orders.urgentPrinted, today: today() }),
  'POST urgent': (call) => send(call, () => writeUrgent(acting(call), call.desk.urgent)),
  'POST urgent-look': ({ desk, request }) => urgentLook(request, desk.urgent, desk.today()),
  'DELETE urgent': (call) =>
    send(call, () => removeUrgent(acting(call), { grounds: call.desk.urgent, orders: call.desk.orders })),
  'POST urgent-again': (call) => send(call, async () => {}),
};

async function api(call: Call, asked: string): Promise<void> {
  const { desk, request, response } = call;
  if (request.method === 'GET' && asked === 'returns') return sendReturns(response, await desk.folder.look());
  const [name = '', ...rest] = asked.split('/');
  const handler = API[`${request.method} ${name}`];
  // One step at most follows, the name of a file.
  if (handler === undefined || rest.length !== (name === 'files' ? 1 : 0)) {
    // Whoever is here has the address; the page asks what there is.
    throw new Refusal(404, '办事台没有这一步。');
  }
  let decoded: string;
  try {
    decoded = decodeURIComponent(rest[0] ?? '');
  } catch {
    throw new Refusal(400, '文件的名字没有读懂。改一个名字再放。');
  }
  const isChange = request.method !== 'GET';
  json(response, await (isChange ? desk.folder.hurry(() => handler(call, decoded)) : handler(call, decoded)));
}

const changed = async (revision: Promise<number>): Promise<{ revision: number }> => ({ revision: await revision });

function acting({ desk, request, query }: Call): act.Acting {
  const said = request.headers['if-match'];
  const seen = said === undefined ? null : Number(/^"?(\d{1,15})"?$/.exec(said)?.[1] ?? -1);
  return { folder: desk.folder, request, query, seen, today: desk.today() };
}

async function stateOf({ folder, published, presence, jobs }: Desk): Promise<DeskState> {
  const { content, revision, asOf, files, corrections } = await folder.look();
  const { published: live, inputs, ...standing } = await published.standing();
  return {
    revision,
    folder: path.basename(folder.folder),
    asOf,
    settings: settingsOf(content),
    files: filesOf(content, files),
    problems: content.problems,
    toKeep: content.toKeep.map(({ path: file, about, text: all, proposal }) => ({
      path: file,
      about,
      text: all,
      ...proposal,
    })),
    corrections,
    tables: tablesOf(content),
    withheld: withheldFrom(content, asOf).map(({ table, reason, count }) => ({
      name: withheldName(table),
      reason,
      rows: count,
    })),
    out: published.out,
    ...standing,
    published: live && { ...live, changed: changedBetween(inputs, content.inputs) },
    lastChange: await folder.lastChange(),
    others: await presence.others(),
    job: jobs.current,
  };
}

async function sheet({ desk: { folder }, query }: Call): Promise<unknown> {
  const file = query.get('file') ?? '';
  const name = query.get('sheet') || null;
  const inside = /^tables\/[^/\\]+$/.test(file) && !file.startsWith('tables/.');
  const raw = inside ? await folder.sheet(file, name) : null;
  if (raw === null) throw new Refusal(404, '没有这张表，可能已经拿走或改了名。');
  const { content } = await folder.look();
  const from = Number(query.get('from') ?? 0) || 0;
  const count = Number(query.get('count') ?? ROWS_USUALLY) || ROWS_USUALLY;
  return sheetCells(file, raw, content.register, { from, count });
}

const startSchema = z.object({
  accept: z.string().trim().min(1, '写明原因').max(500, '原因太长了').optional(),
  estate: z.string().max(100).optional(),
});

async function start(call: Call, kind: OrderedKind): Promise<unknown> {
  const { desk, request } = call;
  const { accept, estate } = await jsonOf(request, startSchema);
  const looked = await desk.folder.look();
  const { seen } = acting(call);
  if (kind === 'publish' && seen !== null && seen !== looked.revision)
    throw new Refusal(409, '没有发布：文件夹里刚刚又有改动，画面上会公开说谁的是改动以前的。看过新的，再按发布。');
  const order = await desk.orders.of(kind, standingOf(looked, estate ?? null), accept ?? null);
  return desk.jobs.start(order);
}

/** Changes the urgent notices and sends them as they are then. Nothing is written that can't be sent at once. */
async function send({ desk: { jobs, orders, urgent, today } }: Call, change: () => Promise<unknown>): Promise<unknown> {
  if (jobs.current?.state === 'running') throw new Refusal(409, '上一件事还没有做完。等它做完，或先停下它，再来。');
  await urgent.made();
  await change();
  return jobs.start(await orders.sendUrgent(today()));
}

/** What of the folder an order needs; the estate is the one that was asked for, else the first that the office publishes. */
function standingOf({ asOf, content }: Looked, asked: string | null) {
  const { estate: all } = content.register.records;
  const estate = all.find(({ code }) => code === asked) ?? all[0] ?? null;
  const sheets = content.portal?.printSheets ?? [];
  return { asOf, estate: estate?.code ?? null, sheets, inputs: content.inputs };
}
