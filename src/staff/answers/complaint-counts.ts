/**
 * O4: whom more than ten, or more than twenty, complaints are about.
 *
 * Where no rule counts them, the plain figures are shown, and nothing follows from them.
 */
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import type { ComplaintStat, Estate } from '../../domain/records.ts';
import { count } from '../../wording/format.ts';
import { html } from '../../wording/html.ts';
import { type Desk, lastMonths, placeNames, type RuledPlaces, subjectName } from '../desk.ts';
import { type Answer, foundByRule, lines, promptsWords, rulesAsked, withoutTable } from './answer.ts';

const MONTHS = 12;
/** The numbers in the office's question. */
const MANY = 10;
const VERY_MANY = 20;

export function complaintCounts(desk: Desk): Answer {
  const { silent, findings } = rulesAsked(desk, ({ judge }) => judge === 'complaint-threshold');
  const ruled = promptsWords(findings);
  const plain = silent.map((place) => plainFigures(desk, place));
  return {
    number: 4,
    question: '谁超过10件、20件？',
    short: withoutTable(desk, 'complaint_stat') ?? html`${ruled}${plain.map(({ short }) => short)}`,
    more: html`${foundByRule(desk, findings)}${plain.map(({ more }) => more)}`,
  };
}

/** Estates with more than ten in the last twelve complete months, where no rule asks. */
function plainFigures(desk: Desk, place: RuledPlaces) {
  const { months, stats } = lastMonths(desk, MONTHS);
  const sums = place.estates.map((estate) => verifiedOf(estate, stats.get(estate.code) ?? []));
  const many = sums.filter(({ verified }) => verified > MANY).sort((a, b) => b.verified - a.verified);
  // What was not told of a month may be what takes an estate beyond the number.
  const isOpen = ({ months: said }: { months: number }): boolean => said < MONTHS;
  const unsaid = sums.filter((sum) => sum.verified <= MANY && isOpen(sum)).length;
  const veryMany = many.filter(({ verified }) => verified > VERY_MANY).length;
  const unsure = many.filter((sum) => sum.verified <= VERY_MANY && isOpen(sum)).length;
  const span = `${months[0]} 至 ${months.at(-1)}`;
  return {
    short: html`${placeNames(place)}没有按件数处理的规则，只列数：${span} 属实去重超过 ${MANY} 件的小区 ${count(many.length)} 个，其中超过 ${VERY_MANY} 件的 ${count(veryMany)} 个${unsure > 0 ? `、未知的 ${count(unsure)} 个` : ''}${unsaid > 0 ? `；${count(unsaid)} 个小区有没有超过 ${MANY} 件未知` : ''}${unsure + unsaid > 0 ? `（「投诉统计」表没有填全 ${MONTHS} 个月的属实去重）` : ''}。`,
    more: lines(
      many.map(
        ({ estate, verified, months: said }) =>
          html`<strong>${subjectName(desk, 'estate', estate.code)}</strong> ${said < MONTHS ? '至少 ' : ''}${count(verified)} 件${said < MONTHS ? `（${MONTHS} 个月里填了 ${said} 个月）` : ''}`,
      ),
      'short',
    ),
  };
}

function verifiedOf(estate: Estate, stats: readonly ComplaintStat[]) {
  const said = stats.filter((row) => countOf(row, 'verified') !== null);
  return { estate, months: said.length, verified: sumOf(said, 'verified') };
}
