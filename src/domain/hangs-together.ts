/**
 * What no line may part (不拆开的词): a day or a period, a figure with its unit, a range, a phone, the number of a document,
 * 第 n 行. Written once, as expressions in the form of their sources, for pages, paper and screens.
 */

/** 2026年10月31日, 2026年10月, 2026年第三季度, 10月31日, 2026-10-31; with the dash of a range after it. */
const DAY_ALONE =
  /(?:\d{4}\s?年(?:\s?\d{1,2}月(?:\d{1,2}日)?|第[一二三四]季度|[上下]半年|\d季|[上下]半)?|\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d)(?:[—–～](?![—–～]))?/;

/** 0355-1234567, 400-123-4567, 13800000000; with an extension. */
const PHONE = /(?<![\d-])(?:0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4}|1[3-9]\d{9})(?:转\d{1,6})?(?![\d-])/;

/** 第 14—16、20 行, 第 3 期, 第四季度. */
const ORDINAL = /第\s?\d[\d、—]*\s?[行期页条款项号次]|第[一二三四]季度/;

/** 〔2026〕44号, with the last characters of what stands before it left free to go to the next line. */
const DOCUMENT = /〔\d{4}〕\s?\d+\s?号/;

/** 1.20 元/㎡·月, 0.96—1.44 元, 4 部; with the dash of a range after it. */
const FIGURE =
  /[−+]?\d[\d,]*(?:\.\d+)?(?:—\d[\d,]*(?:\.\d+)?)?\s?(?:元\/㎡·[月年]|元\/[位户]·月|元\/m³|元\/[度次个]|万元|万|个月|小时|分钟|元|㎡|%|[个件台部户栋次天级年月日期号份家项行页人位分名条岁])(?:[—–～](?![—–～]))?/;

/** A 级, AAA 级. */
const GRADE = /(?<![A-Za-z])[A-E]{1,3}\s?级/;

/** 9:00—12:00, 2—5. */
const RANGE = /\d[\d:：.,%]*[—–～]\d[\d:：.,%]*|\d[时分]?[—–～](?![—–～])/;

/** All of them but days and periods, the longer ones first. */
export const SHORTER_THAN_A_DAY: string = [PHONE, ORDINAL, DOCUMENT, FIGURE, GRADE, RANGE]
  .map(({ source }) => source)
  .join('|');

/** A day or a period, which may be broken behind its year or its month where it has no room. */
export const DAY: string = DAY_ALONE.source;

/** All of them. */
export const HANGS_TOGETHER: string = `${DAY}|${SHORTER_THAN_A_DAY}`;

/** Marks that begin no line, and those that end none. */
export const MARKS_AFTER = '，。；、：）」』”';
const MARKS_BEFORE = '（「『“';

/** A text cut at what no line may part, each with the marks around it. For browsers of 2018 too, which have no `matchAll`. */
export function inWholes(text: string): { text: string; isWhole: boolean }[] {
  const wanted = new RegExp(`[${MARKS_BEFORE}]?(?:${HANGS_TOGETHER})[${MARKS_AFTER}]*`, 'gu');
  const found: { text: string; isWhole: boolean }[] = [];
  let from = 0;
  for (let match = wanted.exec(text); match !== null; match = wanted.exec(text)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index), isWhole: false });
    found.push({ text: match[0], isWhole: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), isWhole: false });
  return found;
}
