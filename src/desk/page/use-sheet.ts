/** The cells of a sheet, fetched in pieces as they come into view, and anew whenever the folder has changed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SheetCells } from '../api.ts';
import { type DeskCalls, Refusal, Unheard } from './desk-calls.ts';

export const PIECE = 200;

export interface SheetData {
  rows: number;
  columns: number;
  /** Null where that piece isn't here yet. */
  rowAt(row: number): readonly string[] | null;
  headerRow: number | null;
  naming: number | null;
  records: SheetCells['records'];
}

/** Null until the first piece is here. What was seen stays until the new piece has come, so that nothing jumps. */
export function useSheet(
  calls: DeskCalls,
  place: { file: string; sheet: string | null } | null,
  revision: number,
): { data: SheetData | null; refused: string | null; want: (from: number, to: number) => void } {
  const [pieces, setPieces] = useState<ReadonlyMap<number, SheetCells>>(new Map());
  const [refused, setRefused] = useState<string | null>(null);
  const key = place === null ? null : JSON.stringify([place.file, place.sheet]);
  /** Which pieces have been asked for, of which sheet as of which revision. */
  const asked = useRef({ key, revision, pieces: new Set<number>() });

  const fetchPiece = useCallback(
    async (piece: number): Promise<void> => {
      if (key === null) return;
      const [file, sheet] = JSON.parse(key) as [string, string | null];
      const mine = asked.current;
      mine.pieces.add(piece);
      try {
        const got = await calls.sheet(file, sheet, piece * PIECE, PIECE);
        if (asked.current === mine) setPieces((all) => new Map(all).set(piece, got));
        setRefused(null);
      } catch (cause) {
        mine.pieces.delete(piece);
        if (cause instanceof Refusal) setRefused(cause.message);
        else if (!(cause instanceof Unheard)) throw cause;
      }
    },
    [calls, key],
  );

  useEffect(() => {
    const before = asked.current;
    asked.current = { key, revision, pieces: new Set() };
    if (before.key !== key) setPieces(new Map());
    setRefused(null);
    const again = before.key === key ? [...before.pieces] : [];
    for (const piece of new Set([0, ...again])) void fetchPiece(piece);
  }, [key, revision, fetchPiece]);

  const want = useCallback(
    (from: number, to: number) => {
      for (let piece = Math.floor(from / PIECE); piece <= Math.floor(to / PIECE); piece++)
        if (!asked.current.pieces.has(piece)) void fetchPiece(piece);
    },
    [fetchPiece],
  );

  const first = pieces.values().next().value;
  const isThis = first !== undefined && place !== null && first.file === place.file && first.sheet === place.sheet;
  return { data: isThis ? together(pieces, first) : null, refused, want };
}

function together(
  pieces: ReadonlyMap<number, SheetCells>,
  { rows, columns, headerRow, naming }: SheetCells,
): SheetData {
  const byTable = new Map<string, SheetCells['records'][number]>();
  for (const { records } of pieces.values())
    for (const one of records) {
      const before = byTable.get(one.table);
      byTable.set(one.table, before === undefined ? one : { ...before, rows: [...before.rows, ...one.rows] });
    }
  return {
    rows,
    columns,
    headerRow,
    naming,
    rowAt: (row) => pieces.get(Math.floor(row / PIECE))?.cells[row % PIECE] ?? null,
    records: [...byTable.values()],
  };
}
