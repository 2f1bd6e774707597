// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid one cell takes the focus, never a row.
// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn as they come into view can't be those of a table.
/**
 * A sheet as a grid (表格): arrow keys move, Enter mends. Rows are drawn as they come into view; one cell can be reached by
 * Tab, the one where the clerk is.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Severity } from '../../domain/problem.ts';
import { cellName, lettersOf } from './cells.ts';
import { type GridCell, moved } from './grid-keys.ts';
import type { SheetData } from './use-sheet.ts';

/** Height of a row, in letters of the page. */
const ROW_REM = 2.2;

export interface ShownCorrection {
  from: string;
  to: string;
}

interface Props {
  name: string;
  data: SheetData;
  want: (from: number, to: number) => void;
  active: GridCell;
  /** By name of a cell. */
  marks: ReadonlyMap<string, Severity>;
  corrected: ReadonlyMap<string, ShownCorrection>;
  /** By column, what it becomes. */
  becomes: ReadonlyMap<number, string>;
  isLarge: boolean;
  onMove: (cell: GridCell) => void;
  onMend: () => void;
}

export function CellGrid(props: Props): ReactElement {
  const { name, data, want, active, isLarge } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rowPx = useMemo(() => ROW_REM * rootPx(isLarge), [isLarge]);
  // The cell where the clerk is stays drawn wherever the view is: the focus must not be lost with it.
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), active.row])].sort((a, b) => a - b),
    [active.row],
  );
  const rows = useVirtualizer({
    count: data.rows,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    overscan: 6,
    rangeExtractor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size of letters is another height of rows.
  useEffect(() => rows.measure(), [rowPx]);
  const drawn = rows.getVirtualItems();
  const first = drawn[0]?.index ?? 0;
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  const wantsFocus = useFollow(frame, active, rowPx);
  const columns = useMemo(() => columnWidths(data), [data]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      props.onMend();
      return;
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowPx) - 2);
    const to = moved(active, event.key, event.ctrlKey, { rows: data.rows, columns: data.columns, page });
    if (to === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    props.onMove(to);
  };
  return (
    <div
      ref={frame}
      role="grid"
      aria-label={name}
      aria-rowcount={data.rows + 1}
      aria-colcount={data.columns + 1}
      className="grid"
      style={{ '--columns': columns, '--row': `${ROW_REM}rem` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <Head columns={data.columns} becomes={props.becomes} />
      <div role="rowgroup" className="grid-rows" style={{ height: `${rows.getTotalSize()}px` }}>
        {drawn.map(({ index, start }) => (
          <Row key={index} {...props} row={index} top={start} />
        ))}
      </div>
    </div>
  );
}

function Head({ columns, becomes }: { columns: number; becomes: ReadonlyMap<number, string> }): ReactElement {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row">
        <span role="columnheader" aria-colindex={1} tabIndex={-1}>
          行
        </span>
        {Array.from({ length: columns }, (_one, column) => (
          <span
            key={lettersOf(column)}
            role="columnheader"
            aria-colindex={column + 2}
            tabIndex={-1}
            title={becomes.get(column)}
          >
            {lettersOf(column)}
            {becomes.has(column) ? <small>{becomes.get(column)}</small> : null}
          </span>
        ))}
      </div>
    </div>
  );
}

function Row({
  data,
  row,
  top,
  active,
  marks,
  corrected,
  onMove,
  onMend,
}: Props & { row: number; top: number }): ReactElement {
  const cells = data.rowAt(row);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={row === active.row ? 'grid-row is-here' : 'grid-row'}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="rowheader" aria-colindex={1} tabIndex={-1}>
        {row + 1}
      </span>
      {Array.from({ length: data.columns }, (_one, column) => {
        const name = cellName(row, column);
        const isActive = row === active.row && column === active.column;
        const mark = marks.get(name);
        const correction = corrected.get(name);
        const classes = [mark === undefined ? '' : `is-${mark}`, correction === undefined ? '' : 'is-corrected'];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys.
          <span
            key={name}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isActive}
            data-cell={name}
            tabIndex={isActive ? 0 : -1}
            className={classes.join(' ').trim() || undefined}
            onClick={() => onMove({ row, column })}
            onDoubleClick={onMend}
          >
            {correction === undefined ? (cells?.[column] ?? '') : correction.to}
            {mark === undefined ? null : <span className="hidden">（{mark === 'error' ? '要改' : '提醒'}）</span>}
            {correction === undefined ? null : (
              <span className="hidden">（更正过，原来是 {correction.from || '空的'}）</span>
            )}
          </span>
        );
      })}
    </div>
  );
}

/** Brings the clerk's cell into view, and the focus to it where a key has moved there. */
function useFollow(
  frame: RefObject<HTMLDivElement | null>,
  { row, column }: GridCell,
  rowPx: number,
): RefObject<boolean> {
  const wantsFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move is what is followed, not each drawing.
  useEffect(() => {
    const box = frame.current;
    const cell = box?.querySelector<HTMLElement>(`[data-cell="${cellName(row, column)}"]`);
    if (!box || !cell) return;
    if (wantsFocus.current) cell.focus({ preventScroll: true });
    wantsFocus.current = false;
    // All rows are of one height: where a row stands is known before it is drawn.
    const head = (box.querySelector('.grid-head') as HTMLElement | null)?.offsetHeight ?? 0;
    const room = box.clientHeight - head;
    if (row * rowPx < box.scrollTop) box.scrollTop = row * rowPx;
    else if ((row + 1) * rowPx > box.scrollTop + room) box.scrollTop = (row + 1) * rowPx - room;
    const heads = (box.querySelector('[role="rowheader"]') as HTMLElement | null)?.offsetWidth ?? 0;
    if (cell.offsetLeft - heads < box.scrollLeft) box.scrollLeft = cell.offsetLeft - heads;
    const right = cell.offsetLeft + cell.offsetWidth;
    if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  }, [row, column, rowPx]);
  return wantsFocus;
}

function rootPx(_isLarge: boolean): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** As wide as the first rows need, between four and sixteen letters. */
function columnWidths(data: SheetData): string {
  const widths = Array.from({ length: data.columns }, (_one, column) => {
    let widest = 0;
    for (let row = 0; row < Math.min(60, data.rows); row++) {
      const line = data.rowAt(row);
      // A title that stands alone in its row may run over.
      if (line === null || line.filter((cell) => cell !== '').length < 2) continue;
      widest = Math.max(widest, lengthOf(line[column] ?? ''));
    }
    return `${Math.max(4, Math.min(16, widest + 1.6))}rem`;
  });
  return ['3.4rem', ...widths].join(' ');
}

/** In Chinese letters: others are about half as wide. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.56), 0);
}
