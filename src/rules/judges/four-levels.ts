/**
 * 四级管理体系: every estate resolves to a city, a county, a street and a community. 长建发〔2025〕72号 art. 一 (CZ-01).
 *
 * The article asks for the four levels, not for the tables to name them: a blank is unknown, whatever other estates state.
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
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const names = namesOf(task, estate);
      const unknown = task.params.levels.filter((level) => !names.has(level));
      const found = task.params.levels
        .filter((level) => names.has(level))
        .map((level) => `${level}：${names.get(level)}`);
      const words = [
        ...unknown.map((level) => `${level}未知，${lackOfLevel(task, estate, level) ?? `${COLUMN[level]}没有填写`}`),
        ...found,
      ];
      return { verdict: unknown.length > 0 ? '未知' : '合格', detail: words.join('；') };
    }),
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
