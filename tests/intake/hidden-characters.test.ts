/**
 * Text as text: characters that nobody sees, wherever a clerk may have brought them in, are told with their place, and
 * none is left in what is published.
 */
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { hiddenCharacterIn } from '../../src/domain/hidden-characters.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { AS_OF, type Bytes, csvOf, foundIn, GROUND, readTown, TOWN, tableFile, townWith } from '../support/tables.ts';

/** Texts in the middle of which something does what nobody sees. */
const HARMFUL = [
  '\u001b[2J',
  '\u0007',
  '\u009b31m',
  '\u200b',
  '\u200e',
  '\u2066',
  '\u00ad',
  '\u034f',
  '\u3164',
  '\u{e0041}',
];
const TURNING = ['\u202e', '\u202b', '\u2067'];

const PORTAL =
  'name: 甲\nbase: https://example.org\npublisher: 乙\ndemo: true\ndivisions: ["000100"]\nprofiles: {"000100": "000100"}\n';
const PROFILE = 'division: "000100"\nname: 示例市\nsources: []\nrules: []\n';
const NOTICE = '---\ntitle: 停水\ntype: 停水\ntargets: "000100"\npublisher: 甲局\nfrom: 2026-11-01\n---\n明天停水。\n';

function read(files: Readonly<Record<string, Bytes>>): Promise<Content> {
  const tables = Object.entries(GROUND).map(([name, content]) => [`tables/${name}`, content] as const);
  const all: Readonly<Record<string, Bytes>> = {
    'portal.yaml': PORTAL,
    'jurisdictions/000100.yaml': PROFILE,
    ...Object.fromEntries(tables),
    ...files,
  };
  return readContent({
    asOf: AS_OF,
    files: Object.entries(all).map(([path, content]) => tableFile(path, content)),
    shippedProfile: async () => null,
  });
}
const told = ({ problems }: Content): unknown[] =>
  problems
    .filter(({ code }) => /character|name-hidden|setting-wrong/.test(code))
    .map((p) => [p.file, p.row, p.column, p.code]);

describe('in a table', () => {
  const COLUMNS = TABLES.flatMap(({ id }) =>
    columnList(TABLES.find((table) => table.id === id) ?? (TABLES[0] as (typeof TABLES)[number]))
      .filter(([, { type }]) => type.is === 'text' || type.is === 'name')
      .map(([, { header }]) => [id, header] as const),
  );

  it('none is left of those in any column of words, and every cell is named', async () => {
    let cells = 0;
    for (const [id, header] of COLUMNS) {
      const files = Object.fromEntries(
        TABLES.map((table) => [
          `${table.name}.csv`,
          csvOf(table.id, table.id === id ? townWith(id, { [header]: `示例${HARMFUL.join('')}公司` }) : TOWN[table.id]),
        ]),
      );
      const done = await readTown(files);
      const name = TABLES.find((table) => table.id === id)?.name;
      expect(foundIn(done)).toContainEqual([`${name}.csv`, 2, header, 'character-control']);
      expect(hiddenCharacterIn(JSON.stringify(done.register.records)), `${id} ${header}`).toBeNull();
      const [problem] = done.problems.filter(({ code }) => code === 'character-control');
      expect(problem?.message).toContain('示例[U+001B][2J[U+0007]');
      cells += 1;
    }
    expect(cells).toBeGreaterThan(30);
  });

  it.each(TURNING)('a text that reads otherwise than it is written is refused: %j', async (turning) => {
    const done = await readTown({
      '红黑榜.csv': csvOf('list_entry', townWith('list_entry', { 依据: `不是${turning}榜黑` })),
    });
    expect(foundIn(done)).toContainEqual(['红黑榜.csv', 2, '依据', 'character-turns']);
    expect(JSON.stringify(done.register.records.list_entry)).not.toContain('榜黑');
  });

  it('hides a number no better than it would be without them', async () => {
    const done = await readTown({
      '设施维保.csv': csvOf('facility', townWith('facility', { 结果: '电话138\u202e1234\u200b5678' })),
    });
    expect(done.problems.length).toBeGreaterThan(0);
    for (const { message } of done.problems) expect(message).not.toMatch(/138|5678/);
  });
});

