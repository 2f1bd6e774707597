/**
 * 维保单位在白名单上: each lift's contractor is on the white list of the place or of one above it.
 * 办字〔2024〕9号 三（二） (YS-07).
 *
 * Names are compared as they are written; whether two spellings mean one firm is for the office to say.
 */
import { z } from 'zod';
import type { Estate, LiftWhitelistEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Case, Judge } from '../judge.ts';
import { today, when } from '../readings/figures.ts';
import { exemptionFromLifts, liftsToJudge, nameOf } from '../readings/lifts.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ column: z.literal('维保单位'), listed_on: z.literal('as-of-date') });

export const liftWhitelist: Judge<z.infer<typeof params>> = {
  name: 'lift-whitelist',
  kind: 'performance',
  params,
  needs: { tables: { lift: [], lift_whitelist: [] }, of: estates(exemptionFromLifts) },
  clock: ['lift'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<unknown>, estate: Estate): Opinion {
  const { asOf, facts } = task;
  const found = liftsToJudge(task, estate);
  if ('verdict' in found) return found;
  const { lifts, missing, missingDetail } = found;
  // Entries that were taken off again still show that the place keeps a list.
  const entries = facts.tree
    .pathTo(estate.division)
    .flatMap(({ code }) => facts.whitelistByDivision.get(code) ?? [])
    .filter((entry) => entry.listedOn <= asOf);
  if (entries.length === 0) return { verdict: '未知', detail: `「维保白名单」表里没有这里到 ${today(asOf)} 的名单` };
  const entriesOf = (contractor: string) => entries.filter((entry) => entry.contractor.trim() === contractor.trim());
  const holds = ({ removedOn }: LiftWhitelistEntry) => removedOn === null || asOf < removedOn;
  const unlisted = lifts.filter((lift) => !entriesOf(lift.contractor).some(holds));
  if (unlisted.length > 0) {
    const each = [...groupBy(unlisted, (lift) => lift.contractor.trim())].map(([contractor, own]) => {
      const removedOn = entriesOf(contractor).map((entry) => entry.removedOn);
      const removed = removedOn.sort().at(-1);
      return `维保单位${contractor}不在白名单上${removed ? `（${when(removed)} 移出）` : ''}：${own.map(nameOf).join('、')}`;
    });
    const removals = new Set(unlisted.flatMap((lift) => entriesOf(lift.contractor)));
    return { verdict: '缺项', detail: each.join('；'), rows: [...unlisted, ...removals] };
  }
  const contractors = [...new Set(lifts.map((lift) => lift.contractor.trim()))];
  const rows = [...lifts, ...contractors.flatMap((contractor) => entriesOf(contractor).filter(holds))];
  if (missing > 0) return { verdict: '未知', detail: missingDetail, rows };
  const detail = `${lifts.length} 台电梯的维保单位都在白名单上：${contractors.join('、')}`;
  return { verdict: '合格', detail, rows };
}
