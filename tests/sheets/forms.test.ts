import { describe, expect, test } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { FacilityService, RevenueLine, Survey } from '../../src/domain/records.ts';
import { SHEET_NAMES, type SheetName } from '../../src/domain/sheet-names.ts';
import { packSource } from '../../src/domain/source.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';
import { blocksOf, linesOf, rowsOf, writtenByHand } from '../support/sheets.ts';
import {
  channel,
  city,
  contract,
  date,
  estate,
  fee,
  firm,
  found,
  fund,
  grade,
  guidePrice,
  lift,
  notice,
  revenue,
  rule,
} from '../views/city.ts';

const A = '91000000MA00000157';
const HOME = estate('JZ001', '丁香苑', { propertyType: '多层', lifts: 1, households: 100 });
const ADDRESS = 'https://example.org/c/{estate}/?{place}';
const SERVED = { estate: [HOME], firm: [firm(A, '示例甲物业服务有限公司')], contract: [contract('JZ001', A)] };

type Options = Parameters<typeof city>[0];

function sheetsOf(name: SheetName, publication: Publication, code = 'JZ001'): Sheet[] {
  const kind = SHEET_KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(`no such kind of sheet: ${name}`);
  return kind.sheets(publication, code);
}

const town = ({ records, ...rest }: NonNullable<Options> = {}): Publication =>
  city({ complaintUrl: ADDRESS, ...rest, records: { ...SERVED, ...records } });

const line = (
  category: RevenueLine['category'],
  fen: number,
  row: number,
  item: string,
  use: string | null = null,
) => ({
  ...revenue('JZ001', '2025', category, fen, row),
  item,
  use,
});

const facility = (more: Partial<FacilityService>): FacilityService => ({
  estate: 'JZ001',
  category: '消防泵',
  date: date('2026-11-01'),
  contractor: null,
  result: null,
  outageFrom: null,
  outageUntil: null,
  source: packSource(0, 5),
  ...more,
});

const survey = (day: string, more: Partial<Survey> = {}): Survey => ({
  estate: 'JZ001',
  date: date(day),
  valid: 120,
  satisfiedBp: 5800,
  issued: null,
  organiser: null,
  postedFrom: null,
  postedUntil: null,
  source: packSource(0, 2),
  ...more,
});

/** What is read from afar. */
const factOf = (sheet: Sheet | undefined): string | undefined =>
  blocksOf(sheet).flatMap((block) => (block.kind === 'figure' && block.isFact ? block.value : []))[0];

test('every sheet of the contract has a kind, in the order of the contract', () => {
  expect(SHEET_KINDS.map(({ name }) => name)).toEqual([...SHEET_NAMES]);
});

test('an estate of which nothing is known has its notice, its placards and its check-list, and no empty form', () => {
  const bare = city({ records: { estate: [estate('JZ001', '丁香苑', { lifts: 0 })] }, complaintUrl: ADDRESS });
  const printed = SHEET_KINDS.filter(({ about }) => about === 'estate').flatMap(({ sheets }) => sheets(bare, 'JZ001'));
  expect(printed.map(({ name, place }) => [name, place])).toEqual([
    ['notice', null],
    ['notice-a3', null],
    ['placard', 'board'],
    ['placard', 'door'],
    ['stickers', 'board'],
    ['stickers', 'door'],
    ['checklist', null],
  ]);
});

test('a code that is nowhere in the publication is a bug', () => {
  for (const { about, sheets } of SHEET_KINDS)
    if (about === 'estate') expect(() => sheets(town(), 'XX999')).toThrow('no such estate');
});

