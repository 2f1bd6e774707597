/**
 * /revenue/ (公共收益一览): one row an estate, with the newest year of its common income.
 */
import type { Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { yuan as exactYuan } from '../../domain/money.ts';
import type { Period } from '../../domain/period.ts';
import type { Fen } from '../../domain/records.ts';
import { VERDICT_WORDS } from '../../wording/audit.ts';
import { count, day, period, yuan } from '../../wording/format.ts';
import { STAMPS, UNKNOWN } from '../../wording/labels.ts';
import {
  type Column,
  type CsvColumn,
  type EstateRow,
  type EstateTable,
  known,
  nameColumn,
  PLACE_CSV,
  PLACE_FIELDS,
  UNJUDGED,
  unbroken,
  verdictPiece,
  word,
} from './table.ts';

export interface RevenueRow extends EstateRow {
  /** The newest on record. */
  year: Period | null;
  openingFen: Fen | null;
  incomeFen: Fen | null;
  costFen: Fen | null;
  spendingFen: Fen | null;
  closingFen: Fen | null;
  perHouseholdFen: Fen | null;
  /** Years on record. */
  years: number | null;
  postedFrom: IsoDate | null;
  postedUntil: IsoDate | null;
  /** Of the rule that accounts must balance, for that year; null where nothing was judged. */
  verdict: Verdict | null;
}

type MoneyField = 'openingFen' | 'incomeFen' | 'costFen' | 'spendingFen' | 'closingFen' | 'perHouseholdFen';

const MONEY: readonly [id: string, title: string, field: MoneyField][] = [
  ['opening', '上期结余', 'openingFen'],
  ['income', '收入', 'incomeFen'],
  ['cost', '成本', 'costFen'],
  ['spending', '支出', 'spendingFen'],
  ['closing', '期末结余', 'closingFen'],
  ['household', '每户结余', 'perHouseholdFen'],
];

const moneyColumns = MONEY.map(
  ([id, title, field]): Column<RevenueRow> => ({
    id,
    title,
    unit: '元',
    isNumber: true,
    key: (row) => row[field],
    cell: (row) => known(row, row[field], (fen) => unbroken(yuan(fen))),
  }),
);

const moneyCsv = MONEY.map(
  ([, title, field]): CsvColumn<RevenueRow> => ({
    header: title,
    value: (row) => {
      const fen = row[field];
      return fen === null ? '' : exactYuan(fen);
    },
  }),
);

/** The verdicts that this rule can give. */
const CHECKED: readonly Verdict[] = ['合格', '缺项', '未知', '不适用'];

export const REVENUE_TABLE: EstateTable<RevenueRow> = {
  id: 'revenue',
  title: '公共收益一览',
  about: '每个小区最近一年的公共收益：收了多少、花了多少、还剩多少',
  also: [{ text: '，折到每户多少', of: { table: 'estate', field: 'households' } }],
  notes: [
    { text: '取每个小区有记录的最近一年，历年在小区页', of: { table: 'revenue' } },
    { text: '每户结余是期末结余除以户数；户数未知的不折算', of: { table: 'revenue' } },
    { text: '收支核对说的是这一年的收支与结余是否相符，差多少写在小区页', of: { table: 'revenue' } },
  ],
  counter: '个小区',
  records: null,
  columns: [
    nameColumn('revenue'),
    {
      id: 'year',
      title: '年度',
      key: (row) => row.year,
      cell: (row) => known(row, row.year, (y) => unbroken(period(y))),
    },
    ...moneyColumns,
    {
      id: 'years',
      title: '有几年',
      isNumber: true,
      key: (row) => row.years,
      cell: (row) => known(row, row.years, (years) => unbroken(`${count(years)} 年`)),
    },
    {
      id: 'posted',
      title: '公示起止',
      key: (row) => row.postedFrom,
      cell: (row) =>
        known(row, row.postedFrom ?? row.postedUntil, () => ({
          main: [
            row.postedFrom === null ? word(UNKNOWN) : { text: day(row.postedFrom), mark: 'q' },
            { text: ' 至 ' },
            row.postedUntil === null ? word(UNKNOWN) : { text: day(row.postedUntil), mark: 'q' },
          ],
        })),
    },
    {
      id: 'verdict',
      title: '收支核对',
      key: (row) => row.verdict,
      cell: (row) => ({ main: [row.verdict === null ? word(UNJUDGED) : verdictPiece(row.verdict)] }),
    },
  ],
  fields: [...PLACE_FIELDS, { id: 'firm', title: '企业', key: (row) => row.firm }],
  choice: {
    name: 'verdict',
    title: '收支核对',
    options: [...CHECKED.map((verdict) => VERDICT_WORDS[verdict]), UNJUDGED],
    of: (row) => (row.verdict === null ? UNJUDGED : VERDICT_WORDS[row.verdict]),
  },
  measure: { title: '每户结余', unit: '元', value: (row) => row.perHouseholdFen, show: yuan, absent: '未知' },
  strip: {
    title: '每户结余',
    unit: '元',
    value: (row) => row.perHouseholdFen,
    show: yuan,
    // Balances of different years are not compared.
    group: (row) => (row.year === null ? '' : `${period(row.year)}有记录的`),
    order: [],
    mayHave: (row) => row.missing !== STAMPS['not-applicable'],
  },
  flag: VERDICT_WORDS.缺项,
  words: () => [],
  csv: [
    ...PLACE_CSV,
    { header: '年度', value: (row) => row.year ?? '' },
    ...moneyCsv,
    { header: '有记录的年数', value: (row) => (row.years === null ? '' : String(row.years)) },
    { header: '公示开始', value: (row) => row.postedFrom ?? '' },
    { header: '公示结束', value: (row) => row.postedUntil ?? '' },
    { header: '收支核对', value: (row) => (row.verdict === null ? '' : VERDICT_WORDS[row.verdict]) },
  ],
};
