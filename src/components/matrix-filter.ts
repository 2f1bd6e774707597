/**
 * Which rows of the audit's matrix a reader has asked for (公示检查的筛选). Free of the page, so that it can be
 * tested on its own.
 */

/** A row as the filters see it, read from its classes and texts. */
export interface FilterRow {
  street: string;
  firm: string;
  /** Keys of verdicts, one a column: late, lack, open, met, none, or blank where nothing was published. */
  verdicts: readonly string[];
}

export interface Filters {
  street: string;
  firm: string;
  /** A kind of duties (公示、履行); empty for both. */
  kind: string;
  /** Id of the duty to filter by; empty for all duties. */
  duty: string;
  /** Key of a verdict; empty for any. */
  verdict: string;
  /** Whether only estates with something to do are shown. */
  toDo: boolean;
}

export const NO_FILTERS: Filters = { street: '', firm: '', kind: '', duty: '', verdict: '', toDo: false };

/** Whether a row is shown. `columns` are the places of the duties asked for, as `shownColumns` gives them. */
export function isShown(row: FilterRow, filters: Filters, columns: readonly number[]): boolean {
  if (filters.street !== '' && row.street !== filters.street) return false;
  if (filters.firm !== '' && row.firm !== filters.firm) return false;
  const verdicts = columns.map((column) => row.verdicts[column] ?? '');
  if (filters.verdict !== '' && !verdicts.includes(filters.verdict)) return false;
  // An unknown duty is not for the estate to do: the office has to supply a table. It has a filter of its own.
  return !filters.toDo || verdicts.some((verdict) => verdict === 'late' || verdict === 'lack');
}

/** A column as the filters see it: the duty's id, and the kind that it is of. */
export interface FilterColumn {
  duty: string;
  kind: string;
}

/** The places of the columns to show: that of the chosen duty, else those of the chosen kind, else all. */
export function shownColumns(columns: readonly FilterColumn[], filters: Pick<Filters, 'kind' | 'duty'>): number[] {
  const chosen = columns.findIndex(({ duty }) => duty === filters.duty);
  if (chosen >= 0) return [chosen];
  return [...columns.keys()].filter((at) => filters.kind === '' || columns[at]?.kind === filters.kind);
}

/** The filters as a query of the address; those that are not set are left out. */
export function filtersToQuery(filters: Filters): string {
  const query = new URLSearchParams();
  for (const name of ['street', 'firm', 'kind', 'duty', 'verdict'] as const)
    if (filters[name] !== '') query.set(name, filters[name]);
  if (filters.toDo) query.set('todo', '1');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export function filtersFromQuery(text: string): Filters {
  const query = new URLSearchParams(text);
  const of = (name: string): string => query.get(name) ?? '';
  return {
    street: of('street'),
    firm: of('firm'),
    kind: of('kind'),
    duty: of('duty'),
    verdict: of('verdict'),
    toDo: of('todo') === '1',
  };
}
