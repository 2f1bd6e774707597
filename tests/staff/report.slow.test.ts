import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { TableId } from '../../src/domain/records.ts';
import { sourceRow, sourceSheetIndex } from '../../src/domain/source.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { staffView } from '../../src/site.ts';
import { countedOf, unmetDuties } from '../../src/staff/answers/unmet-duties.ts';
import { deskOf, type StaffInput } from '../../src/staff/desk.ts';
import { staffReport } from '../../src/staff/report.ts';
import { settleHeader } from '../../src/staff/settle-row.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { html } from '../../src/wording/html.ts';
import { readSample, readTownContent } from '../support/publication.ts';
import { csvOf, FIRM, headersOf, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';
import { lateBy } from '../views/city.ts';

const AS_OF = '2026-11-10' as IsoDate;

function inputOf(content: Content, asOf = AS_OF): StaffInput {
  const { portal, profiles, problems, totals } = content;
  return { ...staffView(content, asOf), portal, profiles, problems, totals, asOf };
}

/** What stands between the tags. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The text of the section that has an id, up to the next section with one. */
function section(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  if (from < 0) return '';
  const next = html.indexOf('<section', from);
  return textOf(html.slice(html.indexOf('>', from) + 1, next < 0 ? undefined : next));
}

/** The rows to paste that a report holds, each with its result. */
function rowsToPaste(html: string, outcome: '已确认' | '不成立'): string[] {
  return [...html.matchAll(/<pre>(.*?)<\/pre>/g)]
    .map((m) => textOf(m[1] as string))
    .filter((row) => row.includes(`,${outcome},`));
}

const prompts = (findings: readonly Finding[]): Finding[] => findings.filter(({ verdict }) => verdict === '待核实');

describe('the tables to ask for', () => {
  const LINE = '数据截至：2026-09-30\n';
  const asked = async (asOf: string, files: Record<string, string>): Promise<string> =>
    section(staffReport(inputOf(await readTownContent(files, '140400'), asOf as IsoDate)), 'data-days');

  it('are those older than their rhythm and those of which nobody has said the day, each file by name', async () => {
    const lift = csvOf('lift').replaceAll('2026-10-22', '2026-09-22');
    const part = await asked('2026-11-10', { '电梯.csv': LINE + lift, '维修资金.csv': csvOf('fund') });
    expect(part).toMatch(/电梯tables\/电梯.csv2026年9月30日31 天该更新了/);
    expect(part).toMatch(/维修资金tables\/维修资金.csv没有写明，最新的记录说到 .*366 天写明数据截至哪一天/);
    expect(await asked('2026-10-31', { '电梯.csv': LINE + lift })).not.toContain('该更新了');
  });
});

describe('the staff report of the sample city', () => {
  let input: StaffInput;
  let report: string;
  beforeAll(async () => {
    input = inputOf(await readSample());
    report = staffReport(input);
  });

  it('opens with what it is, the day, the place and the counts', () => {
    const head = textOf(report.slice(report.indexOf('<header>'), report.indexOf('</header>')));
    expect(head).toContain('内部资料　不公布');
    expect(head).toContain('检查日 2026年11月10日');
    expect(head).toContain('示例市');
    expect(head).toContain(`${prompts(input.findings).length} 待核实`);
    for (const [kind, name] of [
      ['disclosure', '公示'],
      ['performance', '履行'],
    ])
      for (const verdict of ['逾期', '缺项', '未知']) {
        const own = input.findings.filter((found) => found.kind === kind && found.verdict === verdict);
        expect(head).toContain(`${own.length} ${name}${verdict}`);
      }
  });

  it('asks for no table, since each says its day and is as new as expected', () => {
    expect(section(report, 'data-days')).toContain('各表都写明了数据截至');
  });

  it('shows each prompt with its name, its arithmetic, its rows and the row that settles it', () => {
    const text = textOf(report);
    const open = prompts(input.findings);
    expect(open.length).toBeGreaterThan(5);
    for (const found of open) {
      const part = section(report, `prompt-${found.rule}`);
      const { estate, firm, division } = input.register.records;
      const named = [...estate, ...firm, ...division].find(({ code }) => code === found.subject);
      expect(part, found.rule).toContain(`${named?.name}（${found.subject}）`);
      expect(part).toContain(found.detail);
      for (const source of found.sources) {
        expect(part).toContain(input.register.sheets[sourceSheetIndex(source)]?.file);
        expect(sourceRow(source)).toBeGreaterThan(1);
      }
      expect(part).toContain(`核实,,${found.subject},已确认,,${found.rule}`);
      expect(part).toContain(`核实,,${found.subject},不成立,,${found.rule}`);
    }
    expect(text).toContain('tables/红黑榜-甲子县.csv 第 23、25、27 行');
  });

  it('says of a prompt whose words these are, how they are read and what they say will follow', () => {
    const part = section(report, 'prompt-CZ-18');
    expect(part).toContain('长建发〔2025〕72号，条款：七（现行有效）');
    expect(part).toContain('按公布榜单的县（区）分别计算');
    expect(part).toContain('条文所列后续解聘');
    expect(section(report, 'prompt-YS-12')).toContain('到期后是否继续有效不明确');
  });

  it('lists what an event has settled apart from what is open', () => {
    expect(section(report, 'prompt-CZ-18')).not.toContain('91000000MA0000058L');
    const settled = textOf(report.slice(report.indexOf('id="settled"'), report.indexOf('id="to-do"')));
    expect(settled).toContain('示例戊物业服务有限公司（91000000MA0000058L）');
    expect(settled).toContain('甲住建发〔2026〕4号（示例）');
  });

  it('has a worksheet for each staff-only rule in force, and for no other', () => {
    const asking = [...input.profiles.values()].flatMap(({ rules }) => rules).filter((rule) => rule.worksheet !== null);
    const sheets = [...report.matchAll(/<section class="sheet" id="[^"]*"><h3>(.*?)<\/h3>/g)].map((m) =>
      textOf(m[1] as string),
    );
    const shown = asking.filter(({ id }) => sheets.some((title) => title.includes(id))).map(({ id }) => id);
    expect(shown).toEqual(['CZ-13', 'CZ-14', 'YS-04', 'YS-25', 'YS-26']);
  });

  it('answers the ten questions', () => {
    const answer = (n: number): string => section(report, `question-${n}`);
    expect(answer(1)).toMatch(/公示全不全：\d+ 个小区没有公示全，缺项 \d+ 条，逾期 \d+ 条/);
    expect(answer(1)).toMatch(/做到没有：\d+ 个小区有没做到的，缺项 \d+ 条，逾期 \d+ 条/);
    expect(answer(1)).toContain('石桥新村（JZ007）');
    expect(answer(2)).toContain('草案，供核对');
    expect(answer(2)).toContain('示例戊物业服务有限公司（没有在管小区）');
    expect(answer(2)).toContain('丙寅县、丁卯市现行的规则里没有由等级定榜单的规定');
    expect(answer(3)).toContain('示例丁物业管理有限公司（91000000MA000004XL）');
    expect(answer(3)).toContain('槐树院（DM004）');
    expect(answer(4)).toContain('没有按件数处理的规则，只列数：2025-11 至 2026-10');
    expect(answer(4)).toContain('锦绣湖畔（JZ010） 33 件');
    expect(answer(4)).toContain('至少 12 件（12 个月里填了 10 个月）');
    expect(answer(5)).toContain('锦绣湖畔（JZ010） 49%');
    expect(answer(5)).not.toContain('东风小区（YC003） 60%');
    expect(answer(6)).toContain('甲子县');
    expect(answer(6)).toContain('丙寅县、丁卯市现行的规则里没有回访比例的规定');
    expect(answer(7)).toMatch(/没有按时办结的共 \d+ 件/);
    expect(answer(8)).toContain('新城一品（YC006）');
    expect(answer(8)).toContain('「事件」表没有登记降费');
    expect(answer(9)).toContain('CD-22「黑榜期间不得申请维修资金」是征求意见稿，没有启用，下面只列事实，不作判定');
    expect(answer(9)).toContain('春晖佳苑（JZ008）');
    expect(answer(10)).toContain('黑榜达到三分之一：待核实');
  });

  it('points at what it has: every link has its target, and nothing comes from elsewhere', () => {
    const ids = new Set([...report.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]));
    expect(ids.size).toBe([...report.matchAll(/ id="/g)].length);
    for (const [, href] of report.matchAll(/ href="([^"]*)"/g)) {
      expect(href).toMatch(/^#/);
      expect(ids).toContain(href?.slice(1));
    }
    expect(report).not.toMatch(/<script|<link|<img|<iframe| src=|https?:|@import|url\(/);
  });

  it('says what is unmet by county and duty, once for all that are in the same case', () => {
    const part = textOf(report.slice(report.indexOf('id="to-do-000101"'), report.indexOf('id="to-do-000102"')));
    expect(part).toContain('CN-01 电梯至少每15日保养一次');
    expect(part).toMatch(/纺织厂老家属院（JZ013）、湖滨巷散楼（JZ014）/);
  });
});

describe('the counts of the first question', () => {
  it('come to those at the head, column by column', async () => {
    const desk = deskOf(inputOf(await readSample()));
    const part = unmetDuties(desk).more.text;
    const rows = [...part.slice(part.indexOf('数的是谁')).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
      [...(row ?? '').matchAll(/<td class="n">([\d,]+)<\/td>/g)].map(([, n]) => Number(n?.replace(',', ''))),
    );
    const own = rows.slice(0, -1);
    const total = rows.at(-1);
    expect([own.length, total?.length]).toEqual([4, 6]);
    expect(total).toEqual(total?.map((_, column) => own.reduce((sum, row) => sum + (row[column] ?? 0), 0)));
    const head = textOf(staffReport(desk)).replace(/\s+/g, ' ');
    for (const [column, words] of ['公示逾期', '公示缺项', '公示未知', '履行逾期', '履行缺项', '履行未知'].entries())
      expect(head).toContain(`${total?.[column]} ${words}`);
    const audited = countedOf(desk)[0]?.findings.filter(
      ({ kind, verdict }) => kind === 'disclosure' && verdict === '缺项',
    );
    expect(own[0]?.[1]).toBe(audited?.length);
    expect(textOf(html`${unmetDuties(desk).short}`.text)).toContain(`缺项 ${own[0]?.[1]} 条`);
  });
});

describe('what nobody can judge', () => {
  const report = async (files: Record<string, string>, asOf = AS_OF) =>
    staffReport(inputOf(await readTownContent(files, '141121'), asOf));
  /** The next steps of a duty in 甲子县. */
  const steps = (html: string, rule: string): string[] => {
    const part = html.slice(html.indexOf('id="to-do-000101"'));
    const duty = part.slice(part.indexOf(`<summary>${rule} `));
    return [...duty.slice(0, duty.indexOf('</details>')).matchAll(/<p class="soft">(下一步.*?)<\/p>/g)].map(
      ([, words]) => words ?? '',
    );
  };

  it('is to be supplied by the name of its table or column, and no deed is asked for', async () => {
    const headers = headersOf('fee_item').filter((header) => header !== '依据');
    const bare = await report({ '收费标准.csv': csvOf('fee_item', TOWN.fee_item, headers) });
    expect(steps(bare, 'CN-01')).toEqual(['下一步：交来「电梯」表。']);
    expect(steps(bare, 'WA-08')[0]).toContain('「收费标准」表没有「依据」一列，加上这一列');
    expect(textOf(bare)).not.toContain('通知维保单位立即保养');
  });

  it('for want of a kind of rows is to be told by rows of it, or by one of 0', async () => {
    const rows = TOWN.revenue.map((row) => ({ ...row, 年度: '2025' }));
    const bare = await report({ '公共收益.csv': `数据截至：2026-11-10\n${csvOf('revenue', rows)}` });
    expect(steps(bare, 'CN-03')[0]).toContain('补上「成本」的行，确实没有的写一行 0');
  });

  it('by a table that has grown old is to be had anew', async () => {
    const old = await report({ '电梯.csv': `数据截至：2026-06-30\n${csvOf('lift')}` });
    expect(steps(old, 'CN-01').join('')).toContain('「电梯」表要一份新的');
    expect(steps(old, 'CN-01').join('')).not.toContain('保养');
  });

  it('is no deed where it is unknown, and one where it is late', async () => {
    const late = await report({ '电梯.csv': `数据截至：2026-11-10\n${csvOf('lift')}` });
    expect(steps(late, 'CN-01')[0]).toContain('通知维保单位立即保养');
  });
});

describe('a draft of lists', () => {
  const answer = async (files: Record<string, string>) =>
    section(staffReport(inputOf(await readTownContent(files, '140400'))), 'question-2');

  it('is none without grades and contracts, and says from what it would be made', async () => {
    const parts: readonly Record<string, string>[] = [
      {},
      { '信用评价.csv': csvOf('firm_grade') },
      { '合同.csv': csvOf('contract') },
    ];
    for (const files of parts) {
      const words = await answer(files);
      expect(words).toContain('缺了其中一张，拟不出草案');
      expect(words).not.toContain('草案红榜');
      expect(words).not.toContain('没有公布过企业榜单');
    }
  });

  it('is one with both, and is not held against lists that nobody has supplied', async () => {
    const words = await answer({ '信用评价.csv': csvOf('firm_grade'), '合同.csv': csvOf('contract') });
    expect(words).toContain('草案红榜');
    expect(words).toContain('未知，没有「红黑榜」表');
    expect(words).not.toContain('没有公布过企业榜单');
  });
});

describe('a report of a folder with errors', () => {
  it('says at its head how many, where, and that nothing is published', async () => {
    const wrong = csvOf('fee_item', [{ ...(TOWN.fee_item[0] as Row), 收费标准: '二元' }]);
    const html = staffReport(inputOf(await readTownContent({ '收费标准.csv': wrong }, '140400')));
    const head = textOf(html.slice(0, html.indexOf('</header>')));
    expect(head).toContain('有 1 处必须改正，没有发布；下面的结论暂不可靠');
    expect(head).toContain('tables/收费标准.csv 第 2 行「收费标准」');
  });
});

describe('a row pasted from the report into the table 事件', () => {
  it('settles each prompt, as confirmed or as not holding', async () => {
    const report = staffReport(inputOf(await readSample()));
    for (const outcome of ['已确认', '不成立'] as const) {
      const rows = rowsToPaste(report, outcome);
      const filled = rows.map((row) =>
        row.replace('核实,,', '核实,2026-11-10,').replace(`,${outcome},,`, `,${outcome},示〔2026〕99号,`),
      );
      const pasted = [settleHeader(), ...filled, ''].join('\n');
      const content = await readSample({ 'tables/事件-核实.csv': pasted });
      expect(content.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
      const again = inputOf(content);
      expect(prompts(again.findings)).toEqual([]);
      const settled = again.findings.find(({ rule, subject }) => rule === 'CZ-18' && subject === '91000000MA000004XL');
      expect(settled?.verdict).toBe(outcome === '已确认' ? '已确认' : '合格');
      expect(settled?.confirmed).toBe(outcome === '已确认');
      const listed = staffReport(again);
      expect(textOf(listed.slice(listed.indexOf('id="settled"'), listed.indexOf('id="to-do"')))).toContain(
        '示例丁物业管理有限公司（91000000MA000004XL）',
      );
    }
  });

  it('is refused while its date is blank, and confirms nothing without the number of its document', async () => {
    const [row] = rowsToPaste(staffReport(inputOf(await readSample())), '已确认');
    const content = await readSample({ 'tables/事件-核实.csv': `${settleHeader()}\n${row}\n` });
    expect(content.problems.map(({ column, code }) => [column, code])).toEqual([
      ['日期', 'required-blank'],
      ['文号', 'confirmation-undocumented'],
    ]);
  });
});

describe('hostile words in the tables', () => {
  const HOSTILE = `<script>alert("1")</script><b a='&amp;`;

  /** Every text of a value with hostile words behind it, codes and dates excepted. */
  function soiled<T>(value: T, key = ''): T {
    const kept =
      /^(?:code|id|rule|rules|estate|firm|division|subject|subjectKind|verdict|outcome|severity|period|month|year|colour|kind|level|parent|scope|mode|pricing|category|status|force|does|judge|panel|worksheet|source|asOf|until|since|start|end|from|date|as_of|by|valid_\w+|\w+On|\w+From|\w+Until|inspectionDue|removedOn|grade|scale|list|table|present)$/;
    if (typeof value === 'string') return (kept.test(key) ? value : value + HOSTILE) as T;
    if (value instanceof Map) return new Map([...value].map(([k, v]) => [k, soiled(v)])) as T;
    if (Array.isArray(value)) return value.map((one) => soiled(one, key)) as T;
    if (typeof value !== 'object' || value === null || value instanceof Set) return value;
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [
        k,
        k === 'params' || k === 'divisions' || k === 'profiles' ? v : soiled(v, k),
      ]),
    ) as T;
  }

  it('become no markup, wherever they stand', async () => {
    const { ruled, findings, register, problems, profiles, portal, ...rest } = inputOf(await readSample());
    const problem = {
      code: 'x',
      severity: 'error',
      file: 'f',
      sheet: 's',
      row: 2,
      column: 'c',
      value: 'v',
      message: 'm',
      count: 1,
      rows: [2],
      where: '',
      said: 'm',
      letters: null,
      shownIn: null,
      atDesk: null,
      agreed: false,
      agreement: null,
      written: null,
    } as const;
    const report = staffReport({
      ...rest,
      portal: soiled(portal),
      profiles: soiled(profiles),
      register: { ...register, records: soiled(register.records), sheets: soiled(register.sheets) },
      findings: soiled(findings),
      problems: soiled([...problems, problem]),
      ruled: ruled.map((place) => ({ ...place, ...soiled({ counties: place.counties, rules: place.rules }) })),
    });
    expect(report).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;b a=&#39;&amp;amp;');
    const markup = report.replace(/<style>[\s\S]*?<\/style>/, '');
    const known =
      /^<(?:!doctype html|\/?(?:html|head|body|header|main|section|article|nav|ol|ul|li|dl|dt|dd|div|span|p|h[1-4]|a|b|small|strong|code|pre|table|colgroup|col|thead|tbody|tr|th|td|details|summary|title|meta|br)(?: open| [a-z-]+="[^"<>]*")*)>$/;
    for (const [tag] of markup.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(known);
    expect(markup).not.toMatch(/ on[a-z]+=|javascript:/);
    const attributes = new Set([...markup.matchAll(/<[a-z][^>]*? (?:href|id|class)="([^"]*)"/g)].map((m) => m[1]));
    for (const value of attributes) expect(value).not.toMatch(/script|alert/);
  });

  it('that turn a line around or can not be seen are shown as something strange', async () => {
    const input = inputOf(await readSample());
    const [first, ...others] = input.findings as [Finding, ...Finding[]];
    const report = staffReport({
      ...input,
      findings: [{ ...first, verdict: '缺项', detail: 'a\u202eb\u0000c' }, ...others],
    });
    expect(report).toContain('a\ufffdb\ufffdc');
  });
});

const month = (m: string, more: Row): Row => ({ 月份: m, 小区编码: 'JZ001', 受理: '20', ...more });

/** A town under a profile, with these tables over its ground. */
async function townInput(
  tables: Partial<Record<TableId, readonly Row[]>>,
  profile: string,
  change: (profile: Profile) => Profile = (same) => same,
): Promise<StaffInput> {
  const files = Object.entries(tables).map(([id, rows]) => [
    `${tableOf(id as TableId).name}.csv`,
    csvOf(id as TableId, rows),
  ]);
  const content = await readTownContent(Object.fromEntries(files), profile);
  const profiles = new Map([...content.profiles].map(([code, one]) => [code, change(one)]));
  return inputOf({ ...content, profiles });
}

describe('a town under the rules of 文水县', () => {
  const complaints = [
    month('2026-09', { 属实去重: '6', 按时办结: '18', 办结: '20' }),
    month('2026-10', { 属实去重: '5', 按时办结: '19', 办结: '20' }),
  ];

  it('is told who is over ten by the rules, not by plain figures', async () => {
    const report = staffReport(await townInput({ complaint_stat: complaints, contract: [CONTRACT] }, '141121'));
    const answer = section(report, 'question-4');
    for (const rule of ['WA-03', 'WA-20', 'WA-24']) expect(answer).toContain(rule);
    expect(answer).toContain(`示例甲物业服务有限公司（${FIRM}）`);
    expect(answer).not.toContain('没有按件数处理的规则');
    expect(section(report, 'prompt-WA-20')).toContain(`核实,,${FIRM},已确认,,WA-20`);
  });

  it('has the forms of its staff-only rules, with the days they name', async () => {
    const event: Row[] = [
      { 类型: '移交', 日期: '2026-06-01', 主体编码: FIRM, 结果: '违规收费线索移交', 文号: '示〔2026〕5号' },
      { 类型: '移交', 日期: '2026-09-01', 主体编码: 'JZ001', 结果: '擅自经营线索移交' },
      { 类型: '处罚', 日期: '2026-07-01', 主体编码: FIRM, 结果: '责令改正' },
      { 类型: '移交', 日期: '2026-06-01', 主体编码: OTHER_FIRM, 结果: '与本地无关' },
    ];
    const report = staffReport(await townInput({ complaint_stat: complaints, contract: [CONTRACT], event }, '141121'));
    const sheet = (kind: string): string => section(report, `sheet-${kind}-141121`);
    expect(sheet('penalty-timeline')).toContain('2026-08-30');
    expect(sheet('penalty-timeline')).toContain('2026-09-29');
    expect(sheet('penalty-timeline')).toContain('2026-07-01（移交后 30 天）');
    expect(sheet('penalty-timeline')).toContain('没有登记，移交后已 70 天');
    expect(sheet('penalty-timeline')).not.toContain('与本地无关');
    expect(sheet('complaint-ledger')).toContain('含个人信息，不入本系统');
    expect(sheet('weekly-summary')).toContain('省级调度会：周四（2026-11-12）');
    expect(sheet('weekly-summary')).toContain('上报截止：周五 17:00（2026-11-13）');
    expect(sheet('weekly-summary')).toContain('WA-02、WA-25');
    expect(sheet('key-supervision')).toContain(`示例甲物业服务有限公司（${FIRM}）`);
    expect(sheet('two-signatures')).toContain('2 方签署');
    for (const kind of ['escalation', 'listed-supervision']) expect(sheet(kind)).not.toBe('');
    expect(sheet('downgrade-review')).toBe('');
  });
});

const CONTRACT = {
  小区编码: 'JZ001',
  统一社会信用代码: FIRM,
  开始日期: '2024-01-01',
  合同类型: '业主大会',
  结束日期: '2027-12-31',
};

describe('what is not known', () => {
  it('is said to be unknown, with the table that would tell', async () => {
    const report = staffReport(await townInput({}, '140400'));
    for (const [n, table] of [
      [2, '信用评价'],
      [3, '红黑榜'],
      [4, '投诉统计'],
      [5, '满意度'],
      [6, '投诉统计'],
      [7, '投诉统计'],
      [8, '事件'],
      [9, '红黑榜'],
    ] as const) {
      expect(section(report, `question-${n}`), String(n)).toMatch(new RegExp(`未知：没有.*「${table}」`));
    }
    expect(section(report, 'question-10')).toContain('这里现行的规则里没有优秀比例和黑榜比例的规定');
  });

  it('leaves a report of the problems alone where there are no settings', async () => {
    const content = await readSample({ 'portal.yaml': null });
    const report = staffReport(inputOf(content));
    expect(textOf(report)).toContain('没有可用的网站设置（portal.yaml），没有判定任何规则');
    expect(section(report, 'question-1')).toContain('未知');
    expect(textOf(report)).toContain(content.problems[0]?.message);
  });
});

describe('figures that do not tell everything yet', () => {
  it('leave a month unknown in which cases are not due, and count none of them as late', async () => {
    const rows = [month('2026-10', { 受理: '20', 办结: '19', 按时办结: '19' })];
    const answer = section(staffReport(await townInput({ complaint_stat: rows }, '141121')), 'question-7');
    expect(answer).toContain('没有按时办结的共 0 件');
    expect(answer).toMatch(/未知：受理 20 件，按时办结 19 件，占 95.0%，还有没到期的：月末受理的到 2026-11-30 才到期/);
  });

  it('leave unknown whether an estate is above a number where months are missing', async () => {
    const told = async (verified: string) => {
      const rows = [month('2026-10', { 受理: '30', 属实去重: verified })];
      return section(staffReport(await townInput({ complaint_stat: rows }, '140400')), 'question-4');
    };
    expect(await told('20')).toContain('超过 10 件的小区 1 个，其中超过 20 件的 0 个、未知的 1 个');
    expect(await told('10')).toMatch(/超过 10 件的小区 0 个，其中超过 20 件的 0 个；\d+ 个小区有没有超过 10 件未知/);
  });
});

describe('what is blank though nothing was received', () => {
  it('is nothing, as the judges have it, and not unknown', async () => {
    const none = month('2026-10', { 受理: '0' });
    const report = staffReport(await townInput({ complaint_stat: [none], contract: [CONTRACT] }, '140400'));
    expect(section(report, 'question-7')).toContain('没有受理，没有按时办结 0 件');
    const sheet = section(report, 'sheet-reopened-cases-140400');
    expect(sheet).toContain('2026-1000');
    expect(section(report, 'question-7')).not.toContain('个小区没有填按时办结');
  });
});

describe('a draft', () => {
  it('has its worksheet once an office has switched it on', async () => {
    const anchor = 'id="sheet-agency-staffing-140400"';
    expect(staffReport(await townInput({}, '140400'))).not.toContain(anchor);
    const on = await townInput({}, '140400', (profile) => ({
      ...profile,
      rules: profile.rules.map((rule) => (rule.id === 'CD-01' ? { ...rule, enabled: true } : rule)),
    }));
    const report = staffReport(on);
    expect(report).toContain(anchor);
    expect(section(report, 'sheet-agency-staffing-140400')).toContain('甲子县专门机构至少 5 名');
    expect(section(report, 'sheet-agency-staffing-140400')).toContain('征求意见稿');
  });
});

describe('a large city', () => {
  it('is told in a file that opens: many rows are folded, and what is left out is counted', async () => {
    const input = inputOf(await readSample());
    const lift = input.findings.find(({ rule, subject }) => rule === 'CN-01' && subject.startsWith('JZ')) as Finding;
    const estate = input.register.records.estate.find(({ code }) => code === lift.subject);
    if (!estate) throw new Error('no such estate');
    const codes = Array.from({ length: 1500 }, (_, i) => `X${i}`);
    const estates = codes.map((code) => ({ ...estate, code }));
    const findings = codes.map(
      (subject, i): Finding => ({ ...lift, subject, verdict: '逾期', overdueSince: lateBy(i), detail: `超过 ${i} 天` }),
    );
    const records = { ...input.register.records, estate: [...input.register.records.estate, ...estates] };
    const report = staffReport({
      ...input,
      register: { ...input.register, records },
      findings: [...input.findings, ...findings],
    });
    expect(report).toMatch(/另有 1,4\d\d 条没有列出，用 <code>--findings<\/code> 看全部/);
    // The most overdue come first.
    expect(report.indexOf('超过 1499 天')).toBeGreaterThan(0);
    expect(report.length).toBeLessThan(600_000);
  });
});

describe('rules for staff alone', () => {
  it('have a worksheet each, whatever place they are of', async () => {
    const profiles = await Promise.all(
      ['140400', '141121', '371323', '140500'].map(async (code) =>
        (await readTownContent({}, code)).profiles.get(code),
      ),
    );
    const staff = profiles.flatMap((profile) => profile?.rules ?? []).filter(({ does }) => does.includes('staff'));
    expect(staff.length).toBeGreaterThan(10);
    expect(staff.filter(({ worksheet }) => worksheet === null).map(({ id }) => id)).toEqual([]);
  });
});
