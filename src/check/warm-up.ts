/**
 * A table that nobody has sent (热身表): by it the browser gets the program ready before the first file comes, which then
 * takes no longer than the next.
 */

/** So many that the browser makes machine code of what reads them. */
const ROWS = 600;
const HEADERS = '小区编码,年度,类别,项目,金额,用途,公示开始,公示结束,单列,决定文号';

/** Accounts of estates as a CSV table, with the kinds of values that tables have: codes, periods, words, money, days. */
export function warmUpTable(estates: readonly string[]): string {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const [code, year] = [estates[at % estates.length] ?? '', 2020 + (at % 5)];
    return `${code},${year},收入,场地 ${at},${at * 37}.50,维修,${year + 1}-01-05,${year + 1}-02-0${1 + (at % 9)},是,示〔${year}〕${at}号`;
  });
  return [HEADERS, ...rows].join('\n');
}
