/**
 * 四级管理体系: every estate resolves to a city, a county, a street and a community. 长建发〔2025〕72号 art. 一 (CZ-01).
 *
 * What other estates of a county state and this one does not is missing; what nobody there states is unknown.
 */
import { z } from 'zod';
import { placesOf } from '../../domain/location.ts';
import type { Estate } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';

const LEVELS = ['市', '县', '街道', '社区'] as const;
type Level = (typeof LEVELS)[number];

const params = z.object({ levels: z.array(z.enum(LEVELS)).min(1) });

/** Where an office says it. */
const COLUMN: Record<Level, string> = {
  市: '「行政区划」表的「层级」',
  县: '「行政区划」表的「层级」',
  街道: '「小区」表的「街道」',
  社区: '「小区」表的「社区」',
};

export const fourLevels: Judge<z.infer<typeof params>> = {
  name: 'four-levels',
  kind: 'performance',
  params,
  needs: 'always-there',
  clock: ['estate'],
  judge: (task) => {
    const named = new Map(task.scope.estates.map((estate) => [estate.code, namesOf(task, estate)]));
    const statedIn = new Map<string, Set<Level>>();
    for (const estate of task.scope.estates) {
      const county = countyOf(task, estate);
      const stated = statedIn.get(county) ?? new Set();
      for (const level of named.get(estate.code)?.keys() ?? []) stated.add(level);
      statedIn.set(county, stated);
    }
    return eachEstateBound(task, exemption, (estate): Opinion => {
      const names = named.get(estate.code) ?? new Map<Level, string>();
      const stated = statedIn.get(countyOf(task, estate)) ?? new Set();
      const absent = task.params.levels.filter((level) => !names.has(level));
      const lack = (level: Level) => lackOfLevel(task, estate, level);
      const missing = absent.filter((level) => stated.has(level) && lack(level) === null);
      const unknown = absent.filter((level) => !missing.includes(level));
      const found = task.params.levels
        .filter((level) => names.has(level))
        .map((level) => `${level}：${names.get(level)}`);
      const words = [
        ...(missing.length > 0 ? [`查不到${missing.join('、')}，本县其他小区写有`] : []),
        ...unknown.map((level) => `${level}未知，${lack(level) ?? `${COLUMN[level]}没有填写`}`),
        ...found,
      ];
      const verdict = missing.length > 0 ? '缺项' : unknown.length > 0 ? '未知' : '合格';
      return { verdict, detail: words.join('；') };
    });
  },
};

/** Which column an office has not supplied that would tell a level of an estate; null where it has. */
function lackOfLevel(task: Case<unknown>, estate: Estate, level: Level): string | null {
  const unlevelled = task.facts.tree.pathTo(estate.division).filter((place) => place.level === null);
  const unsaid = columnLackOf(task, 'division', 'level', unlevelled);
  if (unsaid !== null || level === '市' || level === '县') return unsaid;
  const unstreeted = columnLackOf(task, 'estate', 'street', [estate]);
  // A community is found by its street as well.
  return level === '街道' ? unstreeted : (columnLackOf(task, 'estate', 'community', [estate]) ?? unstreeted);
}

function countyOf(task: Case<unknown>, estate: Estate): string {
  return task.facts.tree.countyOf(estate.division)?.code ?? '';
}

/** A street or community counts by its name alone: the table of divisions need not hold it. */
function namesOf(task: Case<unknown>, estate: Estate): ReadonlyMap<Level, string> {
  const places = placesOf(task.facts.tree, estate);
  const inPath = (level: Level): string | null => places.find((place) => place.level === level)?.name ?? null;
  const names: Record<Level, string | null> = {
    市: inPath('市'),
    县: inPath('县'),
    街道: inPath('街道') ?? estate.street,
    社区: inPath('社区') ?? estate.community,
  };
  return new Map(LEVELS.flatMap((level) => (names[level] === null ? [] : [[level, names[level]]])));
}
