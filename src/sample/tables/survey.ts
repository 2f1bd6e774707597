/** The generated 满意度: a survey a year, for most estates two of them. */
import { addDays } from '../../domain/iso-date.ts';
import { day, dayBetween, ifPast } from '../calendar.ts';
import { random } from '../random.ts';
import type { SampleTable } from './row.ts';

export const survey: SampleTable<'survey'> = {
  id: 'survey',
  *rows({ estateList, seed }) {
    for (const estate of estateList) {
      const chance = random(seed, 'survey', estate.index);
      for (const year of [2025, 2026]) {
        if (!chance.chance(estate.firm ? 0.85 : 0.65)) continue;
        const date = dayBetween(day(`${year}-05-10`), day(`${year}-09-25`), chance);
        const issued = Math.min(estate.households, chance.int(20, 40) * 10);
        const valid = Math.max(1, Math.floor(issued * chance.real(0.55, 0.96)));
        const satisfied = Math.min(990, Math.max(220, Math.round(420 + 560 * estate.quality + chance.int(-60, 60))));
        const from = addDays(date, chance.int(3, 18));
        const posted = chance.chance(0.92);
        const days = chance.chance(0.05) ? chance.int(3, 6) : chance.pick([7, 7, 10, 15]);
        yield {
          estate: estate.code,
          date,
          valid: String(valid),
          satisfiedBp: `${(satisfied / 10).toFixed(1)}%`,
          issued: chance.chance(0.96) ? String(issued) : '',
          organiser: chance.chance(0.93)
            ? chance.pick([`${estate.street.name}物业管理工作站`, estate.community.name])
            : '',
          postedFrom: posted ? ifPast(from) : '',
          postedUntil: posted ? ifPast(addDays(from, days - 1)) : '',
        };
      }
    }
  },
};
