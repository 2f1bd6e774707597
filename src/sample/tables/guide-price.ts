/**
 * The generated 政府指导价: grades for the city, stars for the two counties that count them, each with the
 * price before the last change.
 */
import type { PropertyType, SampleEstate } from '../nouns.ts';
import { at } from '../random.ts';
import { CITY_CODE, COUNTIES } from '../settings.ts';
import { SERVICE_GRADES, SERVICE_STARS } from '../words.ts';
import type { SampleTable } from './row.ts';

/** 基准价 in fen per ㎡ and month, from the lowest grade to the highest. */
const BASES: Record<PropertyType, readonly number[]> = {
  多层: [40, 60, 80, 110, 150],
  小高层: [55, 75, 98, 130, 172],
  高层: [75, 96, 120, 152, 198],
};

/** How far a price may lie above or below the base, in per cent (浮动幅度). */
const BAND = 20;

/** The permitted prices of an estate's kind and grade, in fen; the lowest grade where none was approved. */
export function permittedFen({ propertyType, serviceGrade }: SampleEstate): { base: number; from: number; to: number } {
  const base = at(BASES[propertyType], serviceGrade ?? 0);
  return { base, from: Math.ceil((base * (100 - BAND)) / 100), to: Math.floor((base * (100 + BAND)) / 100) };
}

/** The document that sets the prices now in force. */
export const GUIDE_PRICE_DOCUMENT = '示例发改价〔2024〕18号';

const PERIODS = [
  { start: '2019-07-01', end: '2024-06-30', document: '示例发改价〔2019〕11号', lower: 6 },
  { start: '2024-07-01', end: '', document: GUIDE_PRICE_DOCUMENT, lower: 0 },
] as const;

export const guidePrice: SampleTable<'guide_price'> = {
  id: 'guide_price',
  *rows() {
    const starred = COUNTIES.filter((county) => county.profile === '371323').map((county) => county.code);
    for (const code of [CITY_CODE, ...starred]) {
      const scale = code === CITY_CODE ? SERVICE_GRADES : SERVICE_STARS;
      for (const { start, end, document, lower } of PERIODS) {
        for (const [propertyType, bases] of Object.entries(BASES)) {
          for (const [i, serviceGrade] of scale.entries()) {
            const baseE4 = ((at(bases, i) - lower) / 100).toFixed(2);
            const upBp = `${BAND}%`;
            yield { division: code, propertyType, serviceGrade, baseE4, upBp, downBp: upBp, start, document, end };
          }
        }
      }
    }
  },
};
