import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedPoints } from '../../src/domain/glyphs.ts';
import { checkFiles, type FilesChecked } from '../../src/intake/check-files.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { REPOSITORY } from '../../src/site.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { checkGrounds } from '../../src/views/around/check-grounds.ts';
import { caseFolder, shippedProfile } from '../support/cases.ts';
import {
  commandSays,
  filesIn,
  type Portal,
  pageSays,
  publishedFiles,
  type SentFile,
  sentCases,
  sentFiles,
} from '../support/check-files.ts';
import { downloadsOf, publicationOf } from '../support/publication.ts';
import { AS_OF, FIRM, tableFile } from '../support/tables.ts';
import { makeTrial } from '../support/workbook-trials.ts';

const REFERRED_TO = ['division', 'firm', 'estate'] as const;

/** The rules of a place with a unit of fees and a grade of its own. */
const UNIT = '元/车·月';
const GRADE = '甲等';
const profileText = (code: string): string =>
  shippedProfile(code).replace('fee_units: []', `fee_units: [${UNIT}]`).replace('scale: [A,', `scale: [${GRADE}, A,`);

const csv = (name: string, text: string): SentFile => ({ name, bytes: new TextEncoder().encode(text) });
const FEES = '小区编码,收费项目,收费标准,单位,依据,开始日期,代收\n';

/** Looks private, and stands in a published table. */
const SAID = '样板间3-501开放参观';
/** Let pass as well, and published nowhere. */
const UNSAID = '样板间4-502开放参观';

/** The portal of the town of the cases, with settings that change what is found. */
let portal: Portal;
beforeAll(async () => {
  const settings = `${readFileSync(path.join(caseFolder('base'), 'portal.yaml'), 'utf8')}
privacy: {allow: [${SAID}, ${UNSAID}]}
data_dates: {收费标准: 2026-10-31}
panels: {fund: {off_until: 2027-03-31}}
`;
  const published = csv('收费标准-公布.csv', `${FEES}JZ001,停车费,80,${UNIT},${SAID},2026-01-01,否\n`);
  const files = [...filesIn(path.join(caseFolder('base'), 'tables')), published];
  const content = await readContent({
    files: [tableFile('portal.yaml', settings), ...sentFiles(files)],
    asOf: AS_OF,
    shippedProfile: async (code) => profileText(code),
  });
  if (content.portal === null) throw new Error('the town has no settings');
  const site = { ...publicationOf(content.register, content.portal), profiles: content.profiles };
  const downloads = await downloadsOf(site);
  portal = {
    settings,
    grounds: checkGrounds(site),
    characters: packedPoints((await loadFonts(REPOSITORY, [])).covered),
    published: Object.fromEntries(REFERRED_TO.map((table) => [table, downloads.get(`data/${table}.csv`) as string])),
    asOf: AS_OF,
    profileText,
  };
});

const checked = (files: readonly SentFile[], progress?: (file: number) => void): Promise<FilesChecked> =>
  checkFiles(
    {
      files: sentFiles(files),
      grounds: portal.grounds,
      characters: portal.characters,
      published: publishedFiles(portal),
      asOf: AS_OF,
      markCopy: null,
    },
    progress,
  );

async function bothSay(files: readonly SentFile[]): Promise<void> {
  const page = pageSays(await checked(files));
  expect(page).toEqual(await commandSays(files, portal));
}

describe('a check before sending says what the command says', () => {
  it.each(sentCases())('of all tables of the case $name', async ({ files }) => bothSay(files));

  it('of each table of the town by itself', async () => {
    for (const file of filesIn(path.join(caseFolder('base'), 'tables'))) await bothSay([file]);
  });

  it('of what only whole tables, rules of the place and the search for what is private tell', async () => {
    const files = [
      csv('收费标准.csv', `${FEES}JZ001,停车费,80,${UNIT},张三13812345678,2026-01-01,否\n`),
      csv(
        '红黑榜.csv',
        `行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号,公示期至\n000101,2026-09,黑榜,企业,${FIRM},多次投诉不改,2026-09-30,示〔2026〕9号,2031-01-01\n`,
      ),
      csv('收费标准-2.csv', `${FEES.replace('代收', '计费方式')}JZ001,门禁卡,20,元/个,见 1381234,2026-01-01,5678\n`),
      csv('信用评价.csv', `统一社会信用代码,评价周期,信用等级,公示日期\n${FIRM},2025,${GRADE},2026-03-01\n`),
    ];
    const { problems } = await checked(files);
    const found = new Set(problems.map(({ code }) => code));
    const told = ['private-value', 'accusation-term-too-long'];
    expect(told.filter((code) => !found.has(code))).toEqual([]);
    // A number that runs over two cells is only seen once all is read.
    expect(problems.filter(({ file, code }) => file.includes('-2') && code === 'private-value')).toHaveLength(1);
    expect(['unit-unknown', 'choice-unknown', 'grade-off-scale'].filter((code) => found.has(code))).toEqual([]);
    await bothSay(files);
  });

  it('of characters that no font has, where they would be published and not in a panel that is off', async () => {
    const files = [
      csv(
        '收费标准-𪚥.csv',
        `${FEES}JZ001,停车费,80,${UNIT},按𪚥号文,2026-01-01,否\nJZ001,门禁𪚥,2,元/次,按𪚥号文,2026-01-01,否\n`,
      ),
      csv('维修资金.csv', '小区编码,余额日期,余额,开户银行\nJZ001,2026-09-30,1000.00,𪚥银行\n'),
      csv(
        '项目负责人.csv',
        '小区编码,姓名,工作电话,任职日期,离任日期\nJZ001,张𪚥,0355-0000101,2020-01-01,2021-01-01\n',
      ),
    ];
    const { problems } = await checked(files);
    const told = problems.filter(({ code }) => code === 'character-without-glyph');
    expect(told.map(({ file, where }) => where.replace(file, ''))).toEqual([
      ' 第 2 行「依据」（E2）',
      ' 第 3 行「收费项目」（B3）',
      ' 第 3 行「依据」（E3）',
      ' ',
    ]);
    await bothSay(files);
  });

  it('of what looks private and was let pass, as far as the site says it already', async () => {
    expect(portal.grounds.allowed).toEqual([SAID]);
    const file = (text: string): SentFile =>
      csv('收费标准.csv', `${FEES}JZ001,停车费,80,${UNIT},${text},2026-01-01,否\n`);
    await bothSay([file(SAID)]);
    const ofPage = async (text: string): Promise<string[]> =>
      (await checked([file(text)])).problems.map(({ code }) => code);
    expect(await ofPage(SAID)).not.toContain('private-value');
    // What is published nowhere yet isn't told by a list of what may be.
    expect(await ofPage(UNSAID)).toContain('private-value');
    expect((await commandSays([file(UNSAID)], portal)).problems.map(({ code }) => code)).not.toContain('private-value');
  });

  it('of the day until which a table speaks, as the settings have it', async () => {
    const files = [csv('收费标准.csv', `${FEES}JZ001,停车费,80,${UNIT},合同,2026-01-01,否\n`)];
    expect(pageSays(await checked(files)).until).toEqual([
      { file: 'tables/收费标准.csv', sheet: null, until: { day: '2026-10-31', by: 'said' } },
    ]);
    await bothSay(files);
  });

  it('of fifteen workbooks as programs write and damage them', async () => {
    for (let index = 0; index < 15; index++) {
      const { table, bytes } = makeTrial('20261130', index);
      await bothSay([{ name: `${tableOf(table).name}.xlsx`, bytes }]);
    }
  });
});

