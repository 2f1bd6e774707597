/**
 * Workbooks of many makers, some of them damaged, on their way back: whatever intake can read is marked, reads alike, and
 * is given back whole when the marks go.
 */
import { expect, it } from 'vitest';
import { readTables } from '../../src/intake/read-tables.ts';
import { withMarks, withoutMarks } from '../../src/returns/mark.ts';
import { returnsOf } from '../../src/returns/returns.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { differing, fileRead } from '../support/returned.ts';
import { AS_OF, DEMO, GROUND, tableFile } from '../support/tables.ts';
import { makeTrial } from '../support/workbook-trials.ts';

/** Damages after which a part comes back in another encoding. */
const RECODED = /utf-16|gbk/;

async function wrongWith(index: number): Promise<{ wrong: string[]; isMarked: boolean }> {
  const { table, bytes, damage } = makeTrial('20261130', index);
  const name = `${tableOf(table).name}.xlsx`;
  const ground = Object.entries(GROUND).filter(([file]) => file !== name.replace('xlsx', 'csv'));
  const read = (book: Uint8Array) =>
    readTables(
      [...ground, [name, book] as const].map(([file, content]) => tableFile(`tables/${file}`, content)),
      DEMO,
    );
  const before = await read(bytes);
  const own = before.problems.filter(({ file }) => file === `tables/${name}`);
  const made = await returnsOf({
    by: null,
    problems: own,
    register: before.register,
    portal: null,
    asOf: AS_OF,
    inputs: [fileRead(`tables/${name}`, bytes)],
    read: async () => bytes,
  });
  const back = made.files.find((file) => file.name === name)?.bytes;
  const about = `trial ${index} (${damage})`;
  if (back === undefined) {
    const isRead = own.length > 0 && before.register.present.has(table);
    return { wrong: isRead ? [`${about}: read, and not marked`] : [], isMarked: false };
  }
  const wrong: string[] = [];
  const after = await read(back);
  if (JSON.stringify(after.problems) !== JSON.stringify(before.problems)) wrong.push(`${about}: other problems`);
  if (JSON.stringify(after.register.records) !== JSON.stringify(before.register.records))
    wrong.push(`${about}: other records`);
  const left = withoutMarks(back);
  const differs = await differing(left, bytes);
  if (differs.length > 0 && !RECODED.test(damage)) wrong.push(`${about}: ${differs.join()} differ`);
  const again = withMarks(left, own, ['要改的地方']);
  if (Buffer.compare(withMarks(again, own, ['要改的地方']), again) !== 0) wrong.push(`${about}: marks pile up`);
  return { wrong, isMarked: true };
}

async function expectWhole(from: number, to: number): Promise<void> {
  const wrong: string[] = [];
  let marked = 0;
  for (let index = from; index < to; index++) {
    const trial = await wrongWith(index);
    wrong.push(...trial.wrong);
    if (trial.isMarked) marked++;
  }
  expect(wrong).toEqual([]);
  expect(marked).toBeGreaterThan((to - from) / 4);
}
const WAY = 'go back marked, read as they came, and are whole again without the marks';

it(`eight workbooks ${WAY}`, () => expectWhole(0, 8));

it(`thirty more workbooks ${WAY}`, { tags: 'long' }, () => expectWhole(8, 38));
