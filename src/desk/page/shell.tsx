/** What stands round every step: the bar with the steps, and what is told whatever is open. */
import { type ReactElement, useEffect, useRef } from 'react';
import { useAtHand } from './context.ts';
import { isNew } from './next-step.tsx';
import { STEP_NAMES, type Step } from './places.ts';

export interface ShownStep {
  step: Step;
  /** What waits there, in a figure; null where that can't be counted. */
  count: { figure: number; of: string; isUrgent: boolean } | null;
}

export function Bar(props: { steps: readonly ShownStep[]; isLarge: boolean; onLarge: () => void }): ReactElement {
  const { state, place } = useAtHand();
  const isFirst = isNew(state);
  const open = isFirst ? 'put' : place.step === 'firms' ? 'mend' : place.step;
  return (
    <header className="bar">
      <p className="brand">
        <b>公示栏 · 办事台</b> <span>{state.settings?.name ?? state.folder}</span>
      </p>
      <nav aria-label="步骤">
        <ol className="steps">
          {props.steps.map(({ step, count }, nth) => (
            <li key={step}>
              <a href={`#${step}`} aria-current={step === open ? 'step' : undefined}>
                {nth + 1} {STEP_NAMES[step]}
                {count !== null && count.figure > 0 ? (
                  <b className={count.isUrgent ? 'count is-urgent' : 'count'}>
                    {count.figure}
                    <span className="hidden">{count.of}</span>
                  </b>
                ) : null}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <p className="bar-acts">
        <Undo />
        {isFirst ? null : (
          <a href="#settings" aria-current={open === 'settings' ? 'page' : undefined}>
            {STEP_NAMES.settings}
          </a>
        )}
        <button type="button" aria-pressed={props.isLarge} onClick={props.onLarge}>
          大字
        </button>
      </p>
    </header>
  );
}

/** Takes back the last change of the folder, and says which that is. */
function Undo(): ReactElement {
  const { desk, state } = useAtHand();
  const last = state.lastChange;
  return (
    <button
      type="button"
      title={last ?? undefined}
      disabled={last === null || desk.doing !== null}
      onClick={() => void desk.act('正在撤销', last ? `撤销了：${last}。` : '撤销了。', desk.calls.undo)}
    >
      撤销上一步
      {last ? <span className="hidden">：{last}</span> : null}
    </button>
  );
}

/** A lost connection, other desks, a refusal. */
export function Told(): ReactElement {
  const { desk, state } = useAtHand();
  const { isLost, refused } = desk;
  return (
    <div className="told">
      <div role="alert">
        {isLost ? (
          <p className="box is-late">
            <b>和办事台断开了。</b>
            正在重新连接，写好还没交的字都在。它的黑色窗口要一直开着；关了的，再双击一次「公示栏」。
          </p>
        ) : null}
        {refused === null ? null : (
          <p className="box is-late">
            <b>没有做成。</b>
            {refused}{' '}
            <button type="button" className="quiet" onClick={desk.forgetRefusal}>
              知道了
            </button>
          </p>
        )}
      </div>
      {state.others.length === 0 ? null : (
        <p className="box">
          <b>这个文件夹还开着 {state.others.length} 个办事台。</b>
          别处改了什么，这里几秒钟就看得到；同一格两边都改，后改的会被拦下。
        </p>
      )}
    </div>
  );
}

/** How things go, for whoever looks and whoever listens. */
export function Said(): ReactElement {
  const { desk, place } = useAtHand();
  const { doing, said, isReading, say } = desk;
  const step = useRef(place.step);
  // What was done at one step is not told at another; what is on its way is.
  useEffect(() => {
    if (step.current !== place.step && doing === null && !isReading) say('');
    step.current = place.step;
  }, [place.step, doing, isReading, say]);
  return (
    <p role="status" aria-live="polite" className={doing === null ? 'said' : 'said is-doing'}>
      {said}
      {isReading && said !== '' ? ` 已经存好，正在重读${doing === null ? '，可以接着做' : ''}……` : ''}
    </p>
  );
}