describe('公共收益收支公示表', () => {
  const accounts = [
    line('上期结余', 100_000, 1, '上期结余'),
    line('收入', 1_200_000, 2, '电梯广告', '某某广告'),
    line('成本', 200_000, 3, '税费'),
    line('支出', 300_000, 4, '补充维修资金'),
    line('支出', 50_000, 5, '路灯', '更换路灯'),
    line('期末结余', 750_000, 6, '期末结余'),
  ];

  test('the form runs from the opening to the closing balance, with net income and what goes to the fund', () => {
    const [sheet] = sheetsOf('revenue', town({ records: { revenue: accounts } }));
    expect(rowsOf(sheet)).toEqual([
      ['', '', '上期结余', '', '', '1,000.00', ''],
      ['1', '收入', '电梯广告', '某某广告', '', '12,000.00', ''],
      ['', '', '收入小计', '', '', '12,000.00', ''],
      ['2', '成本', '税费', '', '', '2,000.00', ''],
      ['', '', '成本小计', '', '', '2,000.00', ''],
      ['', '', '净收益\n收入小计减成本小计', '', '', '10,000.00', ''],
      ['3', '支出', '补充维修资金', '', '', '3,000.00', ''],
      ['4', '支出', '路灯', '更换路灯', '', '500.00', ''],
      ['', '', '支出小计', '', '', '3,500.00', ''],
      ['', '', '其中：补充维修资金\n第 3 项', '', '', '3,000.00', ''],
      ['', '', '期末结余', '', '', '7,500.00', ''],
    ]);
    expect(sheet?.form).toBe('statement');
    expect(sheet?.period).toBe('2025');
    expect(sheet?.foot?.code.url).toBe('https://example.org/c/JZ001/?board');
  });

  test('what the table does not hold is a line to write on', () => {
    const [sheet] = sheetsOf('revenue', town({ records: { revenue: accounts } }));
    expect(writtenByHand(sheet)).toEqual([
      '公示期自',
      '至',
      '异议电话',
      '制表',
      '审核',
      '日期',
      '物业服务企业（盖章）',
      '业委会（物管会）（盖章）',
    ]);
  });

  test('what the table holds is printed instead', () => {
    const posted = accounts.map((one) => ({ ...one, postedFrom: date('2026-03-10'), postedUntil: date('2026-03-16') }));
    const records = { revenue: posted, channel: [channel('000101', '电话', '0355-0000020')] };
    const [sheet] = sheetsOf('revenue', town({ records }));
    expect(linesOf(sheet)).toContain('公示期：自 2026年3月10日 至 2026年3月16日，首尾都算共 7 天。');
    // Whom anybody may call is not said to be the number of the account.
    expect(linesOf(sheet)).toContain('有异议也可以打：000101的渠道 0355-0000020（受理时间未知）。');
    expect(writtenByHand(sheet).slice(0, 4)).toEqual(['异议电话', '制表', '审核', '日期']);
    const own = posted.map((one) => ({ ...one, objectionPhone: '0355-0000456' }));
    const [given] = sheetsOf('revenue', town({ records: { ...records, revenue: own } }));
    expect(linesOf(given)).toContain('异议电话：0355-0000456');
    expect(linesOf(given).join('\n')).not.toContain('有异议也可以打');
    expect(writtenByHand(given).slice(0, 3)).toEqual(['制表', '审核', '日期']);
  });

  test('a category without a line is unknown and no zero, and so is what would follow from it', () => {
    const partial = accounts.filter(({ category }) => category !== '成本' && category !== '期末结余');
    const [sheet] = sheetsOf('revenue', town({ records: { revenue: partial } }));
    const amounts = new Map(rowsOf(sheet).map((cells) => [cells[2]?.split('\n')[0], cells[5]]));
    expect(amounts.get('成本小计')).toBe('未知');
    expect(amounts.get('净收益')).toBe('未知');
    expect(amounts.get('期末结余')).toBe('未知');
    expect(linesOf(sheet).join('\n')).toContain('「公共收益」表里没有成本、期末结余的行，是多少不得而知，不当作 0。');
  });

  test('accounts that do not balance say so on paper as well, of the year of the form alone', () => {
    const rules = [rule('CN-03', { title: '账目平衡', panel: 'revenue' })];
    const findings = [
      found('CN-03', 'JZ001', '缺项', { period: '2025', detail: '收支与结余相差 0.01 元' }),
      found('CN-03', 'JZ001', '缺项', { period: '2024', detail: '收支与结余相差 9.99 元' }),
    ];
    const [sheet] = sheetsOf('revenue', town({ records: { revenue: accounts }, rules, findings }));
    expect(linesOf(sheet)).toContain('缺漏　账目平衡　2025年：收支与结余相差 0.01 元。');
    expect(linesOf(sheet).join('\n')).not.toContain('9.99');
  });

  test('sixty lines are all there, each numbered', () => {
    const many = Array.from({ length: 60 }, (_, i) => line('收入', 100 + i, i + 2, `第 ${i} 处广告`));
    const [sheet] = sheetsOf('revenue', town({ records: { revenue: many } }));
    expect(rowsOf(sheet).flatMap(([number]) => (number === '' ? [] : [number]))).toEqual(
      Array.from({ length: 60 }, (_, i) => String(i + 1)),
    );
  });
});

