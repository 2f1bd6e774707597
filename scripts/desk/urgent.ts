/**
 * The urgent notice at the desk (紧急通知): written into the folder as a change that can be taken back, then sent by a job of its
 * own. It is checked and addressed by what is published, since tables may be in the middle of being mended.
 */
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { UrgentDesk, UrgentPlace, UrgentTold } from '../../src/desk/urgent-api.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Notice } from '../../src/domain/records.ts';
import { groupBy } from '../../src/domain/register.ts';
import { readNotice } from '../../src/intake/notices.ts';
import { lookupOf } from '../../src/intake/read-notices.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import type { MadeOf } from '../../src/publish/made-of.ts';
import { OutputError } from '../../src/publish/output-error.ts';
import { publishedSites } from '../../src/publish/published-sites.ts';
import { currentRelease } from '../../src/publish/release-folder.ts';
import { readUrgent, scopeOf, withUrgent } from '../../src/publish/urgent.ts';
import { fileNamePart, URGENT_FOLDER } from '../../src/sheets/plan.ts';
import type { Site } from '../../src/site.ts';
import type { Acting } from './actions.ts';
import { jsonOf } from './bodies.ts';
import type { DeskFolder } from './folder.ts';
import type { Orders } from './orders.ts';
import { Refusal } from './refusal.ts';

const TEXT_MAX = 20_000;
const TITLE_MAX = 60;
const NAME_CHARACTERS = 30;
const KIND = '紧急通知';

const urgentSchema = z.object({
  title: z
    .string()
    .transform((words) => words.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, '写上标题').max(TITLE_MAX, `标题太长了，${TITLE_MAX} 个字以内`)),
  text: z.string().trim().min(1, '写上正文').max(TEXT_MAX, '正文太长了'),
  targets: z.array(z.string().max(40)).min(1, '选上发给哪里').max(2_000, '选的地方太多了，选它们所在的街道或县区'),
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '写上到哪天为止'),
});

/** What is published, kept as long as no other release is live: it takes a while to read of a large city. */
export class UrgentGrounds {
  readonly #out: string;
  #known: { key: string; made: Promise<readonly MadeOf[]> } | null = null;

  constructor(out: string) {
    this.#out = out;
  }

