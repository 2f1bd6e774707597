/**
 * What judges need (所需的表和列): asked once for all of them by the runner.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GradeBook } from '../../src/domain/credit-grade.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { TableId } from '../../src/domain/records.ts';
import { JUDGES } from '../../src/rules/catalogue.ts';
import { factsOf } from '../../src/rules/facts.ts';
import { missingFor } from '../../src/rules/needs.ts';
import { withFigures } from '../../src/rules/readings/figures.ts';
import { REPOSITORY } from '../../src/site.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { judgeTown, shippedProfiles } from '../support/rules.ts';
import { csvOf, GROUND, headersOf, type Row, readTown, TABLE_IDS } from '../support/tables.ts';

/** Every rule with a judge that needs something, with each table that it needs. */
const NEEDED = [...shippedProfiles()].flatMap(([code, { rules }]) =>
  rules.flatMap((rule) => {
    const needs = JUDGES.find(({ name }) => name === rule.judge)?.needs ?? 'always-there';
    const tables = (typeof needs === 'string' ? [] : Object.keys(needs.tables)) as TableId[];
    return tables.map((table) => [rule.id, tableOf(table).name, table, code] as const);
  }),
);

describe('a rule whose judge needs a table that the office has not supplied', () => {
  it.each(NEEDED)('%s without %s is unknown for all whom it binds, and says so', async (rule, name, table, code) => {
    const found = await judgeTown({}, rule, '2026-11-10', code, { enable: [rule], without: [table] });
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ verdict }) => verdict !== '不适用' && verdict !== '未知')).toEqual([]);
    const unknown = found.filter(({ verdict }) => verdict === '未知');
    expect(unknown.filter(({ detail }) => !(detail.startsWith('没有「') && detail.includes(`「${name}」`)))).toEqual(
      [],
    );
  });
});

describe('a needed column', () => {
  const row: Row = { 月份: '2026-10', 小区编码: 'JZ001', 受理: '3', 全市排名: '9' };
  const headers = headersOf('complaint_stat').filter((header) => header !== '全市排名');
  const missing = async (rows: readonly Row[], some: readonly string[] = headersOf('complaint_stat')) => {
    const { register } = await readTown({ ...GROUND, '投诉统计.csv': csvOf('complaint_stat', rows, some) });
    const { records } = register;
    const facts = factsOf(register, new GradeBook(records, new DivisionTree(records.division), new Map(), {}));
    const words = missingFor({ facts }, { complaint_stat: ['cityRank'] }, { kind: 'estate', code: 'JZ001' });
    return words && withFigures(words).detail;
  };

  it('that no sheet has is named', async () => {
    expect(await missing([row], headers)).toBe('「投诉统计」表没有「全市排名」一列');
  });

  it('that is there and blank is not missing, nor one of a table without rows', async () => {
    expect(await missing([{ ...row, 全市排名: '' }])).toBe(null);
    expect(await missing([], headers)).toBe(null);
  });
});

it('no judge asks for itself whether a table is there, or says so in words of its own', () => {
  const folder = path.join(REPOSITORY, 'src/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const asking = files.filter((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return /\bpresent\.has\(|没有「[^」]*」表/.test(text) && file !== 'needs.ts';
  });
  expect(asking).toEqual([]);
});

const UNHINDERED = [...shippedProfiles()].flatMap(([code, { rules }]) =>
  rules.flatMap((rule) =>
    JUDGES.some(({ name, needs }) => name === rule.judge && needs === 'always-there') ? [[rule.id, code] as const] : [],
  ),
);

it.each(UNHINDERED)('%s is judged by 小区 and 行政区划, which are always there', async (rule, code) => {
  const said = async (without: TableId[]) =>
    (await judgeTown({}, rule, '2026-11-10', code, { enable: [rule], without })).map(({ verdict }) => verdict);
  const all = await said([]);
  expect(all.length).toBeGreaterThan(0);
  expect(await said(TABLE_IDS.filter((table) => table !== 'estate' && table !== 'division'))).toEqual(all);
});
