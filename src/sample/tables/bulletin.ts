/** The generated 通报: each county's monthly praise and criticism, of firms or of estates. */
import { monthText } from '../calendar.ts';
import type { City } from '../city.ts';
import type { SampleCounty, SampleEstate, SampleFirm } from '../nouns.ts';
import { random } from '../random.ts';
import { MONTHS } from '../settings.ts';
import type { SampleRow, SampleTable } from './row.ts';

const PRAISE = [
  '当月投诉办结率100%',
  '群众满意度高',
  '暴雨期间连夜排水，保障有力',
  '主动公开公共收益',
  '消防演练组织得好',
] as const;
const CRITICISM = [
  '投诉件逾期未办结',
  '重复投诉较多',
  '电梯维保信息更新不及时',
  '公示栏内容不全',
  '回访群众不满意',
] as const;

export const bulletin: SampleTable<'bulletin'> = {
  id: 'bulletin',
  *rows(city) {
    for (const month of MONTHS) {
      for (const county of city.counties) yield* monthly(city, county, month);
    }
  },
};

function* monthly(city: City, county: SampleCounty, month: string): Iterable<SampleRow<'bulletin'>> {
  if (county.estates.length === 0) return;
  const chance = random(city.seed, 'bulletin', county.code, month);
  const document = `${county.short}物业通报〔${month.slice(0, 4)}〕${Number(month.slice(5))}号`;
  const named = new Set<string>();
  const draw = (good: boolean): SampleFirm | SampleEstate => {
    const some = Array.from({ length: 6 }, () => chance.pick(county.estates));
    const best = some.reduce((a, b) => (a.quality < b.quality === good ? b : a));
    return best.firm && county.profile !== '371323' && chance.chance(0.5) ? best.firm : best;
  };
  const kinds = [...Array<string>(chance.int(1, 3)).fill('表扬'), ...Array<string>(chance.int(0, 2)).fill('批评')];
  for (const kind of kinds) {
    const subject = draw(kind === '表扬');
    if (named.has(subject.code)) continue;
    named.add(subject.code);
    const reason = chance.pick(kind === '表扬' ? PRAISE : CRITICISM);
    yield {
      division: county.code,
      month,
      kind,
      subject: subject.code,
      reason: `${monthText(month)}${reason}`,
      document,
      removedOn: '',
      removal: '',
      until: '',
    };
  }
}
