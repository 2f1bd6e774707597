/**
 * Tables, columns, files and cells taken away from the sample city and from many cities with holes in their tables: nobody
 * is accused of what was not supplied. tests/rules/less-data.slow.test.ts takes tables and columns of the sample alone.
 */
import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import { random } from '../../src/sample/random.ts';
import {
  byCounty,
  COLUMNS_BLANKED,
  COLUMNS_TAKEN,
  everySecond,
  judgedSample,
  PUBLISHED_HERE,
  TABLES_TAKEN,
  verdictsOn,
  withBlanks,
  withHoles,
  without,
  withoutSheet,
  worse,
} from '../support/less-data.ts';

/** City 0 is the sample itself. */
const CITIES = Array.from({ length: 11 }, (_, seed) => seed);

const cityOf = async (seed: number): Promise<Register> => {
  const sample = await judgedSample();
  return seed === 0 ? sample : withHoles(sample, seed);
};

/** Each county with a profile of its own, so that its authority is known to grade. */
const GOVERNED = ['000100', '000101', '000102', '000103', '000104'];

/**
 * With each grade by whoever gave it. A row that leaves open whose grade it is keeps open what is said by others as well:
 * without its file that is said, and not because less was supplied.
 */
function signed(city: Register, sample: Register): Register {
  const given = new Map(sample.records.firm_grade.map(({ source, assessor }) => [source, assessor]));
  const firm_grade = city.records.firm_grade.map((row) => ({ ...row, assessor: given.get(row.source) ?? null }));
  return { ...city, records: { ...city.records, firm_grade } };
}

/** What is said worse without each file of the tables that are held in several. */
function worseWithoutFiles(city: Register): string[] {
  const than = verdictsOn(city, GOVERNED);
  return city.sheets.flatMap(({ table, file }, at) => {
    const isOneOfSeveral = city.sheets.filter((sheet) => sheet.table === table).length > 1;
    // Events end and settle things.
    if (!isOneOfSeveral || table === 'event') return [];
    return worse(than, withoutSheet(city, at), GOVERNED)
      .filter((told) => !Object.keys(PUBLISHED_HERE).some((rule) => told.startsWith(`${rule} `)))
      .map((told) => `${file} #${at}: ${told}`);
  });
}

describe.each(CITIES)('taken away from city %i', (seed) => {
  it('a table or a column accuses nobody', async () => {
    const city = await cityOf(seed);
    const than = verdictsOn(city);
    for (const [what, id, field] of [...TABLES_TAKEN, ...COLUMNS_TAKEN])
      expect.soft(worse(than, without(city, id, field)), what).toEqual([]);
  });

  it('cells of a column, at random or in every second row, accuse nobody', async () => {
    const city = await cityOf(seed);
    const than = verdictsOn(city);
    for (const [what, id, field] of COLUMNS_BLANKED) {
      const { chance } = random(String(seed), what);
      for (const isBlank of [everySecond(0), everySecond(1), () => chance(0.15)])
        expect.soft(worse(than, withBlanks(city, id, field, isBlank)), what).toEqual([]);
    }
  });

  it('a file of several, as they are or one for each county, accuses nobody', async () => {
    const city = signed(await cityOf(seed), await judgedSample());
    expect(worseWithoutFiles(city)).toEqual([]);
    expect(worseWithoutFiles(byCounty(city))).toEqual([]);
  });
});
