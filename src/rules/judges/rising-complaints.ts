/**
 * 投诉量同比上升: a street or town with more complaints than in the same month a year before. 办字〔2024〕9号 三（六） (YS-26).
 *
 * For the office alone. The same estates are compared in both months: one that is reported in one of them only makes
 * the comparison unknown, unless it was delivered in between; one that is reported in neither is left out and named.
 */
import { z } from 'zod';
import { placesOf } from '../../domain/location.ts';
import { lastComplete, shiftPeriod } from '../../domain/period.ts';
import type { Division, Estate } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { shareOf } from '../../domain/share.ts';
import { type YearOnYear, yearOnYear } from '../../domain/year-on-year.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import { columnLackOf, type Subject } from '../needs.ts';
import { when } from '../readings/figures.ts';
import { firstMonthUnder } from '../readings/months.ts';

const params = z.object({
  level: z.literal('街道'),
  column: z.literal('受理'),
  against: z.literal('same-month-last-year'),
  missing: z.literal('unknown'),
  /** From the mildest to the gravest. */
  steps: z
    .array(
      z.object({ months: z.number().int().positive(), test: z.enum(['rise', 'highest-rise']), action: z.string() }),
    )
    .nonempty(),
});

type Params = z.infer<typeof params>;

interface Street {
  division: Division;
  county: string | null;
  estates: readonly Estate[];
  /** From the last month that is over backwards. */
  months: readonly YearOnYear[];
  /** Estates of the county of which nobody can tell the street, so that they may lie here. */
  astray: readonly Estate[];
}

export const risingComplaints: Judge<Params> = {
  name: 'rising-complaints',
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: [] }, of: streetsJudged },
  clock: 'publication',
  judge: (task) => {
    const { steps } = task.params;
    const last = lastComplete(task.asOf, 'month');
    const streets = streetsOf(task);

    return streets.map(({ division, county, estates, months: compared, astray }) => {
      const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) => {
        const rows = compared.slice(0, 1).flatMap((one) => one.rows);
        const sources = rows.length > 0 ? rows.map(({ source }) => source) : [division.source];
        return finding(task, 'division', division.code, last, verdict, detail, sources);
      };
      const [newest] = compared;
      const exempt = exemptionOf({ estates, months: compared });
      if (exempt !== null || !newest) return say('不适用', exempt ?? NOT_YET);
      if (!newest.isComparable) return say('未知', gapWords(newest));

      const peers = streets.filter((street) => street.county === county && street.estates.length > 0);
      const results = steps.map((step) => {
        if (step.months > compared.length) return 'no';
        const each = compared.slice(0, step.months).map((one, i) => {
          if (!one.isComparable) return 'unknown';
          if (one.now <= one.before) return 'no';
          return step.test === 'rise' ? 'yes' : isHighest(one, i, peers);
        });
        return each.includes('no') ? 'no' : each.includes('unknown') ? 'unknown' : 'yes';
      });
      const reached = results.lastIndexOf('yes');
      const step = steps[reached];
      const open = steps.filter((_, i) => i > reached && results[i] === 'unknown');
      const gap = compared.find(({ isComparable }) => !isComparable);
      const lack = gap ? gapWords(gap) : '其他街道的数不全，排不出升幅最高的';
      const doubt =
        open.length > 0 ? `；${lack}，不能判断是否达到${open.map(({ action }) => `“${action}”`).join('、')}` : '';
      const except = newest.never > 0 ? `；另有 ${newest.never} 个小区没有报过投诉统计，没有计入` : '';
      if (!step) {
        const rose = newest.now > newest.before ? '' : '，没有上升';
        return say(open.length > 0 ? '未知' : '合格', `${words(newest)}${rose}${doubt}${except}`);
      }
      const shown = compared.slice(0, step.months).map(words).join('；');
      const highest = step.test === 'highest-rise' ? '，升幅在全县最高' : '';
      const reach = step.months === 1 ? '同比上升' : `连续 ${step.months} 个月同比上升`;
      if (!compared.slice(0, step.months).every((one) => hasRisenWith(task, one, astray)))
        return say('未知', `${shown}；${unplacedWords(task, astray)}，这里有哪些小区不得而知`);
      return say('待核实', `${shown}；${reach}${highest}，已达到“${step.action}”的条件${doubt}${except}`);
    });
  },
};

