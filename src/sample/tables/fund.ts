/** The generated 维修资金: an estate's totals at the end of each year. */
import { fundYears, yuan } from '../accounts.ts';
import { random } from '../random.ts';
import type { SampleTable } from './row.ts';

const PROCEDURES = [
  '业主申请，社区初审，公示7日，街道审核，县住建局划拨',
  '物业提出方案，业主表决，公示，审核拨付',
  '一般维修：方案、表决、公示、审核、划拨；应急维修：先修后审',
] as const;

export const fund: SampleTable<'fund'> = {
  id: 'fund',
  *rows(city) {
    for (const estate of city.estateList) {
      const chance = random(city.seed, 'fund-table', estate.index);
      const procedure = chance.chance(0.9) ? chance.pick(PROCEDURES) : '';
      for (const { date, balanceFen, paidInFen, usedFen, gainFen } of fundYears(city, estate)) {
        yield {
          estate: estate.code,
          date,
          balanceFen: yuan(balanceFen),
          paidInFen: yuan(paidInFen),
          usedFen: yuan(usedFen),
          gainFen: yuan(gainFen),
          procedure,
        };
      }
    }
  },
};
