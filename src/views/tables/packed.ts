/**
 * Rows in the form in which the browser loads them (各行数据): column by column, with each recurring word written once.
 *
 * The build packs them and the browser unpacks them into the same rows.
 */
export type PackedValue = string | number | boolean | null;

type PackedColumn = readonly PackedValue[] | { words: readonly string[]; at: readonly (number | null)[] };

export interface PackedRows {
  count: number;
  columns: Readonly<Record<string, PackedColumn>>;
}

/** All rows have the fields of the first. */
export function packed(rows: readonly object[]): PackedRows {
  const records = rows as readonly Readonly<Record<string, PackedValue>>[];
  const columns = Object.keys(records[0] ?? {}).map((field) => {
    const values = records.map((row) => row[field] ?? null);
    return [field, packedColumn(values)] as const;
  });
  return { count: rows.length, columns: Object.fromEntries(columns) };
}

function packedColumn(values: readonly PackedValue[]): PackedColumn {
  if (values.some((value) => typeof value === 'number' || typeof value === 'boolean')) return values;
  const words = new Map<string, number>();
  for (const value of values) if (typeof value === 'string' && !words.has(value)) words.set(value, words.size);
  if (words.size * 2 > values.length) return values;
  return {
    words: [...words.keys()],
    at: values.map((value) => (typeof value === 'string' ? (words.get(value) ?? null) : null)),
  };
}

export function unpacked<R>({ count, columns }: PackedRows): R[] {
  const fields = Object.entries(columns);
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, PackedValue> = {};
    for (const [field, column] of fields) {
      if ('words' in column) {
        const at = column.at[index] ?? null;
        row[field] = at === null ? null : (column.words[at] ?? null);
      } else row[field] = column[index] ?? null;
    }
    return row as R;
  });
}
