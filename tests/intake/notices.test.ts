/** Notices as offices write them: facts with Chinese names, places by name, Word documents. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import type { Notice } from '../../src/domain/records.ts';
import { Lookup } from '../../src/intake/lookup.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { readNotices } from '../../src/intake/read-notices.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { docx, grid, heading, item, paragraph, run } from '../support/docx.ts';
import { tableFile } from '../support/tables.ts';

const lookup = new Lookup();
const place = { formerName: null, formerCodes: null, street: null };
lookup.add('division', { ...place, code: '000101', name: '甲子县', division: null });
lookup.add('estate', { ...place, code: 'JZ001', name: '丁香苑', division: '000101' });
lookup.add('estate', { ...place, code: 'JZ002', name: '幸福家园', division: '000101' });
lookup.add('estate', { ...place, code: 'JZ003', name: '幸福家园', division: '000101' });

async function read(file: string, content: string | Uint8Array): Promise<{ notices: Notice[]; problems: Problem[] }> {
  const log = new ProblemLog();
  const files = [tableFile(`notices/${file}`, content)];
  const notices = await readNotices(files, { lookup, canAim: true }, new PrivacySearch([]), log, () => {});
  return { notices, problems: log.all() };
}
const codes = (problems: readonly Problem[]) => problems.map(({ code, row, column }) => [code, row, column]);

const MARKDOWN = `---
标题：明天：停水
类型: 停水
范围：丁香苑、甲子县
发布单位：示例水务
文号：示水〔2026〕1号
起：2026.12.1
至：2028年2月29日
紧急：是
---

正文
`;

describe('a notice in Markdown', () => {
  it('may name its facts in Chinese, with days as tables have them and places by name', async () => {
    const { notices, problems } = await read('a.md', MARKDOWN);
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      {
        title: '明天：停水',
        targets: ['JZ001', '000101'],
        from: '2026-12-01',
        until: '2028-02-29',
        urgent: true,
        document: '示水〔2026〕1号',
      },
    ]);
  });
  it('keeps a code that looks like a number, and a list of places', async () => {
    expect((await read('a.md', MARKDOWN.replace('丁香苑、甲子县', '000101'))).notices[0]?.targets).toEqual(['000101']);
    const listed = MARKDOWN.replace('范围：丁香苑、甲子县', '范围：\n  - 丁香苑\n  - JZ003');
    expect((await read('a.md', listed)).notices[0]?.targets).toEqual(['JZ001', 'JZ003']);
  });
  it.each([
    ['2028年2月29日', '2027年2月29日', ['notice-front-matter', 8, 'until']],
    ['2028年2月29日', '2026年11月30日', ['dates-reversed', null, 'until']],
    ['紧急：是', '紧急：大概', ['notice-front-matter', 9, 'urgent']],
    ['丁香苑', '丁香园', ['notice-target-unknown', null, 'targets']],
    ['丁香苑', '幸福家园', ['notice-target-ambiguous', null, 'targets']],
    ['类型: 停水\n', '', ['notice-front-matter', 2, 'type']],
  ])('with 「%s」 written 「%s」 is told where', async (from, to, expected) => {
    expect(codes((await read('a.md', MARKDOWN.replace(from, to))).problems)).toEqual([expected]);
  });
  it('is told by the name that the office wrote', async () => {
    const { problems } = await read('a.md', MARKDOWN.replace('2028年2月29日', '后天'));
    expect(problems[0]).toMatchObject({ file: 'notices/a.md', row: 8, message: expect.stringContaining('至') });
  });
});

const FACTS = grid([
  ['类型', '停水'],
  ['范围', '丁香苑'],
  ['发布单位：', '示例水务'],
  ['起', '2026年12月1日'],
  ['至', '2026/12/2'],
  ['紧急', '是'],
]);

describe('a notice in Word', () => {
  it('has its facts in a table, its first words as title, and the rest as text that means itself', async () => {
    const body = [
      heading('关于停水的通知'),
      FACTS,
      paragraph('*各位* <b>居民</b> | 明天停水。'),
      heading('一、时间'),
      item('上午', 1),
      item('下午', 1),
      item('储水', 2),
      paragraph('1. 手写的'),
      grid([
        ['楼', '时间'],
        ['1|2', '8:00'],
      ]),
    ].join('');
    const { notices, problems } = await read('a.docx', docx(body));
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      { id: 'a', title: '关于停水的通知', kind: '停水', targets: ['JZ001'], until: '2026-12-02', urgent: true },
    ]);
    expect(notices[0]?.body).toBe(
      '\\*各位\\* \\<b\\>居民\\</b\\> \\| 明天停水。\n\n# 一、时间\n\n1. 上午\n1. 下午\n- 储水\n\n1\\. 手写的\n\n| 楼 | 时间 |\n| --- | --- |\n| 1\\|2 | 8:00 |',
    );
  });
  it('may have its facts as lines, and its title among them', async () => {
    const lines = ['标题：停水', '类型：停水', '范围：甲子县', '发布单位：示例水务', '起：2026年12月1日', '正文。'];
    const { notices, problems } = await read('a.docx', docx(lines.map((line) => paragraph(line)).join('')));
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([{ title: '停水', targets: ['000101'], until: null, body: '正文。' }]);
  });
  it('shows nothing that is hidden or deleted, takes what was inserted, and tells', async () => {
    const body = [
      paragraph('停水'),
      FACTS,
      paragraph(
        run('看得见') +
          run('藏起来', '<w:vanish/>') +
          run('也藏起来', '<w:rStyle w:val="Off"/>') +
          run('没有藏', '<w:vanish w:val="0"/>') +
          `<w:ins w:id="1">${run('加的')}</w:ins><w:del w:id="2"><w:r><w:delText>删的</w:delText></w:r></w:del>` +
          '<w:r><w:drawing><w:t>框里</w:t></w:drawing></w:r>',
      ),
    ].join('');
    const { notices, problems } = await read('a.docx', docx(body));
    expect(notices[0]?.body).toBe('看得见没有藏加的');
    expect(codes(problems)).toEqual([
      ['notice-docx-tracked', null, null],
      ['notice-docx-hidden', null, null],
      ['notice-docx-left-out', null, null],
    ]);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });
  it('with a private number in a fact or in its text is not shown at all', async () => {
    for (const body of [
      paragraph('停水 11010519491231002X') + FACTS + paragraph('正文'),
      paragraph('停水') + FACTS + paragraph('联系 11010519491231002X'),
    ]) {
      const { notices, problems } = await read('a.docx', docx(body));
      expect(notices).toEqual([]);
      expect(problems.map(({ code }) => code)).toContain('private-value');
    }
  });
  it.each<[string, Uint8Array, string]>([
    ['a.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'notice-docx-locked'],
    ['a.docx', new TextEncoder().encode('PK 不是'), 'notice-docx-broken'],
    ['a.docx', docx(paragraph('停水')).slice(0, 900), 'notice-docx-broken'],
    ['a.docx', docx('<w:p>'), 'notice-docx-broken'],
    ['a.docx', docx(paragraph('停'.repeat(3_000_000))), 'file-too-large'],
    ['a.docx', docx(paragraph('停水'), 50), 'notice-docx-broken'],
    ['a.doc', new Uint8Array(1), 'notice-other-format'],
    ['a.wps', new Uint8Array(1), 'notice-other-format'],
    ['a.pdf', new Uint8Array(1), 'notice-ignored'],
  ])('that is no readable one is refused with what to do: %s', async (file, bytes, code) => {
    const { notices, problems } = await read(file, bytes);
    expect(notices).toEqual([]);
    expect(codes(problems)).toEqual([[code, null, null]]);
    expect(problems[0]?.said).not.toMatch(/undefined|工作簿/);
  });
  it('that lacks a fact is told by its Chinese name', async () => {
    const { problems } = await read('a.docx', docx(paragraph('停水') + paragraph('正文')));
    for (const [at, name] of ['类型', '范围', '发布单位', '起'].entries())
      expect(problems[at]?.message).toContain(name);
    expect(problems).toHaveLength(4);
  });
});
