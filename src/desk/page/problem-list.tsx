/** Problems sheet by sheet (要改的地方): those of a cell lead there, all others say in words where they are and what settles them. */
import type { ReactElement } from 'react';
import { type Problem, placesOf } from '../../domain/problem.ts';
import { SETTING_WORDS, settingOf } from '../api.ts';
import { Agree, isSameAgreement } from './agreed.tsx';
import { agreedGroupsOf, cellOf, isIn, type ProblemGroup, saidHere, sheetTitle } from './cells.ts';
import { useAtHand } from './context.ts';
import { CorrectAgain } from './correct-again.tsx';
import { remedyOf } from './remedies.ts';
import { SideBySide } from './side-by-side.tsx';

export function Group({ group }: { group: ProblemGroup }): ReactElement {
  const errors = group.problems.filter(({ severity }) => severity === 'error');
  const warnings = group.problems.filter(({ severity }) => severity === 'warning');
  return (
    <section className="group">
      <h2>
        {sheetTitle(group)}
        {group.errors > 0 ? <small className="is-late"> {group.errors} 处必须改</small> : null}
      </h2>
      {errors.length > 0 ? <ProblemList problems={errors} /> : null}
      {warnings.length > 0 ? (
        <details open={errors.length === 0}>
          <summary>{placesOf(warnings)} 处提醒</summary>
          <ProblemList problems={warnings} />
        </details>
      ) : null}
    </section>
  );
}

/** What is agreed already: counted, and to be opened and taken back. */
export function AgreedGroups(): ReactElement | null {
  const { state } = useAtHand();
  const groups = agreedGroupsOf(state.problems);
  if (groups.length === 0) return null;
  return (
    <details className="group">
      <summary>另有 {placesOf(groups.flatMap(({ problems }) => problems))} 项已说定的</summary>
      {groups.map((group) => (
        <section key={JSON.stringify([group.file, group.sheet])}>
          <h3>{sheetTitle(group)}</h3>
          <ProblemList problems={group.problems} />
        </section>
      ))}
    </details>
  );
}

function ProblemList({ problems }: { problems: readonly Problem[] }): ReactElement {
  // What stands at a cell first: the rest is read, not opened.
  const atCells = problems.filter((one) => cellOf(one) !== null);
  const others = problems.filter((one) => cellOf(one) === null);
  const all = [...atCells, ...others];
  return (
    <ul className="problems">
      {all.map((one) => (
        <li key={`${one.code} ${one.row} ${one.letters} ${one.column} ${one.message}`}>
          <ProblemLine one={one} />
          <SideBySide one={one} />
          <CorrectAgain one={one} />
          {isLastOfItsAgreement(one, all) ? <Agree one={one} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** What is agreed to once for several lines is asked below the last of them. */
const isLastOfItsAgreement = (one: Problem, all: readonly Problem[]): boolean =>
  one.agreement !== null && all.findLast((other) => isSameAgreement(one, other)) === one;

/** 第 4 行 企业名称, as the sheet calls the column; of a setting, what the page calls it. */
function whereOf({ file, row, column, written }: Problem): string {
  const setting = file === 'portal.yaml' ? settingOf(column) : null;
  if (setting !== null) return SETTING_WORDS[setting];
  return [row === null ? '' : `第 ${row} 行`, written ?? column ?? ''].filter((part) => part !== '').join(' ');
}

function ProblemLine({ one }: { one: Problem }): ReactElement {
  const { go, place, state, desk } = useAtHand();
  const remedy = remedyOf(one, state.files);
  // What is settled elsewhere and has no cell of its own leads there.
  const cell = one.letters === null && remedy !== null ? null : cellOf(one);
  const isSheet = state.files.some(({ path }) => path === one.file);
  const isHere = cell !== null && place.cell === cell && isIn({ file: place.file ?? '', sheet: place.sheet }, one);
  const where = whereOf(one);
  const words = (
    <>
      <b>{where}</b> {saidHere(one)}
      {one.count > 1 ? `（共 ${one.count} 处）` : ''}
    </>
  );
  const to = remedy?.to ?? null;
  const settle =
    remedy === null ? null : to === null ? (
      <span className="soft">{remedy.words}</span>
    ) : (
      <button type="button" className="link" onClick={() => go(to)}>
        {remedy.words}
      </button>
    );
  if (cell === null || !isSheet)
    return (
      <div className={`problem is-${one.severity}`}>
        {words} {settle}
        {cellOf(one) !== null && isSheet ? (
          <button
            type="button"
            className="link"
            onClick={() => go({ step: 'mend', file: one.file, sheet: one.sheet, cell: cellOf(one) })}
          >
            看第 {one.row} 行
          </button>
        ) : null}
      </div>
    );
  const isSaved = desk.isSaved({ file: one.file, sheet: one.sheet, cell });
  return (
    <button
      type="button"
      className={`problem is-${one.severity}${isSaved ? ' is-saved' : ''}`}
      aria-current={isHere ? 'true' : undefined}
      onClick={() => go({ step: 'mend', file: one.file, sheet: one.sheet, cell })}
    >
      {isSaved ? <b>已改，正在重读 </b> : null}
      {words}
    </button>
  );
}
