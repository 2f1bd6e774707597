import { describe, expect, test } from 'vitest';
import { PANELS, type PanelId, panelOf } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { RevenueLine } from '../../src/domain/records.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { noticeSheet } from '../../src/sheets/notice.ts';
import type { Block, Part } from '../../src/sheets/sheet.ts';
import {
  channel,
  city,
  complaints,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  found,
  fund,
  grade,
  guidePrice,
  lateBy,
  lift,
  listing,
  manager,
  notice,
  revenue,
  rule,
} from '../views/city.ts';

const FIRM = '91000000MA00000157';
const ADDRESS = 'https://example.org/c/{estate}/?{place}';

function partOf(publication: Publication, id: PanelId, paper: 'a4' | 'a3' = 'a4'): Part {
  return noticeSheet(publication, 'JZ001', paper).parts[PANELS.indexOf(id)] as Part;
}

const texts = (part: Part, tone?: string): string[] =>
  part.blocks.flatMap((block) => (block.kind === 'text' && (!tone || block.tone === tone) ? [block.text] : []));
function blocksOf<K extends Block['kind']>(part: Part, kind: K): Extract<Block, { kind: K }>[] {
  return part.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}
const rowsOf = (part: Part): string[][] =>
  blocksOf(part, 'table').flatMap((table) => table.rows.map((row) => row.cells.map((cell) => cell.text)));

/** The least that the tables permit: one estate of which nothing else is known. */
const BARE = city({
  records: {
    estate: [estate('JZ001', '丁香苑', { serviceGrade: null, propertyType: null, households: null, pricing: null })],
  },
  complaintUrl: ADDRESS,
});

describe('公示单', () => {
  test('a sheet has every panel of the board in its order, whatever is known, and behind them what is missing', () => {
    for (const { name, sheets } of SHEET_KINDS.filter(({ name }) => name.startsWith('notice'))) {
      const [sheet, ...others] = sheets(BARE, 'JZ001');
      expect(others).toEqual([]);
      expect(sheet?.name).toBe(name);
      expect(sheet?.form).toBe('board');
      expect(sheet?.parts.map(({ number, title }) => ({ number, title }))).toEqual(
        [...PANELS.map(panelOf), { number: null, title: '没有公示的' }].map(({ number, title }) => ({ number, title })),
      );
    }
  });

  test('a sheet says whose it is and of which month', () => {
    const sheet = noticeSheet(BARE, 'JZ001', 'a4');
    expect(sheet.title).toBe('丁香苑物业服务信息公示');
    expect(sheet.subtitle).toBe('甲子县　2026年11月');
    expect(sheet.period).toBe('2026-11');
  });

  test('the two papers of one estate have file names of their own', () => {
    expect(noticeSheet(BARE, 'JZ001', 'a4').shortTitle).not.toBe(noticeSheet(BARE, 'JZ001', 'a3').shortTitle);
  });

  test('an estate that is not in the publication has no sheet', () => {
    expect(() => noticeSheet(BARE, 'XX999', 'a4')).toThrow('XX999');
  });
});

