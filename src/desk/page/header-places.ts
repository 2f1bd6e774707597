/** Where a mapping's headers stand in a sheet's first rows (列名的位置), so that a column can be shown with a value of it. */

export interface HeaderPlace {
  row: number;
  column: number;
  /** The first value below the headers; empty where there is none. */
  example: string;
}

const bare = (text: string): string => text.replace(/\s/g, '');

/**
 * By header. Headers stand in the order of their columns; one of two rows is written `upper/lower` and found by the lower.
 * One that isn't found is left out.
 */
export function headerPlaces(
  cells: readonly (readonly string[])[],
  headers: readonly string[],
): Map<string, HeaderPlace> {
  const found = new Map<string, { row: number; column: number }>();
  let after = -1;
  for (const header of headers) {
    const wanted = bare(header);
    let best: { row: number; column: number } | null = null;
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        const text = bare(cell);
        if (column <= after || text === '' || !(wanted === text || wanted.endsWith(`/${text}`))) return;
        if (best === null || column < best.column) best = { row, column };
      });
    });
    const place = best as { row: number; column: number } | null;
    if (place === null) continue;
    found.set(header, place);
    after = place.column;
  }
  const last = Math.max(-1, ...[...found.values()].map(({ row }) => row));
  return new Map(
    [...found].map(([header, place]) => {
      const example = cells
        .slice(last + 1)
        .map((line) => line[place.column] ?? '')
        .find((cell) => cell.trim() !== '');
      return [header, { ...place, example: example ?? '' }];
    }),
  );
}
