/**
 * Accounts of common income with holes: whichever kinds of rows a year lacks, rules, page, tables, paper and screens say the
 * same of it, and nothing reads a kind that is lacking as 0.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_KINDS, type AccountSums } from '../../src/domain/accounts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type Publication, publicRegister } from '../../src/domain/publication.ts';
import type { RevenueCategory } from '../../src/domain/records.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { framesOf } from '../../src/screens/frames.ts';
import { estateViews } from '../../src/sheets/estate-sheet.ts';
import { noticeSheet } from '../../src/sheets/notice.ts';
import { revenueSheets } from '../../src/sheets/revenue.ts';
import { boardView } from '../../src/views/board/board.ts';
import { REVENUE_TABLE, type RevenueRow } from '../../src/views/tables/revenue-table.ts';
import { baseRow, contextOf, ROWS_BY_ID } from '../../src/views/tables/rows.ts';
import { VERDICT_WORDS } from '../../src/wording/audit.ts';
import { lackingText } from '../../src/wording/board.ts';
import { publicationOf } from '../support/publication.ts';
import { profile } from '../support/rules.ts';
import { blocksOf, linesOf, rowsOf } from '../support/sheets.ts';
import { csvOf, type Row, readTown, TOWN } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;
const FIELDS: Readonly<Record<RevenueCategory, keyof AccountSums>> = {
  上期结余: 'openingFen',
  收入: 'incomeFen',
  成本: 'costFen',
  支出: 'spendingFen',
  期末结余: 'closingFen',
};

/** Accounts of 2025 in the order of the kinds, each with what is said of them while nothing lacks. */
const ACCOUNTS = {
  right: { amounts: [1000, 500, 100, 200, 1200], balances: '合格', mainly: '合格' },
  /** Would be right without cost, or without spending, and looks right where one of them is left out. */
  'off by its cost': { amounts: [1000, 500, 100, 200, 1300], balances: '缺项', mainly: '合格' },
  'off by its spending': { amounts: [1000, 500, 100, 200, 1400], balances: '缺项', mainly: '合格' },
  /** Stays right whatever is left out. */
  'of nothing but balances': { amounts: [1000, 0, 0, 0, 1000], balances: '合格', mainly: '不适用' },
} as const;
type Account = keyof typeof ACCOUNTS;
const NAMES = Object.keys(ACCOUNTS) as Account[];

/** Every choice of kinds to leave out but all of them, since nothing would then be said of the year. */
const CHOICES = Array.from({ length: 2 ** ACCOUNT_KINDS.length - 1 }, (_, bits) =>
  ACCOUNT_KINDS.filter((_, at) => (bits >> at) % 2 === 1),
);
const codeOf = (account: Account, choice: number): string => `Z${NAMES.indexOf(account)}${100 + choice}`;
const CASES = NAMES.flatMap((account) =>
  CHOICES.map((lacking, choice) => ({ account, lacking, code: codeOf(account, choice) })),
);

let publication: Publication;
beforeAll(async () => {
  const estate = CASES.map(
    ({ code }): Row => ({ ...(TOWN.estate[0] as Row), 小区编码: code, 小区名称: `小区${code}` }),
  );
  const rowsOfYear = (
    code: string,
    year: string,
    kinds: readonly RevenueCategory[],
    amounts: readonly number[],
  ): Row[] =>
    kinds.map((kind) => ({
      小区编码: code,
      年度: year,
      类别: kind,
      项目: kind === '支出' ? '补充维修资金' : `某项${kind}`,
      金额: String(amounts[ACCOUNT_KINDS.indexOf(kind)]),
      公示开始: '2026-03-01',
      公示结束: '2026-03-15',
      单列: '是',
      决定文号: '决〔2025〕1号',
    }));
  const revenue = CASES.flatMap(({ account, lacking, code }) => [
    ...rowsOfYear(code, '2024', ACCOUNT_KINDS, [900, 300, 50, 150, 1000]),
    ...rowsOfYear(
      code,
      '2025',
      ACCOUNT_KINDS.filter((kind) => !lacking.includes(kind)),
      ACCOUNTS[account].amounts,
    ),
  ]);
  const read = await readTown({ '小区.csv': csvOf('estate', estate), '公共收益.csv': csvOf('revenue', revenue) });
  expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const sheets = read.register.sheets.map((sheet) => ({ ...sheet, until: { day: AS_OF, by: 'said' as const } }));
  const { register } = publicRegister(
    { ...read.register, sheets },
    { asOf: AS_OF, listMonths: 0, accusationMonths: 12, audience: 'judges', rules: new Set(), divisions: ['000100'] },
  );
  const profiles = new Map(['000000', '141121'].map((code) => [code, profile(code)]));
  const plain = publicationOf(register);
  publication = {
    ...plain,
    portal: { ...plain.portal, profiles: { '000100': '141121' } },
    profiles,
    findings: judgeAll(register, profiles, { '000100': '141121' }, ['000100'], AS_OF),
    release: { ...plain.release, asOf: AS_OF },
  };
});

