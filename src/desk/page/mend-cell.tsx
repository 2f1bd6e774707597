/** What to do at a cell: what is wrong there, a new value with its reason (更正), or taking a correction back. */
import type { ReactElement, RefObject } from 'react';
import { cellName } from '../../domain/cell-name.ts';
import { columnLetters } from '../../domain/column-letters.ts';
import { day } from '../../wording/format.ts';
import type { Correction } from '../api.ts';
import { Agree } from './agreed.tsx';
import { type CellPlace, correctionAt, groupsOf, nextToMend, problemsAt, type SheetPlace, saidHere } from './cells.ts';
import { useAtHand, useDraft } from './context.ts';
import { CorrectAgain } from './correct-again.tsx';
import { isAboutCode } from './firms-lacking.ts';
import type { GridCell } from './grid-keys.ts';
import { Reasons } from './reasons.tsx';
import type { SheetData } from './use-sheet.ts';

/** What is corrected for, mostly. */
const REASONS = ['录入有误', '报送单位来电更正', '按原件更正'];

interface Props {
  opened: SheetPlace;
  active: GridCell;
  data: SheetData;
  entry: RefObject<HTMLInputElement | null>;
  /** Opens what is to be mended next. */
  onNext: (place: CellPlace) => void;
}

export function MendCell({ opened, active, data, entry, onNext }: Props): ReactElement {
  const { desk, state, go } = useAtHand();
  const cell = cellName(active.row, active.column);
  const correction = correctionAt(state.corrections, opened, cell);
  const written = data.rowAt(active.row)?.[active.column] ?? '';
  // The correction itself is shown below, where it can be taken back.
  const problems = problemsAt(state.problems, opened, cell).filter(({ code }) => code !== 'correction-applied');
  const name = `第 ${active.row + 1} 行 ${columnLetters(active.column)} 列`;
  // What is known of it is from before: whoever waits here is not shown it as if nothing had been done.
  if (desk.isSaved({ ...opened, cell }))
    return (
      <section className="panel mend-cell" aria-label={`${cell} 这一格`}>
        <h3>{name}</h3>
        <p className="fine">这一格已改，正在重读。</p>
      </section>
    );
  return (
    <section className="panel mend-cell" aria-label={`${cell} 这一格`}>
      <h3>
        {name}
        <small>{written === '' ? '这一格是空的' : `表里写的是「${correction?.from ?? written}」`}</small>
      </h3>
      {problems.map((one) => (
        <div key={`${one.code} ${one.message}`} className={`problem is-${one.severity}`}>
          <b>{one.agreed ? '说定的' : one.severity === 'error' ? '要改' : '提醒'}</b>{' '}
          {one.column === null ? '' : `${one.written ?? one.column}：`}
          {saidHere(one)} <CorrectAgain one={one} /> <Agree one={one} />
        </div>
      ))}
      {problems.some(isAboutCode) ? (
        <p>
          <button
            type="button"
            className="link"
            onClick={() => go({ step: 'firms', cell: problems.find(isAboutCode)?.value ?? null })}
          >
            补这家的代码
          </button>
        </p>
      ) : null}
      {correction === null ? null : <Corrected correction={correction} />}
      <Entry
        opened={opened}
        cell={cell}
        written={written}
        counts={correction?.to ?? written}
        entry={entry}
        onNext={onNext}
      />
    </section>
  );
}

interface EntryProps {
  opened: SheetPlace;
  cell: string;
  /** What the file says there, and what counts: another where it is corrected. */
  written: string;
  counts: string;
  entry: RefObject<HTMLInputElement | null>;
  onNext: (place: CellPlace) => void;
}

function Entry({ opened, cell, written, counts, entry, onNext }: EntryProps): ReactElement {
  const { desk, state } = useAtHand();
  const key = JSON.stringify([opened.file, opened.sheet, cell]);
  const [value, setValue, forgetValue] = useDraft(`value-${key}`, counts);
  const [reason, setReason, forgetReason] = useDraft(`reason-${key}`);
  const isSame = value === counts;
  const send = async (): Promise<void> => {
    const correction = { ...opened, cell, from: written, to: value, reason: reason.trim() };
    const place = { ...opened, cell };
    const next = nextToMend(groupsOf(state.problems), place, desk.isSaved);
    const told = { done: `${cell} 改成了「${value}」。`, cell: place, goesOn: true };
    if (!(await desk.act('正在改', told, () => desk.calls.correct(correction)))) return;
    forgetValue();
    forgetReason();
    if (next === null) focusCell(cell);
    else onNext(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame) void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        focusCell(cell);
      }}
    >
      <label>
        <span>改成</span>
        <input ref={entry} value={value} autoComplete="off" onChange={(event) => setValue(event.target.value)} />
      </label>
      <label>
        <span>为什么改</span>
        <input required value={reason} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </label>
      <Reasons often={REASONS} onChoose={setReason} />
      <p>
        <button type="submit" className="act" disabled={isSame || desk.doing !== null}>
          记下更正
        </button>{' '}
        <small>原来的文件不动，更正另外记着，可以收回。</small>
      </p>
    </form>
  );
}

function Corrected({ correction }: { correction: Correction }): ReactElement {
  const { desk } = useAtHand();
  const { cell, from, to, reason } = correction;
  const takeBack = async (): Promise<void> => {
    const isDone = await desk.act('正在收回', `${cell} 的更正收回了。`, () => desk.calls.takeBack(correction));
    if (isDone) focusCell(cell);
  };
  return (
    <p className="corrected">
      {day(correction.day)}更正：<s>{from || '（空的）'}</s> → <b>{to || '（空的）'}</b>（{reason}）{' '}
      <button type="button" className="quiet" disabled={desk.doing !== null} onClick={() => void takeBack()}>
        收回更正
      </button>
    </p>
  );
}

function focusCell(cell: string): void {
  document.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
}
