/**
 * The starter's rows at another place (换地方): the sample county's rows under the code that an office has given, so that
 * settings and tables of a new folder agree.
 */
import { PLACEHOLDERS } from '../domain/placeholders.ts';
import type { Division } from '../domain/records.ts';
import type { Records } from '../domain/register.ts';
import type { RecordValue } from '../downloads/cells.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';

/** The sample city and the county of it whose rows the starter shows. */
const SAMPLE = { city: PLACEHOLDERS.division, county: '000101' } as const;

/** What the place itself is called until the office says it. */
const NAMES = { province: '某某省', city: '某某市', county: '某某县' } as const;

/**
 * The records with the division's code in place of the sample's: of its county or its city, after which its digits
 * are, or of a province that is put above them.
 */
export function relocated(records: Records, division: string): Records {
  if (division === PLACEHOLDERS.division) return records;
  const level = division.endsWith('0000') ? 'province' : division.endsWith('00') ? 'city' : 'county';
  const city = level === 'province' ? `${division.slice(0, 2)}0100` : `${division.slice(0, 4)}00`;
  const county = level === 'county' ? division : `${city.slice(0, 4)}01`;
  const moved = (value: string): string =>
    value === SAMPLE.city ? city : value.startsWith(SAMPLE.county) ? county + value.slice(SAMPLE.county.length) : value;
  const at = Object.fromEntries(
    TABLES.map((table) => {
      const fields = columnList(table).flatMap(([field, { type }]) =>
        (type.is === 'own-code' && type.of === 'division') || (type.is === 'reference' && type.to.includes('division'))
          ? [field]
          : [],
      );
      const rows = records[table.id] as unknown as readonly Record<string, RecordValue>[];
      return [
        table.id,
        rows.map((row) => {
          const codes = fields.flatMap((field) => {
            const value = row[field];
            return typeof value === 'string' ? [[field, moved(value)]] : [];
          });
          return { ...row, ...Object.fromEntries(codes) };
        }),
      ];
    }),
  ) as unknown as Records;
  const placed = at.division.map((one): Division => {
    const parent = one.code === city && level === 'province' ? division : one.parent && moved(one.parent);
    return { ...one, parent, name: one.code === division ? NAMES[level] : one.name, formerCodes: null };
  });
  const [first] = placed;
  const province: Division[] =
    level === 'province' && first !== undefined
      ? [
          {
            ...first,
            code: division,
            name: NAMES.province,
            parent: null,
            level: '省',
            authority: null,
            formerCodes: null,
          },
        ]
      : [];
  return { ...at, division: [...province, ...placed] };
}
