/**
 * The generated city keeps its promises: Jincheng's figures, true check digits, accounts that balance
 * except where a slip is declared, and the same files for the same arguments.
 */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isCreditCode } from '../../src/domain/credit-code.ts';
import type { TableId } from '../../src/domain/records.ts';
import { accountSlip, fundYears, supplementFen, yearAccounts } from '../../src/sample/accounts.ts';
import { type City, planCity } from '../../src/sample/city.ts';
import { sampleTables, sampleTexts, tablePieces } from '../../src/sample/folder.ts';
import { largestRemainder } from '../../src/sample/proportion.ts';
import { AS_OF } from '../../src/sample/settings.ts';

type Row = Record<string, string>;

const text = (city: City, id: TableId): string => [...tablePieces(city, id)].map((piece) => piece.text).join('');
const rows = (city: City, id: TableId): Row[] =>
  Papa.parse<Row>(text(city, id).replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true, dynamicTyping: false })
    .data;
const everything = (city: City): string =>
  [...sampleTables().map(({ id }) => text(city, id)), ...sampleTexts(city).map((file) => file.path + file.text)].join(
    '\n',
  );

function countBy(list: readonly Row[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of list) counts[row[column] ?? ''] = (counts[row[column] ?? ''] ?? 0) + 1;
  return counts;
}

const jincheng = planCity({ estates: 1563, seed: '1' });
const small = planCity({ estates: 60, seed: '1' });

