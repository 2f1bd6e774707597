import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type County, type Shard, shareOut } from '../../../src/publish/shards/plan.ts';

/** Counties with streets with so many estates each, whose codes are all different. */
function countiesOf(sizes: readonly (readonly number[])[]): County[] {
  return sizes.map((streets, county) => ({
    code: `00010${county}`,
    streets: streets.map((size, street) => ({
      name: `第${street}街道`,
      estates: Array.from({ length: size }, (_, at) => `${county}-${street}-${at}`),
    })),
  }));
}

const cities = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), { maxLength: 8 }).map(countiesOf);
const others = fc.integer({ min: 0, max: 5 }).map((count) => Array.from({ length: count }, (_, at) => `none-${at}`));
const parts = fc.integer({ min: 1, max: 20 });

const codesOf = (counties: readonly County[]): string[] =>
  counties.flatMap(({ streets }) => streets.flatMap(({ estates }) => estates));
const plainly = (shards: readonly Shard[]) =>
  shards.map(({ estates, counties }) => [[...estates].sort(), [...counties].sort()]);

describe('a publication that is made in parts', () => {
  it('has every estate in exactly one part', () => {
    fc.assert(
      fc.property(cities, others, parts, (counties, none, of) => {
        const shards = shareOut(counties, none, of);
        expect(shards).toHaveLength(of);
        const all = shards.flatMap(({ estates }) => [...estates]);
        expect(all.sort()).toEqual([...codesOf(counties), ...none].sort());
      }),
    );
  });

  it('is planned alike whatever the order of the rows', () => {
    fc.assert(
      fc.property(cities, others, parts, fc.infiniteStream(fc.nat()), (counties, none, of, order) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, by: order.next().value as number }))
            .sort((a, b) => a.by - b.by)
            .map(({ one }) => one);
        const other = shuffled(counties).map(({ code, streets }) => ({
          code,
          streets: shuffled(streets).map(({ name, estates }) => ({ name, estates: shuffled(estates) })),
        }));
        expect(plainly(shareOut(other, shuffled(none), of))).toEqual(plainly(shareOut(counties, none, of)));
      }),
    );
  });

  it('parts no street, and says of a county that it is whole where it is', () => {
    fc.assert(
      fc.property(cities, parts, (counties, of) => {
        const shards = shareOut(counties, [], of);
        for (const { code, streets } of counties) {
          for (const { estates } of streets)
            expect(shards.filter((shard) => estates.some((one) => shard.estates.has(one))).length).toBeLessThan(2);
          const estates = codesOf([{ code, streets }]);
          for (const shard of shards)
            expect(shard.counties.has(code)).toBe(estates.length > 0 && estates.every((one) => shard.estates.has(one)));
        }
      }),
    );
  });

  it('gives no part more than its share and a unit more', () => {
    fc.assert(
      fc.property(cities, parts, (counties, of) => {
        const share = codesOf(counties).length / of;
        for (const { estates, units } of shareOut(counties, [], of)) {
          const last = units.at(-1)?.estates.length ?? 0;
          expect(estates.size - last).toBeLessThanOrEqual(share);
        }
      }),
    );
  });

  it('leaves a county whole that is no more than a share, and takes a larger one by its streets', () => {
    const shards = shareOut(
      countiesOf([
        [3, 3],
        [2, 2, 2, 2, 2, 2],
      ]),
      ['none-0'],
      3,
    );
    expect(
      shards.map(({ units }) => units.map(({ county, street }) => street ?? county)).map((own) => own.sort()),
    ).toEqual([
      ['000100', null],
      ['第0街道', '第2街道', '第4街道'],
      ['第1街道', '第3街道', '第5街道'],
    ]);
  });

  it('has empty parts where there are more of them than units', () => {
    const shards = shareOut(countiesOf([[1]]), [], 4);
    expect(shards.map(({ estates }) => estates.size)).toEqual([1, 0, 0, 0]);
  });
});
