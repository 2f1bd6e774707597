/**
 * Workbooks taken apart and put together without the code that marks them: by the reader of intake, by ZIP archives made
 * by hand, and by another library.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import XLSX from '@e965/xlsx';
import { LIMITS } from '../../src/intake/read/sheet.ts';
import { openPackage } from '../../src/intake/read/xlsx/package.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import type { FileRead } from '../../src/returns/gave-way.ts';
import { REPOSITORY } from '../../src/site.ts';
import { readGuide, starterWorkbook } from '../../src/starter/starter-workbook.ts';
import { csvOf, DEMO, TABLE_IDS, tableFile } from './tables.ts';
import { zip } from './zip.ts';

/** A file of a content folder, as a command has read it. */
export function fileRead(file: string, content: string | Uint8Array): FileRead {
  return { path: file, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The starter folder's workbook, with the rows of the town: a sheet for each table. */
export function starter(): Promise<Uint8Array> {
  made ??= makeStarter();
  return made;
}

let made: Promise<Uint8Array> | undefined;

async function makeStarter(): Promise<Uint8Array> {
  const guide = readGuide(readFileSync(path.join(REPOSITORY, 'content', 'README.md'), 'utf8'));
  const files = TABLE_IDS.map((id) => tableFile(`tables/${id}.csv`, csvOf(id)));
  const { register } = await readTables(files, DEMO);
  return starterWorkbook(register.records, guide);
}

/** The parts of an archive by their names, in lower case. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const parts = await openPackage(bytes, LIMITS);
  const found = new Map<string, Buffer>();
  for (const name of parts.names) {
    const pieces: Buffer[] = [];
    await parts.stream(name, (piece) => pieces.push(Buffer.from(piece)));
    found.set(name, Buffer.concat(pieces));
  }
  return found;
}

/** Names of parts that one archive has and another hasn't, or has otherwise. */
export async function differing(one: Uint8Array, other: Uint8Array): Promise<string[]> {
  const [a, b] = [await partsOf(one), await partsOf(other)];
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.filter((name) => !a.get(name)?.equals(b.get(name) ?? Buffer.from('\0missing')));
}

/** The same archive with a part rewritten, as another program would write it. */
export function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Promise<Uint8Array> {
  return withParts(bytes, new Map([[part, change]]));
}

export async function withParts(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, (xml: string) => string>,
): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  for (const [part, change] of changes) {
    const before = String(parts.get(part));
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${part}`);
    parts.set(part, Buffer.from(after));
  }
  // Other programs know parts by the case of their names.
  const { keys } = XLSX.read(bytes, { type: 'array', bookFiles: true }) as unknown as { keys: readonly string[] };
  const names = new Map(keys.map((name) => [name.replace(/^\//, '').toLowerCase(), name.replace(/^\//, '')]));
  return zip([...parts].map(([name, content]) => ({ name: names.get(name) ?? name, content })));
}

/** A text in a cell that is there, with the format that shows all of it. */
export function withCell(xml: string, ref: string, text: string): string {
  const cell = `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const there = new RegExp(`<c r="${ref}"(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</c>)`);
  if (there.test(xml)) return xml.replace(there, cell);
  const row = ref.replace(/\D/g, '');
  return xml.replace(
    new RegExp(`(<row r="${row}"[^>]*>)([\\s\\S]*?)(</row>)`),
    (_m, open: string, cells: string, close: string) => {
      const column = (at: string): number =>
        [...at.replace(/\d/g, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
      const after = [...cells.matchAll(/<c r="([A-Z]+)\d+"/g)].find(
        ([, letters]) => column(letters as string) > column(ref),
      );
      const at = after?.index ?? cells.length;
      return `${open}${cells.slice(0, at)}${cell}${cells.slice(at)}${close}`;
    },
  );
}

export interface SeenCell {
  text: string;
  /** Everything that its comments say. */
  comment: string;
}

/** What another library sees: of each sheet its cells by their places. */
export function seenIn(bytes: Uint8Array): Map<string, Map<string, SeenCell>> {
  const book = XLSX.read(bytes, { type: 'array', cellNF: true });
  return new Map(
    book.SheetNames.map((name) => {
      const cells = Object.entries(book.Sheets[name] ?? {}).filter(([ref]) => !ref.startsWith('!'));
      return [
        name,
        new Map(
          cells.map(([ref, cell]) => {
            const { v, z, c } = cell as { v?: unknown; z?: unknown; c?: readonly { t?: string }[] };
            return [
              ref,
              { text: v === undefined ? '' : `${v} ${z ?? ''}`, comment: (c ?? []).map(({ t }) => t ?? '').join('\n') },
            ];
          }),
        ),
      ] as const;
    }),
  );
}

/** The cells of a sheet that bear a comment with these words. */
export function commented(bytes: Uint8Array, sheet: string, words: string): string[] {
  const cells = seenIn(bytes).get(sheet) ?? new Map<string, SeenCell>();
  return [...cells].filter(([, { comment }]) => comment.includes(words)).map(([ref]) => ref);
}
