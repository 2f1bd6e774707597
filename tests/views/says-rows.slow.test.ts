/**
 * No sentence says more than its rows: for random rows each figure, day, name and number in it follows from the rows of its
 * panel, by an oracle of its own; what is deleted is told no more, and what is unknown is neither a failing nor a merit.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PANELS, type PanelId } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { boardView } from '../../src/views/board/board.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { allowedBy, DRAWN, type Drawn, drawnRows, LATE, PANEL_ROWS, saidIn, townOf } from '../support/said-rows.ts';

const RUNS = { numRuns: 150, seed: 20261110 };
const NO_ROWS = Object.fromEntries(DRAWN.map((table) => [table, []])) as unknown as Drawn;
const NEAR = 1e-6;
/** A figure in 万 has one decimal. */
const ROUGH = 500 + NEAR;

function textsOf(publication: Publication): Record<PanelId, string> {
  const { panels } = boardView(publication, 'JZ001');
  return Object.fromEntries(
    PANELS.map((id) => [id, panels[id].says.map(({ words }) => textOf(words)).join('\n')]),
  ) as Record<PanelId, string>;
}

/** What a panel says that its rows don't. */
function beyond(id: PanelId, text: string, drawn: Drawn, households: number | null): string[] {
  const said = saidIn(text);
  const allowed = allowedBy(id, drawn, households);
  const isNear = (value: number, of: readonly number[], by: number): boolean =>
    of.some((one) => Math.abs(one - value) <= by);
  return [
    ...said.days.filter((day) => !allowed.days.some((one) => one.endsWith(day))),
    ...said.figures.filter((value) => !isNear(value, allowed.figures, NEAR)).map(String),
    ...said.roughly.filter((value) => !isNear(value, allowed.amounts, ROUGH)).map(String),
    ...said.names.filter((name) => !allowed.names.includes(name)),
    ...said.phones.filter((phone) => !allowed.phones.includes(phone)),
  ].map((one) => `${id}: ${one} in ${text}`);
}

const households = fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: null });
/** Rows of another estate, with names of their own. */
const others = drawnRows.map(
  (drawn) => JSON.parse(JSON.stringify(drawn).replaceAll('"Q', '"Z').replaceAll('"0355-2', '"0355-9')) as Drawn,
);

test('each figure, day, name and number of a sentence follows from the rows of its panel', () => {
  let figures = 0;
  fc.assert(
    fc.property(drawnRows, others, households, (drawn, beside, homes) => {
      const texts = textsOf(townOf(drawn, beside, homes));
      for (const id of PANELS) {
        figures += saidIn(texts[id]).figures.length;
        expect(beyond(id, texts[id], drawn, homes)).toEqual([]);
        expect(texts[id]).not.toMatch(/Z[a-z]{2}|0355-9/);
      }
    }),
    RUNS,
  );
  expect(figures).toBeGreaterThan(1_000);
});

test('what is said to be late is late by its rows, and what is late by them is said so', () => {
  fc.assert(
    fc.property(drawnRows, (drawn) => {
      const { panels } = boardView(townOf(drawn, NO_ROWS, 100), 'JZ001');
      for (const [id, isLate] of Object.entries(LATE))
        expect({ id, late: panels[id as PanelId].says.some(({ words }) => words.some((one) => one.isLate)) }).toEqual({
          id,
          late: isLate(drawn),
        });
    }),
    RUNS,
  );
});

test('of a row that is deleted nothing is left', () => {
  fc.assert(
    fc.property(drawnRows, fc.constantFrom(...DRAWN), fc.nat(), (drawn, table, which) => {
      const rows = drawn[table];
      fc.pre(rows.length > 0);
      const gone = rows[which % rows.length];
      const left: Drawn = { ...drawn, [table]: rows.filter((row) => row !== gone) };
      const own = Object.values(gone ?? {}).filter((value) => typeof value === 'string' && /^Q|^0355/.test(value));
      const text = Object.values(textsOf(townOf(left, NO_ROWS, 100))).join('\n');
      expect(own.filter((word) => text.includes(String(word)))).toEqual([]);
    }),
    RUNS,
  );
});

test('a panel without rows says no figure, day, name or number', () => {
  const texts = textsOf(townOf(NO_ROWS, NO_ROWS, null));
  for (const id of Object.keys(PANEL_ROWS) as PanelId[]) {
    // The band of the guide price is a row of another table.
    if (id === 'service') continue;
    expect({ id, ...saidIn(texts[id]) }).toEqual({ id, days: [], figures: [], roughly: [], names: [], phones: [] });
  }
});

/** Fields whose blank means that nobody knows; a blank last day means that there is none, and is no matter here. */
const UNKNOWN: Partial<Record<(typeof DRAWN)[number], readonly string[]>> = {
  contract: ['filingNumber'],
  manager: ['since', 'filedOn'],
  fee_item: ['basis', 'agency', 'surchargeFen'],
  complaint_stat: ['closed', 'closedOnTime', 'reopened', 'cityRank'],
  revenue: ['use', 'postedFrom', 'postedUntil'],
  fund: ['procedure'],
  facility: ['outageFrom', 'outageUntil'],
};
const MERITS = /账是平的|范围.+之内|都在 .+ 以内|都不加手续费/g;

/** What is late or out of line, and what is in order. */
function judgements(publication: Publication): { bad: string[]; good: string[] } {
  const all = PANELS.flatMap((id) => boardView(publication, 'JZ001').panels[id].says);
  return {
    bad: all.flatMap(({ words }) => words.filter(({ isLate }) => isLate).map(({ text }) => text)),
    good: all.flatMap(({ words }) => textOf(words).match(MERITS) ?? []),
  };
}

test('what becomes unknown makes nothing late and nothing good', () => {
  let blanked = 0;
  const tables = Object.keys(UNKNOWN) as (keyof typeof UNKNOWN)[];
  fc.assert(
    fc.property(drawnRows, fc.constantFrom(...tables), fc.nat(), (drawn, table, which) => {
      const rows = drawn[table];
      const fields = UNKNOWN[table] ?? [];
      const field = fields[which % fields.length] ?? '';
      fc.pre(rows.some((row) => row[field] !== null));
      blanked += 1;
      const unknown: Drawn = { ...drawn, [table]: rows.map((row) => ({ ...row, [field]: null })) };
      const before = judgements(townOf(drawn, NO_ROWS, 100));
      const after = judgements(townOf(unknown, NO_ROWS, 100));
      expect(after.bad.filter((one) => !before.bad.includes(one))).toEqual([]);
      expect(after.good.filter((one) => !before.good.includes(one))).toEqual([]);
    }),
    RUNS,
  );
  expect(blanked).toBe(RUNS.numRuns);
});

test('accounts of which a kind has no row neither balance nor fail to', () => {
  fc.assert(
    fc.property(drawnRows, fc.constantFrom('上期结余', '收入', '成本', '支出', '期末结余'), (drawn, kind) => {
      const left: Drawn = { ...drawn, revenue: drawn.revenue.filter(({ category }) => category !== kind) };
      const text = textsOf(townOf(left, NO_ROWS, 100)).revenue;
      expect(text).not.toMatch(/账是平的|比算出来的/);
    }),
    RUNS,
  );
});
