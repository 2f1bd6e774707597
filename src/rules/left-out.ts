/**
 * What is not judged where a row of a table was left out (读不成的行): what stands in it may be the very thing by which
 * somebody is in order, or isn't. Of its estate, of whoever serves it and of its place nothing that rests on that table is
 * said but that it is unknown.
 */
import type { DivisionTree } from '../domain/division-tree.ts';
import type { Finding } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Judge } from './judge.ts';
import { tablesRead } from './panels-off.ts';
import { lacking, withFigures } from './readings/figures.ts';

type Reading = Pick<Judge, 'needs' | 'reads' | 'clock'>;

/** A finding as it may be told; null where nothing was left out of any table, so that nobody need ask. */
export function tellingLeftOut(
  { leftOut, records }: Register,
  tree: DivisionTree,
): ((found: Finding, judge: Reading) => Finding) | null {
  if (leftOut === undefined) return null;
  const places = new Map(records.estate.map(({ code, division }) => [code, division]));
  const concerns = ({ subjectKind, subject }: Finding, estate: string): boolean =>
    subjectKind === 'estate'
      ? subject === estate
      : subjectKind === 'firm'
        ? records.contract.some((one) => one.firm === subject && one.estate === estate)
        : tree.isWithin(places.get(estate) ?? '', subject);
  return (found, judge) => {
    if (found.verdict === '不适用' || found.verdict === '未知') return found;
    const read = tablesRead(judge);
    const tables = [...leftOut].filter(
      ([table, estates]) => read.has(table) && [...estates].some((estate) => concerns(found, estate)),
    );
    if (tables.length === 0) return found;
    const names = tables.map(([table]) => `「${tableOf(table).name}」`).join('、');
    const words = `${lacking('faulty', names)}表里有读不成的行，改好以前不作判定`;
    const { publicly: _, holdsSince: __, ...rest } = found;
    return { ...rest, verdict: '未知', confirmed: false, overdueSince: null, settled: null, ...withFigures(words) };
  };
}
