/**
 * The red and black lists (红黑榜) of the generated city.
 *
 * Planned with the city, since managers, events and bulletins must fit them.
 * Four counties list firms monthly, two list estates quarterly; every monthly county has one month without a list.
 */
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { ListColour, SubjectKind } from '../domain/records.ts';
import { day, monthText, quarterText } from './calendar.ts';
import type { Listing, SampleCounty, SampleEstate, SampleFirm } from './nouns.ts';
import { at, type Random, random, sample } from './random.ts';
import { AS_OF, MONTHS, QUARTERS } from './settings.ts';

export function planListings(counties: readonly SampleCounty[], seed: string): Listing[] {
  return counties.flatMap((county) =>
    county.profile === '371323' ? quarterlyLists(county, seed) : monthlyLists(county, seed),
  );
}

const RED_FIRM = [
  '信用等级A级',
  '当月投诉按时办结率100%',
  '消防设施维保、公示更新均按时完成',
  '社区、街道评价优秀，业主满意度高',
  '老旧小区应急抢修“随叫随到”，社区推荐',
] as const;
const BLACK_FIRM = [
  '投诉件逾期未办结，经督促仍未整改',
  '公共收益未按规定公示',
  '电梯维保超期，限期整改未完成',
  '未在公示栏公布收费依据',
  '履约不到位，社区、街道评价靠后',
] as const;
const RED_ESTATE = [
  '业主满意度居全县前列',
  '季度诉求量下降30%以上',
  '“三会三公开”落实到位',
  '星级服务达标，投诉办理及时',
] as const;
const BLACK_ESTATE = [
  '季度诉求量居前且整改不力',
  '业主满意度低于50%',
  '消防通道长期占用，劝阻、报告不到位',
  '服务质价不符，限期未整改',
] as const;
const REPLIES = ['', '', '', '未提出申辩', '已提出书面陈述，经复核维持', '已说明整改进度'] as const;

function monthlyLists(county: SampleCounty, seed: string): Listing[] {
  const skipped = random(seed, 'list-gap', county.code).int(5, MONTHS.length - 4);
  const firms = [...new Set(county.estates.flatMap((estate) => (estate.firm ? [estate.firm] : [])))];
  const good = firms.filter((firm) => firm.grade === 'A');
  const poor = firms.filter((firm) => firm.grade === 'D' || (firm.grade === 'C' && firm.quality < 0.5));
  const published = MONTHS.filter((_, m) => m !== skipped);
  return lists(
    county,
    published,
    (month, chance, before) => ({
      periodText: monthText(month),
      kind: '企业',
      listedOn: day(`${month}-${chance.int(25, 28)}`),
      document: `${county.short}建物〔${month.slice(0, 4)}〕${Number(month.slice(5))}号`,
      red: { subjects: stay(before.red, good, chance.int(2, 4), 0.55, chance), bases: RED_FIRM },
      black: { subjects: stay(before.black, poor, chance.int(0, 2), 0.5, chance), bases: BLACK_FIRM },
    }),
    seed,
  );
}

function quarterlyLists(county: SampleCounty, seed: string): Listing[] {
  const ranked = [...county.estates].sort((a, b) => a.quality - b.quality || a.index - b.index);
  const pool = Math.max(1, Math.ceil(ranked.length / 6));
  const poor = ranked.slice(0, Math.min(pool, Math.floor(ranked.length / 2)));
  const good = ranked.slice(poor.length).slice(-pool);
  const number = Math.min(12, Math.max(2, Math.round(county.estates.length / 45)));
  return lists(
    county,
    QUARTERS,
    (quarter, chance, before) => ({
      periodText: quarterText(quarter),
      kind: '项目',
      listedOn: addDays(quarterEnd(quarter), chance.int(8, 14)),
      document: `${county.short}建物〔${quarter.slice(0, 4)}〕季${quarter.slice(6)}号`,
      red: { subjects: stay(before.red, good, number + chance.int(0, 1), 0.3, chance), bases: RED_ESTATE },
      black: { subjects: stay(before.black, poor, number - chance.int(0, 2), 0.25, chance), bases: BLACK_ESTATE },
    }),
    seed,
  );
}

function quarterEnd(quarter: string): IsoDate {
  return day(`${quarter.slice(0, 4)}-${at(['03-31', '06-30', '09-30', '12-31'], Number(quarter.slice(6)) - 1)}`);
}

type Subject = SampleFirm | SampleEstate;

interface Side {
  subjects: Subject[];
  bases: readonly string[];
}

interface ListPlan {
  periodText: string;
  kind: SubjectKind;
  listedOn: IsoDate;
  document: string;
  red: Side;
  black: Side;
}

type Before = Record<'red' | 'black', readonly Subject[]>;

function lists(
  county: SampleCounty,
  periods: readonly string[],
  plan: (period: string, chance: Random, before: Before) => ListPlan,
  seed: string,
): Listing[] {
  const rows: Listing[] = [];
  let before: Before = { red: [], black: [] };
  let standing: Listing[] = [];
  for (const period of periods) {
    const chance = random(seed, 'list', county.code, period);
    const { red, black, ...common } = plan(period, chance, before);
    const row = (colour: ListColour, subject: Subject | null, basis: string): Listing => ({
      ...common,
      county,
      period,
      colour,
      subject,
      basis,
      removedOn: '',
      removal: '',
      reply: colour === '黑榜' && subject ? chance.pick(REPLIES) : '',
    });
    const side = (colour: ListColour, { subjects, bases }: Side): Listing[] =>
      subjects.length === 0
        ? [row(colour, null, '本期无')]
        : subjects.map((subject) => row(colour, subject, chance.pick(bases)));
    const now = [...side('红榜', red), ...side('黑榜', black)];

    // Who is no longer on the black list was taken off with this one, though it is not always written down.
    for (const old of standing) {
      if (old.subject && !black.subjects.includes(old.subject) && chance.chance(0.8)) {
        old.removedOn = common.listedOn;
        old.removal = old.reply === '' ? '到期' : '修复';
      }
    }
    if (common.listedOn <= AS_OF) rows.push(...now);
    before = { red: red.subjects, black: black.subjects };
    standing = now.filter((listing) => listing.colour === '黑榜');
  }
  return rows;
}

/** The next list: some of the last one stay, others from the pool join, up to `count`. */
function stay(
  before: readonly Subject[],
  pool: readonly Subject[],
  count: number,
  probability: number,
  chance: Random,
): Subject[] {
  const kept = before.filter(() => chance.chance(probability)).slice(0, count);
  const others = pool.filter((subject) => !kept.includes(subject));
  return [...kept, ...sample(others, count - kept.length, chance)];
}