  /** Throws `OutputError` where nothing is published, or where nobody knows what of. */
  async made(): Promise<readonly MadeOf[]> {
    const key = (await currentRelease(this.#out))?.name ?? '';
    if (this.#known?.key !== key) {
      const known = { key, made: publishedSites(this.#out).then(({ made }) => made) };
      this.#known = known;
      known.made.catch(() => {
        if (this.#known === known) this.#known = null;
      });
    }
    return this.#known.made;
  }

  async site(): Promise<Site> {
    return ((await this.made())[0] as MadeOf).site;
  }
}

/** What the form shows. */
export async function urgentDesk(
  folder: DeskFolder,
  { grounds, printed, today }: { grounds: UrgentGrounds; printed: string; today: IsoDate },
): Promise<UrgentDesk> {
  let made: readonly MadeOf[];
  try {
    made = await grounds.made();
  } catch (cause) {
    if (!(cause instanceof OutputError)) throw cause;
    const refused = '还没有从这里发布过，或者是别的版本的程序发布的。先在「发布」里整体发布一次，就能发紧急通知。';
    return { refused, places: [], notices: [] };
  }
  const { site } = made[0] as MadeOf;
  const read = await readUrgent(folder.folder, site, today);
  const change = withUrgent(made, read);
  const waiting = new Set(change?.sent.map(({ file }) => file));
  const tell = (stands: UrgentTold['stands'], notice: Notice): UrgentTold => ({
    ...{ file: notice.file, title: notice.title, from: notice.from, until: notice.until, stands },
    scope: scopeOf(site, notice),
    links: stands === 'waiting' ? [] : linksTo(printed, notice),
  });
  return {
    refused: null,
    places: placesOf(site),
    notices: [
      ...read.shown.map((notice) => tell(waiting.has(notice.file) ? 'waiting' : 'out', notice)),
      ...(change?.gone ?? []).map((notice) => tell('leaving', notice)),
    ],
  };
}

/** The sheet of a notice and its picture, below the address where printed urgent notices are shown. */
function linksTo(printed: string, { id }: Notice): UrgentTold['links'] {
  const stem = `${URGENT_FOLDER}/${fileNamePart(`紧急通知-${id}`)}`;
  return (
    [
      ['A4', 'pdf'],
      ['发群的图', 'png'],
    ] as const
  ).flatMap(([name, ending]) =>
    existsSync(path.join(printed, `${stem}.${ending}`))
      ? [{ name, address: `urgent/${stem.split('/').map(encodeURIComponent).join('/')}.${ending}` }]
      : [],
  );
}

/** What a notice may be for: divisions, streets, estates. */
export function placesOf({ register: { records } }: Pick<Site, 'register'>): UrgentPlace[] {
  const tree = new DivisionTree(records.division);
  const pathTo = (code: string): string[] => tree.pathTo(code).map(({ name }) => name);
  const inside = new Map<string, number>();
  for (const { division } of records.estate)
    for (const { code } of tree.pathTo(division)) inside.set(code, (inside.get(code) ?? 0) + 1);
  const divisions = new Set(records.division.map(({ name }) => name));
  const streets = groupBy(
    records.estate.filter(({ street }) => street !== null && !divisions.has(street)),
    ({ division, street }) => JSON.stringify([division, street]),
  );
  return [
    ...records.division
      .filter(({ code }) => inside.has(code))
      .map(({ code, name }) => ({
        ...{ code, name, where: pathTo(code).slice(0, -1).join('') },
        estates: inside.get(code) ?? 0,
      })),
    ...[...streets].map(([code, all]) => ({
      ...{ code, name: all[0]?.street ?? '', where: pathTo(all[0]?.division ?? '').join('') },
      ...{ estates: all.length, members: all.map((one) => one.code) },
    })),
    ...records.estate.map(({ code, name, division }) => ({
      ...{ code, name, where: pathTo(division).join(''), estates: null },
    })),
  ];
}

/** A notice as it is asked for: its file, and as it is read. Throws `Refusal` for one that would not be published as it is. */
export async function draftOf(
  request: IncomingMessage,
  site: Site,
  today: IsoDate,
): Promise<{ title: string; stem: string; text: string; notice: Notice }> {
  const asked = await jsonOf(request, urgentSchema);
  const text = fileText(asked, site.portal.publisher, today);
  const stem = `${today}-${fileNamePart([...asked.title].slice(0, NAME_CHARACTERS).join(''))}`;
  const { notice, problems } = readNotice(
    text,
    `notices/${stem}.md`,
    lookupOf(site.register.records),
    new PrivacySearch(site.portal.privacyAllow),
  );
  const wrong = problems.filter(({ severity }) => severity === 'error').map(({ said }) => said.trim());
  if (wrong.length > 0 || notice === null) throw new Refusal(422, `没有发。${[...new Set(wrong)].join(' ')}`);
  return { title: asked.title, stem, text, notice };
}

/** Writes the notice. Throws `Refusal` for one that would not be published as it is. */
export async function writeUrgent(
  { folder, request, seen, today }: Acting,
  grounds: UrgentGrounds,
): Promise<{ revision: number }> {
  const { title, stem, text } = await draftOf(request, await grounds.site(), today);
  let file = `notices/${stem}.md`;
  for (let nth = 2; await folder.has(file); nth++) file = `notices/${stem}-${nth}.md`;
  const revision = await folder.change({
    what: `发紧急通知「${title}」`,
    seen,
    touches: [file],
    wanted: async () => [{ path: file, content: text }],
  });
  return { revision };
}

/** Takes an urgent notice out of the folder. */
export async function removeUrgent(
  { folder, query, seen, today }: Acting,
  { grounds, orders }: { grounds: UrgentGrounds; orders: Orders },
): Promise<number> {
  const file = query.get('file') ?? '';
  const { notices } = await urgentDesk(folder, { grounds, printed: orders.urgentPrinted, today });
  const found = notices.find((one) => one.file === file && one.stands !== 'leaving');
  if (found === undefined) throw new Refusal(404, '没有这份紧急通知，可能已经撤下了。');
  return folder.change({
    what: `撤下紧急通知「${found.title}」`,
    seen,
    touches: [file],
    wanted: async () => [{ path: file, content: null }],
  });
}

/** The file of a notice. Each line that was typed is a paragraph: whoever ends a line means it. */
function fileText(
  { title, text, targets, until }: z.infer<typeof urgentSchema>,
  publisher: string,
  today: IsoDate,
): string {
  const body = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
  return `---
title: ${JSON.stringify(title)}
type: ${KIND}
targets: ${JSON.stringify(targets)}
publisher: ${JSON.stringify(publisher)}
from: "${today}"
until: "${until}"
urgent: true
---

${body}
`;
}
