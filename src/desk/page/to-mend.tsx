/** 要改的地方: problems sheet by sheet on the left, the sheet itself beside them, and below it what to do at the cell. */

import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { cellAt, cellName } from '../../domain/cell-name.ts';
import type { Problem } from '../../domain/problem.ts';
import { CellGrid } from './cell-grid.tsx';
import { groupsOf, isIn, leadsTo, marksOf, type ProblemGroup, type SheetPlace, shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import type { GridCell } from './grid-keys.ts';
import { headerPlaces } from './header-places.ts';
import { mappingView } from './mapping-text.ts';
import { MendCell } from './mend-cell.tsx';
import { NextStep } from './next-step.tsx';
import { RowRecords } from './row-records.tsx';
import { useMappingFile } from './use-mapping-file.ts';
import { type SheetData, useSheet } from './use-sheet.ts';

export function ToMend(): ReactElement {
  const { state, place } = useAtHand();
  const groups = useMemo(() => groupsOf(state.problems), [state.problems]);
  const errors = groups.reduce((sum, group) => sum + group.errors, 0);
  const opened = openedSheet(place, groups);
  return (
    <div className="mend">
      <div className="mend-list">
        <p className={errors > 0 ? 'lead is-late' : 'lead'}>
          {errors > 0
            ? `${errors} 处必须改，改完才能发布。`
            : state.problems.length > 0
              ? '没有必须改的。下面是提醒，不改也能发布。'
              : '没有要改的，也没有提醒。'}
        </p>
        {errors === 0 && state.toKeep.length === 0 ? (
          <p>
            <NextStep />
          </p>
        ) : null}
        {groups.map((group) => (
          <Group key={JSON.stringify([group.file, group.sheet])} group={group} />
        ))}
      </div>
      <div className="mend-sheet">{opened === null ? <NoSheet /> : <OpenSheet opened={opened} />}</div>
    </div>
  );
}

/** The sheet of the address, else the first that has a problem at a cell. */
function openedSheet(
  { file, sheet }: { file: string | null; sheet: string | null },
  groups: readonly ProblemGroup[],
): SheetPlace | null {
  if (file !== null) return { file, sheet };
  const first = groups.find(
    ({ file: path, problems }) => path.startsWith('tables/') && problems.some(({ row }) => row !== null),
  );
  return first === undefined ? null : { file: first.file, sheet: first.sheet };
}

function Group({ group }: { group: ProblemGroup }): ReactElement {
  const errors = group.problems.filter(({ severity }) => severity === 'error');
  const warnings = group.problems.filter(({ severity }) => severity === 'warning');
  return (
    <section className="group">
      <h2>
        {shownFile(group.file)}
        {group.sheet === null ? '' : `「${group.sheet}」`}
      </h2>
      {errors.length > 0 ? <ProblemList problems={errors} /> : null}
      {warnings.length > 0 ? (
        <details open={errors.length === 0}>
          <summary>{warnings.length} 处提醒</summary>
          <ProblemList problems={warnings} />
        </details>
      ) : null}
    </section>
  );
}

function ProblemList({ problems }: { problems: readonly Problem[] }): ReactElement {
  return (
    <ul className="problems">
      {problems.map((one) => (
        <li key={`${one.code} ${one.row} ${one.letters} ${one.message}`}>
          <ProblemLink one={one} />
        </li>
      ))}
    </ul>
  );
}

/** Problems that are settled where a file is read, not at a cell. */
const SETTLED_BY_READING: ReadonlySet<string> = new Set(['mapping-proposed', 'codes-not-kept']);

function ProblemLink({ one }: { one: Problem }): ReactElement {
  const { go, place, state } = useAtHand();
  const cell = leadsTo(one);
  const isSheet = state.files.some(({ path }) => path === one.file);
  const isHere = isIn({ file: place.file ?? '', sheet: place.sheet }, one) && cell !== null && place.cell === cell;
  const isReading = SETTLED_BY_READING.has(one.code);
  const where = [one.row === null ? '' : `第 ${one.row} 行`, one.column ?? ''].filter((part) => part !== '').join(' ');
  const said = isReading ? '还没有记下怎么读，去「怎么读」看一看。' : one.said;
  const count = one.count > 1 ? `（共 ${one.count} 处）` : '';
  if (!isReading && (!isSheet || cell === null))
    return (
      <p className={`problem is-${one.severity}`}>
        <b>{where}</b> {said}
        {count}
      </p>
    );
  return (
    <button
      type="button"
      className={`problem is-${one.severity}`}
      aria-current={isHere ? 'true' : undefined}
      onClick={() => go(isReading ? { step: 'read' } : { step: 'mend', file: one.file, sheet: one.sheet, cell })}
    >
      <b>{where}</b> {said}
      {count}
    </button>
  );
}

function NoSheet(): ReactElement {
  const { state } = useAtHand();
  return <p className="soft">{state.problems.length > 0 ? '左边说的不在某一格里，按它说的办。' : ''}</p>;
}

function OpenSheet({ opened }: { opened: SheetPlace }): ReactElement {
  const { desk, state, place, go, isLarge } = useAtHand();
  const { data, refused, want } = useSheet(desk.calls, opened, state.revision);
  const entry = useRef<HTMLInputElement>(null);
  const marks = useMemo(() => marksOf(state.problems, opened), [state.problems, opened]);
  const becomes = useBecomes(opened, data);
  const active = activeCell(place.cell, state.problems, opened);
  const corrected = new Map(state.corrections.filter((one) => isIn(opened, one)).map((one) => [one.cell, one]));
  const name = `${shownFile(opened.file)}${opened.sheet === null ? '' : `「${opened.sheet}」`}`;
  useChosenCell(entry, place.cell, data !== null);
  if (refused !== null) return <p className="box is-late">{refused}</p>;
  if (data === null) return <p>正在打开「{name}」……</p>;
  const move = ({ row, column }: GridCell): void => go({ step: 'mend', ...opened, cell: cellName(row, column) });
  return (
    <>
      <h2>{name}</h2>
      <CellGrid
        key={isLarge ? 'large' : 'plain'}
        name={name}
        data={data}
        want={want}
        active={active}
        marks={marks}
        corrected={corrected}
        becomes={becomes}
        onMove={move}
        onMend={() => entry.current?.focus()}
      />
      <div className="below">
        <MendCell key={cellName(active.row, active.column)} opened={opened} active={active} data={data} entry={entry} />
        <RowRecords data={data} row={active.row} onRow={(row) => move({ row, column: active.column })} />
      </div>
    </>
  );
}

function activeCell(named: string | null, problems: readonly Problem[], opened: SheetPlace): GridCell {
  const said = named ?? problems.filter((one) => isIn(opened, one)).flatMap((one) => leadsTo(one) ?? [])[0] ?? 'A1';
  return cellAt(said) ?? { row: 0, column: 0 };
}

/** Whoever chooses a problem can type at once; whoever moves in the grid stays there. */
function useChosenCell(entry: { current: HTMLElement | null }, cell: string | null, isThere: boolean): void {
  useEffect(() => {
    if (!isThere || cell === null) return;
    if (document.activeElement?.classList.contains('problem')) entry.current?.focus();
  }, [entry, cell, isThere]);
}

/** What each column of the sheet becomes, by the mapping that reads it. */
function useBecomes({ file, sheet }: SheetPlace, data: SheetData | null): ReadonlyMap<number, string> {
  const { state } = useAtHand();
  const mapping =
    state.files.find(({ path }) => path === file)?.sheets.find(({ name }) => name === sheet)?.mapping ?? null;
  // Without it the grid has letters alone, and all else is told elsewhere.
  const text = useMappingFile(mapping);
  return useMemo(() => {
    const view = text === null || text.path !== mapping ? null : mappingView(text.text);
    if (view === null || data === null) return new Map();
    const head = Array.from({ length: Math.min(40, data.rows) }, (_one, row) => data.rowAt(row) ?? []);
    const places = headerPlaces(
      head,
      view.columns.map(({ header }) => header),
    );
    return new Map(
      view.columns.flatMap(({ header, targets }) => {
        const at = places.get(header);
        if (at === undefined) return [];
        const words = [...new Set(targets.map(({ nths: [nth = 0], header: to }) => `${view.tables[nth]?.name}·${to}`))];
        return [[at.column, words.length === 0 ? '不公布' : words.join('、')] as const];
      }),
    );
  }, [text, mapping, data]);
}
