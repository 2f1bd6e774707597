/**
 * A prompt leaves no trace: what is published of a duty is the same whether staff were prompted or not.
 */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { isForStaff, isTrigger } from '../../src/domain/rule-kinds.ts';
import { publishedFindings } from '../../src/rules/published-findings.ts';
import { staffView } from '../../src/site.ts';
import { readSample } from '../support/publication.ts';

const keyOf = ({ rule, subjectKind, subject, period }: Finding): string =>
  `${rule} ${subjectKind} ${subject} ${period}`;
const content = await readSample();

/** All findings of the sample on a day, and those of them that are published. */
function findingsOn(asOf: string): { all: readonly Finding[]; published: Finding[] } {
  const all = staffView(content, asOf as IsoDate).findings;
  return { all, published: publishedFindings(all, content.profiles, new Set()) };
}

/** Rules that are duties: nothing of them is for staff alone, and not the prompt alone is published. */
const duties = new Set(
  [...content.profiles.values()].flatMap(({ rules }) =>
    rules.filter((rule) => !isTrigger(rule) && !isForStaff(rule)).map(({ id }) => id),
  ),
);

describe('what is published of duties', () => {
  it.each(['2026-11-10', '2026-12-01', '2027-03-01'])('is one finding for each that staff have, on %s', (asOf) => {
    const { all, published } = findingsOn(asOf);
    const own = (findings: readonly Finding[]) => findings.filter(({ rule }) => duties.has(rule)).map(keyOf);
    expect(own(published)).toEqual(own(all));
    expect(published.filter(({ verdict }) => verdict === '待核实')).toEqual([]);
  });

  it('says of estates whose lifts are due soon what it says of those whose lifts are due later', () => {
    const { all, published } = findingsOn('2026-11-10');
    const prompted = new Set(all.filter(({ rule, verdict }) => rule === 'CN-02' && verdict === '待核实').map(keyOf));
    expect(prompted.size).toBeGreaterThan(0);
    const shape = ({ verdict, detail }: Finding): string => `${verdict} ${detail.replace(/\d+/g, '#')}`;
    const of = (isPrompted: boolean): Set<string> =>
      new Set(
        published
          .filter((found) => found.rule === 'CN-02' && prompted.has(keyOf(found)) === isPrompted)
          .filter(({ verdict }) => verdict === '合格' || isPrompted)
          .map(shape),
      );
    expect([...of(true)]).toEqual(['合格 # 台电梯都在检验有效期内，最近的一次应在 #-#-# 以前检验']);
    expect(of(false)).toEqual(of(true));
  });
});
