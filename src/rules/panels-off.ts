/**
 * What is not judged while a panel is off (暂不公布的栏目): of whom it is off, judges that may read its table say what they would
 * say without that table. Whom a duty doesn't bind it still doesn't; everything else is 未知, with the day by which it is told:
 * neither a failing nor a merit, and nothing that is confirmed tells what isn't public yet.
 */
import type { DivisionTree } from '../domain/division-tree.ts';
import type { Finding } from '../domain/finding.ts';
import { compareText } from '../domain/order.ts';
import { type Later, type PanelsOff, titleOf } from '../domain/panels-off.ts';
import type { TableId } from '../domain/records.ts';
import type { Records, Register } from '../domain/register.ts';
import type { Judge } from './judge.ts';
import { tablesOf } from './needs.ts';
import { when, withFigures } from './readings/figures.ts';

type Reading = Pick<Judge, 'needs' | 'reads' | 'clock'>;

/** What is off of that on which a finding rests, or may rest. */
export type LaterOf = (found: Finding, judge: Reading) => readonly Later[];

export function laterOf({ records }: Register, tree: DivisionTree, off: PanelsOff): LaterOf {
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
    const read = tablesRead(judge);
    const later = estatesOf(found).flatMap((code) => off.ofTables(read, code));
    return [...new Map(later.map((one) => [one.panel, one])).values()].sort((a, b) => compareText(a.until, b.until));
  };
}

/** A register as if nobody had supplied the tables that are off somewhere. */
export function withoutTables(register: Register, off: PanelsOff): Register {
  const absent = new Set<TableId>(off.tables);
  const kept = Object.entries(register.records).map(([id, rows]) => [id, absent.has(id as TableId) ? [] : rows]);
  return {
    ...register,
    present: register.present.difference(absent),
    records: Object.fromEntries(kept) as unknown as Records,
  };
}

/** What is said of whom something is off: that the duty doesn't bind, or that it is unknown until then. */
export function saidLater(found: Finding, later: readonly Later[]): Finding {
  if (found.verdict === '不适用') return found;
  const { publicly: _, holdsSince: __, ...rest } = found;
  const told = { verdict: '未知', confirmed: false, overdueSince: null, settled: null, sources: [] } as const;
  return { ...rest, ...told, ...withFigures(laterDetail(later, found.subjectKind !== 'estate')) };
}

/** 维修资金将于 2027-03-31 前公布: in the words of the panel itself. */
function laterDetail(later: readonly Later[], isOfSeveral: boolean): string {
  return later.map((one) => `${isOfSeveral ? '有小区的' : ''}${titleOf(one)}将于 ${when(one.until)} 前公布`).join('；');
}

export function tablesRead({ needs, reads, clock }: Reading): ReadonlySet<TableId> {
  const needed = typeof needs === 'string' ? [] : tablesOf(needs.tables);
  return new Set([...needed, ...(reads ?? []), ...(clock === 'publication' ? [] : clock)]);
}
