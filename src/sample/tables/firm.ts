/** The generated 企业: firms with true check digits in a region that does not exist. */
import { formerFirmCode, phone } from '../city.ts';
import { random } from '../random.ts';
import { CITY_NAME } from '../settings.ts';
import { HEADS, TRADE_TAILS } from '../words.ts';
import { personName } from './people.ts';
import type { SampleTable } from './row.ts';

const SCOPES = [
  '物业管理；停车场服务；家政服务',
  '物业管理,园林绿化工程施工,建筑物清洁服务',
  '物业管理；房屋租赁；专业保洁、清洗、消毒服务',
  '物业服务，住宅水电安装维护',
  '物业管理',
] as const;

export const firm: SampleTable<'firm'> = {
  id: 'firm',
  *rows({ firms, seed }) {
    for (const each of firms) {
      const chance = random(seed, 'firm', each.index);
      const filed = chance.chance(0.97);
      yield {
        code: each.code,
        name: each.name,
        filing: filed ? '已备案' : chance.chance(0.7) ? '未备案' : '',
        filingNumber: filed && chance.chance(0.95) ? `示物企备${String(each.index + 1).padStart(5, '0')}` : '',
        scope: chance.chance(0.96) ? chance.pick(SCOPES) : '',
        legalRepresentative: chance.chance(0.9) ? personName(chance) : '',
        phone: chance.chance(0.95) ? phone(chance) : '',
        formerName: chance.chance(0.08) ? `${CITY_NAME}${chance.pick(HEADS)}${chance.pick(TRADE_TAILS)}物业服务部` : '',
        formerCodes: chance.chance(0.03) ? formerFirmCode(each.index) : '',
      };
    }
  },
};
