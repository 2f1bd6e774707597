/**
 * 公共收益何时公布: by when the accounts of an estate's next year have to be out, by the rule of the place.
 */
import { addMonths, type IsoDate } from '../../domain/iso-date.ts';
import { lastComplete, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';
import { rulingAt } from '../common/rule-param.ts';
import type { BoardContext } from './panel.ts';

export interface AccountsDue {
  year: Period;
  day: IsoDate;
  rule: Rule;
}

/**
 * The accounts of the year that has ended, where none of it is on record and they aren't late, else those of the running
 * year. Null without a rule, and of an estate that has no accounts on record: nobody knows whether it has any to publish.
 */
export function accountsDue({ publication, indexes, estate }: BoardContext): AccountsDue | null {
  const { asOf } = indexes;
  const lines = (indexes.revenueByEstate.get(estate.code) ?? []).filter(
    ({ postedFrom }) => postedFrom === null || postedFrom <= asOf,
  );
  const limit = rulingAt(
    publication,
    estate.division,
    ['revenue-yearly', 'revenue-posted'],
    'due_months_after_year_end',
  );
  const ended = lastComplete(asOf, 'year');
  if (limit === null || !lines.some(({ year }) => year <= ended)) return null;
  const due = (year: Period): IsoDate => addMonths(periodEnd(year), limit.value);
  const isOpen = !lines.some(({ year }) => year === ended) && due(ended) >= asOf;
  const year = isOpen ? ended : shiftPeriod(ended, 1);
  return { year, day: due(year), rule: limit.rule };
}
