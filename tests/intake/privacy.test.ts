import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { Lookup } from '../../src/intake/lookup.ts';
import { readNotice } from '../../src/intake/notices.ts';
import { isPrivateHeader } from '../../src/intake/private-headers.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { privateIn } from '../../src/privacy/detect.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import {
  csvOf,
  first,
  foundIn,
  headersOf,
  readTown,
  sheetRows,
  TABLE_IDS,
  TOWN,
  townWith,
  xlsx,
} from '../support/tables.ts';

/** Fictional numbers with true check digits; the region 000000 and the numbers belong to nobody. */
const ID_NUMBER = '110101190001010015';
const CARD = '6222020000000000000';
const MOBILE = '13800138000';

/** A Luhn digit for the card above, so that the test does not lean on one that might be someone's. */
function withLuhn(first: string): string {
  for (let digit = 0; digit < 10; digit++)
    if (privateIn(`卡 ${first}${digit}`, 'contact') === '银行卡号') return `${first}${digit}`;
  throw new Error('no check digit');
}
function withIdCheck(first: string): string {
  for (const digit of '0123456789X')
    if (privateIn(`证 ${first}${digit}`, 'contact') === '身份证号') return `${first}${digit}`;
  throw new Error('no check digit');
}
const identity = withIdCheck(ID_NUMBER.slice(0, 17));
const card = withLuhn(CARD.slice(0, 18));

/** A private value may stand nowhere in what is reported. */
async function expectMasked(
  files: Parameters<typeof readTown>[0],
  secrets: readonly string[],
  code = 'private-value',
): Promise<void> {
  const read = await readTown(files);
  const report = JSON.stringify(read.problems);
  expect(read.problems.map((p) => p.code)).toContain(code);
  expect(read.problems.find((p) => p.code === code)?.severity).toBe('error');
  for (const secret of secrets) expect(report.includes(secret), `${secret} in ${report}`).toBe(false);
}

describe('a column', () => {
  const headers = [
    '身份证号',
    '身份证号码',
    '业主身份证',
    '证件号',
    '证件号码',
    '护照号',
    '业主姓名',
    '业主 姓名',
    '业主\n姓名',
    '业主电话',
    '业主联系方式',
    '业主联系电话',
    '业主手机号',
    '住户姓名',
    '户主',
    '户主姓名',
    '户名',
    '房号',
    '房间号',
    '室号',
    '户号',
    '欠费',
    '欠费金额',
    '缴费明细',
    '缴费记录',
    '拒交业主',
    '欠缴金额',
    '投诉人',
    '投诉人姓名',
    '投诉人电话',
    '举报人',
    '来电人',
    '来电号码',
    '反映人',
    '受访人',
    '银行账号',
    '银行帐号',
    '账号',
    '银行卡号',
    '卡号',
    '开户行',
    '开户银行',
    '分户账',
    '家庭住址',
    '住址',
    '手机号',
    '手机号码',
    '个人电话',
    '出生日期',
    '民族',
    '签名',
  ];
  it.each(headers)('called 「%s」 stops the build in every table and none of it is read', async (header) => {
    expect(isPrivateHeader(header)).toBe(true);
    for (const id of ['fund', 'complaint_stat', 'manager', 'estate'] as TableId[]) {
      const quoted = `"${header}"`;
      const rows = csvOf(id).trimEnd().split('\n');
      const text = rows.map((row, i) => `${i === 0 ? quoted : '王小明的秘密'},${row}`).join('\n');
      const name = tableOf(id).name;
      const read = await readTown({ [`${name}.csv`]: `${text}\n` });
      expect(foundIn(read).map(([file, row, , code]) => [file, row, code])).toEqual([
        [`${name}.csv`, 1, 'private-column'],
      ]);
      expect(JSON.stringify(read.problems)).not.toContain('王小明的秘密');
      expect(read.problems[0]?.message).toContain('（A1）');
      expect(JSON.stringify(read.register.records)).not.toContain('王小明的秘密');
    }
  });

  const inTables: [id: TableId, header: string][] = [
    ['complaint_stat', '姓名'],
    ['complaint_stat', '联系电话'],
    ['complaint_stat', '联系人'],
    ['complaint_stat', '地址'],
    ['complaint_stat', '投诉内容'],
    ['complaint_stat', '诉求内容'],
    ['complaint_stat', '问题描述'],
    ['survey', '姓名'],
    ['survey', '电话'],
    ['survey', '意见建议'],
    ['survey', '原始答案'],
    ['fund', '姓名'],
    ['fund', '业主'],
    ['fund', '账户'],
    ['fund', '房屋'],
  ];
  it.each(inTables)('of %s called 「%s」 is about residents there', async (id, header) => {
    const name = tableOf(id).name;
    const text = csvOf(id)
      .trimEnd()
      .split('\n')
      .map((row, i) => `${row},${i === 0 ? header : '王小明'}`)
      .join('\n');
    const read = await readTown({ [`${name}.csv`]: text });
    expect(read.problems.map((p) => p.code)).toEqual(['private-column']);
  });

  it('of any table’s own is none of them', () => {
    for (const id of TABLE_IDS) {
      for (const [, column] of columnList(tableOf(id))) {
        for (const header of [column.header, ...column.aliases])
          expect(isPrivateHeader(header, id), `${id} ${header}`).toBe(false);
      }
    }
  });

  it('under a heading of residents is private although its own words are known', async () => {
    const rows = [
      ['统一社会信用代码', '企业名称', '业主', null],
      [null, null, '姓名', '电话'],
      ['91000000MA00000157', '示例公司', '王小明', MOBILE],
    ];
    const merges = [0, 1].map((c) => ({ startRow: 0, startCol: c, endRow: 1, endCol: c }));
    const read = await readTown({ '企业-2.xlsx': await xlsx([{ name: 'Sheet1', rows, merges }]) });
    expect(read.problems.map((p) => p.code)).toContain('private-column');
    expect(JSON.stringify(read.problems)).not.toContain(MOBILE);
    expect(JSON.stringify(read.register.records.firm)).not.toContain(MOBILE);
  });

  it('of work phones that is called 手机号 is told its right name', async () => {
    const read = await readTown({ '项目负责人.csv': csvOf('manager').replace('任职日期', '手机号') });
    expect(read.problems.find((p) => p.code === 'private-column')?.message).toContain('列名改成「工作电话」');
  });
});

