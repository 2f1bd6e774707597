/**
 * Changes of a mapping's text (改读法) beyond which column becomes what: words, units, parts, facts, rows, headers, tables.
 * Whatever isn't meant stays as it stands in the file, comments too.
 */
import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type Aside, forgetColumn, readsColumn, type Target } from './mapping-text.ts';

const asText = (document: Document): string => document.toString({ lineWidth: 0 });

function tableAt(document: Document, nth: number): YAMLMap | null {
  const found = document.getIn(['tables', nth], true);
  return isMap(found) ? found : null;
}

/** The tables of a mapping, in their order. */
function tablesIn(document: Document): YAMLMap[] {
  const tables = document.get('tables', true);
  return isSeq(tables) ? tables.items.filter((one) => isMap(one)) : [];
}

/** Sets an entry of a group of a table (`values`, `units`, `except`); null takes it out, and the group with its last entry. */
function setIn(document: Document, table: YAMLMap | null, group: string, key: string, value: unknown): void {
  if (table === null) return;
  const found = table.get(group, true);
  if (isMap(found)) {
    if (value === null) found.delete(key);
    else found.set(document.createNode(key), document.createNode(value));
    if (found.items.length === 0) table.delete(group);
  } else if (value !== null) table.set(group, document.createNode({ [key]: value }));
}

/** The text with what a word of the office means in a column. */
export function withValue(text: string, { nths, header }: Target, word: string, meant: string): string {
  const document = parseDocument(text);
  for (const nth of nths) {
    const table = tableAt(document, nth);
    const found = table?.getIn(['values', header]);
    const values = isMap(found) ? (found.toJSON() as Record<string, string>) : {};
    setIn(document, table, 'values', header, { ...values, [word]: meant });
  }
  return asText(document);
}

/** The text with the unit of a column's numbers; null for the one that the table itself has. */
export function withUnit(text: string, { nths, header }: Target, unit: string | null): string {
  const document = parseDocument(text);
  for (const nth of nths) setIn(document, tableAt(document, nth), 'units', header, unit);
  return asText(document);
}

/** The text with the words by which rows are passed over, which holds for every table of it. */
export function withExcept(text: string, source: string, said: readonly string[]): string {
  const document = parseDocument(text);
  for (const table of tablesIn(document)) setIn(document, table, 'except', source, said.length === 0 ? null : said);
  return asText(document);
}

/** The text with what of a reminder somebody has agreed to, or agrees to no longer. */
export function withAgreed(text: string, code: string, about: readonly string[], isAgreed: boolean): string {
  const document = parseDocument(text);
  const { agreed = {} } = document.toJS() as { agreed?: Record<string, unknown[]> };
  const others = (agreed[code] ?? []).map(String).filter((one) => !about.some((other) => sameWords(one, other)));
  const all = isAgreed ? [...others, ...about] : others;
  if (all.length > 0) document.setIn(['agreed', code], document.createNode(all));
  else if (Object.keys(agreed).some((other) => other !== code)) document.deleteIn(['agreed', code]);
  else document.delete('agreed');
  return asText(document);
}

const sameWords = (one: string, other: string): boolean => one.replace(/\s+/g, '') === other.replace(/\s+/g, '');

/** The text with the part of a cell that a column takes; null for all of it. */
export function withPart(text: string, { nths, header }: Target, part: string | null): string {
  const document = parseDocument(text);
  for (const nth of nths) {
    const columns = tableAt(document, nth)?.get('columns', true);
    if (!isMap(columns)) continue;
    const from = columns.get(header, true);
    if (isScalar(from) && part !== null) columns.set(header, document.createNode({ column: String(from.value), part }));
    else if (isMap(from)) {
      if (part !== null) from.set('part', part);
      else if (from.has('or')) from.delete('part');
      else columns.set(header, document.createNode(from.get('column')));
    }
  }
  return asText(document);
}

