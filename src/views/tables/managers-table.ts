/**
 * /managers/ (项目负责人一览): who is in charge of which estate and by which number. Publications hold neither former managers
 * nor personal numbers.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { DayOrMonth } from '../../domain/period.ts';
import type { Blank } from '../../domain/supply.ts';
import { NO_FILING } from '../../wording/board.ts';
import { STAMPS } from '../../wording/labels.ts';
import {
  dayColumn,
  type EstateRow,
  type EstateTable,
  firmColumn,
  known,
  LATE_MISSING,
  nameColumn,
  PLACE_CSV,
  PLACE_FIELDS,
  phoneColumn,
} from './table.ts';

export interface ManagersRow extends EstateRow {
  person: string | null;
  phone: string | null;
  since: DayOrMonth | null;
  filedOn: IsoDate | null;
  filedOnBlank: Blank;
  /** 清单: confirmed only. */
  record: string | null;
}

export const MANAGERS_TABLE: EstateTable<ManagersRow> = {
  id: 'managers',
  title: '项目负责人一览',
  about: '每个小区现任的项目负责人和工作电话，点电话就能拨',
  also: [],
  notes: [
    { text: '只列现任的负责人和工作电话', of: { table: 'manager' } },
    { text: '备案日期以主管部门登记的为准', of: { table: 'manager', field: 'filedOn' } },
  ],
  counter: '行',
  records: { title: '负责人', unit: '人' },
  columns: [
    nameColumn('manager'),
    {
      id: 'person',
      title: '姓名',
      key: (row) => row.person,
      cell: (row) =>
        known(row, row.person, (person) => ({
          main: [{ text: person, mark: 'q' }],
          ...(row.record === null ? {} : { small: [{ text: row.record }] }),
        })),
    },
    phoneColumn('phone', '工作电话', (row) => row.phone),
    dayColumn('since', '任职', (row) => row.since),
    dayColumn(
      'filed',
      '备案',
      (row) => row.filedOn,
      (row) => NO_FILING[row.filedOnBlank],
    ),
    firmColumn(),
  ],
  fields: PLACE_FIELDS,
  choice: {
    name: 'verdict',
    title: '公示',
    options: [STAMPS.disclosed, STAMPS.undisclosed, STAMPS.unknown, STAMPS['not-applicable'], LATE_MISSING],
    of: (row) => row.missing ?? STAMPS.disclosed,
  },
  measure: null,
  strip: null,
  flag: null,
  words: (row) => [row.person, row.phone],
  csv: [
    ...PLACE_CSV,
    { header: '姓名', value: (row) => row.person ?? '' },
    { header: '工作电话', value: (row) => row.phone ?? '' },
    { header: '任职日期', value: (row) => row.since ?? '' },
    { header: '备案日期', value: (row) => row.filedOn ?? '' },
    { header: '清单', value: (row) => row.record ?? '' },
  ],
};
