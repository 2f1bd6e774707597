/** The columns of two layouts side by side (前后对照), as a clerk would lay one sheet beside the other. */

export interface Beside {
  /** Null for a column that is new. */
  before: string | null;
  /** Null for a column that is gone. */
  now: string | null;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** In the order of the new sheet; a column that is gone stands behind the one that it stood behind. */
export function columnsBeside(before: readonly string[], now: readonly string[]): Beside[] {
  const isThere = (header: string, among: readonly string[]): string | undefined =>
    among.find((one) => bare(one) === bare(header));
  const rows: Beside[] = now.map((header) => ({ before: isThere(header, before) ?? null, now: header }));
  for (const [nth, header] of before.entries()) {
    if (isThere(header, now) !== undefined) continue;
    const last = before.slice(0, nth).findLast((one) => rows.some((row) => row.before === one));
    const at = last === undefined ? 0 : rows.findIndex((row) => row.before === last) + 1;
    rows.splice(at, 0, { before: header, now: null });
  }
  return rows;
}
