import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { USUAL_RHYTHM } from '../../src/domain/data-until.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';
import { MONTHLY_SHEETS } from '../../src/domain/sheet-names.ts';
import { Lookup } from '../../src/intake/lookup.ts';
import { readNotice } from '../../src/intake/notices.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { toGb18030 } from '../support/gb18030.ts';
import { readSample, readTownContent, sampleFiles } from '../support/publication.ts';
import { AS_OF, csvOf, TOWN, tableFile } from '../support/tables.ts';

const PORTAL = `name: 示例市物业服务公开
base: https://example.org/
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
profiles: {}
complaint:
  url: "https://example.org/c/{estate}/?{place}"
  hosts: ["example.org"]
retention: {lists: 24}
`;

const places = (text: string): [number | null, string | null, string][] =>
  readPortal(text).problems.map((p) => [p.row, p.column, p.code]);

describe('portal.yaml', () => {
  it('is read as the contract has it', () => {
    const { portal, problems } = readPortal(PORTAL);
    expect(problems).toEqual([]);
    expect(portal).toEqual({
      name: '示例市物业服务公开',
      base: 'https://example.org',
      publisher: '示例市住房和城乡建设局',
      contact: '',
      dataDates: {},
      dataRhythm: USUAL_RHYTHM,
      panelsOff: [],
      demo: true,
      divisions: ['000100'],
      profiles: {},
      complaint: { url: 'https://example.org/c/{estate}/?{place}', hosts: ['example.org'] },
      organizer: '',
      undertaker: '',
      icp: '',
      policeIcp: '',
      siteCode: '',
      reportErrors: '',
      retention: { listMonths: 24 },
      accusations: { months: 12, document: '' },
      acceptedCodes: [],
      returnDays: null,
      privacyAllow: [],
      printFonts: [],
      printSheets: [...MONTHLY_SHEETS],
      cards: { estates: false },
      kiosk: KIOSK_DEFAULTS,
      kioskEstates: {},
    });
  });
  it('that is made to cost time is refused at once with a sentence', () => {
    const many = (make: (i: number) => string): string => Array.from({ length: 100_000 }, (_, i) => make(i)).join('\n');
    const start = performance.now();
    for (const [text, word] of [
      [many((i) => `x${i}: &a${i} v`), '行'],
      [`x: [${'&a v, *a, '.repeat(500)}]`, '别名'],
      [`x: ${'['.repeat(20_000)}`, '括号'],
      [`x:\n  ${'- '.repeat(5000)}a`, '缩进'],
      [`x: ${'字'.repeat(2_100_000)}`, '万字'],
    ] as const)
      expect(readPortal(text).problems[0]?.message).toContain(word);
    expect(performance.now() - start).toBeLessThan(5000);
  });
  it('may leave out whatever has a usual value', () => {
    const { portal, problems } = readPortal('name: 甲\nbase: http://x.cn\npublisher: 乙\ndivisions: [140400]\n');
    expect(problems).toEqual([]);
    expect(portal).toMatchObject({
      demo: false,
      divisions: ['140400'],
      complaint: null,
      retention: { listMonths: 0 },
      accusations: { months: 12, document: '' },
    });
  });
  it.each([
    ['{months: 36, doc: 示例条例第五条}', { months: 36, document: '示例条例第五条' }],
    ['{months: 36}', { months: 12, document: '' }],
    ['{months: 36, doc: " "}', { months: 12, document: '' }],
    ['{months: 12}', { months: 12, document: '' }],
    ['{months: 3}', { months: 3, document: '' }],
  ])('lets what accuses stand longer than a year only by a law that it names: %s', (written, read) => {
    expect(readPortal(`${PORTAL}accusations: ${written}\n`).portal?.accusations).toEqual(read);
  });
  it('may say within how many days firms are asked to answer', () => {
    expect(readPortal(`${PORTAL}returns: {days: 5}\n`).portal?.returnDays).toBe(5);
    expect(readPortal(`${PORTAL}returns: {days: 0}\n`).problems.map(({ code }) => code)).toEqual(['setting-wrong']);
  });
  it('may ask for a share card of every estate', () => {
    expect(readPortal(`${PORTAL}cards: {estates: true}\n`).portal?.cards).toEqual({ estates: true });
  });
  const wrong: [change: [string, string], places: [number | null, string | null, string][]][] = [
    [['base: https://example.org/', 'base: example.org'], [[2, 'base', 'setting-wrong']]],
    [['base: https://example.org/', 'base: "javascript:alert(1)"'], [[2, 'base', 'setting-wrong']]],
    [['demo: true', 'demo: 是'], [[4, 'demo', 'setting-wrong']]],
    [['demo: true', 'demo: true\ncards: {estates: 是}'], [[5, 'cards.estates', 'setting-wrong']]],
    [['divisions: ["000100"]', 'divisions: []'], [[5, 'divisions', 'setting-wrong']]],
    [['divisions: ["000100"]', 'divisions: 000100'], [[5, 'divisions', 'setting-wrong']]],
    [['publisher: 示例市住房和城乡建设局', 'publisher: ""'], [[3, 'publisher', 'setting-wrong']]],
    [['hosts: ["example.org"]', 'hosts: ["other.org"]'], [[null, 'complaint.url', 'setting-wrong']]],
    [['https://example.org/c/', 'https://evil.org/c/'], [[null, 'complaint.url', 'setting-wrong']]],
    [['https://example.org/c/', 'javascript://example.org/c/'], [[null, 'complaint.url', 'setting-wrong']]],
    [['retention: {lists: 24}', 'retention: {lists: -1}'], [[10, 'retention.lists', 'setting-wrong']]],
    [['retention: {lists: 24}', 'retension: {lists: 24}'], [[null, 'retension', 'setting-unknown']]],
    [['retention: {lists: 24}', 'retention: {list: 24}'], [[null, 'retention.list', 'setting-unknown']]],
    [['demo: true', 'demo: true\naccusations: {months: 37, doc: 法}'], [[5, 'accusations.months', 'setting-wrong']]],
    [['demo: true', 'demo: true\naccusations: {months: 0}'], [[5, 'accusations.months', 'setting-wrong']]],
    [
      ['demo: true', 'demo: true\naccusations: {months: 13}'],
      [[5, 'accusations.months', 'accusation-term-undocumented']],
    ],
    [['demo: true', 'demo: true\ncards: {estate: true}'], [[null, 'cards.estate', 'setting-unknown']]],
    [['demo: true', 'demo: true\nprint: {sheet: [notice]}'], [[null, 'print.sheet', 'setting-unknown']]],
    [
      ['  hosts: ["example.org"]', '  hosts: ["example.org"]\n  host: x'],
      [[null, 'complaint.host', 'setting-unknown']],
    ],
    [['demo: true', 'demo: true\ndemo: false'], [[5, null, 'yaml-not-readable']]],
    [['name: 示例市物业服务公开', 'name: "示例市'], [[11, null, 'yaml-not-readable']]],
  ];
  it.each(wrong)('changed %j is told where', ([from, to], expected) => {
    const found = places(PORTAL.replace(from, to));
    expect(found.map(([, column, code]) => [column, code])).toEqual(
      expect.arrayContaining(expected.map(([, column, code]) => [column, code])),
    );
    if (expected[0]?.[2] === 'setting-wrong' && expected[0][0] !== null) expect(found[0]?.[0]).toBe(expected[0][0]);
  });
  it('tells all that is wrong at once, and the nearest name for one that is unknown', () => {
    const { problems } = readPortal('name: ""\nbase: x\npublishr: 甲\ndivisions: []\n');
    expect(problems.map((p) => p.column)).toEqual(['name', 'base', 'publisher', 'divisions', 'publishr']);
    for (const p of problems) expect(p.message).not.toMatch(/[a-z]{4,} [a-z]+|请|无效|undefined/);
    expect(readPortal(PORTAL.replace('retention:', 'retenton:')).problems[0]?.message).toContain('「retention」');
  });
  it('that expands without end is told', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(readPortal(bomb + PORTAL).problems.map((p) => p.code)).toEqual(['yaml-not-readable']);
  });
  it('that is no mapping at all is told', () => {
    for (const text of ['', '[]', '12', '甲', '- a\n- b\n', '\u0000']) {
      const { portal, problems } = readPortal(text);
      expect(portal).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
      for (const p of problems) expect(p.message).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

describe('a profile', () => {
  it.each(['000000', '140400', '140500', '141121', '371323'])('of the repository, %s, is read', (code) => {
    const { profile, problems } = readProfile(
      readFileSync(new URL(`../../content/jurisdictions/${code}.yaml`, import.meta.url), 'utf8'),
      `jurisdictions/${code}.yaml`,
    );
    expect(problems).toEqual([]);
    expect(profile?.division).toBe(code);
    expect(new Set(profile?.rules.map((rule) => rule.id)).size).toBe(profile?.rules.length);
  });
  it('with a wrong date, a wrong rule and a wrong cadence is told each with its line', () => {
    const text =
      'division: "000100"\nname: 甲\nsources:\n  - {id: Z, title: 甲, issuer: 乙, force: in-force}\nlists: {cadence: weekly, subject: firm}\nrules:\n  - {id: x}\n';
    const { profile, problems } = readProfile(text, 'jurisdictions/000100.yaml');
    expect(profile).toBeNull();
    expect(
      problems.every((p) => p.file === 'jurisdictions/000100.yaml' && p.row !== null && p.severity === 'error'),
    ).toBe(true);
    expect(problems.map((p) => p.column)).toEqual(
      expect.arrayContaining(['sources.0.id', 'lists.cadence', 'rules.0.id']),
    );
  });
});

const lookup = new Lookup();
lookup.add('division', {
  code: '000101',
  name: '甲子县',
  formerName: null,
  formerCodes: '000121',
  division: null,
  street: null,
});
lookup.add('estate', {
  code: 'JZ001',
  name: '丁香苑',
  formerName: null,
  formerCodes: null,
  division: '000101',
  street: null,
});

const NOTICE = `---
title: 停水通知
type: 停水
targets: [JZ001, "000121"]
publisher: 示例水务
doc: 示水〔2026〕1号
from: "2026-11-10"
until: 2026-11-12
urgent: true
---

**明日**停水。
`;

describe('a notice', () => {
  it('is read with its targets by their present codes', () => {
    const { notice, problems } = readNotice(NOTICE, 'notices/2026-11-10-water.md', lookup, new PrivacySearch([]));
    expect(problems).toEqual([]);
    expect(notice).toEqual({
      id: '2026-11-10-water',
      file: 'notices/2026-11-10-water.md',
      title: '停水通知',
      kind: '停水',
      targets: ['JZ001', '000101'],
      publisher: '示例水务',
      document: '示水〔2026〕1号',
      from: '2026-11-10',
      until: '2026-11-12',
      urgent: true,
      accuses: false,
      body: '**明日**停水。',
    });
  });
  it.each([
    ['停水', '停水通知', '', false, []],
    ['处罚', '行政处罚决定', '', true, []],
    // A kind that nobody knows accuses nobody, unless its words do.
    ['装修须知', '装修须知', '', false, []],
    ['通报批评', '三季度情况', '', true, ['notice-may-accuse']],
    ['公告', '关于某企业的处罚公告', '', true, ['notice-may-accuse']],
    // What the office says itself needs no guess.
    ['公告', '关于某企业的处罚公告', 'accuses: true\n', true, []],
    ['公告', '不处罚首次轻微违规的公告', 'accuses: false\n', false, []],
    ['处罚', '撤销处罚的决定', 'accuses: false\n', false, []],
  ])('of the kind %s with the title %s and “%s” names somebody: %s', (kind, title, said, accuses, codes) => {
    const text = NOTICE.replace('type: 停水', `type: ${kind}`)
      .replace('title: 停水通知', `title: ${title}`)
      .replace('urgent: true\n', `urgent: true\n${said}`);
    const { notice, problems } = readNotice(text, 'notices/a.md', lookup, new PrivacySearch([]));
    expect(notice?.accuses).toBe(accuses);
    expect(problems.map(({ code, column }) => [code, column])).toEqual(codes.map((code) => [code, 'accuses']));
  });
  it.each([
    ['2026年11月10日', '是'],
    ['2026/11/10', '"是"'],
    ['20261110', 'true'],
    ['二〇二六年十一月十日', '有'],
  ])('may write its day %s and what is so %s, as tables do', (from, yes) => {
    const text = NOTICE.replace('from: "2026-11-10"', `from: ${from}`).replace('urgent: true', `urgent: ${yes}`);
    expect(readNotice(text, 'notices/a.md', lookup, new PrivacySearch([]))).toMatchObject({
      problems: [],
      notice: { from: '2026-11-10', urgent: true },
    });
  });
  it('may end its lines as Windows does and begin with a mark', () => {
    expect(
      readNotice(`\ufeff${NOTICE.replaceAll('\n', '\r\n')}`, 'notices/a.md', lookup, new PrivacySearch([])),
    ).toMatchObject({
      problems: [],
      notice: { title: '停水通知' },
    });
  });
  const wrong: [from: string, to: string, row: number | null, column: string | null, code: string][] = [
    ['title: 停水通知', 'title: ""', 2, 'title', 'notice-front-matter'],
    ['title: 停水通知\n', '', 1, 'title', 'notice-front-matter'],
    ['from: "2026-11-10"', 'from: 11月10日', 7, 'from', 'notice-front-matter'],
    ['from: "2026-11-10"', 'from: 2026年2月30日', 7, 'from', 'notice-front-matter'],
    ['urgent: true', 'urgent: 可能', 9, 'urgent', 'notice-front-matter'],
    ['urgent: true', 'urgent: 2', 9, 'urgent', 'notice-front-matter'],
    ['JZ001', 'JZ009', null, 'targets', 'notice-target-unknown'],
    ['until: 2026-11-12', 'until: 2026-11-09', null, 'until', 'dates-reversed'],
    ['---\ntitle', 'title', 1, null, 'notice-front-matter'],
  ];
  it.each(wrong)('with 「%s」 written 「%s」 is told', (from, to, row, column, code) => {
    const { problems } = readNotice(NOTICE.replace(from, to), 'notices/a.md', lookup, new PrivacySearch([]));
    expect(problems.map((p) => [p.column, p.code])).toEqual([[column, code]]);
    if (row !== null && row > 1) expect(problems[0]?.row).toBe(row);
    expect(problems[0]?.message).not.toMatch(/undefined|null|NaN|\[object|请/);
  });
});

describe('a content folder', () => {
  const files = (more: Record<string, string | Uint8Array>) =>
    Object.entries({
      'portal.yaml': PORTAL,
      'tables/行政区划.csv': csvOf('division'),
      'tables/小区.csv': csvOf('estate'),
      ...more,
    }).map(([path, content]) => tableFile(path, content));
  const read = (more: Record<string, string | Uint8Array>) =>
    readContent({ files: files(more), asOf: AS_OF, shippedProfile: async () => null });

  it('of the sample city has no problem', async () => {
    expect((await readSample()).problems).toEqual([]);
  });
  it('without portal.yaml is told, and its tables are read all the same', async () => {
    const content = await readSample({ 'portal.yaml': null, 'tables/企业.csv': 'x' });
    expect(content.portal).toBeNull();
    expect(content.problems.map((p) => p.code)).toEqual(expect.arrayContaining(['portal-missing', 'header-not-found']));
    expect(content.register.records.estate.length).toBe(61);
  });
  it('that is empty, or another folder, is told once, not thrown', async () => {
    const content = await readContent({ files: [], asOf: AS_OF, shippedProfile: async () => null });
    expect(content.problems.map((p) => p.code)).toEqual(['portal-missing']);
    expect(content.problems[0]?.message).toContain('不像内容文件夹');
  });
  it('may have its settings and notices in GB18030', async () => {
    const content = await read({
      'portal.yaml': toGb18030(PORTAL),
      'notices/a.md': toGb18030(NOTICE.replace('"000121"', '"000122"')),
    });
    expect(content.problems).toEqual([]);
    expect(content.portal?.name).toBe('示例市物业服务公开');
    expect(content.notices[0]?.title).toBe('停水通知');
  });
  it('whose notice accuses for longer than is permitted is told its last day', async () => {
    const notice = NOTICE.replace('"000121"', '"000122"').replace(/^until: .*$/m, 'until: "2028-01-01"');
    const accusing = await read({ 'notices/a.md': notice.replace('urgent:', 'accuses: true\nurgent:') });
    expect(accusing.problems).toMatchObject([
      { file: 'notices/a.md', column: 'until', value: '2028-01-01', code: 'accusation-term-too-long' },
    ]);
    expect((await read({ 'notices/a.md': notice })).problems).toEqual([]);
  });
  it('whose settings are damaged is told', async () => {
    const bytes = toGb18030(PORTAL);
    bytes[8] = 0xff;
    expect((await read({ 'portal.yaml': bytes })).problems.map((p) => p.code)).toContain('encoding-damaged');
  });
  it('that covers a division nobody knows is told, and former codes mean the present ones', async () => {
    expect(
      (await read({ 'portal.yaml': PORTAL.replace('"000100"', '"000109"') })).problems.map((p) => p.code),
    ).toContain('reference-unknown');
    const content = await read({ 'portal.yaml': PORTAL.replace('"000100"', '"000122"') });
    expect(content.problems).toEqual([]);
    expect(content.portal?.divisions).toEqual(['000102']);
  });
  it('whose profiles name a division nobody knows is told at that setting', async () => {
    const content = await read({ 'portal.yaml': PORTAL.replace('profiles: {}', 'profiles: {"000109": "140400"}') });
    expect(content.problems.filter(({ code }) => code === 'reference-unknown')).toMatchObject([
      { column: 'profiles', value: '000109' },
    ]);
  });
  it('without a profile that is named is told', async () => {
    const content = await read({ 'portal.yaml': PORTAL.replace('profiles: {}', 'profiles: {"000100": "999999"}') });
    expect(content.problems.map((p) => [p.code, p.file])).toEqual([['profile-missing', 'portal.yaml']]);
  });
  it('in which a slip has cut a division off from what is published is told', async () => {
    const rows = TOWN.division.map((row) => (row.行政区划代码 === '000102' ? { ...row, 上级代码: '000110' } : row));
    const content = await read({ 'tables/行政区划.csv': csvOf('division', rows) });
    expect(content.problems.map((p) => [p.file, p.row, p.column, p.code, p.severity])).toEqual([
      ['tables/行政区划.csv', 4, '上级代码', 'division-outside', 'warning'],
    ]);
    expect(content.problems[0]?.message).toContain('「000100」');
  });
  it('whose top lies below a parent outside the table is right', async () => {
    const rows = TOWN.division.map((row) => (row.行政区划代码 === '000100' ? { ...row, 上级代码: '000000' } : row));
    expect((await read({ 'tables/行政区划.csv': csvOf('division', rows) })).problems).toEqual([]);
  });
});

describe('what the rules of a place expect', () => {
  const listing = (period: string, kind: string, code: string): string =>
    `行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号\n000101,${period},黑榜,${kind},${code},投诉多,2026-10-10,示1号\n`;

  it('is pointed at where a list has another cadence or another kind of subject, once a division', async () => {
    const odd = listing('2026-Q3', '项目', 'JZ001') + listing('2026-Q3', '项目', 'JZ003').split('\n')[1];
    const read = await readContent({
      files: await sampleFiles({ 'tables/红黑榜-更多.csv': odd }),
      asOf: AS_OF,
      shippedProfile: async () => null,
    });
    expect(read.problems.map((p) => [p.file, p.row, p.column, p.code, p.severity])).toEqual([
      ['tables/红黑榜-更多.csv', 2, '期次', 'list-against-profile', 'warning'],
      ['tables/红黑榜-更多.csv', 2, '主体类型', 'list-against-profile', 'warning'],
    ]);
    expect(read.problems.map(({ message }) => message).join('\n')).toMatch(
      /「期次」（B2）写的是「2026-Q3」，.*长治市的规则是每月公布.*\n.*「主体类型」（D2）写的是「项目」，.*长治市的规则评的是企业/,
    );
  });
});

describe('whoever gave a grade', () => {
  const told = async (assessor: string, divisions = TOWN.division, others = ['另一个局']) => {
    const town = { '行政区划.csv': csvOf('division', divisions) };
    const grade = TOWN.firm_grade[0] as Record<string, string>;
    const grades = csvOf(
      'firm_grade',
      [assessor, ...others].map((one) => ({ ...grade, 评价单位: one })),
    );
    const { problems } = await readTownContent({ ...town, '信用评价.csv': grades }, '140400');
    return problems
      .filter(({ code }) => code === 'assessor-unknown')
      .map(({ row, column, message }) => [row, column, message]);
  };
  const named = TOWN.division.map((row, index) => ({
    ...row,
    主管部门: index === 1 ? '甲子县住房和城乡建设管理局' : '',
  }));

  it.each(['甲子县住建局', '甲子县住房和城乡建设局'])(
    'by a short name, %s, is asked whether it is the authority',
    async (short) => {
      const [found, ...more] = await told(short, named);
      expect(more).toEqual([]);
      expect(found?.slice(0, 2)).toEqual([2, '评价单位']);
      expect(found?.[2]).toContain('最接近的是「甲子县住房和城乡建设管理局」');
    },
  );

  it('is let be where nobody else’s grade could count in its stead', async () => {
    expect(await told('甲子县住建局', named, [])).toEqual([]);
  });

  it('is let be where it is the authority, names nobody, or no place has one', async () => {
    expect(await told('甲子县住房和城乡建设管理局', named)).toEqual([]);
    expect(await told('', named)).toEqual([]);
    expect(
      await told(
        '甲子县住建局',
        TOWN.division.map((row) => ({ ...row, 主管部门: '' })),
      ),
    ).toEqual([]);
  });
});

describe('a grade', () => {
  const problemsOf = async (rows: readonly Record<string, string>[], profile = '140400') => {
    const { problems } = await readTownContent({ '信用评价.csv': csvOf('firm_grade', rows) }, profile);
    return problems.filter(({ code }) => code === 'grade-off-scale');
  };
  const graded = (grade: string, assessor: string): Record<string, string> => ({
    ...TOWN.firm_grade[0],
    信用等级: grade,
    评价单位: assessor,
  });

  it('off the scale that holds there is an error that gives the scale', async () => {
    for (const assessor of ['示例市住房和城乡建设局', '', '市局']) {
      for (const grade of ['E', 'AA', 'AAA', 'B+']) {
        const [found, ...more] = await problemsOf([graded(grade, assessor)]);
        expect([found?.file, found?.row, found?.column, found?.severity]).toEqual([
          'tables/信用评价.csv',
          2,
          '信用等级',
          'error',
        ]);
        expect(found?.message).toContain(`写的是「${grade}」`);
        expect(found?.message).toContain('A、B、C、D');
        expect(more).toEqual([]);
      }
    }
  });

  it('on it, or in its stead, is right, and where a place has no scale any is', async () => {
    for (const grade of ['A', 'D', '未评', '待评', '免评'])
      expect(await problemsOf([graded(grade, '市局')])).toEqual([]);
    expect(await problemsOf([graded('E', '市局')], '000000')).toEqual([]);
  });
});

describe('the folder of tables', () => {
  it('names a folder inside it instead of passing it over', async () => {
    const folder = { path: 'tables/旧表/', bytes: 0, read: async () => new Uint8Array() };
    const read = await readContent({
      files: [...(await sampleFiles()), folder],
      asOf: AS_OF,
      shippedProfile: async () => null,
    });
    expect(read.problems.map((p) => [p.file, p.code])).toEqual([['tables/旧表/', 'folder-ignored']]);
  });
});

describe('a channel', () => {
  it('whose value can be neither tapped nor opened is pointed at', async () => {
    const more =
      '适用代码,渠道,名称,值\n000101,网址,县住建局,www.example.org\n000101,邮箱,县住建局,信箱一号\n000101,电话,县住建局,找门卫\n000101,地址,县住建局,示例路1号\n';
    const read = await readContent({
      files: await sampleFiles({ 'tables/投诉渠道-更多.csv': more }),
      asOf: AS_OF,
      shippedProfile: async () => null,
    });
    expect(read.problems.map((p) => [p.row, p.column, p.code])).toEqual([
      [2, '值', 'channel-value'],
      [3, '值', 'channel-value'],
      [4, '值', 'channel-value'],
    ]);
  });
});
