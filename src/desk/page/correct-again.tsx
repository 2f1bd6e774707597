/** Correcting once more what was corrected in the file before this one (再更正一次), in one step and for the same reason. */
import type { ReactElement } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { cellOf } from './cells.ts';
import { useAtHand } from './context.ts';

/** Nothing where a problem isn't about that. */
export function CorrectAgain({ one }: { one: Problem }): ReactElement | null {
  const { desk } = useAtHand();
  const { file, sheet, again } = one;
  const cell = cellOf(one);
  if (again === undefined || cell === null || desk.isSaved({ file, sheet, cell })) return null;
  const { from, to, reason } = again;
  const told = { done: `${cell} 改成了「${to}」。`, cell: { file, sheet, cell }, goesOn: true };
  const correct = (): Promise<void> => desk.calls.correct({ file, sheet, cell, from, to, reason });
  return (
    <button
      type="button"
      className="link"
      disabled={desk.doing !== null}
      onClick={() => void desk.act('正在改', told, correct)}
    >
      照上次再更正为「{to}」
    </button>
  );
}
