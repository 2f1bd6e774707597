/**
 * Forms that nothing on record fills in: columns to write in, with the numbers and days that the rules name.
 */
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { numberParam, type SheetMaker, textParam, toWrite } from './sheet.ts';

/** Lines of an empty form that fit on a page with its head. */
const PAGE = 15;

/** 投诉登记台账: columns alone, since it names people. */
export const complaintLedger: SheetMaker = () => ({
  title: '投诉登记台账',
  note: '含个人信息，不入本系统，也不公布；这里只有栏目，打印后手填，按档案规定保管。对外只用合计数，记进「投诉统计」表。',
  tables: [
    {
      heading: null,
      columns: [
        toWrite('编号'),
        toWrite('投诉人姓名'),
        toWrite('联系方式'),
        toWrite('投诉时间'),
        toWrite('小区'),
        toWrite('投诉内容'),
        toWrite('分转单位和日期'),
        toWrite('办结日期'),
        toWrite('反馈'),
      ],
      rows: [],
      blank: PAGE,
    },
  ],
});

/** 每周汇总 */
export const weeklySummary: SheetMaker = (desk, place, rules) => {
  const monday = addDays(desk.asOf, -weekdayOf(desk.asOf));
  const said = (name: string, words: (value: string) => string): string => {
    const value = textParam(rules, name);
    return value === null ? '' : words(value);
  };
  const counties = place.counties.length > 0 ? place.counties : place.places;
  const columns = [
    '县区',
    toWrite('本周受理'),
    toWrite('本周办结'),
    toWrite('累计未办结'),
    toWrite('超期未办结'),
    toWrite('重复投诉'),
    toWrite('突出问题和措施'),
  ];
  return {
    title: '投诉每周汇总表',
    note: [
      `本周 ${monday} 至 ${addDays(monday, 6)}。「投诉统计」表按月登记，没有按周的数，件数从转办系统抄录。`,
      said('to', (to) => `汇总后报${to}。`),
      said('results_to', (to) => `办理结果同时报${to}。`),
      said('meeting', (day) => `省级调度会：${day}（${dayOfWeek(monday, numberParam(rules, 'meeting_weekday'))}）。`),
      said('report_by', (day) => `上报截止：${day}（${dayOfWeek(monday, numberParam(rules, 'report_weekday'))}）。`),
    ].join(''),
    tables: [{ heading: null, columns, rows: counties.map(({ name }) => [name]), blank: 1 }],
  };
};

/** The weekday of a date, Monday being 0; 2024-01-01 was a Monday. */
function weekdayOf(date: IsoDate): number {
  return ((daysBetween('2024-01-01' as IsoDate, date) % 7) + 7) % 7;
}

/** The date of a weekday, Monday being 1, in the week that begins on a Monday; nobody has to guess one that no rule names. */
function dayOfWeek(monday: IsoDate, weekday: number | null): string {
  return weekday === null ? '日期自填' : addDays(monday, weekday - 1);
}

/** 办结意见 */
export const twoSignatures: SheetMaker = (_desk, _place, rules) => {
  const reviewer = textParam(rules, 'reviewer') ?? '上级主管部门';
  const other = textParam(rules, 'other_reviewer') ?? '上级对口部门';
  return {
    title: '办结意见和销号表',
    note: `${numberParam(rules, 'signatures') ?? 2} 方签署，${reviewer}审核后销号。转其他部门办理的，由${other}审核。问题栏只写事，不写投诉人。`,
    tables: [
      {
        heading: null,
        columns: [
          toWrite('编号'),
          toWrite('小区'),
          toWrite('问题'),
          toWrite('办理情况'),
          toWrite('乡镇、社区意见和签字'),
          toWrite('住建部门意见和签字'),
          toWrite(`${reviewer}审核`),
          toWrite('销号日期'),
        ],
        rows: [],
        blank: PAGE - 4,
      },
    ],
  };
};

/** 追责问责 */
export const escalation: SheetMaker = (_desk, _place, rules) => {
  const bodies = textParam(rules, 'reports_to') ?? '';
  return {
    title: '逾期未办理反馈、推诿扯皮事项报告表',
    note: `报告对象：${bodies}。逐件核实以后再填；这里不自动列入任何单位。`,
    tables: [
      {
        heading: null,
        columns: [
          toWrite('编号'),
          toWrite('事项'),
          toWrite('承办单位'),
          toWrite('应办结日期'),
          toWrite('核实的情况'),
          toWrite('报告对象'),
          toWrite('报告日期和文号'),
          toWrite('结果'),
        ],
        rows: [],
        blank: PAGE - 2,
      },
    ],
  };
};

/** 挂牌督办 */
export const listedSupervision: SheetMaker = (desk, _place, rules) => {
  const year = desk.asOf.slice(0, 4);
  return {
    title: `${year} 年挂牌督办按月进展表`,
    note: `每月写一次进展，直到${textParam(rules, 'until') ?? '办结'}。一行一个事项，问题栏只写事。`,
    tables: [
      {
        heading: null,
        columns: [
          toWrite('事项'),
          toWrite('承办单位'),
          toWrite('挂牌日期'),
          toWrite('方案和时限'),
          ...Array.from({ length: 12 }, (_, i) => toWrite(`${i + 1}月`)),
          toWrite('销号日期'),
        ],
        rows: [],
        blank: PAGE - 1,
      },
    ],
  };
};
