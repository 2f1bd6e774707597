/** The generated 投诉渠道: the city's and the counties' in full, a telephone for every street and most estates. */

import { phone } from '../city.ts';
import type { SampleCounty } from '../nouns.ts';
import { random } from '../random.ts';
import { CITY_CODE, CITY_NAME } from '../settings.ts';
import type { SampleRow, SampleTable } from './row.ts';

const OFFICE_HOURS = '工作日 8:30—12:00,14:30—18:00';
const ALWAYS = '24小时';

function row(
  scope: string,
  kind: '电话' | '邮箱' | '网址' | '地址',
  name: string,
  value: string,
  hours: string,
  department: string,
): SampleRow<'channel'> {
  return { scope, kind, name, value, hours, department };
}

export const channel: SampleTable<'channel'> = {
  id: 'channel',
  *rows({ counties, estateList, seed }) {
    const chance = random(seed, 'channel');
    const office = `${CITY_NAME}住房和城乡建设局`;
    yield row(CITY_CODE, '电话', '政务服务便民热线', '12345', ALWAYS, '12345热线');
    yield row(CITY_CODE, '电话', '市场监管投诉举报', '12315', ALWAYS, '市场监督管理局');
    yield row(CITY_CODE, '电话', '物业监督电话', phone(chance), OFFICE_HOURS, office);
    yield row(CITY_CODE, '邮箱', '物业监督邮箱', 'wuye@example.org', '', office);
    yield row(CITY_CODE, '网址', '投诉转办系统', 'https://example.org/complain', ALWAYS, office);
    yield row(CITY_CODE, '地址', '来访接待', `${CITY_NAME}示例大道1号，一层大厅`, OFFICE_HOURS, office);
    for (const county of counties) {
      yield* countyRows(county, seed);
      for (const street of county.streets) {
        const department = street.name.endsWith('街道') ? `${street.name}办事处` : `${street.name}人民政府`;
        yield row(street.code, '电话', '物业纠纷调处电话', phone(chance), OFFICE_HOURS, department);
      }
    }
    for (const estate of estateList) {
      const own = random(seed, 'channel-estate', estate.index);
      if (!own.chance(estate.firm ? 0.85 : 0.5)) continue;
      const department = estate.firm ? '客户服务中心' : own.pick(['社区居委会', '小区管理小组']);
      const hours = own.chance(0.9) ? own.pick(['8:00—20:00', ALWAYS, OFFICE_HOURS]) : '';
      yield row(estate.code, '电话', '小区服务电话', phone(own), hours, department);
    }
  },
};

function* countyRows(county: SampleCounty, seed: string): Iterable<SampleRow<'channel'>> {
  const chance = random(seed, 'channel-county', county.code);
  const office = `${county.name}住房和城乡建设局`;
  yield row(county.code, '电话', '物业投诉电话', phone(chance), OFFICE_HOURS, office);
  yield row(county.code, '邮箱', '物业投诉邮箱', `wuye${county.code}@example.org`, '', office);
  yield row(county.code, '地址', '来访接待', `${county.name}示例街${chance.int(2, 90)}号`, OFFICE_HOURS, office);
}
