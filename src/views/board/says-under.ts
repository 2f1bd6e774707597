/**
 * What panels say once the rules have spoken (规则以后的一句话): why a panel has nothing to show, what has been confirmed; and
 * the paragraph at the head of an estate, made of their sentences.
 */
import { lastEnd } from '../../domain/accusation-term.ts';
import { PANELS, type PanelId } from '../../domain/panels.ts';
import { parsePeriod } from '../../domain/period.ts';
import { isUnmet } from '../../wording/audit.ts';
import { dutyLasting, dutyWords } from '../../wording/says-duty.ts';
import { confirmedWords, LISTED_THEN } from '../../wording/says-people.ts';
import { type DutyView, decisiveFindings, type FindingView } from '../common/duties.ts';
import type { PanelDuties } from '../common/stamps.ts';
import type { Panel } from './panel.ts';
import { type Saying, type Says, saying, saysNothing } from './saying.ts';

/** A panel's sentences beside its duties. `missing` is told by the rules where they know better than the tables why. */
export function saysUnder(panel: Panel, under: PanelDuties): Says {
  const says = saysBeside(panel, under);
  return [...says, ...under.deciding.flatMap((duty) => dutySayings(duty, says))];
}

function saysBeside({ says, disclosure }: Panel, { missing, stamp, duties }: PanelDuties): Says {
  if (missing !== null && (disclosure.state === 'disclosed' || disclosure.missing !== missing))
    return saysNothing(missing, stamp.state === 'not-applicable' ? 'not-applicable' : 'unknown');
  const confirmed = duties.filter(({ verdict }) => verdict === '已确认');
  const [first, ...others] = says;
  if (confirmed.length === 0 || !others.some(({ isGeneral }) => isGeneral)) return says;
  // What happens to those on a list is said by document once somebody has confirmed it, and not in general any more.
  return [first, ...others.filter(({ isGeneral }) => !isGeneral), ...confirmed.map(confirmedSaying)];
}

/** What is late or out of line by a duty of which no sentence of the panel speaks; so a stamp is never left without its reason. */
function dutySayings(duty: DutyView, says: Says): Saying[] {
  if (!isUnmet(duty.verdict)) return [];
  const isSaid = ({ period }: FindingView): boolean =>
    says.some(({ finds }) => finds?.judge === duty.rule.judge && (finds.period ?? period) === period);
  const found = decisiveFindings(duty).filter((one) => !isSaid(one));
  if (found.length === 0) return [];
  const told = {
    title: duty.rule.title,
    verdict: duty.verdict,
    overdueSince: duty.overdueSince,
    isCounty: duty.subjectKind === 'division',
    findings: found.map(({ period, detail, lasting }) => ({
      period: duty.findings.length > 1 ? parsePeriod(period) : null,
      detail,
      lasting,
    })),
  };
  return [
    saying(dutyWords(told), {
      accuses: true,
      lasting: dutyLasting(told),
      duty: { rule: duty.rule.id, isWhole: found.length === decisiveFindings(duty).length },
    }),
  ];
}

function confirmedSaying({ rule, findings }: DutyView): Saying {
  const days = findings.filter(({ verdict }) => verdict === '已确认').map(({ lastDay }) => lastDay);
  const until = lastEnd(days);
  return saying(confirmedWords(rule.title, rule.document), {
    accuses: true,
    ends: until === null ? null : { until, afterwards: LISTED_THEN },
  });
}

/** The sentences of the panels of which somebody hears at once: who runs the estate and how it is graded and listed. */
const HEAD: readonly PanelId[] = ['firm', 'lists'];

/**
 * 开头一段: who runs the estate, its grade, its lists, and the first thing that is out of line; in the words of the panels.
 */
export function headOf(panels: Readonly<Record<PanelId, { says: Says }>>): Says {
  const [first, ...more] = panels.firm.says.slice(0, 2);
  const lists = panels.lists.says[0];
  const late = PANELS.filter((id) => !HEAD.includes(id))
    .flatMap((id) => panels[id].says)
    .find(({ words }) => words.some(({ isLate }) => isLate));
  return [first ?? panels.firm.says[0], ...more, lists, ...(late === undefined ? [] : [late])];
}