describe('没有公示的', () => {
  test('each panel without anything says so in its place, and none is stamped 已公示', () => {
    const { parts } = noticeSheet(BARE, 'JZ001', 'a4');
    for (const [index, part] of parts.slice(0, PANELS.length).entries()) {
      // What does not apply is an answer, and nothing that is missing.
      const tone = part.stamp?.state === 'not-applicable' ? 'lead' : 'missing';
      expect(texts(part, tone).length, part.title).toBeGreaterThan(0);
      expect(part.stamp?.state, PANELS[index]).not.toBe('disclosed');
      expect(part.stamp?.asOf, part.title).toBeNull();
    }
  });

  test('it is all said once more together, with whom to ask, and without what does not apply', () => {
    const [box] = noticeSheet(BARE, 'JZ001', 'a4').parts.slice(PANELS.length);
    const lines = texts(box as Part);
    expect(lines).toEqual([
      '没有资料的，公示没有不得而知：企业与信用、项目负责人、服务标准、收费标准、投诉与办理、公共收益、维修资金、电梯与设施维保、满意度、张贴记录。',
      '可以问小区所在的街道和主管部门；表里没有它们的电话。',
    ]);
  });

  test('the answers say 未知 where no rule asks for what is not there, or the table is absent, and 不适用 where lists are about firms and none serves here', () => {
    const values = (publication: Publication): string[] =>
      noticeSheet(publication, 'JZ001', 'a4').answers.map((answer) => answer.value);
    expect(values(BARE)).toEqual(['企业未知', '未知', '不适用']);
    const absent = city({
      records: { estate: [estate('JZ001', '丁香苑')] },
      absent: ['contract', 'manager', 'list_entry'],
    });
    expect(values(absent)).toEqual(['企业未知', '未知', '未知']);
  });

  test('an answer about what is overdue is the stamp of its panel, with the day since when', () => {
    const publication = city({
      records: {
        estate: [estate('JZ001', '丁香苑')],
        firm: [firm(FIRM, '甲物业')],
        contract: [contract('JZ001', FIRM, { end: date('2026-06-30') })],
      },
      rules: [rule('R1', { panel: 'firm' }), rule('R2', { panel: 'manager' }), rule('R3', { panel: 'lists' })],
      findings: ['R1', 'R2', 'R3'].map((id) => found(id, 'JZ001', '逾期', { overdueSince: lateBy(4) })),
    });
    const { answers, parts } = noticeSheet(publication, 'JZ001', 'a4');
    const stamps = (['firm', 'manager', 'lists'] as const).map((id) => parts[PANELS.indexOf(id)]?.stamp);
    expect(stamps.map((stamp) => stamp?.text)).toEqual(['逾期', '逾期', '逾期']);
    expect(answers.map(({ value }) => value)).toEqual([
      '企业信息逾期 2026年11月7日起',
      '逾期 2026年11月7日起',
      '逾期 2026年11月7日起',
    ]);
  });

  test('what is unknown of an estate is 未知 and never a zero', () => {
    const facts = blocksOf(partOf(BARE, 'service'), 'facts').flatMap((block) => block.facts);
    expect(facts.find((fact) => fact.label === '户数')?.value).toBe('未知');
    expect(JSON.stringify(facts)).not.toMatch(/"0/);
  });
});

describe('公示义务', () => {
  const RULES = [
    rule('R1', { panel: 'fund', remedy: '补上「维修资金」表' }),
    rule('R2', { panel: 'fund' }),
    rule('R3', { panel: 'fund' }),
  ];
  const records = { estate: [estate('JZ001', '丁香苑')], fund: [fund('JZ001', '2026-06-30')] };

  test('what is unmet stands in words, without what the office has to do, and what is met is left to the page', () => {
    const publication = city({
      records,
      rules: RULES,
      findings: [
        found('R1', 'JZ001', '逾期', { overdueSince: lateBy(12), detail: '晚了' }),
        found('R2', 'JZ001', '合格', { detail: '按时公布' }),
      ],
    });
    const part = partOf(publication, 'fund');
    expect(texts(part, 'unmet')).toEqual(['「义务 R1」逾期 2026年10月30日起：晚了。']);
    expect(part.stamp).toEqual({
      state: 'overdue',
      text: '逾期',
      asOf: '2026年11月10日',
    });
    expect(JSON.stringify(part)).not.toContain('按时公布');
  });

  test('what is confirmed stands right after the sentence, with its document', () => {
    const publication = city({
      records,
      rules: RULES,
      findings: [found('R3', 'JZ001', '已确认', { detail: '查实' })],
    });
    expect(texts(partOf(publication, 'fund')).slice(0, 4)).toEqual([
      '维修资金结存 1,000.00 元（2026年6月30日），每户 10.00 元。',
      '使用流程未公布。',
      '已确认　义务 R3　document-1 一',
      '查实。',
    ]);
  });
});

describe('图', () => {
  test('a charge on its base price lies in the middle of its band', () => {
    const publication = city({
      records: {
        estate: [estate('JZ001', '丁香苑')],
        fee_item: [fee('JZ001', 8000)],
        guide_price: [guidePrice(8000)],
      },
    });
    const [range] = blocksOf(partOf(publication, 'fees'), 'range');
    expect(range).toMatchObject({ low: 1000, base: 5000, price: 5000, high: 9000 });
    expect(range?.labels).toEqual({ low: '0.64', high: '0.96', base: '基准价 0.80', price: '现行 0.80 元/㎡·月' });
  });

  test('income and spending run from one balance to the next, what goes out hatched', () => {
    const publication = city({
      records: {
        estate: [estate('JZ001', '丁香苑')],
        revenue: [
          revenue('JZ001', '2025', '上期结余', 100_000, 2),
          revenue('JZ001', '2025', '收入', 300_000, 3),
          revenue('JZ001', '2025', '成本', 50_000, 4),
          revenue('JZ001', '2025', '支出', 150_000, 5),
          revenue('JZ001', '2025', '期末结余', 200_000, 6),
        ],
      },
    });
    const [bars] = blocksOf(partOf(publication, 'revenue'), 'bars');
    expect(bars?.bars).toEqual([
      { label: '上期结余', value: '1,000.00 元', start: 0, width: 2500, isHatched: false, isMoney: true },
      { label: '收入', value: '+3,000.00 元', start: 2500, width: 7500, isHatched: false, isMoney: true },
      { label: '成本', value: '−500.00 元', start: 8750, width: 1250, isHatched: true, isMoney: true },
      { label: '支出', value: '−1,500.00 元', start: 5000, width: 3750, isHatched: true, isMoney: true },
      { label: '期末结余', value: '2,000.00 元', start: 0, width: 5000, isHatched: false, isMoney: true },
    ]);
    expect(rowsOf(partOf(publication, 'revenue')).at(-1)).toEqual(['期末结余', '', '2,000.00']);
  });

  test('years stand as a table on A4 and as a picture on A3, never as both', () => {
    const years = (['2023', '2024', '2025'] as const).flatMap((year, index) => [
      revenue('JZ001', year, '期末结余', 100_000 * (index + 1), index + 2),
    ]);
    const publication = city({ records: { estate: [estate('JZ001', '丁香苑')], revenue: years } });
    const told = (paper: 'a4' | 'a3'): [number, boolean] => {
      const part = partOf(publication, 'revenue', paper);
      const isTold = blocksOf(part, 'table').some((table) => table.caption === '历年结余（元）');
      return [blocksOf(part, 'bars').length, isTold];
    };
    expect(told('a4')).toEqual([0, true]);
    expect(told('a3')).toEqual([1, false]);
    const widths = blocksOf(partOf(publication, 'revenue', 'a3'), 'bars')[0]?.bars.map((bar) => bar.width);
    expect(widths?.at(-1)).toBe(10_000);
  });

  test('a month of which nothing is known has no bar and says 未知', () => {
    const publication = city({
      records: {
        estate: [estate('JZ001', '丁香苑')],
        complaint_stat: [complaints('JZ001', '2026-10', { received: 4 }), complaints('JZ001', '2026-09')],
      },
    });
    const [bars] = blocksOf(partOf(publication, 'complaints', 'a3'), 'bars');
    expect(bars?.bars.map(({ label, value, width }) => [label, value, width])).toContainEqual(['8月', '未知', 0]);
    expect(bars?.bars.at(-1)).toMatchObject({ label: '10月', value: '4', width: 10_000 });
    expect(bars?.bars).toHaveLength(12);
    expect(blocksOf(partOf(publication, 'complaints', 'a4'), 'bars')).toEqual([]);
    expect(rowsOf(partOf(publication, 'complaints', 'a4'))[0]).toEqual(['2026年10月', '4', '—', '—', '—', '—']);
  });

  test('a strip has a character for each period', () => {
    const publication = city({
      records: {
        estate: [estate('JZ001', '丁香苑')],
        firm: [firm(FIRM, '甲物业')],
        contract: [contract('JZ001', FIRM)],
        list_entry: [listing('000101', '2026-10', '红榜', FIRM)],
      },
    });
    const [strip] = blocksOf(partOf(publication, 'lists'), 'strip');
    expect(strip?.cells).toHaveLength(12);
    expect(strip?.cells.at(-1)).toEqual({ standing: 'red', mark: '红', label: '10月' });
    expect(strip?.cells[0]?.mark).toBe('?');
  });
});

describe('最多的内容', () => {
  const lines: RevenueLine[] = Array.from({ length: 60 }, (_, index) => ({
    ...revenue('JZ001', '2025', '收入', 100 + index, index + 2),
    item: `收入项目 ${index + 1}`,
  }));
  const publication = city({
    records: {
      estate: [estate('JZ001', '示例'.repeat(20))],
      firm: [firm(FIRM, '示例物业'.repeat(10))],
      contract: [contract('JZ001', FIRM)],
      firm_grade: [grade(FIRM, 'A', '2026-03-01')],
      fee_item: [
        ...Array.from({ length: 40 }, (_, index) => fee('JZ001', 100 + index, { item: `收费 ${index + 1}` })),
        ...Array.from({ length: 9 }, (_, index) => fee('JZ001', 90, { item: `旧 ${index}`, end: date('2026-06-30') })),
      ],
      revenue: lines,
      lift: Array.from({ length: 30 }, () => lift('JZ001', '2026-11-01')),
      complaint_stat: Array.from({ length: 24 }, (_, index) =>
        complaints('JZ001', `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`),
      ),
      event: Array.from({ length: 20 }, () => event('联合执法', '2026-10-01', 'JZ001', '已整改')),
    },
  });

  test('every fee of today, every line of the year and every lift is printed', () => {
    expect(rowsOf(partOf(publication, 'fees')).filter(([item]) => item?.startsWith('收费 '))).toHaveLength(40);
    expect(rowsOf(partOf(publication, 'revenue')).filter(([item]) => item?.startsWith('收入项目'))).toHaveLength(60);
    for (const paper of ['a4', 'a3'] as const)
      expect(rowsOf(partOf(publication, 'lifts', paper)).filter(([place]) => place === '1号楼')).toHaveLength(30);
  });

  test('months of complaints are at most twelve', () => {
    expect(rowsOf(partOf(publication, 'complaints')).filter(([month]) => month?.endsWith('月'))).toHaveLength(12);
  });

  test('what a sheet has no room for is counted on it', () => {
    expect(rowsOf(partOf(publication, 'fees')).filter(([item]) => item?.startsWith('旧 '))).toHaveLength(6);
    expect(texts(partOf(publication, 'fees'), 'note')).toContain('另有 3 项，见网页。');
  });
});

describe('通知公告', () => {
  test('a notice is printed with its whole text, lists and tables included', () => {
    const body =
      '## 时间\n\n停电两次：\n\n| 日期 | 范围 |\n| --- | --- |\n| 12日 | 丁香苑 |\n\n1. 先*通知*\n2. 再停电\n\n- 冰箱';
    const publication = city({
      records: { estate: [estate('JZ001', '丁香苑')] },
      notices: [notice('停电', { urgent: true, body, until: date('2026-11-20') })],
    });
    const part = partOf(publication, 'notices');
    expect(blocksOf(part, 'heading').map(({ text }) => text)).toEqual(['紧急　停电', '时间']);
    expect(texts(part)).toEqual([
      '通知公告 1 条，其中紧急 1 条，最近一条 2026年11月1日公布。',
      '通知　公示期 2026年11月1日 至 2026年11月20日　示例',
      '停电两次：',
      '1. 先通知',
      '2. 再停电',
      '· 冰箱',
    ]);
    expect(rowsOf(part)).toEqual([['12日', '丁香苑']]);
  });

  test('what looks like a command or like HTML is printed as it is written', () => {
    const hostile = '<script>alert(1)</script> #set text(red) $x$ \\u{41} "引号" = 标题';
    const publication = city({
      records: {
        estate: [estate('JZ001', hostile)],
        manager: [manager('JZ001', hostile, '0355-0000001')],
      },
      notices: [notice('甲', { body: '<img src=x onerror=alert(1)> #pagebreak()' })],
    });
    const sheet = noticeSheet(publication, 'JZ001', 'a4');
    expect(sheet.title).toBe(`${hostile}物业服务信息公示`);
    expect(texts(partOf(publication, 'manager'), 'lead')).toEqual([`项目负责人 ${hostile}，电话 0355-0000001。`]);
    expect(texts(partOf(publication, 'notices'), 'plain')).toEqual(['<img src=x onerror=alert(1)> #pagebreak()']);
  });
});

describe('投诉举报', () => {
  const records = {
    estate: [estate('JZ001', '丁香苑')],
    manager: [manager('JZ001', '张示例', '0355-0000001')],
    channel: [channel('000101', '电话', '0355-0000020'), channel('000100', '网址', 'https://example.org/ts/')],
  };

  test('the foot has the code of the board, the address to type, and numbers for those without a telephone that scans', () => {
    const { foot } = noticeSheet(city({ records, complaintUrl: ADDRESS }), 'JZ001', 'a4');
    expect(foot?.code).toMatchObject({ url: 'https://example.org/c/JZ001/?board', sizeMm: 38 });
    expect(foot?.lines[0]).toContain('example.org/c/JZ001/');
    expect(foot?.lines.join('\n')).toContain('没有手机');
    expect(foot?.lines).toContain('张示例 0355-0000001（项目负责人）');
    expect(foot?.lines).toContain('000101的渠道 0355-0000020（受理时间未知）');
  });

  test('without any published number the foot says so', () => {
    expect(noticeSheet(BARE, 'JZ001', 'a4').foot?.lines).toContain('没有投诉电话的资料。');
  });

  test('without a complaint address in the settings there is no code', () => {
    expect(noticeSheet(city({ records }), 'JZ001', 'a4').foot).toBeNull();
  });

  test('numbers and offices stand in panel 5, and addresses on the web are counted', () => {
    const part = partOf(city({ records }), 'complaints');
    expect(rowsOf(part)).toEqual([['甲子县'], ['000101的渠道', '0355-0000020', '']]);
    expect(texts(part, 'note')).toContain('另有 1 个网址和邮箱，见网页。');
  });
});
