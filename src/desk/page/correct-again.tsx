/** Correcting once more what was corrected in the file before this one (再更正一次), in one step and for the same reason. */
import type { ReactElement } from 'react';
import { openOf, type Problem } from '../../domain/problem.ts';
import { cellOf, sheetTitle } from './cells.ts';
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

/**
 * What was corrected last time and would be published this time as it was before. It stands above the comparison and in 发布, since
 * the report of the comparison lists such a change among ordinary ones.
 */
export function AgainAsBefore(): ReactElement | null {
  const { state, go } = useAtHand();
  const again = openOf(state.problems).filter((one) => one.again !== undefined);
  if (again.length === 0) return null;
  return (
    <section className="panel again" aria-label="上次更正过、这次又照原样的">
      <h2 className="is-late">上次更正过、这次又照原样公布的 {again.length} 处</h2>
      <ul>
        {again.map((one) => {
          const { file, sheet, column, row } = one;
          const cell = cellOf(one);
          return (
            <li key={`${file} ${sheet} ${cell}`}>
              {sheetTitle(one)} 第 {row} 行 {column}：上次更正成「{one.again?.to}」，这次又
              {one.again?.from === '' ? '是空的' : `写的是「${one.again?.from}」`}。 <CorrectAgain one={one} />
              <button type="button" className="link" onClick={() => go({ step: 'mend', file, sheet, cell })}>
                看这一格
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
