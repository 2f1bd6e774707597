/**
 * What the digits of a division code say (行政区划代码, GB/T 2260): for places that stand in no table, such as the city
 * whose document a profile holds. Of divisions in the table the tree knows more.
 */

/** 全国: the code of the profile that holds everywhere. */
export const NATION = '000000';

/** Province, city, county, street, community: the digits that each level adds. */
const LEVELS = /^(\d{2})(\d{2})(\d{2})(\d{3})?(\d{3})?$/;

/** 140000 → 14, 140400 → 1404, 000000 (全国) → nothing: the digits with which every code below begins. */
function stem(code: string): string {
  const levels = LEVELS.exec(code)
    ?.slice(1)
    .filter((digits) => digits !== undefined);
  while (levels?.length && /^0+$/.test(levels.at(-1) as string)) levels.pop();
  return levels === undefined ? code : levels.join('');
}

/** Whether by its digits a division is another one or lies below it. Everything lies below 000000 (全国). */
export const isWithinByCode = (code: string, above: string): boolean => code.startsWith(stem(above));
