/** What an inspection of government sites would veto is told before the inspectors come. */
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { staffView } from '../../src/site.ts';
import { deskOf } from '../../src/staff/desk.ts';
import { emptyColumns, inspected, inspectionPart } from '../../src/staff/inspection.ts';
import { readSample, readTownContent } from '../support/publication.ts';
import { csvOf } from '../support/tables.ts';

function deskOn(content: Content, asOf: IsoDate) {
  const { portal, profiles, problems, totals } = content;
  return deskOf({ ...staffView(content, asOf), portal, profiles, problems, totals, asOf });
}
const vetoed = (content: Content, asOf: IsoDate): string[] =>
  inspected(deskOn(content, asOf)).flatMap(({ name, isVetoed }) => (isVetoed === true ? [name] : []));

/** The newest notice of the sample city begins on this day. */
const NEWEST = '2026-11-10' as IsoDate;

describe('a home page', () => {
  it('has news for fourteen days after its newest notice, and none on the fifteenth', async () => {
    const content = await readSample();
    expect(vetoed(content, NEWEST)).toEqual([]);
    expect(vetoed(content, addDays(NEWEST, 14))).toEqual([]);
    expect(vetoed(content, addDays(NEWEST, 15))).toEqual(['首页更新']);
    expect(inspected(deskOn(content, NEWEST))[0]?.found).toContain('2026年11月25日起超过两周');
  });

  it('has no news by a notice that has yet to begin', async () => {
    const content = await readSample();
    const day = '2026-10-31' as IsoDate;
    expect(inspected(deskOn(content, day))[0]?.found).not.toContain('2026年11月10日 的');
  });

  it('has news by a list as well, and none at all where nothing was ever put there', async () => {
    const listed = await readTownContent({ '红黑榜.csv': csvOf('list_entry') }, '000000');
    expect(inspected(deskOn(listed, '2025-07-10' as IsoDate))[0]).toMatchObject({ isVetoed: false });
    const bare = await readTownContent({}, '000000');
    expect(inspected(deskOn(bare, NEWEST))[0]).toMatchObject({ isVetoed: true });
    expect(inspected(deskOn(bare, NEWEST))[0]?.found).toContain('没有通知公告，也没有榜单');
  });
});

describe('empty columns', () => {
  it('are vetoed from five on', async () => {
    const columns = (content: Content): string[] => {
      const { published } = deskOn(content, NEWEST);
      return published === null ? [] : emptyColumns(published);
    };
    const tables = { '电梯.csv': csvOf('lift'), '满意度.csv': csvOf('survey'), '张贴记录.csv': csvOf('posting') };
    const more = {
      ...tables,
      '项目负责人.csv': csvOf('manager'),
      '维修资金.csv': csvOf('fund'),
      '公共收益.csv': csvOf('revenue'),
      '收费标准.csv': csvOf('fee_item'),
    };
    const four = await readTownContent(more, '000000');
    expect(columns(four)).toEqual(['投诉与办理', '红黑榜', '通知公告', '通报与事件']);
    expect(vetoed(four, NEWEST)).not.toContain('空白栏目');
    const { '电梯.csv': _lifts, ...five } = more;
    const emptier = await readTownContent(five, '000000');
    expect(columns(emptier)).toHaveLength(5);
    expect(vetoed(emptier, NEWEST)).toContain('空白栏目');
  });
});

describe('the part of the report', () => {
  it('says what it can’t tell, what the foot of the site lacks, and where the limits come from', async () => {
    const content = await readTownContent({}, '000000');
    const text = inspectionPart(deskOn(content, NEWEST)).text.replace(/<[^>]*>/g, '');
    expect(text).toContain('要从外面打开看没有查');
    expect(text).toContain('网站标识码（site_code）');
    expect(text).toContain('以正式文本为准');
  });

  it('checks nothing where no settings say what is published', async () => {
    const content = { ...(await readTownContent({}, '000000')), portal: null };
    expect(inspectionPart(deskOn(content, NEWEST)).text).toContain('没有可用的网站设置');
  });
});
