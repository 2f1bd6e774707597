/**
 * A column that no file has was left blank by nobody: what a finding says of it is that it isn't there.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { Register } from '../../src/domain/register.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList, type Table } from '../../src/tables/column.ts';
import { findingsOn, judgedSample, without } from '../support/less-data.ts';

const COLUMNS = TABLES.flatMap((table: Table) =>
  columnList(table).flatMap(([field, { header, required }]) =>
    required ? [] : [[`${table.name} ${header}`, table, field, header] as const],
  ),
);

const told = ({ rule, subject, period, detail }: Finding): string => `${rule} ${subject} ${period} ${detail}`;

/** The names behind 没有填 and 没有写: 业委会类型, 业委会人数. */
const namesLeftBlank = (detail: string): string[] =>
  [...detail.matchAll(/没有(?:填|写)([^；。，：（]*)/g)].flatMap(([, names]) => (names ?? '').split(/[、和的「」]/));

describe('taken away from the sample city', () => {
  let sample: Register;
  let before: ReadonlySet<string>;
  beforeAll(async () => {
    sample = await judgedSample();
    before = new Set(findingsOn(sample).map(told));
  });

  it.each(COLUMNS)('%s is nowhere said to have been left blank', (_, table, field, header) => {
    const others = columnList(table).flatMap(([, one]) => (one.header === header ? [] : [one.header]));
    const isIt = (name: string): boolean => name.endsWith(header) && !others.includes(name);
    const wrong = findingsOn(without(sample, table.id, field)).filter(
      (found) => !before.has(told(found)) && namesLeftBlank(found.detail).some(isIt),
    );
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('a column that is there', () => {
  it('is still said to have been left blank', async () => {
    const sample = await judgedSample();
    const revenue = sample.records.revenue.map((line) => ({ ...line, separate: null }));
    const found = findingsOn({ ...sample, records: { ...sample.records, revenue } });
    const names = found.filter(({ rule }) => rule === 'WA-06').flatMap(({ detail }) => namesLeftBlank(detail));
    expect(names).toContain('单列');
  });
});
