/** What comes next (下一步), the same wherever it is offered. */
import type { ReactElement } from 'react';
import { openOf, placesOf, type Severity } from '../../domain/problem.ts';
import { type DeskFile, type DeskState, DIVISION_FILE } from '../api.ts';
import { useAtHand } from './context.ts';
import type { Step } from './places.ts';
import { unsaidSheets } from './unsaid.ts';

/** How many places have to be mended: the same count wherever one is shown (`placesOf`), as in the report. */
export const errorsIn = ({ problems }: Pick<DeskState, 'problems'>): number => placesWith(problems, 'error');

/** How many places are worth a look. */
export const warningsIn = ({ problems }: Pick<DeskState, 'problems'>): number => placesWith(problems, 'warning');

const placesWith = (problems: DeskState['problems'], wanted: Severity): number =>
  placesOf(openOf(problems).filter(({ severity }) => severity === wanted));

/** Whether the folder has no settings yet: the first step is to give it some. One with settings that can't be read has some. */
export const isNew = ({ settings, problems }: DeskState): boolean =>
  settings === null && problems.some(({ code }) => code === 'portal-missing');

/** The files that somebody has put in: not the place that setup has written. */
export const putIn = ({ files }: DeskState): readonly DeskFile[] => files.filter((file) => !isFromSetup(file));

/** Setup writes one place below its headers; an office's own table of places has more. */
const isFromSetup = ({ path, sheets }: DeskFile): boolean =>
  path === DIVISION_FILE && sheets.every(({ rows }) => rows <= 2);

/** Whether nobody has put a table in. */
export const isEmpty = (state: DeskState): boolean => putIn(state).length === 0;

/** Reading before mending before comparing: what is not read yet has no problems of its own. */
export function nextStep(state: DeskState, from: Step): { step: Step; words: string } {
  const errors = errorsIn(state);
  const warnings = warningsIn(state);
  if (isEmpty(state)) return { step: 'put', words: '先放进来' };
  const toSay = state.toKeep.length + (from === 'read' ? 0 : unsaidSheets(state).length);
  if (toSay > 0) return { step: 'read', words: `下一步：看看怎么读（${toSay}）` };
  if (errors > 0) return { step: 'mend', words: `下一步：改 ${errors} 处` };
  if (warnings > 0 && (from === 'put' || from === 'read'))
    return { step: 'mend', words: `下一步：看 ${warnings} 处提醒` };
  // There is nothing yet with which to compare.
  return state.published === null
    ? { step: 'look', words: '下一步：看一看' }
    : { step: 'compare', words: '下一步：与已发布的相比' };
}

export function NextStep(): ReactElement {
  const { state, place, go } = useAtHand();
  const { step, words } = nextStep(state, place.step);
  return (
    <button type="button" className="act" onClick={() => go({ step })}>
      {words}
    </button>
  );
}
