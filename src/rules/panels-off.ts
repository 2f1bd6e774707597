/**
 * What is not judged while a panel is off (暂不公布的栏目): a duty whose judge may read its table is 未知, with the day by which
 * it is told. So it is neither a failing nor a merit, and nothing that is confirmed tells what isn't public yet.
 */
import type { DivisionTree } from '../domain/division-tree.ts';
import type { Finding } from '../domain/finding.ts';
import { compareText } from '../domain/order.ts';
import { type Later, type PanelsOff, titleOf } from '../domain/panels-off.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { Judge } from './judge.ts';
import { tablesOf } from './needs.ts';
import { when, withFigures } from './readings/figures.ts';

export type UnlessOff = (found: Finding, judge: Pick<Judge, 'needs' | 'reads' | 'clock'>) => Finding;

/** A finding that rests, or may rest, on what is off for its subject as unknown; any other as it is. */
export function unlessOff({ records }: Register, tree: DivisionTree, off: PanelsOff): UnlessOff {
  if (!off.isAny) return (found) => found;
  const estates = new Map<string, readonly string[]>();
  /** Estates of which something may be told of a subject: itself, those that a firm serves or served, those of a place. */
  const estatesOf = ({ subjectKind, subject }: Finding): readonly string[] => {
    if (subjectKind === 'estate') return [subject];
    const key = `${subjectKind} ${subject}`;
    const own =
      estates.get(key) ??
      (subjectKind === 'firm'
        ? records.contract.filter(({ firm }) => firm === subject).map(({ estate }) => estate)
        : records.estate.filter(({ division }) => tree.isWithin(division, subject)).map(({ code }) => code));
    estates.set(key, own);
    return own;
  };
  return (found, judge) => {
    // What does not bind a subject needs no table to say so.
    if (found.verdict === '不适用') return found;
    const read = tablesRead(judge);
    const own = estatesOf(found);
    const later = new Map(own.flatMap((code) => off.ofTables(read, code)).map((one) => [one.panel, one]));
    if (later.size === 0) return found;
    const { publicly: _, holdsSince: __, ...rest } = found;
    const told = { verdict: '未知', confirmed: false, overdueSince: null, settled: null, sources: [] } as const;
    return { ...rest, ...told, ...withFigures(laterDetail([...later.values()], found.subjectKind !== 'estate')) };
  };
}

/** 「维修资金」将于 2027-03-31 前公布: in the words of the panel itself. */
function laterDetail(later: readonly Later[], isOfSeveral: boolean): string {
  return [...later]
    .sort((a, b) => compareText(a.until, b.until))
    .map((one) => `${isOfSeveral ? '有小区的' : ''}「${titleOf(one)}」将于 ${when(one.until)} 前公布`)
    .join('；');
}

function tablesRead({ needs, reads, clock }: Pick<Judge, 'needs' | 'reads' | 'clock'>): ReadonlySet<TableId> {
  const needed = typeof needs === 'string' ? [] : tablesOf(needs.tables);
  return new Set([...needed, ...(reads ?? []), ...(clock === 'publication' ? [] : clock)]);
}
