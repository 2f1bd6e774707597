/**
 * 业委会（物管会）党员比例: at least half of the members. 晋城市 reply no. 411 三（一） (JC-03), in principle.
 */
import { z } from 'zod';
import type { Estate } from '../../domain/records.ts';
import { shareOf } from '../../domain/share.ts';
import type { Case, Judge } from '../judge.ts';
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
    const detail = '「小区」表没有写业委会类型和业委会人数';
    return committee_blank === 'unknown'
      ? { verdict: '未知', detail }
      : { verdict: '不适用', detail: `${detail}，按没有成立看待` };
  }
  const blank = [...(members === null ? ['业委会人数'] : []), ...(party === null ? ['党员人数'] : [])];
  if (members === null || party === null) return { verdict: '未知', detail: `「小区」表没有写${blank.join('、')}` };
  const share = shareOf(party, members);
  const detail = `${kind ?? '业委会'} ${members} 人中党员 ${party} 人，占 ${share}，要求至少 ${percent}%`;
  return { verdict: 100 * party >= percent * members ? '合格' : '缺项', detail };
}