describe('收费公示表', () => {
  test('a guided charge is shown with base price, band and what is charged', () => {
    const records = { fee_item: [fee('JZ001', 8500)], guide_price: [guidePrice(8000)] };
    const [sheet] = sheetsOf('fees', town({ records }));
    expect(rowsOf(sheet)[1]).toEqual([
      '物业服务费',
      '0.80\n元/㎡·月',
      '上浮 20%，下浮 20%',
      '0.64—0.96\n元/㎡·月',
      '0.85\n元/㎡·月',
    ]);
    expect(linesOf(sheet)).toContain('价格举报电话：12315');
    expect(linesOf(sheet)).toContain('收费单位：示例甲物业服务有限公司');
  });

  test('a charge left to the market is told to be so, and no guide price stands beside it', () => {
    const records = { fee_item: [fee('JZ001', 28_000, { pricing: '市场调节价' })], guide_price: [guidePrice(8000)] };
    const [sheet] = sheetsOf('fees', town({ records }));
    expect(linesOf(sheet).join('\n')).toContain('政府指导价不适用');
    expect(rowsOf(sheet)).toHaveLength(1);
  });

  test('unknown terms are 未知, a charge without basis says so, a collected one tells its surcharge', () => {
    const records = {
      fee_item: [fee('JZ001', 31_000, { item: '水费', unit: '元/m³', basis: null, agency: true, pricing: null })],
    };
    const [sheet] = sheetsOf('fees', town({ records }));
    expect(rowsOf(sheet)).toEqual([
      ['水费\n代收，手续费 未知', '未知', '未知', '3.10\n元/m³', '未知', '未注明依据\n2026年1月1日起'],
    ]);
  });

  test('contents and standards of service, which no table holds, are written by hand', () => {
    const [sheet] = sheetsOf('fees', town({ records: { fee_item: [fee('JZ001', 8500)] } }));
    expect(writtenByHand(sheet)).toEqual(['服务内容', '服务标准', '收费单位（盖章）', '日期']);
  });

  test('former charges are not posted any more, those to come are', () => {
    const records = {
      fee_item: [
        fee('JZ001', 8500),
        fee('JZ001', 7000, { item: '旧标准', end: date('2025-12-31'), start: date('2024-01-01') }),
        fee('JZ001', 9000, { item: '新标准', start: date('2027-01-01') }),
      ],
    };
    const text = linesOf(sheetsOf('fees', town({ records }))[0]).join('\n');
    expect(text).toContain('新标准');
    expect(text).not.toContain('旧标准');
  });

  test('charges of which nobody has said since when they hold are dated by nothing', () => {
    const [sheet] = sheetsOf('fees', town({ records: { fee_item: [fee('JZ001', 8500, { start: null })] } }));
    expect(sheet?.period).toBe('');
    expect(rowsOf(sheet)[0]?.at(-1)).toBe('示例\n起始日未知');
  });

  test('forty charges are all there', () => {
    const many = Array.from({ length: 40 }, (_, i) => fee('JZ001', 1000 + i, { item: `收费项目 ${i}`, unit: '元/次' }));
    expect(rowsOf(sheetsOf('fees', town({ records: { fee_item: many } }))[0])).toHaveLength(40);
  });
});

describe('维修资金公示', () => {
  test('the balance stands first, blanks are dashes, the way to use it is its own part', () => {
    const records = { fund: [fund('JZ001', '2025-12-31', { procedure: '业主申请，街道审核' })] };
    const [sheet] = sheetsOf('fund', town({ records }));
    expect(linesOf(sheet)).toContain('维修资金结存 1,000.00 元（2025年12月31日），每户 10.00 元。');
    expect(rowsOf(sheet)).toEqual([['2025年12月31日', '—', '—', '—', '1,000.00']]);
    expect(sheet?.parts.map(({ title }) => title)).toEqual(['结存', '怎么申请使用']);
    expect(linesOf(sheet)).toContain('业主申请，街道审核');
  });

  test('a procedure that nobody published is missing in its place', () => {
    const [sheet] = sheetsOf('fund', town({ records: { fund: [fund('JZ001', '2025-12-31')] } }));
    expect(blocksOf(sheet)).toContainEqual({ kind: 'text', tone: 'missing', text: '使用流程未公布。' });
  });
});