const NOT_YET = '规则施行以来还没有满一个月';

/** Why a street isn't judged; null where it is. */
function exemptionOf({ estates, months }: Pick<Street, 'estates' | 'months'>): string | null {
  if (estates.length === 0) return '「小区」表里没有这里的小区';
  return months.length === 0 ? NOT_YET : null;
}

/** The streets with their months under the rule, the newest first. */
function streetsOf(task: Case<Params>): Street[] {
  const { facts, scope, asOf, rule, params } = task;
  const last = lastComplete(asOf, 'month');
  const earliest = firstMonthUnder(rule);
  const length = Math.max(...params.steps.map(({ months }) => months));
  const months = Array.from({ length }, (_, i) => shiftPeriod(last, -i)).filter(
    (month) => earliest === null || month >= earliest,
  );
  const streetOf = (estate: Estate): string | null =>
    placesOf(facts.tree, estate).find(({ level }) => level === '街道')?.code ?? null;
  const estatesOf = groupBy(scope.estates, streetOf);
  return scope.streets.map((division): Street => {
    const estates = estatesOf.get(division.code) ?? [];
    const county = facts.tree.countyOf(division.code)?.code ?? null;
    return {
      division,
      county,
      estates,
      months: months.map((month) => yearOnYear(estates, facts.complaintsByEstate, month)),
      astray: (scope.estatesByCounty.get(county ?? '') ?? []).filter((one) => streetOf(one) === null),
    };
  });
}

/** Whether complaints rose even if every estate that may lie here and whose own have fallen does. */
function hasRisenWith({ facts }: Case<unknown>, one: YearOnYear, astray: readonly Estate[]): boolean {
  const others = astray.map((estate) => yearOnYear([estate], facts.complaintsByEstate, one.month));
  const fall = others.reduce((sum, { now, before }) => sum + Math.max(0, before - now), 0);
  return others.every(({ alone }) => alone === 0) && one.now - fall > one.before;
}

function unplacedWords(task: Case<unknown>, astray: readonly Estate[]): string {
  return columnLackOf(task, 'estate', 'street', astray) ?? `「小区」表有 ${astray.length} 个小区看不出在哪个街道`;
}

function streetsJudged(task: Case<Params>): Subject[] {
  return streetsOf(task).map((street) => ({
    kind: 'division',
    code: street.division.code,
    period: lastComplete(task.asOf, 'month'),
    exempt: exemptionOf(street),
    rows: [street.division],
  }));
}

/** Whether no other street of the county rose by a greater share in that month; from nothing there is no share. */
function isHighest(one: YearOnYear, index: number, peers: readonly Street[]): 'yes' | 'no' | 'unknown' {
  if (one.before === 0) return 'no';
  let isKnown = true;
  for (const peer of peers) {
    const other = peer.months[index];
    if (!other?.isComparable) isKnown = false;
    else if (other.before > 0 && other.now * one.before > one.now * other.before) return 'no';
  }
  return isKnown ? 'yes' : 'unknown';
}

/** Why two months can't be compared. */
function gapWords({ month, alone, never }: YearOnYear): string {
  const parts = [
    ...(alone > 0 ? [`有 ${alone} 个小区只有其中一个月的数`] : []),
    ...(never > 0 ? [`有 ${never} 个小区两个月都没有报`] : []),
  ];
  return `${when(month)} 不能与 ${when(shiftPeriod(month, -12))} 相比：「投诉统计」表里${parts.join('，')}`;
}

function words({ month, now, before }: YearOnYear): string {
  const rise = now <= before ? '' : before === 0 ? '，从无到有，算不出升幅' : `，升 ${shareOf(now - before, before)}`;
  return `${when(month)} 受理 ${now} 件，去年同月 ${before} 件${rise}`;
}
