/**
 * The generated 信用评价: yearly grades.
 *
 * In the latest year every firm has one, in the proportions of Jincheng's reply; before it, firms move by a
 * grade at most a year, and young firms have no grade yet.
 */
import { day, dayBetween } from '../calendar.ts';
import type { City } from '../city.ts';
import type { SampleFirm } from '../nouns.ts';
import { at, type Random, random } from '../random.ts';
import { CITY_NAME, YEARS } from '../settings.ts';
import type { SampleTable } from './row.ts';

const SCALE: readonly string[] = ['A', 'B', 'C', 'D'];
const SCORES: Record<string, readonly [number, number]> = {
  A: [900, 985],
  B: [800, 899],
  C: [600, 799],
  D: [420, 599],
};

/** 信用等级 of a firm by year; the latest year always has one. */
function gradesByYear(city: City, firm: SampleFirm): Map<number, string> {
  const chance = random(city.seed, 'grade-history', firm.index);
  const grades = new Map<number, string>();
  let place = SCALE.indexOf(firm.grade);
  for (const year of [...YEARS].reverse()) {
    grades.set(year, at(SCALE, place));
    if (chance.chance(0.08)) break;
    place = neighbour(place, chance);
  }
  return grades;
}

/** The grade a year earlier or later: mostly the same; D is rare and soon left. */
function neighbour(place: number, chance: Random): number {
  const draw = chance.next();
  if (place === 3) return draw < 0.3 ? 3 : 2;
  if (draw < 0.72) return place;
  return draw < 0.86 ? Math.max(0, place - 1) : Math.min(2, place + 1);
}

export const firmGrade: SampleTable<'firm_grade'> = {
  id: 'firm_grade',
  *rows(city) {
    const histories = city.firms.map((firm) => gradesByYear(city, firm));
    for (const year of YEARS) {
      const dates = random(city.seed, 'grade-date', year);
      const publishedOn = dayBetween(day(`${year + 1}-03-05`), day(`${year + 1}-03-28`), dates);
      const document = `示例建房〔${year + 1}〕${dates.int(8, 24)}号`;
      for (const firm of city.firms) {
        const grade = histories[firm.index]?.get(year);
        if (grade === undefined) continue;
        const chance = random(city.seed, 'grade', year, firm.index);
        const [low, high] = SCORES[grade] ?? [0, 0];
        yield {
          firm: firm.code,
          period: `${year}年`,
          grade,
          publishedOn,
          score: chance.chance(0.93) ? (chance.int(low, high) / 10).toFixed(1) : '',
          assessor: `${CITY_NAME}住房和城乡建设局`,
          document,
        };
      }
    }
  },
};