describe('a check before sending', () => {
  it('knows estates by the names that the portal publishes, and names codes that nobody has', async () => {
    const { problems, sheets } = await checked([
      csv(
        '收费标准.csv',
        `${FEES}丁香苑,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\nJZ999,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`,
      ),
    ]);
    expect(sheets).toEqual([{ file: 'tables/收费标准.csv', sheet: null, table: 'fee_item', records: 1 }]);
    expect(problems.map(({ code, rows }) => [code, rows])).toContainEqual(['reference-unknown', [3]]);
  });

  it('says nothing of the tables that the portal publishes, and nothing of tables that are not there', async () => {
    const { problems, files, records } = await checked([csv('满意度.csv', '小区编码,年度,得分\nJZ001,2025,88\n')]);
    expect(files).toEqual(['tables/满意度.csv']);
    expect(problems.filter(({ file }) => file !== 'tables/满意度.csv')).toEqual([]);
    expect(Object.keys(records)).not.toContain('estate');
  });

  it('goes by the estates of the files where they bring the table themselves', async () => {
    const { problems } = await checked([
      csv('小区.csv', '小区编码,小区名称,行政区划代码,管理模式,街道\nJZ777,新苑,000101,业主自管,春晖街道\n'),
      csv('收费标准.csv', `${FEES}JZ777,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`),
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('without what the portal publishes holds no code against anything', async () => {
    const files = [csv('收费标准.csv', `${FEES}JZ999,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`)];
    const { problems } = await checkFiles({
      files: sentFiles(files),
      grounds: null,
      characters: null,
      published: [],
      asOf: AS_OF,
      markCopy: null,
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('hides what is private, in the names of files too', async () => {
    const { files, problems } = await checked([
      csv('项目负责人-13812345678.csv', '小区编码,姓名,工作电话,任职日期\nJZ001,张示例,13812345678,2024-01-01\n'),
    ]);
    expect(JSON.stringify([files, problems])).not.toContain('13812345678');
    expect(problems.map(({ code }) => code)).toContain('private-file-name');
  });

  it('tells which file it reads, and goes on after one that is broken', async () => {
    const read: number[] = [];
    const { problems, sheets } = await checked(
      [
        { name: '收费标准.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) },
        csv('合同.csv', `小区编码,统一社会信用代码,开始日期,合同类型\nJZ001,${FIRM},2024-01-01,业主大会\n`),
      ],
      (file) => read.push(file),
    );
    expect(read.sort()).toEqual([0, 1]);
    expect(problems.map(({ file, code }) => [file, code])).toContainEqual([
      'tables/收费标准.xlsx',
      'file-not-readable',
    ]);
    expect(sheets.map(({ table }) => table)).toEqual(['contract']);
  });

  it('has copies marked of workbooks that were read and have something wrong, and of no others', async () => {
    const [workbook] = filesIn(path.join(caseFolder('scaled-format'), 'tables')) as [SentFile];
    const broken = { name: '合同.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4]) };
    const marked: [number, string[]][] = [];
    const { copies } = await checkFiles({
      files: sentFiles([workbook, broken, csv('收费标准.csv', `${FEES}JZ999,,,,,,\n`)]),
      grounds: portal.grounds,
      characters: portal.characters,
      published: publishedFiles(portal),
      asOf: AS_OF,
      markCopy: async (bytes, problems) => {
        marked.push([bytes.length, [...new Set(problems.map(({ file }) => file))]]);
        return new Uint8Array([1]);
      },
    });
    expect(copies).toEqual({ [`tables/${workbook.name}`]: new Uint8Array([1]) });
    expect(marked).toEqual([[workbook.bytes.length, [`tables/${workbook.name}`]]]);
  });
});
