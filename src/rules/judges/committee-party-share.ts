/**
 * 业委会（物管会）党员比例: at least half of the members. 晋城市 reply no. 411 三（一） (JC-03), in principle.
 */
import { z } from 'zod';
import type { Estate } from '../../domain/records.ts';
import { shareOf } from '../../domain/share.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, unwritten } from '../needs.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';

const params = z.object({
  percent: z.number().int().min(0).max(100),
  compare: z.literal('at-least'),
  /** What an estate is judged as that gives neither 业委会类型 nor 业委会人数. */
  committee_blank: z.enum(['not-applicable', 'unknown']),
});

type Params = z.infer<typeof params>;

export const committeePartyShare: Judge<Params> = {
  name: 'committee-party-share',
  kind: 'performance',
  params,
  needs: 'always-there',
  clock: ['estate'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { percent, committee_blank } = task.params;
  const { committeeKind: kind, committeeMembers: members, partyMembers: party } = estate;
  if (kind === '未成立' || members === 0) return { verdict: '不适用', detail: '没有成立业委会（物管会）' };
  if (kind === null && members === null) {
    const fields = ['committeeKind', 'committeeMembers'] as const;
    const detail = unwritten(task, 'estate', fields, [estate]);
    // Where no column could say that there is a committee, that none is written says nothing.
    const isAsked = fields.every((field) => columnLackOf(task, 'estate', field, [estate]) === null);
    return committee_blank === 'unknown' || !isAsked
      ? { verdict: '未知', detail }
      : { verdict: '不适用', detail: `${detail}，按没有成立看待` };
  }
  if (members === null || party === null) {
    const blank = (['committeeMembers', 'partyMembers'] as const).filter((field) => estate[field] === null);
    return { verdict: '未知', detail: unwritten(task, 'estate', blank, [estate]) };
  }
  const share = shareOf(party, members);
  const detail = `${kind ?? '业委会'} ${members} 人中党员 ${party} 人，占 ${share}，要求至少 ${percent}%`;
  return { verdict: 100 * party >= percent * members ? '合格' : '缺项', detail };
}
