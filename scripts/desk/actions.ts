/**
 * Changes that a clerk makes at the desk (改动), each a step of the folder's history.
 */
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { Correction } from '../../src/desk/api.ts';
import {
  type CellPlace,
  cellId,
  correctionsText,
  isCellName,
  withCorrection,
  withoutCorrection,
} from '../../src/desk/corrections-file.ts';
import { tableFileName } from '../../src/desk/file-name.ts';
import { setupFiles, setupSchema } from '../../src/desk/setup.ts';
import { cellHeld, cellShown } from '../../src/desk/sheet-cells.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { keptFileWords } from '../../src/domain/kept-files.ts';
import { CORRECTIONS_FILE } from '../../src/intake/corrections-file.ts';
import { otherFormat, readFile as readSheets } from '../../src/intake/sources.ts';
import { LIST_SHEET } from '../../src/returns/words.ts';
import { jsonOf, receive } from './bodies.ts';
import { correctionStamp, type DeskFolder } from './folder.ts';
import { mappingIn } from './mapping-in.ts';
import { Refusal } from './refusal.ts';

/** What an action is made with. */
export interface Acting {
  folder: DeskFolder;
  request: IncomingMessage;
  query: URLSearchParams;
  /** The revision on which it is made; null for the one that was told last. */
  seen: number | null;
  today: IsoDate;
}

/** `isSame` says that the very same bytes lay there already. */
export async function putFile(
  { folder, request, seen }: Acting,
  written: string,
): Promise<{ revision: number; isSame: boolean }> {
  const name = nameOf(written);
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending !== 'csv' && ending !== 'xlsx')
    throw new Refusal(415, `「${name}」没有收下：${otherFormat({ file: name }, ending).said.trim()}`);
  const file = `tables/${name}`;
  const incoming = await folder.incoming();
  try {
    await receive(request, incoming);
    const text = ending === 'xlsx' ? await textThatCameBack(folder, file, incoming) : null;
    const isSame = (await folder.has(file)) && (await isEqual(folder.placeOf(file), incoming));
    const revision = await folder.change({
      what: `放入 ${name}`,
      seen,
      touches: [file, ...(text === null ? [] : [text])],
      wanted: async () => [
        { path: file, content: { movedFrom: incoming } },
        ...(text === null ? [] : [{ path: text, content: null }]),
      ],
    });
    return { revision, isSame };
  } finally {
    await rm(incoming, { force: true });
  }
}

const isEqual = async (one: string, other: string): Promise<boolean> =>
  (await readFile(one)).equals(await readFile(other));

/** The text file that went back as this workbook, marked (退改): a corrected copy takes its place. Null for any other workbook. */
async function textThatCameBack(folder: DeskFolder, file: string, incoming: string): Promise<string | null> {
  const text = file.replace(/\.xlsx$/i, '.csv');
  if (!(await folder.has(text))) return null;
  const { sheets } = await readSheets(await readFile(incoming), 'xlsx');
  return sheets.some(({ name }) => name === LIST_SHEET) ? text : null;
}

export async function removeFile({ folder, seen }: Acting, written: string): Promise<number> {
  const name = nameOf(written);
  const file = `tables/${name}`;
  return folder.change({
    what: `拿走 ${name}`,
    seen,
    touches: [file],
    wanted: async () => {
      if (!(await folder.has(file))) throw new Refusal(404, `没有「${name}」这个文件，可能已经拿走了。`);
      return [{ path: file, content: null }];
    },
  });
}

function nameOf(written: string): string {
  const read = tableFileName(written);
  if ('refused' in read) throw new Refusal(400, read.refused);
  return read.name;
}

const keepSchema = z.object({ paths: z.array(z.string()).min(1) });

/** Writes down what reading has proposed. */
export async function keep({ folder, request, seen }: Acting): Promise<number> {
  const { paths } = await jsonOf(request, keepSchema);
  return folder.change({
    what: `记下${paths.map((one) => keptFileWords(one) ?? one).join('、')}`,
    seen,
    touches: paths,
    wanted: async () => {
      const { content } = await folder.look();
      return Promise.all(
        paths.map(async (one) => {
          const proposed = content.toKeep.find((file) => file.path === one);
          if (proposed === undefined) throw new Refusal(404, `现在没有要写进 ${one} 的。看过现在的再来。`);
          if ((await folder.textOf(one)) !== proposed.replaces)
            throw new Refusal(412, `${one} 在这期间被改过，没有写。再来一次。`);
          return { path: one, content: proposed.text };
        }),
      );
    },
  });
}

const MAPPING = /^mappings\/([^/]+\.ya?ml)$/i;

function mappingPath(written: string | null): string {
  const [, name] = MAPPING.exec(written ?? '') ?? [];
  const read = name === undefined ? null : tableFileName(name);
  if (read === null || 'refused' in read) throw new Refusal(404, '没有这份读法。');
  return `mappings/${read.name}`;
}

