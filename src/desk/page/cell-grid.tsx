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
  useState,
} from 'react';
import { cellAt, cellName } from '../../domain/cell-name.ts';
import { columnLetters } from '../../domain/column-letters.ts';
import type { Severity } from '../../domain/problem.ts';
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
  onMove: (cell: GridCell) => void;
  onMend: () => void;
}

export function CellGrid(props: Props): ReactElement {
  const { name, data, want, active } = props;
  const frame = useRef<HTMLDivElement>(null);
  // Letters of another size are another grid: whoever shows it gives it another key then.
  const [rowPx] = useState(() => ROW_REM * rootPx());
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
  const drawn = rows.getVirtualItems();
  const first = drawn[0]?.index ?? 0;
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  // On another sheet the cell is to be found anew, once its rows are drawn.
  const wantsFocus = useFollow(frame, active, rowPx, drawn.length === 0 ? null : name);
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
    <div ref={frame} className="grid" style={{ '--columns': columns, '--row': `${ROW_REM}rem` } as CSSProperties}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML lets a table be a grid.
        role="grid"
        aria-label={name}
        aria-rowcount={data.rows + 1}
        aria-colcount={data.columns + 1}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          const cell = cellOf(target);
          if (cell !== null) props.onMove(cell);
        }}
        onDoubleClick={({ target }) => {
          if (cellOf(target) !== null) props.onMend();
        }}
      >
        <Head data={data} becomes={props.becomes} />
        <tbody className="grid-rows" style={{ height: `${rows.getTotalSize()}px` }}>
          {drawn.map(({ index, start }) => (
            <Row key={index} {...props} row={index} top={start} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that was touched; null for a heading. */
function cellOf(target: EventTarget): GridCell | null {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  return cell === null ? null : cellAt(cell.getAttribute('data-cell') ?? '');
}

/** The header of the sheet stays in sight with the letters, and so does the column that says which row it is. */
function Head({ data, becomes }: Pick<Props, 'data' | 'becomes'>): ReactElement {
  const { columns, naming } = data;
  return (
    <thead className="grid-head">
      <tr aria-rowindex={1} className="grid-row">
        <th scope="col" aria-colindex={1}>
          行
        </th>
        {Array.from({ length: columns }, (_one, column) => (
          <th
            key={columnLetters(column)}
            scope="col"
            aria-colindex={column + 2}
            className={column === naming ? 'is-name' : undefined}
            title={[headerOf(data, column), becomes.get(column) ?? ''].filter((one) => one !== '').join(' → ')}
          >
            {columnLetters(column)} {headerOf(data, column)}
            {becomes.has(column) ? <small>{becomes.get(column)}</small> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What a column is called: a header of two rows by its lower one, else by the heading over it. */
function headerOf({ headerRow, rowAt }: SheetData, column: number): string {
  if (headerRow === null) return '';
  const lower = rowAt(headerRow)?.[column]?.trim() ?? '';
  return lower !== '' || headerRow === 0 ? lower : (rowAt(headerRow - 1)?.[column]?.trim() ?? '');
}

function Row({ data, row, top, active, marks, corrected }: Props & { row: number; top: number }): ReactElement {
  const cells = data.rowAt(row);
  return (
    <tr
      aria-rowindex={row + 2}
      className={row === active.row ? 'grid-row is-here' : 'grid-row'}
      style={{ transform: `translateY(${top}px)` }}
    >
      <th scope="row" aria-colindex={1}>
        {row + 1}
      </th>
      {Array.from({ length: data.columns }, (_one, column) => {
        const name = cellName(row, column);
        const isActive = row === active.row && column === active.column;
        const mark = marks.get(name);
        const correction = corrected.get(name);
        const classes = [
          column === data.naming ? 'is-name' : '',
          isActive ? 'is-active' : '',
          mark === undefined ? '' : `is-${mark}`,
          correction === undefined ? '' : 'is-corrected',
        ].filter((one) => one !== '');
        return (
          <td
            key={name}
            aria-colindex={column + 2}
            data-cell={name}
            tabIndex={isActive ? 0 : -1}
            className={classes.join(' ') || undefined}
          >
            {correction === undefined ? (cells?.[column] ?? '') : correction.to}
            {mark === undefined ? null : <span className="hidden">（{mark === 'error' ? '要改' : '提醒'}）</span>}
            {correction === undefined ? null : (
              <span className="hidden">（更正过，原来是 {correction.from || '空的'}）</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Brings the clerk's cell into view, and the focus to it where a key has moved there. */
function useFollow(
  frame: RefObject<HTMLDivElement | null>,
  { row, column }: GridCell,
  rowPx: number,
  shown: string | null,
): RefObject<boolean> {
  const wantsFocus = useRef(false);
  useEffect(() => {
    const box = frame.current;
    const cell = box?.querySelector<HTMLElement>(`[data-cell="${cellName(row, column)}"]`);
    if (!box || !cell || shown === null) return;
    if (wantsFocus.current) cell.focus({ preventScroll: true });
    wantsFocus.current = false;
    // All rows are of one height: where a row stands is known before it is drawn.
    const head = (box.querySelector('.grid-head') as HTMLElement | null)?.offsetHeight ?? 0;
    const room = box.clientHeight - head;
    if (row * rowPx < box.scrollTop) box.scrollTop = row * rowPx;
    else if ((row + 1) * rowPx > box.scrollTop + room) box.scrollTop = (row + 1) * rowPx - room;
    // The name of the row stays where it is, over whatever is scrolled below it.
    const isName = cell.classList.contains('is-name');
    const names = isName ? 0 : ((box.querySelector('thead .is-name') as HTMLElement | null)?.offsetWidth ?? 0);
    const heads = ((box.querySelector('th[scope="row"]') as HTMLElement | null)?.offsetWidth ?? 0) + names;
    if (cell.offsetLeft - heads < box.scrollLeft && !isName) box.scrollLeft = cell.offsetLeft - heads;
    const right = cell.offsetLeft + cell.offsetWidth;
    if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  }, [frame, row, column, rowPx, shown]);
  return wantsFocus;
}

function rootPx(): number {
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
