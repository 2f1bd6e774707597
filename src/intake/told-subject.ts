/**
 * Whose sheet it is, said twice (两处小区名): a form that was copied from another estate's keeps that one's name in its head, while
 * the sheet has the new one. Nobody can tell whose figures they are, so they are asked about.
 */

import type { ToldAt } from '../domain/source-sheet.ts';
import { Doubt } from './cells/reading.ts';
import type { Collected } from './collected.ts';
import { estateInName, estateInSheet } from './mapping/estate-names.ts';
import type { Plan } from './planned.ts';
import { type Place, problem } from './problems.ts';
import { toldPlace } from './record-place.ts';

const NOWHERE = { division: null, street: null } as const;

/** Reports a sheet whose head names one estate, and whose name, or whose file's, another. */
export function compareSubject({ lookup, problems }: Collected, plan: Plan, place: Place): void {
  const told = plan.columns.find(({ field, at }) => field === 'estate' && at !== undefined);
  const text = told?.derive?.(null, []);
  if (told === undefined || text instanceof Doubt || typeof text !== 'string') return;
  const estateOf = (written: string | null): string | null => {
    const meant = written === null ? null : lookup.resolve(['estate'], written, NOWHERE);
    return meant !== null && 'found' in meant ? meant.found : null;
  };
  const meant = estateOf(text);
  const stem = (place.file.split('/').at(-1) as string).replace(/\.[^.]*$/, '');
  const names = [place.sheet ?? null, place.sheet ? estateInSheet(place.sheet) : null, estateInName(stem)];
  const other = names.find((name) => {
    const found = estateOf(name);
    return found !== null && found !== meant;
  });
  if (meant === null || other === undefined || other === null) return;
  const cell = toldPlace(place, told.at as ToldAt);
  problems.push(problem('estate-told-twice', cell, text, { other }));
}
