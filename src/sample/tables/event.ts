/**
 * The generated 事件: meetings and joint enforcement of every county and quarter, what firms were fined or
 * rewarded for, and what followed from black listings, down to prompts that were looked into and settled.
 */
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import { day, dayBetween } from '../calendar.ts';
import { type City, serviceGradeText } from '../city.ts';
import type { SampleCounty } from '../nouns.ts';
import { at, type Random, random } from '../random.ts';
import { AS_OF, QUARTERS, YEARS } from '../settings.ts';
import { contractsOf } from './contract.ts';
import { blackDays, replacedOn } from './manager.ts';
import type { SampleRow, SampleTable } from './row.ts';

type Row = SampleRow<'event'>;

export const event: SampleTable<'event'> = {
  id: 'event',
  *rows(city) {
    for (const county of city.counties) {
      yield* quarterly(city, county);
      if (county.profile === '371323') yield* afterBlackListing(city, county);
    }
    for (const firm of city.firms) yield* ofFirm(city, firm.index);
    for (const estate of city.estateList) yield* ofEstate(city, estate.index);
  },
};

function row(kind: string, date: IsoDate, subject: string, result: string, document = ''): Row {
  return { kind, date, subject, result, document, rule: '', newGrade: '', removedOn: '', removal: '', until: '' };
}

/** A number that looks like the others of the county and year. */
function documentOf(county: SampleCounty, date: IsoDate, chance: Random): string {
  return chance.chance(0.9) ? `${county.short}建〔${date.slice(0, 4)}〕${chance.int(1, 96)}号` : '';
}

function* quarterly(city: City, county: SampleCounty): Iterable<Row> {
  for (const quarter of QUARTERS) {
    const chance = random(city.seed, 'event-quarter', county.code, quarter);
    const month = Number(quarter.slice(6)) * 3 - chance.int(0, 2);
    const date = day(
      `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(chance.int(5, 26)).padStart(2, '0')}`,
    );
    const agenda = chance.pick(['研究消防通道整治', '听取街道物业工作汇报', '调度公共收益公示', '部署老旧小区托管']);
    if (chance.chance(0.94))
      yield row('联席会议', date, county.code, `已召开，${agenda}`, documentOf(county, date, chance));
    const raid = addDays(date, chance.int(0, 3));
    const found = `检查小区${chance.int(6, 30)}个，发现问题${chance.int(2, 25)}处，移交${chance.int(0, 4)}件`;
    if (chance.chance(0.9)) yield row('联合执法', raid, county.code, found, documentOf(county, raid, chance));
  }
}

/** New managers, and for estates listed twice whether the change of firm was confirmed. */
function* afterBlackListing(city: City, county: SampleCounty): Iterable<Row> {
  const black = blackDays(city);
  for (const estate of county.estates) {
    const days = black.get(estate.index);
    if (!days) continue;
    const chance = random(city.seed, 'event-black', estate.index);
    const replaced = replacedOn(city, estate, days);
    if (replaced) {
      const document = documentOf(county, replaced, chance);
      yield row('更换项目经理', replaced, estate.code, '已更换，新负责人到岗', document);
    }
    const second = days[1];
    if (!second || !chance.chance(0.6)) continue;
    const date = addDays(second, chance.int(12, 45));
    if (date > AS_OF) continue;
    const result = chance.chance(0.55) ? '已确认' : '不成立';
    yield { ...row('核实', date, estate.code, result, documentOf(county, date, chance)), rule: 'YS-13' };
    if (result === '已确认' && chance.chance(0.5)) {
      const lowered = addDays(date, chance.int(3, 20));
      if (lowered <= AS_OF)
        yield row(
          '降费',
          lowered,
          estate.code,
          '物业服务费下调10%，整改达标后恢复',
          documentOf(county, lowered, chance),
        );
    }
  }
}

const FINES = [
  '未按规定公示公共收益，责令改正',
  '电梯维保记录不全，警告',
  '占用消防通道未劝阻、报告，罚款',
  '代收水费加收手续费，退还',
] as const;

function* ofFirm(city: City, index: number): Iterable<Row> {
  const firm = at(city.firms, index);
  const chance = random(city.seed, 'event-firm', index);
  const date = dayBetween(day('2024-02-01'), day('2026-10-30'), chance);
  if (firm.grade === 'A' && chance.chance(0.35)) {
    const year = chance.pick(YEARS.slice(1));
    yield row(
      '奖励',
      dayBetween(day(`${year}-12-10`), day(`${year}-12-30`), chance),
      firm.code,
      `${year}年度优秀物业服务企业`,
    );
  } else if ((firm.grade === 'C' && chance.chance(0.12)) || firm.grade === 'D') {
    yield row('处罚', date, firm.code, chance.pick(FINES), documentOf(firm.home, date, chance));
    const handed = addDays(date, chance.int(5, 30));
    if (handed <= AS_OF && chance.chance(0.5)) {
      yield row('移交', handed, firm.code, '线索移交市场监管部门', documentOf(firm.home, handed, chance));
    }
  }
}

function* ofEstate(city: City, index: number): Iterable<Row> {
  const estate = at(city.estateList, index);
  const { county } = estate.street;
  const chance = random(city.seed, 'event-estate', index);
  const [current, before] = contractsOf(city, estate);
  if (current && before && before.firm !== current.firm && current.start >= '2024-01-01' && chance.chance(0.5)) {
    const kind = chance.pick(['更换物业企业', '更换物业企业', '解聘', '退出']);
    const date = kind === '更换物业企业' ? current.start : before.end || current.start;
    const result = kind === '更换物业企业' ? '业主大会选聘，已完成交接' : '合同终止，资料、场地已移交';
    yield row(kind, date, estate.code, result, documentOf(county, date, chance));
  }
  if (estate.quality < 0.42 && estate.serviceGrade !== null && estate.serviceGrade < 4 && chance.chance(0.12)) {
    const date = dayBetween(day('2024-03-01'), day('2026-09-30'), chance);
    yield row('等级核查', date, estate.code, '服务质量与核定等级不符，限期整改', documentOf(county, date, chance));
    const lowered = addDays(date, chance.int(20, 40));
    const result = `整改不到位，核定服务等级降为${serviceGradeText(estate)}`;
    yield row('等级调整', lowered, estate.code, result, documentOf(county, lowered, chance));
  }
  if (chance.chance(0.006)) {
    const date = dayBetween(day('2026-01-10'), day('2026-10-30'), chance);
    yield row('更正', date, estate.code, '更正公示栏所列户数', '');
  }
}
