/** What is agreed of reminders beside mappings: told no more, counted all the same, and never more than was agreed to. */
import { describe, expect, it } from 'vitest';
import { withEntry, withoutEntry } from '../../src/desk/agreed-file.ts';
import { agreedOf, openOf, type Problem } from '../../src/domain/problem.ts';
import { AGREEABLE } from '../../src/intake/agreed.ts';
import { CATALOGUE } from '../../src/intake/problems.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { AS_OF, csvOf, GROUND, TOWN, tableFile, townWith } from '../support/tables.ts';

const LIFTS = csvOf('lift', townWith('lift', { 下次检验日期: '2027年5月' }));

async function read(tables: Readonly<Record<string, string>>, agreed: string | null = null): Promise<Content> {
  const files = Object.entries({ ...GROUND, ...tables }).map(([name, text]) => tableFile(`tables/${name}`, text));
  return readContent({
    files: agreed === null ? files : [...files, tableFile('agreed.yaml', agreed)],
    asOf: AS_OF,
    shippedProfile: async () => null,
  });
}

const codesIn = (problems: readonly Problem[], start: string): string[] =>
  problems.filter(({ file }) => file.startsWith(start)).map(({ code }) => code);

/** What somebody would write down by agreeing to everything that can be agreed to. */
function agreeingToAll({ problems }: Content): string {
  let text = '';
  for (const { agreement } of openOf(problems))
    if (agreement?.mapping === null) {
      const { code, files = [], about } = agreement;
      text = withEntry(text, { reminder: code, files, about, reason: '核对过', date: AS_OF }) ?? '';
    }
  return text;
}

describe('tables with our own headers', () => {
  it('ask nothing a month later of what was agreed to, in a file of that month’s name', async () => {
    const before = await read({ '电梯-2026年10月.csv': LIFTS });
    expect(codesIn(openOf(before.problems), 'tables/电梯')).toContain('month-to-its-end');
    const agreed = agreeingToAll(before);
    const after = await read({ '电梯-2026年11月.csv': LIFTS.replace('2027年5月', '2027年6月') }, agreed);
    expect(codesIn(openOf(after.problems), 'tables/电梯')).toEqual([]);
    expect(codesIn(agreedOf(after.problems), 'tables/电梯')).toContain('month-to-its-end');
    expect(after.problems.find(({ code }) => code === 'month-to-its-end')?.agreement?.since).toEqual({
      reason: '核对过',
      date: AS_OF,
    });
  });

  it('are asked about a value that was agreed to of a row once it is another one, or stands in another row', async () => {
    const estates = (area: string, code = 'JZ001'): string =>
      csvOf(
        'estate',
        TOWN.estate.map((row) => (row.小区编码 === code ? { ...row, 建筑面积: area, 户数: '900' } : row)),
      );
    const doubted = (content: Content): string[] =>
      openOf(content.problems).flatMap(({ code, rows }) => (code === 'value-implausible' ? rows.map(String) : []));
    const before = await read({ '小区.csv': estates('900') });
    expect(doubted(before)).toHaveLength(1);
    const agreed = agreeingToAll(before);
    expect(doubted(await read({ '小区.csv': estates('900') }, agreed))).toEqual([]);
    expect(doubted(await read({ '小区.csv': estates('901') }, agreed))).toHaveLength(1);
    const other = String(TOWN.estate[1]?.小区编码);
    expect(doubted(await read({ '小区.csv': estates('900', other) }, agreed))).toHaveLength(1);
  });
});

describe('the file of what is agreed', () => {
  const ENTRY = `- reminder: month-to-its-end
  files: ["*电梯*"]
  about: [下次检验日期]
  reason: 只有年月
  date: "2026-11-10"
`;
  const said = async (text: string): Promise<(readonly [number | null, string])[]> =>
    (await read({ '电梯.csv': LIFTS }, text)).problems
      .filter(({ file }) => file === 'agreed.yaml')
      .map(({ row, code }) => [row, code] as const);
  const isAgreed = async (text: string): Promise<boolean | undefined> =>
    (await read({ '电梯.csv': LIFTS }, text)).problems.find(({ code }) => code === 'month-to-its-end')?.agreed;

  it('is read strictly: what is wrong in it is an error with its line, and holds for nothing', async () => {
    expect(await said(ENTRY)).toEqual([]);
    expect(await isAgreed(ENTRY)).toBe(true);
    for (const [from, to, line] of [
      ['month-to-its-end', 'month-to-end', 1],
      ['month-to-its-end', 'private-value', 1],
      ['reason: 只有年月', 'why: 只有年月', 1],
      ['2026-11-10', '2026-02-30', 5],
      ['reason: 只有年月', 'reason: ""', 4],
    ] as const) {
      const text = ENTRY.replace(from, to);
      const found = await said(text);
      expect(found.length, text).toBeGreaterThan(0);
      expect(new Set(found.map(([, code]) => code))).toEqual(new Set(['agreed-wrong']));
      if (to !== 'why: 只有年月') expect(found[0]?.[0], text).toBe(line);
      expect(await isAgreed(text), text).toBe(false);
    }
  });

  it('holds for no file of another name, and no other column', async () => {
    expect(await isAgreed(ENTRY.replace('*电梯*', '*收费*'))).toBe(false);
    expect(await isAgreed(ENTRY.replace('下次检验日期', '本次检验'))).toBe(false);
  });

  it('keeps what stands in it, and an entry goes with the last thing that it was about', () => {
    const mine = `# 我写的\n${ENTRY}`;
    const more = withEntry(mine, {
      reminder: 'blank-word',
      files: ['*电梯*'],
      about: ['维保单位：待定', '维保单位：暂无'],
      reason: '没有',
      date: AS_OF,
    }) as string;
    expect(more).toContain('# 我写的');
    const fewer = withoutEntry(more, { reminder: 'blank-word', stem: '电梯-2026年12月', about: ['维保单位：待定'] });
    expect(fewer).toContain('维保单位：暂无');
    expect(fewer).not.toContain('维保单位：待定');
    const gone = withoutEntry(fewer ?? '', { reminder: 'blank-word', stem: '电梯', about: ['维保单位：暂无'] });
    expect(gone).not.toContain('blank-word');
    expect(gone).toContain('month-to-its-end');
    expect(withoutEntry(ENTRY, { reminder: 'month-to-its-end', stem: '电梯', about: ['下次检验日期'] })).toBe('');
    expect(withEntry('a: [', { reminder: 'x', files: [], about: [], reason: '', date: AS_OF })).toBeNull();
  });

  it('has a place for no error, nothing private and no day until which a table speaks', () => {
    const wrong = [...AGREEABLE.keys()].filter(
      (code) =>
        CATALOGUE[code as keyof typeof CATALOGUE].severity !== 'warning' ||
        /^(?:private|data-date|sanction)-/.test(code),
    );
    expect(wrong).toEqual([]);
  });
});