describe('维保公示', () => {
  test('thirty lifts are all there, with the day each was serviced and its certificate', () => {
    const lifts = Array.from({ length: 30 }, (_, i) => ({ ...lift('JZ001', '2026-11-01'), location: `${i}号楼` }));
    const [sheet] = sheetsOf('lifts', town({ records: { lift: lifts } }));
    expect(rowsOf(sheet)).toHaveLength(30);
    expect(rowsOf(sheet)[29]).toEqual([
      '29号楼\n梯11示A00001(09)',
      '2026年11月1日',
      '2027年3月15日',
      '阻车未知\n持证未知',
    ]);
    expect(linesOf(sheet)).toContain('电梯被困：没有资料写明应急电话，拨 119。');
  });

  test('an estate without lifts has the sheet of its facilities', () => {
    const records = { estate: [{ ...HOME, lifts: 0 }], facility: [facility({})] };
    const [sheet] = sheetsOf('lifts', town({ records }));
    expect(sheet?.title).toBe('设施维保公示');
    expect(linesOf(sheet)).toContain('这个小区没有电梯。');
    expect(rowsOf(sheet)).toEqual([['消防泵', '2026年11月1日', '结果未注明']]);
  });
});

describe('满意度结果公示', () => {
  test('the newest result is told with what is unknown of it', () => {
    const [sheet] = sheetsOf('survey', town({ records: { survey: [survey('2025-04-18'), survey('2026-04-18')] } }));
    expect(sheet?.period).toBe('2026-04-18');
    expect(linesOf(sheet).slice(2, 4)).toEqual([
      '58% 业主满意',
      '58% 业主满意（2026年4月18日调查，有效问卷 120 份）。',
    ]);
    expect(linesOf(sheet)).toContain('组织单位：未知');
    expect(linesOf(sheet)).toContain('发放问卷：未知');
    expect(writtenByHand(sheet)).toEqual(['公示期自', '至', '组织单位（盖章）', '日期']);
    expect(rowsOf(sheet)).toHaveLength(2);
  });

  test('a posting of an earlier survey that is missing is not told on the newest one', () => {
    const rules = [rule('WA-21', { title: '结果张贴', panel: 'survey' })];
    const findings = [
      found('WA-21', 'JZ001', '缺项', { period: '2025-04-18', detail: '去年没有张贴' }),
      found('WA-21', 'JZ001', '缺项', { period: '2026-04-18', detail: '今年没有张贴' }),
    ];
    const records = { survey: [survey('2025-04-18'), survey('2026-04-18')] };
    const text = linesOf(sheetsOf('survey', town({ records, rules, findings }))[0]).join('\n');
    expect(text).toContain('今年没有张贴');
    expect(text).not.toContain('去年没有张贴');
  });
});

describe('信用等级公示和风险提示', () => {
  const treatment = rule('JC-08', {
    subject: 'firm',
    does: ['derive', 'print'],
    summary: 'D级告知业主。',
    params: { treatment: { D: '提示信用风险' }, notify: { D: ['业主', '社区居委会'] } },
  });
  const confirmed = found('JC-08', A, '已确认', {
    subjectKind: 'firm',
    period: '2025',
    detail: '已核实，示〔2026〕9号',
  });
  const graded = { firm_grade: [grade(A, 'D', '2026-08-05', { document: '示〔2026〕8号' })] };

  test('a D alone is printed as a grade and warns of nothing', () => {
    const sheets = sheetsOf('grade', town({ records: graded, rules: [treatment] }));
    expect(sheets.map(({ title }) => title)).toEqual(['物业服务企业信用等级公示']);
    expect(linesOf(sheets[0]).join('\n')).not.toMatch(/风险|待核实/);
    expect(factOf(sheets[0])).toBe('D 级');
  });

  test('a D that an authority has confirmed brings the warning, to whom the rule names', () => {
    const sheets = sheetsOf('grade', town({ records: graded, rules: [treatment], findings: [confirmed] }));
    expect(sheets.map(({ title }) => title)).toEqual(['物业服务企业信用等级公示', 'D级企业信用风险提示']);
    expect(linesOf(sheets[1])).toContain('业主、社区居委会：');
    expect(linesOf(sheets[1])).toContain('已确认　已核实，示〔2026〕9号。');
  });

  test('where the rule is off, not yet in force or no rule at all, there is no warning', () => {
    for (const rules of [[{ ...treatment, enabled: false }], [{ ...treatment, valid_from: date('2027-01-01') }], []])
      expect(sheetsOf('grade', town({ records: graded, rules, findings: [confirmed] }))).toHaveLength(1);
  });

  test('what was confirmed of an earlier grade does not warn of the newest', () => {
    const earlier = { ...confirmed, period: '2024' };
    expect(sheetsOf('grade', town({ records: graded, rules: [treatment], findings: [earlier] }))).toHaveLength(1);
  });

  test('without a grade or a contract in force there is no sheet', () => {
    expect(sheetsOf('grade', town())).toEqual([]);
    expect(sheetsOf('grade', town({ records: { ...graded, contract: [] } }))).toEqual([]);
  });
});

