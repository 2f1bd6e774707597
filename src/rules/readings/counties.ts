/**
 * The duties of counties (县级义务), county by county: where none of its estates is published, there is nothing to judge.
 */
import type { Finding } from '../../domain/finding.ts';
import type { Division, Estate } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { type Speaker, speakerOf } from './opinions.ts';
import { NO_ESTATES_HERE } from './subjects.ts';

/** A county, and how judges speak of it; what rests on no rows rests on the county's own. */
export interface CountyToJudge extends Speaker {
  county: Division;
  /** At least one. */
  estates: readonly Estate[];
}

/** What `judge` says of every county with an estate; of the others that the duty does not apply. */
export function eachCounty(
  task: Case<unknown>,
  judge: (county: CountyToJudge) => Finding | readonly Finding[],
): Finding[] {
  return task.scope.counties.flatMap((county) => {
    const estates = task.scope.estatesByCounty.get(county.code) ?? [];
    const speaker = speakerOf(task, 'division', county.code, [county]);
    if (estates.length === 0) return [speaker.say(task.asOf, '不适用', NO_ESTATES_HERE)];
    return judge({ county, estates, ...speaker });
  });
}
