/**
 * 服务标准: the approved grade of service, and the facts of the estate that it is measured on.
 */
import { kindAccuses } from '../../domain/event-kinds.ts';
import { compareText } from '../../domain/order.ts';
import type { Estate } from '../../domain/records.ts';
import { notSupplied } from '../../wording/labels.ts';
import { checkWords, equipmentWords, NO_CHECK } from '../../wording/says-care.ts';
import { serviceFeeWords, serviceWords } from '../../wording/says-money.ts';
import { ENDED_SAYING } from '../../wording/says-people.ts';
import type { Disclosure } from '../common/sourcing.ts';
import { bandOf, guidedNow, guideNow } from './fees-panel.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { type Saying, type Says, saying, says } from './saying.ts';

/** What the panel says of the estate, by the fields of its record. */
const FACTS = [
  'mode',
  'pricing',
  'propertyType',
  'areaSqm',
  'households',
  'buildings',
  'lifts',
  'blockingLifts',
  'chargers',
  'deliveredYear',
  'committeeKind',
  'committeeMembers',
  'partyMembers',
] as const satisfies readonly (keyof Estate)[];

export interface ServicePanel extends Panel {
  serviceGrade: string | null;
  facts: Pick<Estate, (typeof FACTS)[number]>;
}

export function servicePanel(context: BoardContext): ServicePanel {
  const { publication, indexes, estate } = context;
  const disclosure = ((): Disclosure => {
    if (estate.serviceGrade !== null) return { state: 'disclosed', newest: null };
    if (estate.mode !== '专业物业')
      return { state: 'not-applicable', missing: `管理模式是${estate.mode}，没有核定服务等级。` };
    // Without the column nobody has said that there is none.
    if (!indexes.supply.hasColumn(estate, 'serviceGrade'))
      return { state: 'unknown', missing: `${notSupplied('「核定服务等级」')}，核定过没有不得而知。` };
    return { state: 'undisclosed', missing: '「小区」表里没有填核定服务等级。' };
  })();
  return {
    disclosure,
    says: serviceSays(context, disclosure),
    serviceGrade: estate.serviceGrade,
    facts: Object.fromEntries(FACTS.map((fact) => [fact, estate[fact]])) as ServicePanel['facts'],
    sources: panelSources(publication, 'service', { estate: [estate] }),
  };
}

/** The approved grade and what checks of it came to; what may be charged for it beside what is, where both are known. */
function serviceSays(context: BoardContext, disclosure: Disclosure): Says {
  const { serviceGrade } = context.estate;
  if (serviceGrade === null) return says([], disclosure);
  const guide = guideNow(context);
  const charges = guide === null ? [] : guidedNow(context);
  return says(
    [
      saying(serviceWords(serviceGrade)),
      ...checkSayings(context),
      ...(guide === null ? [] : charges.map((charge) => saying(serviceFeeWords(charge, bandOf(guide))))),
      saying(equipmentWords(context.estate)),
    ],
    disclosure,
  );
}

/** 等级核查 and 等级调整: the newest of each, in the words of whoever did it. Without any, nobody knows whether the grade is kept. */
function checkSayings({ publication, indexes, estate }: BoardContext): Saying[] {
  if (!publication.register.present.has('event')) return [];
  const events = (indexes.eventsBySubject.get(estate.code) ?? []).filter(({ date }) => date <= indexes.asOf);
  const newest = (['等级核查', '等级调整'] as const).flatMap((kind) =>
    events
      .filter((event) => event.kind === kind)
      .sort((a, b) => compareText(b.date, a.date))
      .slice(0, 1),
  );
  if (newest.length === 0) return [saying(NO_CHECK)];
  return newest.map(({ kind, date, result, until }) =>
    saying(checkWords(kind, date, result), {
      accuses: kindAccuses(kind),
      ends: until === null ? null : { until, afterwards: ENDED_SAYING },
    }),
  );
}
