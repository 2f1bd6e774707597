/**
 * 企业黑榜项目占比: a firm with a third or more of its estates on one black list. 办字〔2024〕9号 三（三） (YS-15).
 *
 * Per publishing division and period: of the estates that the firm had under contract there on the period's last day,
 * those on its black list. In integers; exactly a third reaches, and a firm's only estate is all of them. A trigger
 * reached is a prompt to verify: nobody is put on a list by arithmetic.
 */
import { z } from 'zod';
import { comparePeriods, type Period, periodEnd } from '../../domain/period.ts';
import type { Contract, Estate, ListEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractOn, contractThen } from '../facts.ts';
import type { Case, Judge } from '../judge.ts';
import { when } from '../readings/figures.ts';
import { firmsToJudge, speakerOfFirm } from '../readings/firms.ts';
import { publishersOf } from '../readings/listed-subjects.ts';
import { firms, servesNobody } from '../readings/subjects.ts';
import { named } from '../readings/words.ts';

const params = z
  .object({
    numerator: z.number().int().positive(),
    denominator: z.number().int().positive(),
    compare: z.literal('at-least'),
    list: z.enum(['红榜', '黑榜']),
    list_subject: z.literal('estate'),
    per: z.literal('period'),
    of: z.literal('estates-under-contract-at-period-end'),
    expired_counts: z.boolean().default(false),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator, { message: 'numerator 不能大于 denominator' });

type Threshold = z.infer<typeof params>;

/** What a firm had on one list. */
interface Share {
  place: string;
  period: Period;
  total: number;
  listed: readonly { estate: Estate; entry: ListEntry; contract: Contract }[];
}

export const listedShare: Judge<Threshold> = {
  name: 'listed-share',
  kind: 'performance',
  params,
  needs: { tables: { contract: [], list_entry: [] }, of: firms(servesNobody) },
  clock: 'publication',
  looksBack: true,
  judge: (task) => {
    const { numerator, denominator, list } = task.params;
    const publishers = publishersOf(task, '项目');
    const shares = sharesByFirm(task);
    return firmsToJudge(task).map((firm) => {
      const { code, serves } = firm;
      const { say } = speakerOfFirm(task, firm);
      const rows = (some: readonly Share[]) =>
        some.flatMap(({ listed }) => listed.flatMap(({ entry, contract }) => [entry, contract]));
      const own = shares.get(code) ?? [];
      if (own.length === 0 && serves === 0) return say(task.asOf, '不适用', '在这里没有正在服务的小区');
      if (publishers.length === 0) return say(task.asOf, '不适用', '所在的地方没有公布过项目榜单');
      if (own.length === 0) return say(task.asOf, '不适用', '公布过榜单的各期，期末在这里没有小区');
      const words = ({ place, period, total, listed }: Share): string => {
        const names = named(listed.map(({ estate }) => estate.name));
        const count = `列入${list} ${listed.length} 个（${names}），占 ${listed.length}/${total}`;
        return `${place} ${when(period)} 期末在管 ${total} 个小区，${count}`;
      };
      const condition = `${numerator}/${denominator} 以上`;
      const reached = own.filter(({ total, listed }) => denominator * listed.length >= numerator * total);
      const newest = reached
        .map(({ period }) => period)
        .sort(comparePeriods)
        .at(-1);
      if (newest !== undefined) {
        const then = reached.filter(({ period }) => period === newest);
        return say(newest, '待核实', `${then.map(words).join('；')}，已达到 ${condition}的条件`, rows(then));
      }
      // By cross-multiplication, so that equal shares stay equal; the newest of them is named.
      const highest = own.reduce((a, b) => (b.listed.length * a.total >= a.listed.length * b.total ? b : a));
      if (highest.listed.length === 0)
        return say(task.asOf, '合格', `期末在这里有小区的 ${own.length} 期榜单里，没有小区列入${list}`);
      return say(task.asOf, '合格', `最高的一期：${words(highest)}，未达到 ${condition}`, rows([highest]));
    });
  },
};

/** By firm, its share on every list published where it had estates, in the order of the periods. */
function sharesByFirm(task: Case<Threshold>): ReadonlyMap<string, readonly Share[]> {
  const { facts, scope, asOf, params } = task;
  const byFirm = new Map<string, Share[]>();
  for (const division of publishersOf(task, '项目')) {
    const there =
      scope.estatesByCounty.get(division.code) ??
      scope.estates.filter((estate) => facts.tree.isWithin(estate.division, division.code));
    const lists = groupBy(
      (facts.listsByDivision.get(division.code) ?? []).filter((entry) => entry.subjectKind === '项目'),
      (entry) => entry.period,
    );
    for (const [period, entries] of [...lists].sort(([a], [b]) => comparePeriods(a, b))) {
      // A list that came out before its period ended speaks of the day it is read on.
      const isOver = periodEnd(period) < asOf;
      const day = isOver ? periodEnd(period) : asOf;
      const onList = new Map(
        entries.filter(({ colour }) => colour === params.list).map((entry) => [entry.subject, entry]),
      );
      const firms = new Map<string, { total: number; listed: Share['listed'][number][] }>();
      for (const estate of there) {
        const contract = (isOver ? contractThen : contractOn)(facts, estate.code, day);
        if (contract === null) continue;
        const share = firms.get(contract.firm) ?? { total: 0, listed: [] };
        firms.set(contract.firm, share);
        share.total++;
        const entry = onList.get(estate.code);
        if (entry) share.listed.push({ estate, entry, contract });
      }
      for (const [firm, { total, listed }] of firms) {
        const share = { place: division.name, period, total, listed };
        const known = byFirm.get(firm);
        if (known) known.push(share);
        else byFirm.set(firm, [share]);
      }
    }
  }
  return byFirm;
}
