/** The generated 设施维保: fire equipment for all, pumps and doors for most; now and then an outage. */
import { addDays } from '../../domain/iso-date.ts';
import { ifPast } from '../calendar.ts';
import { random, sample } from '../random.ts';
import { AS_OF, CITY_NAME } from '../settings.ts';
import type { SampleTable } from './row.ts';

/** A kind of facility (类别), who services it, and what there is to report beside 正常. */
interface Kind {
  category: string;
  contractor: string;
  results: readonly string[];
}

const FIRE: Kind = {
  category: '消防设施',
  contractor: '安盾消防技术',
  results: ['更换灭火器12具', '水泵接合器漏水，已修复', '应急照明更换电池'],
};
const OTHERS: readonly Kind[] = [
  { category: '水泵', contractor: '清源泵业', results: ['更换机械密封', '正常，已更换易损件'] },
  { category: '二次供水', contractor: '清源泵业', results: ['水箱已清洗消毒，水质检测合格'] },
  { category: '配电设施', contractor: '恒明机电', results: ['紧固接线端子', '正常，已除尘'] },
  { category: '监控设施', contractor: '恒明机电', results: ['更换摄像头2个'] },
  { category: '门禁道闸', contractor: '恒明机电', results: ['更换读卡器'] },
  { category: '化粪池', contractor: '洁源管道', results: ['已清掏'] },
];

export const facility: SampleTable<'facility'> = {
  id: 'facility',
  *rows({ estateList, seed }) {
    for (const estate of estateList) {
      const chance = random(seed, 'facility', estate.index);
      if (chance.chance(0.03)) continue;
      const kinds = [
        FIRE,
        ...sample(OTHERS, estate.propertyType === '多层' ? chance.int(0, 2) : chance.int(1, 3), chance),
      ];
      for (const { category, contractor, results } of kinds) {
        const date = addDays(AS_OF, -chance.int(2, chance.chance(0.9) ? 170 : 420));
        const outage = chance.chance(0.05);
        const outageUntil = addDays(date, chance.int(0, 4));
        yield {
          estate: estate.code,
          category,
          date,
          contractor: chance.chance(0.93) ? `${CITY_NAME}${contractor}有限公司` : '',
          result: chance.chance(0.95) ? (chance.chance(0.7) ? '正常' : chance.pick(results)) : '',
          outageFrom: outage ? date : '',
          outageUntil: outage ? ifPast(outageUntil) : '',
        };
      }
    }
  },
};