const foundOf = (code: string, rule: string, period = '2025'): Finding | undefined =>
  publication.findings.find((one) => one.subject === code && one.rule === rule && one.period === period);

const rowOf = (code: string): RevenueRow => {
  const context = contextOf(publication, code);
  const [row] = ROWS_BY_ID.revenue(context, baseRow(context, '甲子县', ''));
  if (row === undefined) throw new Error(`no row of ${code}`);
  return row;
};
const words = (row: RevenueRow): Record<string, string> =>
  Object.fromEntries(
    REVENUE_TABLE.columns.map(({ title, cell }) => [
      title,
      cell(row, true)
        .main.map(({ text }) => text)
        .join(''),
    ]),
  );

describe.each(NAMES)('of accounts that are %s', (account) => {
  const { balances, mainly } = ACCOUNTS[account];
  const cases = CASES.filter((one) => one.account === account);

  it('rules say the same as of the whole year or 未知, and 未知 where they rest on a kind that is lacking', () => {
    for (const { code, lacking } of cases) {
      const verdicts = ['CN-03', 'WA-05', 'WA-06'].map((rule) => foundOf(code, rule)?.verdict);
      const lacks = (...kinds: RevenueCategory[]): boolean => kinds.some((kind) => lacking.includes(kind));
      const isMainlyUnknown = mainly === '不适用' ? lacks('收入', '支出') : lacks('支出');
      expect(verdicts, `${code} without ${lacking.join('、')}`).toEqual([
        lacking.length > 0 ? '未知' : balances,
        lacks('收入', '支出') ? '未知' : '合格',
        isMainlyUnknown ? '未知' : mainly,
      ]);
      const detail = foundOf(code, 'CN-03')?.detail ?? '';
      for (const kind of ACCOUNT_KINDS) expect(detail.includes(`「${kind}」`), detail).toBe(lacking.includes(kind));
      const carried = lacking.includes('上期结余') ? '未知' : '合格';
      expect(foundOf(code, 'CN-03', '2024')?.verdict).toBe(carried);
    }
  });

  it('the page and /revenue/ call unknown what is lacking and nothing else, with the verdict of the rule', () => {
    for (const { code, lacking } of cases) {
      const panel = boardView(publication, code).panels.revenue;
      const [year] = panel.years;
      expect([year?.year, year?.lacking]).toEqual(['2025', lacking]);
      expect(panel.waterfall !== null).toBe(lacking.length === 0);
      const row = rowOf(code);
      const [cells, csv] = [words(row), REVENUE_TABLE.csv];
      for (const kind of ACCOUNT_KINDS) {
        const isLacking = lacking.includes(kind);
        expect(year?.[FIELDS[kind]] === null, `${code} ${kind}`).toBe(isLacking);
        expect(cells[kind] === '未知', `${code} ${kind}`).toBe(isLacking);
        expect(csv.find(({ header }) => header === kind)?.value(row) === '').toBe(isLacking);
      }
      const verdict = foundOf(code, 'CN-03')?.verdict;
      expect(cells.收支核对).toBe(verdict && VERDICT_WORDS[verdict]);
    }
  });

  it('the notice, the statement and the screen say so too, and draw nothing that is lacking', () => {
    for (const { code, lacking } of cases) {
      const [notice, [statement]] = [noticeSheet(publication, code, 'a4'), revenueSheets(publication, code)];
      const note = lackingText(lacking);
      for (const [sheet, sum] of [
        [notice, '合计'],
        [statement, '小计'],
      ] as const) {
        const amounts = new Map(rowsOf(sheet).map((cells) => [cells.find((cell) => cell !== ''), cells]));
        for (const kind of ACCOUNT_KINDS) {
          const label = kind.endsWith('结余') ? kind : `${kind}${sum}`;
          expect(amounts.get(label)?.includes('未知'), `${code} ${label}`).toBe(lacking.includes(kind));
        }
        expect(note === null || linesOf(sheet).some((line) => line.includes(note))).toBe(true);
        expect(linesOf(sheet).some((line) => line.includes('的行，是多少不得而知'))).toBe(note !== null);
      }
      const net = rowsOf(statement).find((cells) => cells[2]?.startsWith('净收益'));
      expect(net?.includes('未知')).toBe(lacking.includes('收入') || lacking.includes('成本'));
      const drawn = blocksOf(notice).filter(
        (block) => block.kind === 'bars' && block.title.startsWith('2025年从上期结余'),
      );
      expect(drawn).toHaveLength(lacking.length === 0 ? 1 : 0);
      const screen = JSON.stringify(framesOf(estateViews(publication, code)).find(({ id }) => id === 'revenue'));
      if (note !== null) expect(screen).toContain(note);
      if (account !== 'of nothing but balances')
        expect([...linesOf(statement), screen, foundOf(code, 'CN-03')?.detail].join('\n')).not.toMatch(
          /(?<![\d,])0\.00/,
        );
    }
  });
});
