import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SharedTexts } from '../../src/domain/shared-texts.ts';
import { packRows, ROWS_AT_ONCE, unpackRows } from '../../src/publish/rows-packed.ts';

const value = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, -0, Number.NaN, '', '甲', '2026-11-10'),
  fc.string(),
  fc.array(fc.integer(), { maxLength: 2 }),
  fc.record({ day: fc.string() }),
);
/** Few names, so that many rows have the same fields, some in another order. */
const row = fc
  .array(fc.tuple(fc.constantFrom('code', 'name', 'until', 'on'), value), { maxLength: 5 })
  .map((fields): Record<string, unknown> => Object.fromEntries(fields));

it('gives any rows back as they were, with their fields in their order', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const read = unpackRows(packRows(rows), new SharedTexts());
      expect(read).toStrictEqual(rows);
      expect(read.map((one) => Object.keys(one))).toEqual(rows.map((one) => Object.keys(one)));
      expect(
        read.every((one, at) => Object.keys(one).every((key) => Object.is(typeof one[key], typeof rows[at]?.[key]))),
      ).toBe(true);
    }),
  );
});

it('tells minus zero from zero', () => {
  const [zero, minus] = unpackRows(packRows([{ amount: 0 }, { amount: -0 }]), new SharedTexts());
  expect([Object.is(zero?.amount, 0), Object.is(minus?.amount, -0)]).toEqual([true, true]);
});

it('keeps a value that comes again once', () => {
  const packed = packRows(Array.from({ length: 100 }, (_, at) => ({ code: `E${at}`, day: '2026-11-10' })));
  expect(packed.shapes.map(({ columns }) => columns.map(({ values }) => values.length))).toEqual([[100, 1]]);
});

it('refuses more rows than a place can tell apart', () => {
  expect(() => packRows(Array.from({ length: ROWS_AT_ONCE + 1 }, () => ({})))).toThrow();
});