describe('a manager’s work phone', () => {
  it('is public, a mobile one too', async () => {
    const read = await readTown({ '项目负责人.csv': csvOf('manager', townWith('manager', { 工作电话: MOBILE })) });
    expect(foundIn(read)).toEqual([]);
    expect(first(read, 'manager').phone).toBe(MOBILE);
  });
  it('is not masked when it can’t be read, so that the clerk finds it', async () => {
    const read = await readTown({
      '项目负责人.csv': csvOf('manager', townWith('manager', { 工作电话: `张三${MOBILE}` })),
    });
    expect(read.problems[0]?.message).toContain(`张三${MOBILE}`);
  });
  it('is public in a channel', async () => {
    const read = await readTown({ '投诉渠道.csv': csvOf('channel', townWith('channel', { 值: MOBILE })) });
    expect(foundIn(read)).toEqual([]);
  });
});

describe('a value', () => {
  const anywhere: [what: string, text: string, secret: string][] = [
    ['an identity number', `经办人证件${identity}`, identity],
    [
      'an identity number in groups',
      `${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`,
      identity.slice(6, 14),
    ],
    [
      'an identity number in full-width digits',
      identity.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      identity,
    ],
    [
      'an identity number with a wrong check digit beside its name',
      '身份证号：110101190001010001',
      '110101190001010001',
    ],
    ['a bank card', card, card],
    ['a bank card in groups', card.replace(/(\d{4})(?=\d)/g, '$1 '), card.slice(4, 8)],
    ['a firm’s bank account', '账号：0512345678901234', '0512345678901234'],
    ['a firm’s bank account by another word', '公共收益专用账户 140012345678', '140012345678'],
    ['a passport', '护照号E12345678', 'E12345678'],
  ];
  const words = TABLE_IDS.flatMap((id) =>
    columnList(tableOf(id))
      .filter(([, { type }]) => ['text', 'name', 'code', 'reference'].includes(type.is))
      .map(([, { header }]): [TableId, string] => [id, header]),
  );
  it.each(words)('private anywhere stops the build in %s 「%s」', async (id, header) => {
    for (const [, text, secret] of anywhere) {
      await expectMasked({ [`${tableOf(id).name}.csv`]: csvOf(id, townWith(id, { [header]: text })) }, [secret, text]);
    }
  });

  const everywhere = TABLE_IDS.flatMap((id) => headersOf(id).map((header): [TableId, string] => [id, header]));
  it.each(everywhere)('private anywhere is masked in whatever is said of it in %s 「%s」', async (id, header) => {
    for (const secret of [identity, card]) {
      const read = await readTown({ [`${tableOf(id).name}.csv`]: csvOf(id, townWith(id, { [header]: secret })) });
      expect(read.problems.filter((p) => p.severity === 'error').length, secret).toBeGreaterThan(0);
      expect(JSON.stringify(read.problems)).not.toContain(secret);
    }
  });

  const remarks = TABLE_IDS.flatMap((id) =>
    columnList(tableOf(id))
      .filter(([, { type }]) => type.is === 'text' && type.search === 'remark')
      .map(([, { header }]): [TableId, string] => [id, header]),
  );
  const inRemarks: [text: string, secret: string][] = [
    [`业主来电${MOBILE}反映漏水`, MOBILE],
    ['联系138-0013-8000', '138-0013-8000'],
    ['联系138 0013 8000', '138 0013 8000'],
    ['电话１３８００１３８０００', '１３８００１３８０００'],
    ['业主王小明先生投诉', '王小明'],
    ['投诉人：王小明', '王小明'],
    ['业主姓名:欧阳小明', '欧阳小明'],
    ['3号楼2单元501室漏水', '501'],
    ['3栋501', '501'],
    ['5幢二单元1204户', '1204'],
    ['欠费3-2-501', '3-2-501'],
  ];
  it.each(remarks)('about a resident stops the build in the remark %s 「%s」', async (id, header) => {
    for (const [text, secret] of inRemarks) {
      await expectMasked({ [`${tableOf(id).name}.csv`]: csvOf(id, townWith(id, { [header]: text })) }, [secret]);
    }
  });

  it('about a resident stops the build in a label, rooms aside, which addresses have', async () => {
    await expectMasked({ '小区.csv': csvOf('estate', townWith('estate', { 地址: `示例路18号 ${MOBILE}` })) }, [MOBILE]);
    expect(
      foundIn(await readTown({ '小区.csv': csvOf('estate', townWith('estate', { 地址: '示例路18号3号楼101' })) })),
    ).toEqual([]);
    expect(foundIn(await readTown({ '电梯.csv': csvOf('lift', townWith('lift', { 位置: '3号楼2单元' })) }))).toEqual(
      [],
    );
  });

  const harmless = [
    '业主大会2025年第1号决议',
    '业主委员会已换届',
    '甲发改价〔2022〕9号（示例）',
    '2024年度信用等级A级',
    '更换3号楼120米电缆',
    '5号楼300平方米屋面',
    '2025-06-12至2025-06-30',
    '热线12345，0355-0000101',
    '共收取138001元',
    '证号梯11晋D00001',
    '91000000MA00000157',
    '账目公开',
    '全体业主',
    '业主投诉集中',
    '开户情况良好',
  ];
  it.each(harmless)('that says 「%s」 is no private one', async (text) => {
    expect(foundIn(await readTown({ '事件.csv': csvOf('event', townWith('event', { 结果: text })) }))).toEqual([]);
  });

  it('in a column that nobody reads stops the build too', async () => {
    for (const header of ['备注', '说明', '别的', '']) {
      const text = `${header},小区编码,截止日期,结存\n王小明${MOBILE},JZ001,2024-12-31,1\n`;
      await expectMasked({ '维修资金.csv': text }, [MOBILE, '王小明']);
      await expectMasked({ '维修资金.csv': text.replace(MOBILE, '１３８００１３８０００') }, [
        '１３８００１３８０００',
        MOBILE,
      ]);
    }
    await expectMasked(
      {
        '维修资金.xlsx': await xlsx([
          {
            name: '维修资金',
            rows: [
              ['备注', '小区编码', '截止日期', '结存'],
              [Number(MOBILE), 'JZ001', '2024-12-31', 1],
            ],
          },
        ]),
      },
      [MOBILE],
    );
  });

  it('beyond the header stops the build and is masked', async () => {
    await expectMasked({ '维修资金.csv': `小区编码,截止日期,结存\nJZ001,2024-12-31,1,${identity}\n` }, [identity]);
    await expectMasked({ '维修资金.csv': `小区编码,截止日期,结存\nJZ001,2024-12-31,1,,王小明${MOBILE}\n` }, [MOBILE]);
  });

  it('that has slipped into a column of numbers is neither published nor repeated', async () => {
    for (const secret of [identity, card, MOBILE]) {
      for (const [id, header] of [
        ['fund', '结存'],
        ['estate', '户数'],
        ['estate', '建筑面积'],
        ['fee_item', '收费标准'],
        ['complaint_stat', '受理'],
      ] as [TableId, string][]) {
        await expectMasked(
          { [`${tableOf(id).name}.csv`]: csvOf(id, townWith(id, { [header]: secret })) },
          [secret],
          'amount-too-large',
        );
      }
    }
  });

  it('kept as a number in a workbook is found as well', async () => {
    const rows = sheetRows('event', [{ ...TOWN.event[0], 结果: Number(MOBILE) }]);
    await expectMasked({ '事件.xlsx': await xlsx([{ name: '事件', rows }]) }, [MOBILE]);
  });

  it('in a formula without a result is masked', async () => {
    const cells = new Map([['1,2', { formula: `IF(A1="${MOBILE}",1,0)` }]]);
    const book = await xlsx([
      {
        name: '维修资金',
        rows: [
          ['小区编码', '截止日期', '结存'],
          ['JZ001', '2024-12-31', null],
        ],
        cells,
      },
    ]);
    await expectMasked({ '维修资金.xlsx': book }, [MOBILE], 'formula-no-value');
  });

  it('where a header should be is masked', async () => {
    const read = await readTown({ '维修资金.csv': `小区编码,截止日期,结存,${MOBILE}\nJZ001,2024-12-31,1,2\n` });
    expect(JSON.stringify(read.problems)).not.toContain(MOBILE);
  });
});