describe('elsewhere in a content folder', () => {
  it('in the name of a file it stops the publication, whatever else the name says', async () => {
    expect(told(await read({ 'tables/电梯-\u202evsc.csv': csvOf('lift'), 'notices/a\u001b[2J.md': NOTICE }))).toEqual([
      ['tables/电梯-\u202evsc.csv', null, null, 'name-hidden'],
      ['notices/a\u001b[2J.md', null, null, 'name-hidden'],
    ]);
  });

  it('in the name of a sheet likewise', async () => {
    const workbook = await writeXlsx({
      sheets: [{ name: '电梯-\u202e一', rows: [Object.keys(TOWN.lift[0] ?? {}), Object.values(TOWN.lift[0] ?? {})] }],
    });
    expect(told(await read({ 'tables/台账.xlsx': workbook }))).toEqual([
      ['tables/台账.xlsx', null, null, 'name-hidden'],
    ]);
  });

  it('in a notice it is named with its line, and one that turns the text is refused', async () => {
    const done = await read({
      'notices/a.md': NOTICE.replace('停水\ntype', '停\u200b水\ntype'),
      'notices/b.md': NOTICE.replace('明天', '明\u001b[31m天'),
      'notices/c.md': NOTICE.replace('明天', '\u202e天明'),
      'notices/d.md': `\ufeff${NOTICE}`,
    });
    expect(told(done)).toEqual([
      ['notices/a.md', 2, null, 'character-control'],
      ['notices/b.md', 8, null, 'character-control'],
      ['notices/c.md', 8, null, 'character-turns'],
    ]);
    expect(hiddenCharacterIn(JSON.stringify(done.notices))).toBeNull();
  });

  it('in an office’s own profile it is an error with its line', async () => {
    expect(
      told(
        await read({
          'jurisdictions/000100.yaml': PROFILE.replace('示例市', '"示例\u202E市"'),
        }),
      ),
    ).toEqual([['jurisdictions/000100.yaml', 2, 'name', 'setting-wrong']]);
  });

  it('in a setting it is told by its number', () => {
    const { problems } = readPortal(PORTAL.replace('name: 甲', 'name: "甲\\u3164\\e乙"'));
    expect(problems.map(({ message }) => message)).toEqual([
      'portal.yaml 第 1 行「name」写的是「甲[U+3164][U+001B]乙」。里面有看不见的字符（U+3164），会让文字断开或倒着显示。删掉重新打一遍。',
    ]);
  });
});

describe('网址 of a channel', () => {
  const fault = async (value: string): Promise<string | null> => {
    const done = await readTown({
      '投诉渠道.csv': csvOf('channel', [{ 适用代码: '000100', 渠道: '网址', 名称: '网上投诉', 值: value }]),
    });
    return done.problems.find(({ code }) => code === 'channel-value')?.message ?? null;
  };

  it.each([
    'https://gov.cn@evil.example/',
    'https://user:word@example.org/',
    'https:/example.org/',
    'https:\\\\example.org/',
    '//example.org/',
    'javascript:alert(1)',
    'ftp://example.org/',
    'https://exa mple.org/',
    'https://example.org./',
    'https://example.org%2f@evil.example/',
    'https://',
  ])('%s is refused with what to write instead', async (value) => {
    expect(await fault(value)).toMatch(/「值」.*写的是.*(?:删掉|换成|接着写域名|写成)/);
  });

  it.each(['https://example.org/a?b=1#c', 'http://物业.example:8080/', 'HTTPS://EXAMPLE.ORG'])(
    '%s is taken',
    async (value) => {
      expect(await fault(value)).toBeNull();
    },
  );
});