describe('the default city', () => {
  it("has Jincheng's 1,563 estates by management mode", () => {
    expect(countBy(rows(jincheng, 'estate'), '管理模式')).toEqual({
      专业物业: 762,
      社区托管: 335,
      单位自管: 256,
      业主自管: 210,
    });
  });

  it("has Jincheng's 202 firms, whose latest yearly grades are 32 A, 77 B, 92 C and 1 D", () => {
    expect(rows(jincheng, 'firm')).toHaveLength(202);
    const grades = rows(jincheng, 'firm_grade');
    const latest = grades
      .map((row) => row.评价周期 ?? '')
      .sort()
      .at(-1);
    const last = grades.filter((row) => row.评价周期 === latest);
    expect(countBy(last, '信用等级')).toEqual({ A: 32, B: 77, C: 92, D: 1 });
    expect(new Set(last.map((row) => row.统一社会信用代码)).size).toBe(202);
  });

  it('gives every professionally managed estate exactly one contract in force', () => {
    const inForce = rows(jincheng, 'contract').filter((row) => row.结束日期 === '' || (row.结束日期 ?? '') >= AS_OF);
    const served = countBy(inForce, '小区编码');
    expect(Object.values(served).every((count) => count === 1)).toBe(true);
    const professional = rows(jincheng, 'estate').filter((row) => row.管理模式 === '专业物业');
    expect(professional.filter((row) => served[row.小区编码 ?? ''] !== 1)).toEqual([]);
  });

  it('never puts more than sixty estates, or two of one name, into a street', () => {
    for (const { streets, estates } of jincheng.counties) {
      for (const street of streets) {
        const names = estates.filter((estate) => estate.street === street).map((estate) => estate.name);
        expect(names.length).toBeLessThanOrEqual(60);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it('has accounts that balance to the fen and go on from year to year, except for the declared slips', () => {
    const slipped: string[] = [];
    const fen = (row: Row): number => Math.round(Number(row.金额) * 100);
    const sums = new Map<string, Record<string, number>>();
    for (const row of rows(jincheng, 'revenue')) {
      const key = `${row.小区编码} ${row.年度}`;
      const sum = sums.get(key) ?? {};
      sum[row.类别 ?? ''] = (sum[row.类别 ?? ''] ?? 0) + fen(row);
      sums.set(key, sum);
    }
    const of = (sum: Record<string, number>, category: string): number => sum[category] ?? 0;
    for (const [key, sum] of sums) {
      const [estate, year] = key.split(' ') as [string, string];
      const change = of(sum, '收入') - of(sum, '成本') - of(sum, '支出');
      if (of(sum, '上期结余') + change !== of(sum, '期末结余')) slipped.push(`${key} 期末结余`);
      const before = sums.get(`${estate} ${Number(year) - 1}`);
      if (before && of(before, '期末结余') !== of(sum, '上期结余')) slipped.push(`${key} 上期结余`);
    }
    const declared = jincheng.estateList.flatMap((estate) => {
      const slip = accountSlip(jincheng, estate);
      return slip ? [`${estate.code} ${slip.year} ${slip.place}`] : [];
    });
    expect(slipped.sort()).toEqual(declared.sort());
    expect(declared.length).toBeGreaterThan(15);
    expect(declared.length).toBeLessThan(47);
  });
});

describe('a city of any size', () => {
  it('is byte for byte the same for the same arguments, and another for another seed', () => {
    expect(everything(planCity({ estates: 60, seed: '1' }))).toBe(everything(small));
    expect(everything(planCity({ estates: 60, seed: '2' }))).not.toBe(everything(small));
  });

  it('can be made down to a single estate', () => {
    for (const estates of [1, 2, 3, 5, 11]) {
      const city = planCity({ estates, seed: 'tiny' });
      expect(rows(city, 'estate')).toHaveLength(estates);
      expect(city.firms.length).toBeGreaterThan(0);
      for (const { id } of sampleTables()) expect(() => text(city, id)).not.toThrow();
    }
  });

  it('keeps the proportions by largest remainder', () => {
    expect(largestRemainder(1563, [762, 335, 256, 210])).toEqual([762, 335, 256, 210]);
    expect(largestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(largestRemainder(15630, [762, 335, 256, 210])).toEqual([7620, 3350, 2560, 2100]);
  });

  it('gives firms different credit codes with true check digits, in the region that does not exist', () => {
    const { firms } = planCity({ estates: 12_000, seed: 'codes' });
    expect(new Set(firms.map((firm) => firm.code)).size).toBe(firms.length);
    expect(new Set(firms.map((firm) => firm.name)).size).toBe(firms.length);
    expect(firms.filter((firm) => !isCreditCode(firm.code) || !firm.code.startsWith('91000000MA'))).toEqual([]);
  });

  it('refers only to estates, firms and divisions that it has', () => {
    const known = new Set([
      ...rows(small, 'estate').map((row) => row.小区编码),
      ...rows(small, 'firm').map((row) => row.统一社会信用代码),
      ...rows(small, 'division').map((row) => row.行政区划代码),
      '无',
    ]);
    const stray = sampleTables().flatMap(({ id }) =>
      rows(small, id).flatMap((row) =>
        ['小区编码', '统一社会信用代码', '行政区划代码', '主体编码', '适用代码']
          .filter((column) => row[column] !== undefined && !known.has(row[column]))
          .map((column) => `${id} ${column} ${row[column]}`),
      ),
    );
    expect(stray).toEqual([]);
  });

  it('never counts a part larger than its whole among the complaints', () => {
    const wrong = rows(small, 'complaint_stat').filter((row) => {
      const n = (column: string): number => Number(row[column]);
      return !(
        n('属实去重') <= n('受理') &&
        n('按时办结') <= n('办结') &&
        n('办结') <= n('受理') &&
        n('社区回访') <= n('办结')
      );
    });
    expect(wrong).toEqual([]);
  });

  it('dates nothing that has happened after the as-of date', () => {
    const ahead = new Set(['结束日期', '下次检验日期']);
    const late = sampleTables().flatMap(({ id }) =>
      rows(small, id).flatMap((row) =>
        Object.entries(row)
          .filter(([column, value]) => !ahead.has(column) && /^\d{4}-\d\d-\d\d$/.test(value) && value > AS_OF)
          .map(([column, value]) => `${id} ${column} ${value}`),
      ),
    );
    expect(late).toEqual([]);
  });

  it('shows no telephone that anybody could have', () => {
    const phones = everything(small).match(/0\d{3}-\d{7}/g) ?? [];
    expect(phones.length).toBeGreaterThan(100);
    expect(phones.filter((number) => !/^0356-0\d{6}$/.test(number))).toEqual([]);
    expect(everything(small)).not.toMatch(/(?<![\dA-Z])1[3-9]\d{9}(?!\d)/);
  });

  it('has maintenance funds that go on from year to year and hold what the public revenue gave to them', () => {
    for (const estate of small.estateList) {
      const given = new Map(yearAccounts(small, estate).map((account) => [account.year, supplementFen(account)]));
      const funds = fundYears(small, estate);
      for (const [i, { date, paidInFen, usedFen, gainFen, balanceFen }] of funds.entries()) {
        expect(paidInFen).toBeGreaterThanOrEqual(given.get(Number(date.slice(0, 4))) ?? 0);
        const before = funds[i - 1];
        if (before) expect(balanceFen).toBe(before.balanceFen + paidInFen + gainFen - usedFen);
      }
    }
  });
});