/** The text with where a column comes from that no column of the sheet gives; null takes it out. */
export function withAside(text: string, { nths, header }: Target, from: Aside | null): string {
  const document = parseDocument(text);
  for (const nth of nths) {
    const table = tableAt(document, nth);
    const columns = table?.get('columns', true);
    if (!isMap(columns)) continue;
    const before = columns.get(header, true);
    // What is added in brackets to a constant stays with it.
    if (from?.is === 'value' && isMap(before) && before.has('value')) before.set('value', from.value);
    else if (from === null) {
      columns.delete(header);
      forgetColumn(document, nth, header);
    } else columns.set(document.createNode(header), document.createNode(asideWritten(from)));
  }
  return asText(document);
}

function asideWritten(from: Aside): object {
  switch (from.is) {
    case 'value':
      return { value: from.value };
    case 'label':
      return { label: from.label };
    case 'title':
      return { title: from.fact };
    case 'foot':
      return { foot: 'date' };
    case 'heading':
      return { heading: from.words };
  }
}

/** The text with another table after the others, as a mapping of it alone has it; what that reads is passed over no more. */
export function withTable(text: string, other: string): string {
  const document = parseDocument(text);
  const added = parseDocument(other);
  const tables = document.get('tables', true);
  const [table] = tablesIn(added);
  if (isSeq(tables) && table !== undefined) tables.add(table.clone());
  return withPassed(document);
}

/** The text without some of its tables. */
export function withoutTables(text: string, nths: readonly number[]): string {
  const document = parseDocument(text);
  const tables = document.get('tables', true);
  if (isSeq(tables)) tables.items = tables.items.filter((_one, nth) => !nths.includes(nth));
  return withPassed(document);
}

/** What becomes of a column that is there no more: another has taken its place, or null for none. */
export type Lost = ReadonlyMap<string, string | null>;

/** The text for a sheet whose columns are now these. What is said of those that are gone holds for every table. */
export function withLayout(text: string, lost: Lost, headers: readonly string[]): string {
  const document = parseDocument(text);
  for (const [nth, table] of tablesIn(document).entries()) {
    const columns = table.get('columns', true);
    if (!isMap(columns)) continue;
    for (const { key, value } of [...columns.items]) {
      const header = String(isScalar(key) ? key.value : key);
      if (!isNode(value)) continue;
      const now = renamed(document, value, lost);
      if (now !== null) columns.set(header, now);
      else {
        columns.delete(header);
        forgetColumn(document, nth, header);
      }
    }
    renameExcept(document, table, lost);
  }
  document.set('headers', document.createNode(headers));
  return withPassed(document);
}

/** Where a value comes from after columns have got other names; null where its column is gone. */
function renamed(document: Document, from: Node, lost: Lost): Node | null {
  if (isScalar(from)) {
    const now = lost.get(String(from.value));
    return now === undefined ? from : now === null ? null : document.createNode(now);
  }
  if (!isMap(from)) return from;
  for (const key of ['or', 'remark', 'column']) {
    const now = from.has(key) ? lost.get(String(from.get(key))) : undefined;
    if (now === undefined) continue;
    if (now !== null) from.set(key, now);
    else if (key === 'column') return from.has('or') ? document.createNode(from.get('or')) : null;
    else from.delete(key);
  }
  return from;
}

function renameExcept(document: Document, table: YAMLMap, lost: Lost): void {
  const except = table.get('except', true);
  if (!isMap(except)) return;
  for (const [header, said] of Object.entries(except.toJSON() as Record<string, string[]>)) {
    const now = lost.get(header);
    if (now === undefined) continue;
    setIn(document, table, 'except', header, null);
    if (now !== null) setIn(document, table, 'except', now, said);
  }
}

/** Headers that no table reads stand among those that somebody has agreed to pass over; running numbers need no word. */
function withPassed(document: Document): string {
  const { headers = [] } = document.toJS() as { headers?: unknown[] };
  const left = headers
    .map(String)
    .filter((header) => !readsColumn(document, header) && !/^(?:序号?|No\.?)$/i.test(header));
  if (left.length === 0) document.delete('passed');
  else document.set('passed', document.createNode(left));
  return asText(document);
}
