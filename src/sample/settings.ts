/**
 * The fixed facts of the generated city: Jincheng's figures, the made-up counties, the span of time.
 *
 * Data only. The figures come from Jincheng's reply of 2024-06-07; names and codes belong to no place.
 */

import type { IsoDate } from '../domain/iso-date.ts';
import type { ManagementMode } from '../domain/records.ts';

/** The day the data is up to (截至日期). Nothing that has happened is dated later. */
export const AS_OF = '2026-11-10' as IsoDate;

/** The last three full years, for accounts, funds and grades. */
export const YEARS = [2023, 2024, 2025] as const;

/** Complete months covered by complaint counts and monthly lists: 2023-11 to 2026-10. */
export const MONTHS: readonly string[] = Array.from({ length: 36 }, (_, i) => {
  const month = 10 + i;
  return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});

/** Complete quarters covered by quarterly lists: 2023-Q4 to 2026-Q3. */
export const QUARTERS: readonly string[] = Array.from(
  { length: 12 },
  (_, i) => `${2023 + Math.floor((i + 3) / 4)}-Q${((i + 3) % 4) + 1}`,
);

/** Estates in Jincheng's reply (住宅小区 1563 个). */
export const JINCHENG_ESTATES = 1563;

/** Firms in Jincheng's reply (202 家物业). */
export const JINCHENG_FIRMS = 202;

/** Estates by management mode (管理模式); they sum to 1,563. */
export const JINCHENG_MODES: readonly { mode: ManagementMode; estates: number }[] = [
  { mode: '专业物业', estates: 762 },
  { mode: '社区托管', estates: 335 },
  { mode: '单位自管', estates: 256 },
  { mode: '业主自管', estates: 210 },
];

/** Firms by credit grade (信用等级); they sum to 202. */
export const JINCHENG_GRADES: readonly { grade: string; firms: number }[] = [
  { grade: 'A', firms: 32 },
  { grade: 'B', firms: 77 },
  { grade: 'C', firms: 92 },
  { grade: 'D', firms: 1 },
];

export const CITY_CODE = '000500';
export const CITY_NAME = '示例市';

/** A made-up county (县区) and how it works. */
export interface CountySetting {
  code: string;
  name: string;
  /** The word in document numbers (文号). */
  short: string;
  /** Its share of the estates; the largest stays under 0.24 so that street codes of three digits suffice. */
  share: number;
  /** Whose rules hold: the city's (晋城市, firms) or 沂水县's (quarterly lists of estates, stars). */
  profile: '140500' | '371323';
}

export const COUNTIES: readonly CountySetting[] = [
  { code: '000501', name: '城区示例区', short: '城示', share: 0.24, profile: '140500' },
  { code: '000502', name: '新城示例区', short: '新示', share: 0.2, profile: '140500' },
  { code: '000521', name: '青禾示例县', short: '青示', share: 0.16, profile: '140500' },
  { code: '000522', name: '云溪示例县', short: '云示', share: 0.15, profile: '371323' },
  { code: '000523', name: '石桥示例县', short: '石示', share: 0.13, profile: '371323' },
  { code: '000581', name: '松岭示例市', short: '松示', share: 0.12, profile: '140500' },
];
