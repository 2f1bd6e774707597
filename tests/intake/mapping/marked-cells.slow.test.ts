/**
 * Workbooks as an office keeps them, one cell spoilt at a time: what is wrong is shown at that cell, or goes when the cell
 * where it is shown is changed, or has no cell at all. And one spoilt cell never asks for two things.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellName } from '../../../src/domain/cell-name.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { shownIn } from '../../../src/intake/corrections.ts';
import { LIMITS } from '../../../src/intake/read/sheet.ts';
import { readXlsx } from '../../../src/intake/read/xlsx.ts';
import { type Content, readContent } from '../../../src/intake/read-content.ts';
import { REPOSITORY } from '../../../src/site.ts';
import { caseFolder } from '../../support/cases.ts';
import { portalText } from '../../support/portal-text.ts';
import { AS_OF, type Bytes, tableFile } from '../../support/tables.ts';

const FOLDER = path.join(caseFolder('office'), 'tables');
const NATION = readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', '000000.yaml'), 'utf8');
/** What somebody may have written in any cell. */
const SPOILT = ['', '错', '未签', '1.2–1.8', '9999999', '2031-01-01', '无'];

const read = (files: ReadonlyMap<string, Bytes>): Promise<Content> =>
  readContent({
    files: [...files].map(([name, bytes]) => tableFile(name, bytes)),
    asOf: AS_OF,
    shippedProfile: async () => NATION,
  });

interface Spoilt {
  file: string;
  sheet: string;
  cell: string;
  from: string;
  to: string;
}

/** What tells a problem from others, wherever else it stands. */
const keyOf = ({ code, file, sheet, letters, column, said }: Problem): string =>
  JSON.stringify([code, file, sheet, letters, column, said]);
const shownAt = ({ letters, shownIn: beside, rows }: Problem): string[] => {
  const column = letters ?? beside;
  return column === null ? [] : rows.map((row) => `${column}${row}`);
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Corrections are as good as another file: what they change is read like anything else. */
function withCells(files: ReadonlyMap<string, Bytes>, changes: readonly Spoilt[]): Map<string, Bytes> {
  const rows = changes.map(({ file, sheet, cell, from, to }) =>
    [file, sheet, cell, from, to, '试', '2026-11-01'].map(quoted).join(','),
  );
  const text = `文件,工作表,单元格,原来的内容,改为,原因,日期\n${rows.join('\n')}\n`;
  return new Map(files).set('corrections.csv', text);
}

/** One workbook of the office, read by what was kept for it. */
async function kept(name: string): Promise<{ files: Map<string, Bytes>; before: ReadonlySet<string> }> {
  const files = new Map<string, Bytes>([
    ['portal.yaml', portalText('青禾县', '140499', '{"140499": "000000"}')],
    ['tables/行政区划.csv', '行政区划代码,名称,层级\n140499,青禾县,县\n'],
    [`tables/${name}`, readFileSync(path.join(FOLDER, name))],
  ]);
  let content = await read(files);
  for (let times = 0; times < 3 && content.toKeep.length > 0; times++) {
    for (const one of content.toKeep) files.set(one.path, one.text);
    content = await read(files);
  }
  return { files, before: new Set(content.problems.map(keyOf)) };
}

/** Every cell of two rows under the header, with what may be written there. */
async function cellsOf(name: string, rows: readonly number[]): Promise<Spoilt[]> {
  const { sheets } = await readXlsx(readFileSync(path.join(FOLDER, name)), LIMITS);
  return sheets.slice(0, 1).flatMap(({ name: sheet, rows: all }) =>
    rows.flatMap((r) =>
      (all[r] ?? []).flatMap((cell, c) => {
        const from = shownIn(cell);
        const at = { file: `tables/${name}`, sheet: sheet ?? '', cell: cellName(r, c), from };
        return SPOILT.filter((to) => to !== from).map((to) => ({ ...at, to }));
      }),
    ),
  );
}

describe('a workbook of an office with one cell spoilt', () => {
  const books = readdirSync(FOLDER);
  const start = (nth: string): string => books.find((name) => name.startsWith(nth)) as string;
  const found = new Map<string, { spoilt: Spoilt; fresh: readonly Problem[]; files: ReadonlyMap<string, Bytes> }[]>();
  beforeAll(async () => {
    for (const [nth, rows] of [
      ['1', [4]],
      ['4', [4]],
      ['5', [3]],
      ['8', [4]],
    ] as const) {
      const name = start(nth);
      const { files, before } = await kept(name);
      for (const spoilt of await cellsOf(name, rows)) {
        const { problems } = await read(withCells(files, [spoilt]));
        const fresh = problems.filter((one) => !before.has(keyOf(one)) && !one.code.startsWith('correction-'));
        found.set(nth, [...(found.get(nth) ?? []), { spoilt, fresh, files }]);
      }
    }
  }, 120_000);

  it('is told at that cell, or at one by whose change it goes', async () => {
    const astray: string[] = [];
    for (const { spoilt, fresh, files } of [...found.values()].flat())
      for (const one of fresh) {
        const at = shownAt(one);
        if (one.file === spoilt.file && at.length === 0 && one.row !== null) astray.push(`nowhere ${one.message}`);
        if (at.length === 0 || one.file !== spoilt.file || at.includes(spoilt.cell)) continue;
        // Another cell bears it: then it goes when that one changes.
        const [row] = at;
        const from = await textAt(one.file, one.sheet, row as string);
        const changed = withCells(files, [
          spoilt,
          { file: one.file, sheet: one.sheet ?? '', cell: row as string, from, to: '' },
        ]);
        const left = (await read(changed)).problems.filter((other) => keyOf(other) === keyOf(one));
        if (left.some((other) => shownAt(other).includes(row as string)))
          astray.push(`${spoilt.cell} ${spoilt.to} → ${row} ${one.message}`);
      }
    expect(astray).toEqual([]);
    expect([...found.values()].flat().filter(({ fresh }) => fresh.length > 0).length).toBeGreaterThan(50);
  });

  it('asks for one thing at that cell', () => {
    const twice = [...found.values()].flat().flatMap(({ spoilt, fresh }) => {
      const here = fresh.filter((one) => one.letters !== null && shownAt(one).includes(spoilt.cell));
      return here.length > 1 ? [`${spoilt.cell} ${spoilt.to}: ${here.map(({ message }) => message).join(' + ')}`] : [];
    });
    expect(twice).toEqual([]);
  });
});

async function textAt(file: string, sheet: string | null, cell: string): Promise<string> {
  const { sheets } = await readXlsx(readFileSync(path.join(FOLDER, path.basename(file))), LIMITS);
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell) as unknown as [string, string, string];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return shownIn(sheets.find(({ name }) => name === sheet)?.rows[Number(row) - 1]?.[column] ?? null);
}
