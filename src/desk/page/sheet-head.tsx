/** The first rows of a sheet as they stand in the office's file (原表), with the row of its column names marked or to be said. */
import type { ReactElement } from 'react';
import { columnLetters } from '../../domain/column-letters.ts';
import type { HeaderAt } from '../api.ts';
import { sheetTitle } from './cells.ts';
import { useAtHand } from './context.ts';
import { useSheet } from './use-sheet.ts';

/** How many rows are shown while the header is said, and beside a mapping. */
const ROWS = { said: 15, shown: 8 } as const;

interface Props {
  place: { file: string; sheet: string | null };
  header: HeaderAt | null;
  /** Null where the header can't be changed. */
  onHeader: ((row: number) => void) | null;
}

export function SheetHead({ place, header, onHeader }: Props): ReactElement {
  const { desk, state } = useAtHand();
  const { data, refused } = useSheet(desk.calls, place, state.revision);
  if (data === null) return <p>{refused ?? '正在打开……'}</p>;
  const until = Math.max(header === null ? 0 : header.to + 4, onHeader === null ? ROWS.shown : ROWS.said);
  const rows = Array.from({ length: Math.min(data.rows, until) }, (_one, row) => ({
    row,
    cells: data.rowAt(row) ?? [],
  }));
  const isHeader = (row: number): boolean => header !== null && row >= header.from && row <= header.to;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className="sheet-head" aria-label={`${sheetTitle(place)} 开头的几行`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{onHeader === null ? '行' : '哪一行是列名'}</th>
            {Array.from({ length: data.columns }, (_one, column) => (
              <th key={columnLetters(column)} scope="col">
                {columnLetters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row} className={isHeader(row) ? 'is-header' : ''}>
              <th scope="row">
                {onHeader === null ? (
                  row + 1
                ) : (
                  <button
                    type="button"
                    className="quiet"
                    aria-pressed={header?.from === row}
                    aria-label={`第 ${row + 1} 行是列名`}
                    onClick={() => onHeader(row)}
                  >
                    {row + 1}
                  </button>
                )}
              </th>
              {Array.from({ length: data.columns }, (_one, column) => (
                <td key={columnLetters(column)}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
