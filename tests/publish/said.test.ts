/**
 * What a release says of somebody and may say no more: under another code it is still the same, and nothing that was withdrawn
 * hides behind that.
 */
import { expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { OutputFile } from '../../src/domain/manifest.ts';
import type { Predecessor } from '../../src/publish/predecessor.ts';
import { recorded, saidIn, saidNowBy, saysWithdrawn } from '../../src/publish/said.ts';
import { made, publishedOf } from '../support/compared.ts';
import { BIG_TOWN, folderOfTown, NEW_FIRM, recodedTown, type Town, townWithRows } from '../support/guarded-town.ts';
import { AS_OF, FIRM, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

/** A town in which an estate is named too, beside two firms for the same. */
const NAMING: Town = {
  ...BIG_TOWN,
  list_entry: [
    ...(BIG_TOWN.list_entry ?? []).map((row) => ({ ...row, 依据: '收费不公示' })),
    { ...(BIG_TOWN.list_entry?.[0] as Row), 主体类型: '项目', 主体编码: 'JZ003' },
  ],
};
const withoutListing = (town: Town, firm: string): Town =>
  townWithRows(town, 'list_entry', (row) => (row.主体编码 === firm ? null : row));

/** A town as it is published, with the pages of all who have a code. */
async function release(town: Town): Promise<Predecessor> {
  const published = await made(folderOfTown(town));
  const { division, estate, firm } = published.site.register.records;
  const page =
    (room: string) =>
    (one: { code: string }): OutputFile => ({
      ...{ path: `${room}/${one.code}/index.html`, bytes: 0, sha256: '' },
    });
  const pages = [...division.map(page('divisions')), ...estate.map(page('estates')), ...firm.map(page('firms'))];
  return publishedOf(published, {}, { outputs: pages, says: recorded(saidIn(published.site)) });
}

/** Whether what was published of a town says what is withdrawn in another, as publication and `rollback` see it. */
async function isWithdrawn(before: Town, after: Town, today: IsoDate = AS_OF): Promise<boolean> {
  const earlier = await release(before);
  const now = await made(folderOfTown(after));
  const built = await saysWithdrawn(earlier, saidIn(now.site), today);
  const rolled = await saysWithdrawn(earlier, await saidNowBy(await release(after)), today);
  expect(rolled).toBe(built);
  return built;
}

const RECODED = [
  [FIRM, NEW_FIRM],
  ['JZ003', 'JZ903'],
  ['000101', '000103'],
] as const;
const recoded = (town: Town): Town => RECODED.reduce((changed, [from, to]) => recodedTown(changed, from, to), town);

it('nothing is withdrawn where only the codes of a firm, an estate and a county have changed', async () => {
  expect(await isWithdrawn(NAMING, NAMING)).toBe(false);
  expect(await isWithdrawn(NAMING, recoded(NAMING))).toBe(false);
});

it.each(RECODED)('what is said of %s is withdrawn where no former code leads to it from %s', async (from, to) => {
  expect(await isWithdrawn(NAMING, recodedTown(NAMING, from, to, false))).toBe(true);
});

it('what was taken off and what is over is withdrawn under another code too', async () => {
  expect(await isWithdrawn(NAMING, recoded(withoutListing(NAMING, FIRM)))).toBe(true);
  expect(await isWithdrawn(NAMING, recoded(withoutListing(NAMING, 'JZ003')))).toBe(true);
  const repaired = townWithRows(NAMING, 'list_entry', (row) =>
    row.主体编码 === FIRM && row.期次 === '2026-08' ? { ...row, 移出日期: '2026-11-01', 移出原因: '修复' } : row,
  );
  expect(await isWithdrawn(NAMING, recoded(repaired))).toBe(true);
  expect(await isWithdrawn(NAMING, recoded(NAMING), '2027-10-01' as IsoDate)).toBe(true);
});

it('praise that was taken off is withdrawn as an accusation is, and praise that stands is not', async () => {
  const praised: Town = { ...NAMING, bulletin: [{ ...TOWN.bulletin[0], 类型: '表扬' }] };
  const takenOff = townWithRows(praised, 'bulletin', (row) => ({ ...row, 移出日期: '2026-11-01', 移出原因: '更正' }));
  expect(await isWithdrawn(praised, praised)).toBe(false);
  expect(await isWithdrawn(praised, takenOff)).toBe(true);
  expect(await isWithdrawn(praised, { ...praised, bulletin: [] })).toBe(true);
});

it('of two who became one and were named in the same words, what was said of either is withdrawn with one of them', async () => {
  const merged = (into: string, ...formers: string[]): Town => {
    const [first] = NAMING.firm ?? [];
    const firm = [{ ...first, 统一社会信用代码: into, 旧代码: formers.join('、') }];
    const contract = (NAMING.contract ?? []).map((row) => ({ ...row, 统一社会信用代码: into }));
    const rows = withoutListing(NAMING, OTHER_FIRM).list_entry ?? [];
    const list_entry = rows.map((row) => (row.主体编码 === FIRM ? { ...row, 主体编码: into } : row));
    return { ...NAMING, firm, contract, list_entry };
  };
  expect(await isWithdrawn(NAMING, merged(FIRM, OTHER_FIRM))).toBe(true);
  expect(await isWithdrawn(NAMING, merged(NEW_FIRM, FIRM, OTHER_FIRM))).toBe(true);
  // One alone was named, and is it no more; the other is, in the same words.
  const swapped = townWithRows(withoutListing(NAMING, FIRM), 'list_entry', (row) =>
    row.主体编码 === OTHER_FIRM ? { ...row, 主体编码: FIRM } : row,
  );
  const into = townWithRows(swapped, 'firm', (row) =>
    row.统一社会信用代码 === FIRM ? { ...row, 旧代码: OTHER_FIRM } : null,
  );
  expect(await isWithdrawn(withoutListing(NAMING, FIRM), into)).toBe(true);
});