/** A mapping as it stands, else as it is proposed. */
export async function mapping({
  folder,
  query,
}: Pick<Acting, 'folder' | 'query'>): Promise<{ path: string; text: string }> {
  const file = mappingPath(query.get('path'));
  const text = await folder.textOf(file);
  if (text !== null) return { path: file, text };
  const proposed = (await folder.look()).content.toKeep.find((one) => one.path === file);
  if (proposed === undefined) throw new Refusal(404, '没有这份读法。');
  return { path: file, text: proposed.text };
}

const mappingSchema = z.object({ path: z.string(), text: z.string() });

/** Writes a mapping that can be used as it is; of any other says on which line it is wrong. */
export async function putMapping({ folder, request, seen }: Acting): Promise<number> {
  const { path: written, text } = await jsonOf(request, mappingSchema);
  const file = mappingPath(written);
  const { wrong } = await mappingIn(text, file);
  if (wrong !== null) throw new Refusal(422, `这份读法没有写下。${wrong}`);
  return folder.change({
    what: `改「${path.parse(file).name}」的读法`,
    seen,
    touches: [file],
    wanted: async () => [{ path: file, content: text }],
  });
}

/** Takes a mapping away: what it has read is asked about again. */
export async function removeMapping({ folder, query, seen }: Acting): Promise<number> {
  const file = mappingPath(query.get('path'));
  return folder.change({
    what: `不再用「${path.parse(file).name}」的读法`,
    seen,
    touches: [file],
    wanted: async () => {
      if (!(await folder.has(file))) throw new Refusal(404, '没有这份读法，可能已经拿走了。');
      return [{ path: file, content: null }];
    },
  });
}

/** The settings and the place of an empty folder. */
export async function setUp({ folder, request, seen }: Acting): Promise<number> {
  const setup = await jsonOf(request, setupSchema);
  return folder.change({
    what: '新建网站设置',
    seen,
    touches: ['portal.yaml'],
    wanted: async () => {
      if (await folder.has('portal.yaml')) throw new Refusal(409, '已经有网站设置了，没有动它。');
      const { content } = await folder.look();
      const wanted = [];
      // Where the office has the table already, its own stays.
      for (const file of setupFiles(
        setup,
        content.library.map(({ division }) => division),
      ))
        if (!(await folder.has(file.path))) wanted.push({ path: file.path, content: file.text });
      return wanted;
    },
  });
}

const correctionSchema = z.object({
  file: z.string().regex(/^tables\/[^/]+$/),
  sheet: z.string().nullable(),
  cell: z.string().refine(isCellName, '没有这一格'),
  from: z.string().max(2_000),
  to: z.string().max(2_000, '改成的内容太长了'),
  reason: z.string().trim().min(1, '写明为什么改').max(500, '原因太长了'),
});

/** Keeps a correction beside its file, which stays as it came. */
export async function correct({ folder, request, seen, today }: Acting): Promise<number> {
  const asked = await jsonOf(request, correctionSchema);
  const raw = await folder.sheet(asked.file, asked.sheet);
  const cell = asked.cell.toUpperCase();
  const [shown, from] = raw === null ? [null, ''] : [cellShown(raw, cell), cellHeld(raw, cell)];
  // What is held is what reading compares with: a spreadsheet may show less.
  const correction: Correction = { ...asked, cell, from, day: today };
  if (shown === null) throw new Refusal(404, `没有这一格：${asked.file} ${asked.sheet ?? ''} ${correction.cell}。`);
  if (shown !== asked.from && from !== asked.from)
    throw new Refusal(412, `${correction.cell} 现在写的是「${shown}」，不是「${asked.from}」。看过现在的再改。`);
  return rewrite(folder, seen, correction, `更正 ${placeWords(correction)}`, (rows) =>
    withCorrection(rows, correction),
  );
}

/** Takes a correction out: its cell counts as it came again. */
export async function takeBack({ folder, query, seen }: Acting): Promise<number> {
  const place = { file: query.get('file') ?? '', sheet: query.get('sheet') || null, cell: query.get('cell') ?? '' };
  return rewrite(folder, seen, place, `取消更正 ${placeWords(place)}`, (rows) => {
    if (!rows.some((row) => cellId(row) === cellId(place))) throw new Refusal(404, '这一格没有更正，可能已经取消了。');
    return withoutCorrection(rows, place);
  });
}

const placeWords = ({ file, sheet, cell }: CellPlace): string =>
  [file.replace(/^tables\//, ''), sheet, cell].filter((one) => one !== null).join(' ');

function rewrite(
  folder: DeskFolder,
  seen: number | null,
  place: CellPlace,
  what: string,
  rows: (now: readonly Correction[]) => Correction[],
): Promise<number> {
  return folder.change({
    what,
    seen,
    touches: [correctionStamp(place)],
    wanted: async () => {
      const left = rows(await folder.corrections());
      return [{ path: CORRECTIONS_FILE, content: left.length === 0 ? null : correctionsText(left) }];
    },
  });
}
