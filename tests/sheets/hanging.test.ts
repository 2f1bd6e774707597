/**
 * What /print/ says of a sheet: since when it says what it says, and whether it is to be put up anew.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { contentHash } from '../../src/sheets/content-hash.ts';
import { hangsSince, identity } from '../../src/sheets/hanging.ts';
import { type PlannedSheet, planSheets } from '../../src/sheets/plan.ts';
import { city, estate } from '../views/city.ts';

const since = '2026-08-10' as IsoDate;
const town = city({ records: { estate: [estate('JZ001', '丁香苑')] } });
const [planned] = [...planSheets(town, { names: ['notice'], estates: null, division: null })].flatMap(
  ({ sheets }) => sheets,
) as [PlannedSheet];
const key = identity({ ...planned, sheet: planned.sheet.name, place: planned.sheet.place });
const told = (hung: Publication['hung']) => hangsSince({ ...town, ...(hung && { hung }) }, planned);

describe('a sheet', () => {
  it('that says what it said hangs on since then', () => {
    expect(told(new Map([[key, { content: contentHash(planned.sheet), since }]]))).toEqual({ since, isNew: false });
  });

  it('that is taken over whatever it says hangs on since then', () => {
    expect(told(new Map([[key, { content: null, since }]]))).toEqual({ since, isNew: false });
  });

  it('that says something else, or didn’t hang, is new today', () => {
    const today = { since: town.release.asOf, isNew: true };
    expect(told(new Map([[key, { content: 'other', since }]]))).toEqual(today);
    expect(told(new Map())).toEqual(today);
  });

  it('is not called new where nobody knows what hung', () => {
    expect(told(undefined)).toEqual({ since: town.release.asOf, isNew: false });
  });
});
