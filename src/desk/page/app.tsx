/** The desk (办事台): the steps, what is told whatever the step, and the step that is open. */
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DeskState } from '../api.ts';
import { Compared } from './compared.tsx';
import { type AtHand, AtHandContext } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import type { Drafts } from './drafts.ts';
import { Firms } from './firms.tsx';
import { Look } from './look.tsx';
import { errorsIn, isEmpty, isNew, putIn } from './next-step.tsx';
import { hashOf, type Place, placeOf, START, STEP_NAMES, type Step } from './places.ts';
import { Publish } from './publish.tsx';
import { PutIn } from './put-in.tsx';
import { Readings } from './readings.tsx';
import { remedyOf } from './remedies.ts';
import { SettingsStep } from './settings.tsx';
import { Bar, Said, type ShownStep, Told } from './shell.tsx';
import { ToMend } from './to-mend.tsx';
import { unsaidSheets } from './unsaid.ts';
import { Urgent } from './urgent.tsx';
import { useDesk } from './use-desk.ts';
import { useKeptJobs } from './use-job.ts';

export interface AppProps {
  calls: DeskCalls;
  /** What was typed, and how the clerk likes the page. */
  drafts: Drafts;
  habits: Drafts;
}

const STEP_PARTS: Readonly<Record<Step, () => ReactElement>> = {
  put: PutIn,
  read: Readings,
  mend: ToMend,
  compare: Compared,
  look: Look,
  publish: Publish,
  urgent: Urgent,
  settings: SettingsStep,
  firms: Firms,
};

export function App({ calls, drafts, habits }: AppProps): ReactElement {
  const desk = useDesk(calls);
  const [place, go] = usePlace();
  const [isLarge, setLarge] = useLarge(habits);

  const { state } = desk;
  useKeptJobs(state, drafts);
  const atHand = useMemo<AtHand | null>(
    () => (state === null ? null : { desk, state, place, go, drafts, isLarge }),
    [desk, state, place, go, drafts, isLarge],
  );
  if (atHand === null || state === null)
    return (
      <main className="waiting">
        <h1>办事台</h1>
        <p role="status">
          {desk.isLost
            ? '办事台没有回应。看看它的黑色窗口还在不在；关了的，再双击一次「公示栏」。'
            : '正在读内容文件夹……'}
        </p>
      </main>
    );
  return (
    <AtHandContext value={atHand}>
      <button type="button" className="skip" onClick={skip}>
        跳到正文
      </button>
      <Bar steps={stepsOf(state)} isLarge={isLarge} onLarge={setLarge} />
      <Told />
      <OpenStep step={isNew(state) ? 'put' : place.step} />
    </AtHandContext>
  );
}

function OpenStep({ step }: { step: Step }): ReactElement {
  const head = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Whoever goes to a step by keyboard or listens is put at its head; whoever opens the page is not.
  useEffect(() => {
    document.title = `${STEP_NAMES[step]} · 办事台`;
    if (!isFirst.current) head.current?.focus();
    isFirst.current = false;
  }, [step]);
  const Part = STEP_PARTS[step];
  return (
    <main className={`step-${step}`} id="step">
      <div className="step-head">
        <h1 ref={head} tabIndex={-1}>
          {STEP_NAMES[step]}
        </h1>
        <Said />
      </div>
      <Part />
    </main>
  );
}

function stepsOf(state: DeskState): ShownStep[] {
  const { toKeep } = state;
  const toSay = toKeep.length + unsaidSheets(state).length;
  // That an empty folder has no tables is no mistake of anybody.
  // What is settled by saying how files are read is counted there.
  const toMend = state.problems.filter((one) => remedyOf(one, state.files)?.to?.step !== 'read');
  const errors = isEmpty(state) ? 0 : errorsIn({ problems: toMend });
  return [
    { step: 'put', count: { figure: putIn(state).length, of: '个文件', isUrgent: false } },
    { step: 'read', count: { figure: toSay, of: '样要看一看', isUrgent: toSay > 0 } },
    { step: 'mend', count: { figure: errors, of: '处必须改', isUrgent: errors > 0 } },
    { step: 'compare', count: null },
    { step: 'look', count: null },
    { step: 'publish', count: null },
    { step: 'urgent', count: null },
  ];
}

/** The address says where the clerk is; 后退 works. */
function usePlace(): [Place, (place: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => placeOf(window.location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: Partial<Place>) => {
    const to = { ...START, ...next };
    const now = placeOf(window.location.hash);
    // 后退 leads to the sheet before, not through every cell.
    if (now.step === to.step && now.file === to.file && now.sheet === to.sheet)
      window.history.replaceState(null, '', hashOf(to));
    else window.location.hash = hashOf(to);
    // The browser tells of it later: a key that is pressed at once moves on from here.
    setPlace(to);
  }, []);
  return [place, go];
}

/** 大字: the page is enlarged before it is drawn anew, since rows are measured by its letters. */
function useLarge(habits: Drafts): [isLarge: boolean, turn: () => void] {
  const show = (large: boolean): boolean => {
    document.documentElement.classList.toggle('large', large);
    return large;
  };
  const [isLarge, setLarge] = useState(() => show(habits.read('large') === 'yes'));
  const turn = (): void => {
    habits.write('large', isLarge ? null : 'yes');
    setLarge(show(!isLarge));
  };
  return [isLarge, turn];
}

/** The address behind the # is the step's, so that no link can lead there. */
function skip(): void {
  document.querySelector<HTMLElement>('#step h1')?.focus();
}
