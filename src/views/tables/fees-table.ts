/**
 * /fees/ (收费标准一览): one row for each estate, with its main charge and the guide price for it.
 */
import { GUIDE_UNIT } from '../../domain/guide-price.ts';
import { yuan as exactYuan, scaled } from '../../domain/money.ts';
import type { Fen, YuanE4 } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';
import { NO_BASIS } from '../../wording/board.ts';
import { count, rate, yuan } from '../../wording/format.ts';
import { STAMPS, UNKNOWN } from '../../wording/labels.ts';
import {
  type CellView,
  type EstateRow,
  type EstateTable,
  firmColumn,
  known,
  nameColumn,
  PLACE_CSV,
  PLACE_FIELDS,
  plain,
  unbroken,
  word,
} from './table.ts';

export interface FeesRow extends EstateRow {
  /** The main charge; null where none is made by area. */
  item: string | null;
  rateE4: YuanE4 | null;
  unit: string | null;
  /** Collected for others (代收). */
  agency: boolean;
  basis: string | null;
  basisBlank: Blank;
  pricing: string | null;
  /** Of the guide price; both null where `bandWord` says why. */
  lowE4: YuanE4 | null;
  highE4: YuanE4 | null;
  bandWord: string | null;
  /** Charges beside the main one; null where nothing is published. */
  others: number | null;
}

/** Per ㎡ and year, by which charges of different units can be compared. */
export function yearlyE4(row: Pick<FeesRow, 'rateE4' | 'unit'>): YuanE4 | null {
  if (row.rateE4 === null) return null;
  return row.unit === '元/㎡·年' ? row.rateE4 : row.rateE4 * 12;
}

/** What a home of 90 ㎡ pays a year, half up. */
export function homeFeeFen(row: Pick<FeesRow, 'rateE4' | 'unit'>): Fen | null {
  const perSqm = yearlyE4(row);
  return perSqm === null ? null : Math.round((90 * 100 * perSqm) / 10_000);
}

/** Charges are published, and none of them is by area. */
const NO_AREA_FEE = '没有按面积的收费';
/** Of whose main charge nobody has said how it is priced. */
const UNPRICED = '定价形式未知的';
const NOT_APPLICABLE = STAMPS['not-applicable'];

/** A cell about the main charge; of an estate without a charge by area, the word that says so. */
function ofMain<T>(row: FeesRow, value: T | null, cell: (value: T) => CellView, absent?: string): CellView {
  if (row.missing === null && row.item === null) return { main: [word(NO_AREA_FEE)], isWhole: true };
  return known(row, value, cell, absent);
}

export const FEES_TABLE: EstateTable<FeesRow> = {
  id: 'fees',
  title: '收费标准一览',
  about: '每个小区按面积收的物业费是多少',
  also: [
    { text: '、依据是什么', of: { table: 'fee_item', field: 'basis' } },
    { text: '，旁边是政府指导价允许的范围', of: { table: 'guide_price' } },
  ],
  notes: [
    { text: '收费标准取小区在收的、按面积计的第一项，其余各项在小区页', of: { table: 'fee_item' } },
    { text: '政府指导价只列范围，收费在不在范围以内，这里不作判断', of: { table: 'guide_price' } },
    { text: '90 ㎡ 一年按这一项标准计算，不含其他收费', of: { table: 'fee_item' } },
    { text: '中位数和范围按每月折算，代收的不计', of: { table: 'fee_item' } },
  ],
  counter: '个小区',
  records: null,
  columns: [
    nameColumn('fees'),
    {
      id: 'rate',
      title: '收费标准',
      isNumber: true,
      key: yearlyE4,
      cell: (row) =>
        ofMain(row, row.rateE4, (rateE4) => ({
          main: [{ text: `${rate(rateE4)} ${row.unit ?? ''}`, mark: 'q' }],
          small: [{ text: row.item ?? '' }],
        })),
    },
    {
      id: 'band',
      title: '政府指导价',
      unit: '元/㎡·月',
      isNumber: true,
      key: (row) => row.highE4,
      cell: (row) =>
        ofMain(
          row,
          row.lowE4,
          (lowE4) => unbroken(`${rate(lowE4)}—${rate(row.highE4 ?? lowE4)}`),
          row.bandWord ?? UNKNOWN,
        ),
    },
    { id: 'pricing', title: '定价', key: (row) => row.pricing, cell: (row) => ofMain(row, row.pricing, unbroken) },
    {
      id: 'basis',
      title: '依据',
      key: (row) => row.basis,
      cell: (row) => ofMain(row, row.basis, plain, NO_BASIS[row.basisBlank]),
    },
    firmColumn(),
    {
      id: 'others',
      title: '其他收费',
      isNumber: true,
      key: (row) => row.others,
      cell: (row) => known(row, row.others, (others) => unbroken(`${count(others)} 项`)),
    },
    {
      id: 'year',
      title: '90 ㎡ 一年',
      unit: '元',
      isNumber: true,
      key: homeFeeFen,
      cell: (row) => ofMain(row, homeFeeFen(row), (fen) => unbroken(yuan(fen))),
    },
  ],
  fields: [...PLACE_FIELDS, { id: 'item', title: '收费项目', key: (row) => row.item }],
  choice: {
    name: 'pricing',
    title: '定价',
    options: ['政府指导价', '政府定价', '市场调节价', STAMPS.undisclosed, UNKNOWN, NOT_APPLICABLE],
    of: (row) => row.missing ?? row.pricing ?? (row.item === null ? NOT_APPLICABLE : UNKNOWN),
  },
  measure: {
    title: '收费标准',
    unit: '元/㎡·月',
    value: (row) => (row.agency ? null : yearlyE4(row)),
    show: (value) => rate(Math.round(value / 12)),
    absent: NO_AREA_FEE,
  },
  strip: {
    title: '物业费',
    unit: '元/㎡·月',
    // By month alone: what is charged by the year isn't compared with it.
    value: (row) => (row.agency || row.unit !== GUIDE_UNIT ? null : row.rateE4),
    show: rate,
    group: (row) => row.pricing ?? UNPRICED,
    order: ['政府指导价', '政府定价', '市场调节价', UNPRICED],
    mayHave: (row) => row.missing !== NOT_APPLICABLE,
  },
  flag: null,
  words: (row) => [row.item, row.basis],
  csv: [
    ...PLACE_CSV,
    { header: '收费项目', value: (row) => row.item ?? '' },
    { header: '收费标准', value: (row) => (row.rateE4 === null ? '' : scaled(row.rateE4, 4, 2)) },
    { header: '单位', value: (row) => row.unit ?? '' },
    { header: '依据', value: (row) => row.basis ?? '' },
    { header: '定价形式', value: (row) => row.pricing ?? '' },
    { header: '指导价最低', value: (row) => (row.lowE4 === null ? '' : scaled(row.lowE4, 4, 2)) },
    { header: '指导价最高', value: (row) => (row.highE4 === null ? '' : scaled(row.highE4, 4, 2)) },
    { header: '其他收费项数', value: (row) => (row.others === null ? '' : String(row.others)) },
    {
      header: '90㎡一年（元）',
      value: (row) => {
        const fen = homeFeeFen(row);
        return fen === null ? '' : exactYuan(fen);
      },
    },
  ],
};
