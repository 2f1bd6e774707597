/** What comes next (下一步), the same wherever it is offered. */
import type { ReactElement } from 'react';
import type { DeskState } from '../api.ts';
import { useAtHand } from './context.ts';
import type { Step } from './places.ts';
import { unsaidSheets } from './unsaid.ts';

export const errorsIn = ({ problems }: DeskState): number =>
  problems.filter(({ severity }) => severity === 'error').length;

/** Reading before mending before comparing: what is not read yet has no problems of its own. */
export function nextStep(state: DeskState, from: Step): { step: Step; words: string } {
  const errors = errorsIn(state);
  const warnings = state.problems.length - errors;
  if (state.files.length === 0) return { step: 'put', words: '先放进来' };
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
