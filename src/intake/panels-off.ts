/**
 * `panels` of portal.yaml: which panels are not published yet (暂不公布的栏目), until when, and where.
 */
import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../domain/iso-date.ts';
import { BOARD, type PanelId, panelOf } from '../domain/panels.ts';
import { isOffOn, lastDayOff, mayBeOff, OFF_PANELS, type OffPanelId, type PanelOff } from '../domain/panels-off.ts';
import type { Problem } from '../domain/problem.ts';
import { nearestInWords } from './nearest.ts';
import { type Place, problem } from './problems.ts';

const FILE = 'portal.yaml';
const KEY = 'panels';
const DATE_WORDS = '写成 2027-03-31 的样子，是公布的最后期限，到这一天就公布';

const code = z.union([z.string(), z.number().int()]).transform((value) => String(value));

export const panelsSchema = z
  .record(
    z.string(),
    z.strictObject({
      off_until: z.string(DATE_WORDS).transform((text, context): IsoDate => {
        const day = parseIsoDate(text);
        if (day !== null) return day;
        context.addIssue({ code: 'custom', message: DATE_WORDS });
        return z.NEVER;
      }),
      divisions: z
        .array(code, '写成 ["140423"] 的样子')
        .min(1, '至少写一个行政区划代码；所有地方都暂不公布的，不写这一项')
        .optional(),
    }),
  )
  .default({});

/** A panel that is off, with where portal.yaml says so. */
export interface PanelOffRead extends PanelOff {
  place: Place & { column: string };
}

/** Why a panel can't be off. */
const KEPT_ON: Readonly<Record<Exclude<PanelId, OffPanelId>, string>> = {
  firm: '居民要知道谁在管小区、有事找谁，红黑榜也靠它对上企业',
  service: '它说的是「小区」表里的基本情况，没有这些别的栏目也说不清楚',
  complaints: '投诉渠道和办理情况任何时候都要公布',
  lifts: '上面有电梯困人时要打的救援电话',
  lists: '红黑榜一经公布就不能按地方藏起来',
  notices: '通知一条一条发布，不想发的不放进 notices 文件夹',
  record: '通报和处罚由作出的单位公布，公示期由日期决定',
};

/** The panels that are off as they are written; a name that no panel has, or of one that is never off, is an error. */
export function panelsOffOf(
  written: z.output<typeof panelsSchema>,
  lineOf: (path: readonly PropertyKey[]) => number,
  problems: Problem[],
): PanelOffRead[] {
  const names = OFF_PANELS.map((id) => panelOf(id).title);
  const known = OFF_PANELS.flatMap((id) => [id, panelOf(id).title]);
  const told = new Set<PanelId>();
  return Object.entries(written).flatMap(([name, { off_until: until, divisions = null }]) => {
    const path = [KEY, name];
    const place = { file: FILE, row: lineOf(path), column: path.join('.') };
    const panel = BOARD.find(({ id, title }) => id === name || title === name)?.id;
    if (panel === undefined) {
      problems.push(
        problem('panel-unknown', place, name, { hint: nearestInWords(name, known), other: inWords(names) }),
      );
      return [];
    }
    if (!mayBeOff(panel)) {
      const hint = KEPT_ON[panel];
      problems.push(
        problem('panel-kept-on', place, name, { header: panelOf(panel).title, hint, other: inWords(names) }),
      );
      return [];
    }
    if (told.has(panel)) {
      const hint = `「${panelOf(panel).title}」写了两次，留一个。`;
      problems.push(problem('setting-wrong', place, name, { hint }));
      return [];
    }
    told.add(panel);
    return [{ panel, until, divisions, place }];
  });
}

const inWords = (names: readonly string[]): string => names.join('、');

/** Panels that are off for too long, and those whose day has come and that are published again. */
export function termsOff(read: readonly PanelOffRead[], asOf: IsoDate): Problem[] {
  const last = lastDayOff(asOf);
  return read.flatMap(({ panel, until, place }): Problem[] => {
    const at = { ...place, column: `${place.column}.off_until`, written: `${place.column}.off_until` };
    const header = panelOf(panel).title;
    if (until > last) return [problem('panel-off-too-long', at, until, { header, other: last })];
    return isOffOn({ until }, asOf) ? [] : [problem('panel-off-passed', at, until, { header })];
  });
}
