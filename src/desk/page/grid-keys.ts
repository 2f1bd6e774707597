/** Where a key leads in a grid (方向键), as spreadsheets have it. */

export interface GridCell {
  row: number;
  column: number;
}

/** The next cell; null for a key that doesn't move. `page` is how many rows are in view. */
export function moved(
  { row, column }: GridCell,
  key: string,
  isControl: boolean,
  size: { rows: number; columns: number; page: number },
): GridCell | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const within = (to: GridCell): GridCell => ({
    row: Math.max(0, Math.min(last.row, to.row)),
    column: Math.max(0, Math.min(last.column, to.column)),
  });
  switch (key) {
    case 'ArrowUp':
      return within({ row: isControl ? 0 : row - 1, column });
    case 'ArrowDown':
      return within({ row: isControl ? last.row : row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: isControl ? 0 : column - 1 });
    case 'ArrowRight':
      return within({ row, column: isControl ? last.column : column + 1 });
    case 'Home':
      return within({ row: isControl ? 0 : row, column: 0 });
    case 'End':
      return within({ row: isControl ? last.row : row, column: last.column });
    case 'PageUp':
      return within({ row: row - size.page, column });
    case 'PageDown':
      return within({ row: row + size.page, column });
    default:
      return null;
  }
}
