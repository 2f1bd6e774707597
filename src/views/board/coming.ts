/**
 * 接下来: the days on which something of an estate is due or ends, from the as-of day on and within a year.
 *
 * From rows and the numbers of rules in force alone. What is past isn't told here (its panel says whether it was done), and
 * nothing that names somebody as bad: neither listings nor what ends them. So the lines may stand in a calendar that nobody
 * can take back.
 */

import { isChargedOn } from '../../domain/guide-price.ts';
import { addDays, addMonths, type IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { type PanelId, panelOf } from '../../domain/panels.ts';
import { cadenceOf, type Due, dueDate, type Period, periodEnd, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { type Estate, type Lift, POSTING_SUBJECTS } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractInForce } from '../../domain/serving.ts';
import {
  accountsPostedWords,
  accountsWords,
  contractEndWords,
  feeEndWords,
  feeStartWords,
  fromPanel,
  inspectionDueWords,
  nextListWords,
  outageWords,
  postingWords,
  servicingWords,
  statementWords,
  surveyPostedWords,
  urgentWords,
} from '../../wording/coming.ts';
import { textOf, type Words } from '../../wording/pieces.ts';
import { ruleViewOf } from '../common/duties.ts';
import { indexesOf } from '../common/indexes.ts';
import { listCadence, listSubject, listsAbout, publishingDivision } from '../common/listing-strip.ts';
import { estatePath } from '../common/paths.ts';
import { rulingAt } from '../common/rule-param.ts';
import { accountsDue } from './accounts-due.ts';
import { noticesAt } from './notices-panel.ts';
import type { BoardContext } from './panel.ts';

/** What kind of day it is. */
export type ComingKind =
  | 'urgent'
  | 'outage'
  | 'servicing'
  | 'inspection'
  | 'fee'
  | 'contract'
  | 'accounts'
  | 'fund'
  | 'list'
  | 'survey'
  | 'posting';

export interface ComingLine {
  /** The same in every build in which the same is due; unlike that of any other line of the estate. */
  id: string;
  kind: ComingKind;
  /** The last day on which it is shown. */
  day: IsoDate;
  words: Words;
  /** The document of the rule that sets the day, else the panel whose rows do; `path` from the site's root. */
  from: { text: string; path: string };
  panel: PanelId;
}

export interface ComingView {
  /** Soonest first; never empty. */
  lines: ComingLine[];
}

/** What is farther off is no news. */
const MONTHS_AHEAD = 12;

/** Null where nothing is known to come. Throws for a code that is not in the publication. */
export function comingView(publication: Publication, code: string): ComingView | null {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const { asOf } = indexes;
  const last = addMonths(asOf, MONTHS_AHEAD);
  const lines = SOURCES.flatMap((linesOf) => linesOf({ publication, indexes, estate }))
    .filter(({ day }) => asOf <= day && day <= last)
    .sort((a, b) => compareText(a.day, b.day));
  return lines.length === 0 ? null : { lines: eachOnce(lines) };
}

/** Equal lines once; of others with one id the further ones get a number, in the order of their rows. */
function eachOnce(lines: readonly ComingLine[]): ComingLine[] {
  const told = new Map<string, string[]>();
  return lines.flatMap((one) => {
    const known = told.get(one.id) ?? [];
    const text = textOf(one.words);
    if (known.includes(text)) return [];
    told.set(one.id, [...known, text]);
    return [known.length === 0 ? one : { ...one, id: `${one.id}/${known.length + 1}` }];
  });
}

type LinesOf = (context: BoardContext) => ComingLine[];

/** A line of a panel; `about` tells it from others of its kind and day. */
function line({ code }: Estate, kind: ComingKind, panel: PanelId, day: IsoDate, words: Words, about = ''): ComingLine {
  const id = [kind, day, ...(about === '' ? [] : [encodeURIComponent(about)])].join('/');
  return {
    id,
    kind,
    day,
    words,
    from: { text: fromPanel(panelOf(panel).title), path: `${estatePath(code)}#${panel}` },
    panel,
  };
}

/** The same where a rule sets the day. */
function ruled(made: ComingLine, { publication, indexes }: BoardContext, division: string, { id }: Rule): ComingLine {
  const rule = ruleViewOf(publication, indexes.profileAt(division), id);
  return rule === null ? made : { ...made, from: { text: `${rule.document} ${rule.article}`, path: rule.path } };
}

/** 电梯: by when each is serviced again, where a rule sets how long that may take, and inspected. */
const liftLines: LinesOf = (context) => {
  const { publication, indexes, estate } = context;
  const lifts = indexes.liftsByEstate.get(estate.code) ?? [];
  const places = (own: readonly Lift[]): string[] => own.map(({ location }) => location);
  const limit = rulingAt(publication, estate.division, ['lift-servicing'], 'days');
  const serviced =
    limit === null
      ? []
      : [...groupBy(lifts, ({ servicedOn }) => servicedOn)].map(([on, own]) => {
          const words = servicingWords(places(own), on, limit.value);
          return ruled(
            line(estate, 'servicing', 'lifts', addDays(on, limit.value), words),
            context,
            estate.division,
            limit.rule,
          );
        });
  return [
    ...serviced,
    ...[...groupBy(lifts, ({ inspectionDue }) => inspectionDue)].map(([on, own]) =>
      line(estate, 'inspection', 'lifts', on, inspectionDueWords(places(own))),
    ),
  ];
};

const outageLines: LinesOf = ({ indexes, estate }) =>
  (indexes.facilitiesByEstate.get(estate.code) ?? []).flatMap(({ category, date, outageFrom, outageUntil }) =>
    outageUntil === null || (outageFrom ?? date) > indexes.asOf
      ? []
      : [line(estate, 'outage', 'lifts', outageUntil, outageWords(category), category)],
  );

const contractLines: LinesOf = ({ indexes, estate }) => {
  const contract = contractInForce(indexes.contractsByEstate.get(estate.code) ?? [], indexes.asOf);
  if (contract === null || contract.end === null) return [];
  const firm = indexes.firms.get(contract.firm)?.name ?? null;
  return [line(estate, 'contract', 'firm', contract.end, contractEndWords(firm))];
};

const feeLines: LinesOf = ({ indexes, estate }) =>
  (indexes.feesByEstate.get(estate.code) ?? []).flatMap((fee) => {
    const { item, start, end, rateE4, unit } = fee;
    if (start !== null && start > indexes.asOf)
      return [line(estate, 'fee', 'fees', start, feeStartWords(item, rateE4, unit), item)];
    return end !== null && isChargedOn(fee, indexes.asOf)
      ? [line(estate, 'fee', 'fees', end, feeEndWords(item), item)]
      : [];
  });

/** 公共收益: until when accounts are posted, and by when the next have to be out. */
const accountLines: LinesOf = (context) => {
  const { indexes, estate } = context;
  const { asOf } = indexes;
  const lines = (indexes.revenueByEstate.get(estate.code) ?? []).filter(
    ({ postedFrom }) => postedFrom === null || postedFrom <= asOf,
  );
  const posted = [...groupBy(lines, ({ year }) => year)].flatMap(([year, own]) => {
    const ends = own.flatMap(({ postedUntil }) => postedUntil ?? []).sort();
    return ends
      .slice(-1)
      .map((end) => line(estate, 'accounts', 'revenue', end, accountsPostedWords(year), `posted-${year}`));
  });
  const next = accountsDue(context);
  if (next === null) return posted;
  const made = line(estate, 'accounts', 'revenue', next.day, accountsWords(next.year), `due-${next.year}`);
  return [...posted, ruled(made, context, estate.division, next.rule)];
};

const fundLines: LinesOf = (context) => {
  const { publication, indexes, estate } = context;
  const newest = (indexes.fundsByEstate.get(estate.code) ?? [])
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const limit = rulingAt(publication, estate.division, ['fund-yearly'], 'due_months_after_date');
  if (newest === undefined || limit === null) return [];
  const made = line(estate, 'fund', 'fund', addMonths(newest, limit.value), statementWords(newest));
  return [ruled(made, context, estate.division, limit.rule)];
};

/** 红黑榜: the next that is out by the rule of the place, else by how often its lists have come. */
const listLines: LinesOf = (context) => {
  const { publication, indexes, estate } = context;
  const { asOf } = indexes;
  const publisher = publishingDivision(indexes, estate.division);
  if (publisher === null) return [];
  const subject = listSubject(indexes, publisher.code);
  const cadence = listCadence(indexes, publisher.code, subject);
  const isServed = contractInForce(indexes.contractsByEstate.get(estate.code) ?? [], asOf) !== null;
  if (cadence === null || (subject === '企业' && !isServed)) return [];
  const published = listsAbout(indexes, publisher.code, subject);
  const grace = rulingAt(publication, publisher.code, ['list-published'], 'grace_days');
  const limit = grace?.rule.params.cadence === cadence ? grace : null;
  const dueOf = (period: Period): IsoDate =>
    limit === null ? periodEnd(period) : dueDate(period, limit.rule.params.due as Due, limit.value);
  const running = periodOf(asOf, cadence);
  const next = [-2, -1, 0, 1, 2]
    .map((steps) => shiftPeriod(running, steps))
    .find((period) => !published.has(period) && dueOf(period) >= asOf && isAfterAll(period, published.keys()));
  if (next === undefined) return [];
  const made = line(estate, 'list', 'lists', dueOf(next), nextListWords(publisher.name, next, cadence), next);
  return [limit === null ? made : ruled(made, context, publisher.code, limit.rule)];
};

/** Whether a period comes after every other of its cadence: an older list that is missing isn't the next. */
const isAfterAll = (period: Period, others: Iterable<Period>): boolean =>
  [...others].every((other) => cadenceOf(other) !== cadenceOf(period) || other < period);

const surveyLines: LinesOf = ({ indexes, estate }) =>
  (indexes.surveysByEstate.get(estate.code) ?? []).flatMap(({ date, postedFrom, postedUntil }) =>
    postedUntil === null || (postedFrom ?? date) > indexes.asOf
      ? []
      : [line(estate, 'survey', 'survey', postedUntil, surveyPostedWords(date), date)],
  );

/** 张贴: the last days of what hangs now. A matter that rules don't know by name may accuse, and stays out. */
const postingLines: LinesOf = ({ indexes, estate }) => {
  const hanging = (indexes.postingsByEstate.get(estate.code) ?? []).filter(
    ({ subject, start }) => start <= indexes.asOf && POSTING_SUBJECTS.includes(subject),
  );
  const newest = [...groupBy(hanging, ({ subject, place }) => `${subject} ${place}`).values()].flatMap((own) =>
    [...own].sort((a, b) => compareText(b.start, a.start)).slice(0, 1),
  );
  return [...groupBy(newest, ({ subject, end }) => `${subject} ${end}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || first.end === null) return [];
    const words = postingWords(
      first.subject,
      own.map(({ place }) => place),
    );
    return [line(estate, 'posting', 'postings', first.end, words, first.subject)];
  });
};

const urgentLines: LinesOf = ({ indexes, estate }) =>
  noticesAt(indexes, estate).flatMap(({ id, title, urgent, accuses, until }) =>
    urgent && !accuses && until !== null ? [line(estate, 'urgent', 'notices', until, urgentWords(title), id)] : [],
  );

/** Of what is on one day, the first comes first. */
const SOURCES: readonly LinesOf[] = [
  urgentLines,
  outageLines,
  liftLines,
  feeLines,
  contractLines,
  accountLines,
  fundLines,
  listLines,
  surveyLines,
  postingLines,
];
