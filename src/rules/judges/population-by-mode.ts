/**
 * 小区按管理模式的分布: the estates on record against the figures of a letter. 晋城市 reply no. 411 一 (JC-01).
 *
 * The letter's own sums are checked with the profile; that its figures are no longer those of the register is a prompt
 * to verify, since cities grow.
 */
import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../../domain/iso-date.ts';
import { type Division, type Estate, MODES } from '../../domain/records.ts';
import type { Facts } from '../facts.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import { when } from '../readings/figures.ts';
import { named, thousands } from '../readings/words.ts';

const count = z.number().int().min(0);

const params = z
  .object({
    total: count,
    modes: z.partialRecord(z.enum(MODES), count),
    share_hundredths: z.record(z.string(), count),
    /** The day of the letter, which the findings are of. */
    as_of: z.string().refine((text) => parseIsoDate(text) !== null, { message: '写成 2024-06-07 这样的日期' }),
  })
  .superRefine(({ total, modes, share_hundredths }, context) => {
    const sum = Object.values(modes).reduce((n, one) => n + one, 0);
    if (sum !== total)
      context.addIssue({
        code: 'custom',
        path: ['total'],
        message: `各管理模式相加是 ${sum} 个，总数写的是 ${total} 个`,
      });
    const shares = Object.values(share_hundredths).reduce((n, one) => n + one, 0);
    if (shares !== 10_000)
      context.addIssue({
        code: 'custom',
        path: ['share_hundredths'],
        message: `各占比相加是 ${shares}，应是 10000（万分之一）`,
      });
  });

type Letter = z.infer<typeof params>;

export const populationByMode: Judge<Letter> = {
  name: 'population-by-mode',
  kind: 'performance',
  params,
  needs: 'always-there',
  reads: [
    'manager',
    'fee_item',
    'lift',
    'facility',
    'revenue',
    'fund',
    'complaint_stat',
    'survey',
    'posting',
    'channel',
  ],
  clock: 'publication',
  judge: (task) => task.scope.places.map((place) => compared(task, place)),
};

function compared(task: Case<Letter>, place: Division) {
  const { facts, register, params } = task;
  const { total, modes, as_of } = params;
  const counted = when(as_of as IsoDate);
  const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) =>
    finding(task, 'division', place.code, as_of, verdict, detail, [place.source]);
  // Of all the place's estates, whichever profile holds in parts of it: the letter speaks of the whole.
  const estates = register.records.estate.filter((estate) => facts.tree.isWithin(estate.division, place.code));
  if (estates.length === 0) return say('不适用', '公布的范围里没有这里的小区');
  const counts = new Map(MODES.map((mode) => [mode, estates.filter((estate) => estate.mode === mode).length]));
  const each = MODES.filter((mode) => modes[mode] !== undefined).map((mode) => `${mode} ${counts.get(mode)} 个`);
  const others = MODES.filter((mode) => modes[mode] === undefined && (counts.get(mode) ?? 0) > 0);
  const apart = others.map((mode) => `${mode} ${counts.get(mode)} 个`);
  const bare = estates.filter((estate) => !isOnRecord(facts, estate));
  const words = [
    `小区 ${estates.length} 个：${[...each, ...apart].join(' + ')}，相加 ${estates.length} 个`,
    ...(apart.length > 0 ? [`其中 ${apart.join('、')}不在 ${counted} 所列的模式里`] : []),
    ...(bare.length > 0 ? [`除小区表外没有任何记录的 ${bare.length} 个：${named(bare.map(({ name }) => name))}`] : []),
  ].join('；');
  const empty = facts.tree
    .childrenOf(place.code)
    .filter(({ level, code }) => level === '县' && !estates.some((one) => facts.tree.isWithin(one.division, code)));
  if (empty.length > 0)
    return say(
      '未知',
      `${words}；${named(empty.map(({ name }) => name))}没有小区的记录，不能与 ${counted} 的 ${thousands(total)} 个相比`,
    );
  const same = estates.length === total && MODES.every((mode) => (counts.get(mode) ?? 0) === (modes[mode] ?? 0));
  if (same) return say('合格', `${words}；与 ${counted} 的 ${thousands(total)} 个相同`);
  const then = MODES.flatMap((mode) => (modes[mode] === undefined ? [] : [`${mode} ${modes[mode]} 个`]));
  return say('待核实', `${words}；与 ${counted} 的 ${thousands(total)} 个（${then.join('、')}）不同`);
}

/** Whether any other table says something of an estate. */
function isOnRecord(facts: Facts, { code }: Estate): boolean {
  return [
    facts.contractsByEstate,
    facts.managersByEstate,
    facts.feesByEstate,
    facts.liftsByEstate,
    facts.facilitiesByEstate,
    facts.revenueByEstate,
    facts.fundsByEstate,
    facts.complaintsByEstate,
    facts.surveysByEstate,
    facts.postingsByEstate,
    facts.channelsByScope,
    facts.eventsBySubject,
  ].some((rows) => rows.has(code));
}
