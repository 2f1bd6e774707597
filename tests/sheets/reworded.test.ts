/**
 * Words decide nothing on paper: with every label, title, caption and sentence swapped for nonsense, the same sheets are
 * printed, the same of them accuses or is marked, and the same prints are known for old.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Block, Sheet } from '../../src/sheets/sheet.ts';
import { putLabelsBack, swapEveryLabel, town } from '../support/reworded.ts';

const SCALE = ['A', 'B', 'C', 'D'];
const printed = (asOf: string): Publication => town(SCALE, 'D', asOf);

async function sheetsOf(publication: Publication): Promise<Sheet[]> {
  const { SHEET_KINDS } = await import('../../src/sheets/catalogue.ts');
  return SHEET_KINDS.flatMap(({ about, sheets }) => sheets(publication, about === 'estate' ? 'JZ001' : '000101'));
}

/** What each sheet says by name. */
async function contents(publication: Publication): Promise<[string, string][]> {
  const { contentText } = await import('../../src/sheets/content-hash.ts');
  const sheets = await sheetsOf(publication);
  return sheets.map((sheet) => [`${sheet.name} ${sheet.place}`, contentText(sheet)]);
}

/** What is done with a block, and nothing of what it says. */
function fateOf(block: Block): object {
  const own = { kind: block.kind, role: block.role, accuses: block.accuses };
  if (block.kind === 'text') return { ...own, tone: block.tone, isUnsure: block.isUnsure };
  if (block.kind === 'strip') return { ...own, standings: block.cells.map(({ standing }) => standing) };
  if (block.kind === 'table') return { ...own, rows: block.rows.map(({ weight, accuses }) => [weight, accuses]) };
  return own;
}

const fates = (sheets: readonly Sheet[]): object[] =>
  sheets.map(({ name, form, place, answers, parts }) => ({
    name,
    form,
    place,
    answers: answers.map(({ accuses }) => accuses),
    parts: parts.map(({ stamp, blocks }) => [stamp?.state, blocks.map(fateOf)]),
  }));

afterEach(putLabelsBack);

describe('with every label swapped for nonsense', () => {
  it('the same sheets are printed, and the same of them accuses', async () => {
    const plain = await sheetsOf(printed('2026-11-10'));
    swapEveryLabel();
    const swapped = await sheetsOf(printed('2026-11-10'));
    expect(JSON.stringify(swapped)).not.toBe(JSON.stringify(plain));
    expect(fates(swapped)).toEqual(fates(plain));
    expect(plain.map(({ name }) => name)).toEqual(expect.arrayContaining(['notice', 'lifts', 'grade', 'list']));
  });

  it.each(['as it is written', 'in nonsense'])('what hangs is still true two days later, %s', async (words) => {
    if (words === 'in nonsense') swapEveryLabel();
    const [then, later] = ['2026-11-10', '2026-11-12'];
    const sheets = await sheetsOf(printed(later));
    expect(sheets).not.toEqual(await sheetsOf(printed(then)));
    expect(await contents(printed(later))).toEqual(await contents(printed(then)));
  });

  it('what hangs is old once something has changed', async () => {
    swapEveryLabel();
    const before = await contents(printed('2026-11-10'));
    const after = new Map(await contents(town(SCALE, 'A')));
    const changed = before.filter(([name, content]) => after.get(name) !== content).map(([name]) => name);
    expect(changed).toContain('grade null');
    expect(changed).not.toContain('revenue null');
  });
});
