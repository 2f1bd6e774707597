/** The generated 行政区划: one city, six counties, their streets and communities. */
import { random } from '../random.ts';
import { CITY_CODE, CITY_NAME } from '../settings.ts';
import type { SampleTable } from './row.ts';

export const division: SampleTable<'division'> = {
  id: 'division',
  *rows({ counties, seed }) {
    yield {
      code: CITY_CODE,
      name: CITY_NAME,
      parent: '',
      level: '市',
      authority: `${CITY_NAME}住房和城乡建设局`,
      formerCodes: '',
    };
    for (const county of counties) {
      const chance = random(seed, 'division-table', county.code);
      yield {
        code: county.code,
        name: county.name,
        parent: CITY_CODE,
        level: '县',
        authority: `${county.name}住房和城乡建设局`,
        // Codes that a change of boundaries took out of use; no county has them now.
        formerCodes: county.index % 3 === 2 ? `0005${70 + county.index}` : '',
      };
      for (const street of county.streets) {
        yield {
          code: street.code,
          name: street.name,
          parent: county.code,
          level: '街道',
          authority: street.name.endsWith('街道') ? `${street.name}办事处` : `${street.name}人民政府`,
          formerCodes: '',
        };
        for (const community of street.communities) {
          const committee = `${community.name}${community.name.endsWith('村') ? '村民委员会' : '居民委员会'}`;
          yield {
            code: community.code,
            name: community.name,
            parent: street.code,
            level: '社区',
            authority: chance.chance(0.9) ? committee : '',
            formerCodes: '',
          };
        }
      }
    }
  },
};
