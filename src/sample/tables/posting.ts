/** The generated 张贴记录: what hangs on the board; a well-run estate has more of it up. */
import { addDays } from '../../domain/iso-date.ts';
import { yearAccounts } from '../accounts.ts';
import { day, dayBetween, ifPast } from '../calendar.ts';
import { type City, liftCount } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { random } from '../random.ts';
import type { SampleRow, SampleTable } from './row.ts';

/** What stays up once it hangs, and how likely a middling estate has it. */
const STANDING = [
  { subject: '项目负责人', share: 0.8 },
  { subject: '联系方式', share: 0.72 },
  { subject: '投诉电话', share: 0.8 },
  { subject: '服务内容和标准', share: 0.55 },
  { subject: '收费项目和标准', share: 0.7 },
  { subject: '设施维保', share: 0.5 },
  { subject: '信用等级', share: 0.45 },
  { subject: '维修资金', share: 0.4 },
] as const;

export const posting: SampleTable<'posting'> = {
  id: 'posting',
  *rows(city) {
    for (const estate of city.estateList) yield* postings(city, estate);
  },
};

function* postings(city: City, estate: SampleEstate): Iterable<SampleRow<'posting'>> {
  const chance = random(city.seed, 'posting', estate.index);
  const care = 0.5 + 0.75 * estate.quality;
  const row = (subject: string, place: string, start: string, end: string): SampleRow<'posting'> => ({
    estate: estate.code,
    subject,
    place,
    start,
    end,
    confirmedBy: '',
  });
  for (const { subject, share } of STANDING) {
    if (!chance.chance(Math.min(0.99, share * care))) continue;
    const start = dayBetween(day('2025-11-15'), day('2026-10-30'), chance);
    const taken = chance.chance(0.08)
      ? ifPast(addDays(start, chance.chance(0.2) ? chance.int(2, 5) : chance.int(7, 90)))
      : '';
    yield row(subject, '公示栏', start, taken);
  }
  if (chance.chance(0.5 * care)) {
    const start = dayBetween(day('2026-01-10'), day('2026-09-30'), chance);
    yield row('投诉举报', '单元门', start, '');
    if (liftCount(estate) > 0 && chance.chance(0.9)) yield row('投诉举报', '电梯', start, '');
    if (chance.chance(0.85)) yield row('投诉举报', '公示栏', start, '');
  }
  const account = yearAccounts(city, estate).at(-1);
  if (account?.postedFrom) yield row('公共收益', '公示栏', account.postedFrom, account.postedUntil);
  if (chance.chance(0.03)) yield row('停水通知', '单元门', '2026-10-18', '2026-10-19');
}
