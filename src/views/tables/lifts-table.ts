/**
 * /lifts/ (电梯一览): one row a lift; an estate that has lifts and has published none has one row that says so.
 *
 * 逾期 is said only where a published finding names the lift.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { SERVICED_LATER, serviceDueText } from '../../wording/board.ts';
import { count, day, phones } from '../../wording/format.ts';
import { STAMPS, UNKNOWN } from '../../wording/labels.ts';
import {
  type EstateRow,
  type EstateTable,
  firmColumn,
  known,
  LATE_MISSING,
  nameColumn,
  type Piece,
  PLACE_CSV,
  PLACE_FIELDS,
  phoneColumn,
  phonePieces,
  UNJUDGED,
  unbroken,
  verdictPiece,
} from './table.ts';

export interface LiftsRow extends EstateRow {
  registration: string | null;
  location: string | null;
  contractor: string | null;
  contractorPhone: string | null;
  servicedOn: IsoDate | null;
  /** Days since then up to the day that the table speaks of; null where the servicing is dated after it. */
  days: number | null;
  /** By when it must be serviced again; null where no rule says it. */
  serviceDue: IsoDate | null;
  /** Whether findings on the estate's lifts are published. */
  judged: boolean;
  /** One of them says that its servicing is overdue. */
  servicingLate: boolean;
  inspectionDue: IsoDate | null;
  inspectionLate: boolean;
  emergency: string | null;
  blocking: boolean | null;
  /** 电梯数 of the estate's own row. */
  stated: number | null;
}

const LATE: readonly Piece[] = [{ text: ' ' }, verdictPiece('逾期')];
const NOT_LATE = '没有逾期';
const standing = (row: LiftsRow): string =>
  row.servicingLate || row.inspectionLate ? STAMPS.overdue : row.judged ? NOT_LATE : UNJUDGED;
const yesNo = (value: boolean | null): string => (value === null ? '' : value ? '是' : '否');

export const LIFTS_TABLE: EstateTable<LiftsRow> = {
  id: 'lifts',
  title: '电梯一览',
  about: '每台电梯由谁维保、上次什么时候维保、下次什么时候检验',
  also: [{ text: '，被困时打哪个电话', of: { table: 'lift', field: 'emergencyPhone' } }],
  notes: [
    { text: '维保间隔从上次维保算到数据截至之日', of: { table: 'lift' } },
    { text: '“逾期”只在公布的判定说到这台电梯时写，依据在小区页', of: { table: 'lift' } },
    { text: '没有电梯的小区不列', of: { table: 'estate', field: 'lifts' } },
  ],
  counter: '行',
  records: { title: '电梯', unit: '台' },
  columns: [
    nameColumn('lifts'),
    {
      id: 'location',
      title: '位置',
      key: (row) => row.location,
      cell: (row) =>
        row.missing === null
          ? {
              main: [{ text: row.location ?? UNKNOWN }],
              small: [{ text: row.registration ?? UNKNOWN, mark: 'code' }],
            }
          : {
              ...known(row, null, unbroken),
              small: [{ text: row.stated === null ? '电梯台数未知' : `小区登记 ${count(row.stated)} 台` }],
            },
    },
    {
      id: 'serviced',
      title: '上次维保',
      key: (row) => row.servicedOn,
      cell: (row) =>
        known(row, row.servicedOn, (servicedOn) => ({
          main: [{ text: day(servicedOn), mark: 'q' }, ...(row.servicingLate ? LATE : [])],
          small: [
            ...(row.days === null ? [{ text: SERVICED_LATER }] : []),
            ...(row.serviceDue === null
              ? []
              : [{ text: serviceDueText(row.serviceDue, servicedOn), mark: 'q' } as const]),
          ],
        })),
    },
    {
      id: 'inspection',
      title: '下次检验',
      key: (row) => row.inspectionDue,
      cell: (row) =>
        known(row, row.inspectionDue, (due) => ({
          main: [{ text: day(due), mark: 'q' }, ...(row.inspectionLate ? LATE : [])],
        })),
    },
    {
      id: 'contractor',
      title: '维保单位',
      key: (row) => row.contractor,
      cell: (row) =>
        known(row, row.contractor, (contractor) => ({
          main: [{ text: contractor }],
          small: phonePieces(phones(row.contractorPhone ?? '')),
        })),
    },
    phoneColumn('emergency', '应急电话', (row) => row.emergency),
    {
      id: 'blocking',
      title: '智能阻车',
      key: (row) => (row.blocking === null ? null : Number(row.blocking)),
      cell: (row) => known(row, row.blocking, (has) => unbroken(has ? '有' : '没有')),
    },
    firmColumn(),
  ],
  fields: [...PLACE_FIELDS, { id: 'registration', title: '登记证编号', key: (row) => row.registration }],
  choice: {
    name: 'verdict',
    title: '判定',
    options: [STAMPS.overdue, NOT_LATE, UNJUDGED, STAMPS.undisclosed, LATE_MISSING, STAMPS.unknown],
    of: (row) => row.missing ?? standing(row),
  },
  measure: {
    title: '维保间隔',
    unit: '天',
    value: (row) => row.days,
    show: count,
    absent: '未知',
  },
  strip: {
    title: '距上次保养，各小区最久的一部',
    unit: '天',
    value: (row) => row.days,
    show: count,
    group: () => '',
    order: [],
    mayHave: () => true,
  },
  flag: STAMPS.overdue,
  words: (row) => [row.contractor, row.registration, row.location],
  csv: [
    ...PLACE_CSV,
    { header: '使用登记证编号', value: (row) => row.registration ?? '' },
    { header: '位置', value: (row) => row.location ?? '' },
    { header: '维保单位', value: (row) => row.contractor ?? '' },
    { header: '维保电话', value: (row) => row.contractorPhone ?? '' },
    { header: '上次维保日期', value: (row) => row.servicedOn ?? '' },
    { header: '应再次维保日期', value: (row) => row.serviceDue ?? '' },
    { header: '下次检验日期', value: (row) => row.inspectionDue ?? '' },
    { header: '应急电话', value: (row) => row.emergency ?? '' },
    { header: '智能阻车', value: (row) => yesNo(row.blocking) },
    { header: '判定', value: (row) => (row.missing === null ? standing(row) : '') },
  ],
};