describe('消防设施停用通知', () => {
  const out = (category: string, from: string, until: string | null): FacilityService =>
    facility({ category, outageFrom: date(from), outageUntil: until === null ? null : date(until) });

  test('fire equipment that is out of use on the day, or will be, is on it; its last day counts', () => {
    const records = {
      facility: [
        out('消防泵', '2026-11-03', null),
        out('喷淋系统', '2026-11-01', '2026-11-10'),
        out('消火栓', '2026-12-01', '2026-12-03'),
      ],
    };
    const [sheet] = sheetsOf('outage', town({ records }));
    expect(rowsOf(sheet).map((cells) => cells.slice(0, 3))).toEqual([
      ['消防泵', '2026年11月3日', '恢复日期未注明'],
      ['喷淋系统', '2026年11月1日', '2026年11月10日'],
      ['消火栓', '2026年12月1日', '2026年12月3日'],
    ]);
    expect(writtenByHand(sheet)).toContain('应急措施');
    expect(linesOf(sheet)).toContain('停用期间发现火情，立即拨打 119。');
    expect(factOf(sheet)).toBe('消防设施停用');
    expect(linesOf(sheet)).toContain('消防泵 2026年11月3日起停用，恢复日期未注明。');
    expect(linesOf(sheet)).toContain('消火栓 2026年12月1日 至 2026年12月3日停用。');
  });

  test('a single piece of equipment is named in the letters that are read from afar', () => {
    const [sheet] = sheetsOf('outage', town({ records: { facility: [out('消防泵', '2026-11-03', null)] } }));
    expect(factOf(sheet)).toBe('消防泵停用');
  });

  test('what is over and what is no fire equipment needs no notice', () => {
    const records = { facility: [out('消防泵', '2026-10-01', '2026-11-09'), out('二次供水水箱', '2026-11-03', null)] };
    expect(sheetsOf('outage', town({ records }))).toEqual([]);
  });

  test('a notice about it is printed in full, and nothing is asked that it says', () => {
    const notices = [
      notice('a', {
        title: '地下车库喷淋系统停用公告',
        body: '自**11月8日**停用。\n\n- 每两小时巡查',
        targets: ['JZ001'],
      }),
      notice('b', { title: '停水通知', targets: ['JZ001'] }),
    ];
    const [sheet] = sheetsOf('outage', town({ notices }));
    const text = linesOf(sheet).join('\n');
    expect(text).toContain('自11月8日停用。');
    expect(text).toContain('每两小时巡查');
    expect(text).not.toContain('停水');
    expect(writtenByHand(sheet)).not.toContain('应急措施');
  });
});

test('words that a typesetter might take for commands stay words', () => {
  const hostile = '#panic() $x$ *b* _i_ `r` @a <l> \\ " [ ]';
  const records = {
    estate: [{ ...HOME, name: hostile }],
    revenue: [line('收入', 100, 2, hostile, hostile)],
    fee_item: [fee('JZ001', 8500, { basis: hostile })],
  };
  for (const name of ['revenue', 'fees', 'placard', 'stickers', 'checklist'] as const) {
    const [sheet] = sheetsOf(name, town({ records }));
    expect(linesOf(sheet).join('\n')).toContain(hostile);
  }
});
