/** 要改的地方: problems sheet by sheet on the left, the sheet itself beside them, and below it what to do at the cell. */

import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { cellAt, cellName } from '../../domain/cell-name.ts';
import { NOT_REAL, type Problem, placesOf } from '../../domain/problem.ts';
import { CellGrid } from './cell-grid.tsx';
import { firstToMend, groupsOf, isIn, marksOf, type ProblemGroup, type SheetPlace, shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import { firmsLacking } from './firms-lacking.ts';
import type { GridCell } from './grid-keys.ts';
import { headerPlaces } from './header-places.ts';
import { mappingView } from './mapping-text.ts';
import { MendCell } from './mend-cell.tsx';
import { errorsIn, isEmpty, NextStep } from './next-step.tsx';
import { AgreedGroups, Group } from './problem-list.tsx';
import { Returns } from './returns.tsx';
import { RowRecords } from './row-records.tsx';
import { useMappingFile } from './use-mapping-file.ts';
import { type SheetData, useSheet } from './use-sheet.ts';

export function ToMend(): ReactElement {
  const { state, place } = useAtHand();
  const groups = useMemo(() => groupsOf(state.problems), [state.problems]);
  const errors = errorsIn(state);
  const chosen = openedSheet(place, groups);
  // What opened of itself stays open when something in it is settled and another sheet comes first.
  const kept = useRef<SheetPlace | null>(null);
  if (place.file !== null || kept.current === null || !state.files.some(({ path }) => path === kept.current?.file))
    kept.current = chosen;
  const opened = kept.current;
  if (isEmpty(state)) return <p className="soft">还没有放表进来，没有要改的。</p>;
  return (
    <div className="mend">
      <div className="mend-list">
        <p className={errors > 0 ? 'lead is-late' : 'lead'}>
          {errors > 0
            ? `${errors} 处必须改，改完才能发布。`
            : groups.length > 0
              ? '没有必须改的。下面是提醒，不改也能发布。'
              : '没有要改的，也没有提醒。'}
        </p>
        {errors === 0 && state.toKeep.length === 0 ? (
          <p>
            <NextStep />
          </p>
        ) : null}
        <Codes />
        <ForReal />
        {groups.length > 0 ? <Returns /> : null}
        {groups.map((group) => (
          <Group key={JSON.stringify([group.file, group.sheet])} group={group} />
        ))}
        <AgreedGroups />
      </div>
      <div className="mend-sheet">
        {opened === null ? <NoSheet isSaid={groups.length > 0} /> : <OpenSheet opened={opened} />}
      </div>
    </div>
  );
}

/** The sheet of the address, else that where mending begins. */
function openedSheet(
  { file, sheet }: { file: string | null; sheet: string | null },
  groups: readonly ProblemGroup[],
): SheetPlace | null {
  if (file !== null) return { file, sheet };
  const first = firstToMend(groups);
  return first === null ? null : { file: first.file, sheet: first.sheet };
}

/** Firms whose code somebody has to look up: all of them at once. */
function Codes(): ReactElement | null {
  const { state, go } = useAtHand();
  const firms = firmsLacking(state.problems);
  if (firms.length === 0) return null;
  const needed = firms.filter(({ isNeeded }) => isNeeded).length;
  const rest = firms.length - needed;
  return (
    <p className={needed > 0 ? 'box is-late' : 'box'}>
      {needed > 0 ? <b>{needed} 家企业上了榜，必须有代码。</b> : null}
      {rest === 0 ? '' : `${needed > 0 ? '另有 ' : ''}${rest} 家的代码待补，可以以后再补。`}{' '}
      <button type="button" className={needed > 0 ? 'act' : 'link'} onClick={() => go({ step: 'firms' })}>
        补企业代码
      </button>
    </p>
  );
}

/** 正式公布 was chosen while something made-up is left: the way back is told. */
function ForReal(): ReactElement | null {
  const { state, go } = useAtHand();
  const left = placesOf(state.problems.filter(({ code }) => NOT_REAL.has(code)));
  if (left === 0) return null;
  return (
    <p className="box is-late">
      设置选的是「正式公布」，还有 {left} 处是占位的或编的。都改成真的；还没有真的，先改回「试一试」。{' '}
      <button type="button" className="link" onClick={() => go({ step: 'settings', cell: 'demo' })}>
        去设置
      </button>
    </p>
  );
}

function NoSheet({ isSaid }: { isSaid: boolean }): ReactElement {
  return <p className="soft">{isSaid ? '左边说的是整张表、整个文件的事，不在某一格里，按它说的办。' : ''}</p>;
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
  const wantsEntry = useRef(false);
  useChosenCell(entry, wantsEntry, place.cell, data !== null);
  if (refused !== null) return <p className="box is-late">{refused}</p>;
  if (data === null) return <p>正在打开「{name}」……</p>;
  const move = ({ row, column }: GridCell): void => go({ step: 'mend', ...opened, cell: cellName(row, column) });
  return (
    <>
      <h2>{name}</h2>
      <CellGrid
        key={isLarge ? 'large' : 'plain'}
        name={name}
        // What lacks a column is written beside the last one.
        data={{ ...data, columns: Math.max(data.columns, active.column + 1) }}
        want={want}
        active={active}
        marks={marks}
        corrected={corrected}
        becomes={becomes}
        onMove={move}
        onMend={() => entry.current?.focus()}
      />
      <div className="below">
        <MendCell
          key={cellName(active.row, active.column)}
          opened={opened}
          active={active}
          data={data}
          entry={entry}
          onNext={(next) => {
            wantsEntry.current = true;
            go({ step: 'mend', ...next });
          }}
        />
        <RowRecords data={data} row={active.row} onRow={(row) => move({ row, column: active.column })} />
      </div>
    </>
  );
}

function activeCell(named: string | null, problems: readonly Problem[], opened: SheetPlace): GridCell {
  const own = groupsOf(problems).filter((one) => isIn(opened, one));
  const said = named ?? firstToMend(own)?.cell ?? 'A1';
  return cellAt(said) ?? { row: 0, column: 0 };
}

/** Whoever chooses a problem can type at once; whoever moves in the grid stays there. */
function useChosenCell(
  entry: { current: HTMLInputElement | null },
  wanted: { current: boolean },
  cell: string | null,
  isThere: boolean,
): void {
  useEffect(() => {
    if (!isThere || cell === null) return;
    if (!wanted.current && !document.activeElement?.classList.contains('problem')) return;
    wanted.current = false;
    entry.current?.focus();
  }, [entry, wanted, cell, isThere]);
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