describe('a notice', () => {
  const lookup = new Lookup();
  lookup.add('estate', {
    code: 'JZ001',
    name: '丁香苑',
    formerName: null,
    formerCodes: null,
    division: '000101',
    street: null,
  });
  const notice = (title: string, body: string): ReturnType<typeof readNotice> =>
    readNotice(
      `---\ntitle: ${title}\ntype: 通知\ntargets: JZ001\npublisher: 示例\nfrom: "2025-06-12"\n---\n\n${body}\n`,
      'notices/a.md',
      lookup,
      new PrivacySearch([]),
    );

  it('without anything private is read', () => {
    expect(notice('停水', '联系电话 0355-0000101').problems).toEqual([]);
  });
  it.each([
    ['停水', `找${MOBILE}`, 10],
    [`停水 ${MOBILE}`, '好', 2],
    ['停水', '找１３８００１３８０００', 10],
    ['停水', `证${identity}`, 10],
    ['停水', '投诉人：王小明', 10],
    ['停水', '3号楼2单元501室', 10],
  ])('「%s」「%s」 stops at its line', (title, body, row) => {
    const { problems } = notice(title, body);
    expect(problems.map((p) => [p.code, p.row])).toContainEqual(['private-value', row === 10 ? 9 : row]);
    expect(JSON.stringify(problems)).not.toMatch(/13800138000|１３８００|王小明|501/);
    expect(JSON.stringify(problems)).not.toContain(identity);
  });
  it('that hides a number behind YAML’s escapes stops', () => {
    const { problems } = notice('"停水 \\u0031\\u0033800138000"', '好');
    expect(problems.map((p) => p.code)).toEqual(['private-value']);
    expect(JSON.stringify(problems)).not.toContain(MOBILE);
  });
  it('whose settings hold a number where a date belongs masks it', () => {
    const { problems } = readNotice(
      `---\ntitle: 停水\ntype: 通知\ntargets: JZ001\npublisher: 示例\nfrom: "${MOBILE}"\n---\n`,
      'notices/a.md',
      lookup,
      new PrivacySearch([]),
    );
    expect(problems.map((p) => p.code)).toContain('notice-front-matter');
    expect(JSON.stringify(problems)).not.toContain(MOBILE);
  });
});
