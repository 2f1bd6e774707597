/** What somebody has agreed to: told no more as a reminder, counted all the same, and never more than was agreed to. */
import { describe, expect, it } from 'vitest';
import { withAgreed } from '../../../src/desk/page/mapping-edits.ts';
import type { Mapping } from '../../../src/domain/mapping.ts';
import { agreedOf, openOf, type Problem } from '../../../src/domain/problem.ts';
import { readMappings } from '../../../src/intake/mapping/read-mappings.ts';
import { mappingText } from '../../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../../src/intake/problem-log.ts';
import { readTown, tableFile } from '../../support/tables.ts';

async function mappingOf(text: string): Promise<{ mappings: Mapping[]; said: string[] }> {
  const problems = new ProblemLog();
  const mappings = await readMappings([tableFile('mappings/m.yaml', text)], problems);
  return { mappings, said: problems.all().map(({ message }) => message) };
}

const COUNTS = `files: ["*投诉*"]
headers: [小区名称, 受理, 办结, 经办]
passed: [经办]
tables:
  - table: 投诉统计
    columns:
      小区名称: 小区名称
      月份: {title: month}
      受理: 受理
      办结: 办结
`;

/** What is told of a month's counts: what waits, and what is agreed. */
async function told(
  mapping: string,
  name: string,
  sheet: string,
): Promise<{ open: string[]; agreed: string[]; all: Problem[] }> {
  const { mappings, said } = await mappingOf(mapping);
  expect(said).toEqual([]);
  const { problems } = await readTown({ [`${name}.csv`]: sheet }, { mappings });
  const own = problems.filter(({ file }) => file === `tables/${name}.csv`);
  const codes = (some: readonly Problem[]): string[] => some.map(({ code }) => code);
  return { open: codes(openOf(own)), agreed: codes(agreedOf(own)), all: own };
}

const sheet = (month: string, head = '小区名称,受理,办结,经办', row = '丁香苑,3,2,某人'): string =>
  `甲子县${month}投诉月报,,,\n${head}\n${row}\n`;

describe('what a mapping passes over', () => {
  it('waits for nobody and is counted, while a column that nobody has agreed to is told in full', async () => {
    const same = await told(COUNTS, '投诉2026年8月', sheet('2026年8月'));
    expect([same.open, same.agreed]).toEqual([[], ['mapping-column-passed']]);
    const more = await told(
      COUNTS,
      '投诉2026年9月',
      sheet('2026年9月', '小区名称,受理,办结,经办,超期', '丁香苑,3,2,某人,1'),
    );
    expect([more.open, more.agreed]).toEqual([['mapping-column-new'], ['mapping-column-passed']]);
  });
});

describe('files that are named by the month of sending', () => {
  it('are agreed to by how far they are behind, and one that is further behind is told', async () => {
    const before = await told(COUNTS, '投诉2026年9月', sheet('2026年8月'));
    expect(before.open).toEqual(['mapping-period-twice']);
    const { agreement } = before.all.find(({ code }) => code === 'mapping-period-twice') as Problem;
    expect(agreement).toEqual({ mapping: 'mappings/m.yaml', code: 'mapping-period-twice', about: ['1'] });
    const text = withAgreed(COUNTS, 'mapping-period-twice', agreement?.about ?? [], true);
    const later = await told(text, '投诉2026年10月', sheet('2026年9月'));
    expect([later.open, later.agreed]).toEqual([[], ['mapping-column-passed', 'mapping-period-twice']]);
    const forgotten = await told(text, '投诉2026年11月', sheet('2026年9月'));
    expect(forgotten.open).toEqual(['mapping-period-twice']);
  });
});

describe('lines round a table', () => {
  it('are agreed to as they stand, and another one is told beside them', async () => {
    const with1 = (line: string): string => `${sheet('2026年8月')}${line}\n`;
    const remark = '说明：以上数据由各物业服务企业自行上报';
    const before = await told(COUNTS, '投诉2026年8月', with1(remark));
    expect(before.open).toEqual(['mapping-line-unread']);
    const about = before.all.find(({ code }) => code === 'mapping-line-unread')?.agreement?.about ?? [];
    const text = withAgreed(COUNTS, 'mapping-line-unread', about, true);
    expect((await told(text, '投诉2026年8月', with1(remark))).open).toEqual([]);
    const other = await told(text, '投诉2026年8月', with1(`${remark}\n另请各小区于月底前完成整改`));
    expect(other.open).toEqual(['mapping-line-unread']);
    expect(other.agreed).toContain('mapping-line-unread');
    expect(openOf(other.all)[0]?.message).not.toContain('自行上报');
  });
});

const HEADS = '小区名称,登记证,位置,维保单位,维保电话,上次维保,下次检验,应急电话';
const LIFTS = `files: ["*电梯*"]
headers: [${HEADS}]
tables:
  - table: 电梯
    columns:
      小区名称: 小区名称
      使用登记证编号: 登记证
      位置: 位置
      维保单位: 维保单位
      维保电话: 维保电话
      上次维保日期: 上次维保
      下次检验日期: 下次检验
      应急电话: 应急电话
`;
const lifts = (due: string, phone: string): string =>
  `${HEADS}\n丁香苑,梯11晋D00001,1号楼,示例电梯公司,0355-0000301,2026-10-20,${due},${phone}\n`;

describe('a day of which only the month is written', () => {
  it('is agreed to for its column, whatever the month, and words for nothing by themselves', async () => {
    const before = await told(LIFTS, '某电梯台账', lifts('2027年5月', '/'));
    expect(before.open.toSorted()).toEqual(['blank-word', 'month-to-its-end']);
    const text = before.all.reduce(
      (written, { agreement }) =>
        agreement === null ? written : withAgreed(written, agreement.code, agreement.about, true),
      LIFTS,
    );
    const later = await told(text, '某电梯台账', lifts('2028年5月', '/'));
    expect([later.open, later.agreed.toSorted()]).toEqual([[], ['blank-word', 'month-to-its-end']]);
    const other = await told(text, '某电梯台账', lifts('2028年5月', '暂无'));
    expect(other.open).toEqual(['blank-word']);
  });
});

describe('what is agreed to in a mapping', () => {
  it('is written as it is read, and can be taken back', async () => {
    const text = withAgreed(COUNTS, 'mapping-period-twice', ['1'], true);
    const { mappings } = await mappingOf(text);
    expect(mappings[0]?.agreed).toEqual({ 'mapping-period-twice': ['1'] });
    expect((await mappingOf(mappingText(mappings[0] as Mapping))).mappings).toEqual(mappings);
    const both = withAgreed(text, 'mapping-line-unread', ['附注'], true);
    expect((await mappingOf(withAgreed(both, 'mapping-period-twice', ['1'], false))).mappings[0]?.agreed).toEqual({
      'mapping-line-unread': ['附注'],
    });
    expect(withAgreed(text, 'mapping-period-twice', ['1'], false)).not.toContain('agreed');
  });

  it('is refused where nobody can agree to it', async () => {
    const { mappings, said } = await mappingOf(`${COUNTS}agreed: {mapping-column-new: [超期]}\n`);
    expect(mappings).toEqual([]);
    expect(said.join()).toContain('没有这一种可以说定的提醒');
  });
});
