/**
 * Gives estates the codes that their tables don't have (编码): by `codes.csv` where it knows them, new ones where it doesn't
 * exist yet. Once it exists, a name that it doesn't know is asked about: a renamed estate that got a new code would lose
 * its address, its QR codes on walls and its history.
 *
 * Done once all rows of the table are read, since a code that stands further down must not be given away.
 */
import { formerCodesOf } from '../domain/former.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Fields } from './cells/reading.ts';
import { CODES_COLUMNS, CODES_FILE, type CodesFile, type KnownEstate } from './codes-file.ts';
import { keptCodes, type NewCode } from './codes-kept.ts';
import { type Collected, fieldsOf, placeOfField } from './collected.ts';
import { type KnownNames, matchKnown, namesOfKnown, type Sought, sameName, soughtOf } from './match-known.ts';
import { nearestInWords } from './nearest.ts';
import { type Details, type Place, type ProblemCode, problem } from './problems.ts';
import { nameKey } from './text.ts';

/** How many estates a sentence names. */
const NAMED_MAX = 5;
/** The search for what is near is slow; where more are unknown, the whole table is another. */
const HINTED_MAX = 200;

interface Giving {
  collected: Collected;
  book: CodesFile | null;
  known: readonly KnownEstate[];
  names: KnownNames;
  /** By code, in capitals. */
  byCode: ReadonlyMap<string, KnownEstate>;
  /** Codes in use or reserved, in capitals. */
  taken: Set<string>;
  /** The number last given in each county. */
  last: Map<string, number>;
  /** Estates of the book that the tables have. */
  met: Set<KnownEstate>;
  fresh: NewCode[];
  /** Rows that are told about and must not be published. */
  refused: Set<Fields>;
}

/** Gives every row of 小区 its code, or says why it has none. Call it after the table's last sheet was read. */
export function giveCodes(collected: Collected): void {
  const records = fieldsOf(collected, 'estate');
  const rows = [...records, ...(collected.faulty.estate ?? [])].sort((a, b) => Number(a.source) - Number(b.source));
  const book = collected.options.codes ?? null;
  const known = book?.estates ?? [];
  const taken = [...known.map(({ code }) => code), ...rows.flatMap(codesOf)];
  const giving: Giving = {
    collected,
    book,
    known,
    names: namesOfKnown(known),
    byCode: new Map(known.flatMap((one) => (one.code === null ? [] : [[one.code.toUpperCase(), one] as const]))),
    taken: new Set(taken.flatMap((code) => (code === null ? [] : [code.toUpperCase()]))),
    last: new Map(),
    met: new Set(),
    fresh: [],
    refused: new Set(),
  };
  const coded = rows.filter(({ code }) => code !== null);
  for (const row of coded) compareCode(giving, row);
  const without = rows.filter((row) => row.code === null && typeof row.name === 'string');
  const given = new Map<string, string>();
  const unknown: [Fields, Sought][] = [];
  for (const row of without) {
    const sought = soughtOf(row, collected.lookup);
    const found = matchKnown(giving.names, sought, collected.lookup);
    if (found.is === 'one') take(giving, row, found.known, given, sought);
    else if (found.is === 'several') refuse(giving, row, 'estate-code-ambiguous', { hint: inWords(found.known) });
    else if (known.length === 0 || book?.isUnusable) make(giving, row, sought, given, null);
    else unknown.push([row, sought]);
  }
  for (const [at, [row, sought]] of unknown.entries()) ask(giving, row, sought, at < HINTED_MAX);
  if (collected.present.has('estate')) tellUnmet(giving);
  dropRefused(giving, records);
  if (hasFresh(giving, rows, without.length > 0)) collected.freshCodes.push(...giving.fresh);
  // Codes in other tables may be those that an estate has yet to get: one problem is enough.
  if (giving.fresh.some(({ isMade }) => isMade) || giving.refused.size > 0) collected.unsure.add('estate');
}

const codesOf = (row: Fields): string[] =>
  typeof row.code === 'string' ? [row.code, ...formerCodesOf(row as { code: string; formerCodes: string | null })] : [];

/** A code of the table counts. Where the book has another for that name, or another name for that code, it is told. */
function compareCode(giving: Giving, row: Fields): void {
  const { collected, met } = giving;
  const sought = soughtOf(row, collected.lookup);
  const codes = codesOf(row).map((code) => code.toUpperCase());
  const byCode = codes.flatMap((code) => giving.byCode.get(code) ?? []);
  for (const one of byCode) met.add(one);
  const [own] = byCode;
  if (own !== undefined) {
    if (sought.name === '' || sameName(own, sought)) nameFormer(giving, row, own);
    else tell(giving, row, 'estate-name-differs', { hint: own.name, other: placeOfKnown(own) });
    return;
  }
  const found = matchKnown(giving.names, sought, collected.lookup);
  if (found.is === 'one' && found.known.code !== null) {
    met.add(found.known);
    tell(giving, row, 'estate-code-differs', { hint: found.known.code, other: placeOfKnown(found.known) });
  } else if (sought.name !== '') {
    if (found.is === 'one') met.add(found.known);
    giving.fresh.push({ code: String(row.code), row, known: found.is === 'one' ? found.known : null, isMade: false });
  }
}

/** The estate of the book is meant: it has its code, or gets one where a person has entered it as a new one. */
function take(giving: Giving, row: Fields, known: KnownEstate, given: Map<string, string>, sought: Sought): void {
  giving.met.add(known);
  if (known.code === null) make(giving, row, sought, given, known);
  else setCode(giving, row, known.code);
  nameFormer(giving, row, known);
}

/** What the book knows of former names is shown, where the table says nothing. */
function nameFormer(giving: Giving, row: Fields, known: KnownEstate): void {
  if (row.formerName !== null || known.formerNames.length === 0) return;
  // A table that still has the old name says nothing of a new one.
  if (nameKey(String(row.name)) !== nameKey(known.name)) return;
  row.formerName = known.formerNames.join('、');
  makeKnown(giving, row);
}

/** A new code, which rows of the same name, division and street share: they are the same estate twice. */
function make(
  giving: Giving,
  row: Fields,
  sought: Sought,
  given: Map<string, string>,
  known: KnownEstate | null,
): void {
  const key = [sought.name, sought.division ?? '', sought.street ?? ''].join('\n');
  const before = given.get(key);
  const code = before ?? nextCode(giving, sought.division);
  given.set(key, code);
  setCode(giving, row, code);
  if (before === undefined) giving.fresh.push({ code, row, known, isMade: true });
}

/** The code of the county and a running number, which nothing else bears or has borne. */
function nextCode({ taken, last }: Giving, division: string | null): string {
  const county = (division ?? '').slice(0, 6) || 'X';
  for (let number = (last.get(county) ?? 0) + 1; ; number++) {
    const code = `${county}-${String(number).padStart(3, '0')}`;
    if (taken.has(code)) continue;
    taken.add(code);
    last.set(county, number);
    return code;
  }
}

function setCode(giving: Giving, row: Fields, code: string): void {
  row.code = code;
  makeKnown(giving, row);
}

function makeKnown({ collected }: Giving, row: Fields): void {
  const text = (field: string): string | null => (typeof row[field] === 'string' ? (row[field] as string) : null);
  collected.lookup.add('estate', {
    code: String(row.code),
    name: text('name'),
    formerName: text('formerName'),
    formerCodes: text('formerCodes'),
    division: text('division'),
    street: text('street'),
  });
}

/** Asks whether an estate is new or has another name now, with those it may have been. */
function ask(giving: Giving, row: Fields, sought: Sought, isHinted: boolean): void {
  if (!isHinted) {
    refuse(giving, row, 'estate-new-or-renamed', {});
    return;
  }
  const { known, met, collected } = giving;
  const near = nearestInWords(
    String(row.name),
    known.flatMap(({ name, formerNames }) => [name, ...formerNames]),
  );
  const missing = known.filter((one) => one.code !== null && !met.has(one));
  const hint = near === undefined ? '' : `最接近的是${near}。`;
  const here = missing.filter(
    (one) => matchKnown(namesOfKnown([{ ...one, name: String(row.name) }]), sought, collected.lookup).is === 'one',
  );
  const gone = here.length > 0 ? here : missing;
  const other = gone.length === 0 ? undefined : inWords(gone);
  refuse(giving, row, 'estate-new-or-renamed', { hint, other });
}

function tell(giving: Giving, row: Fields, code: ProblemCode, details: Details): void {
  const { collected } = giving;
  const place = placeOfField(collected, row, 'name');
  const found = problem(code, place, String(row.name ?? ''), details);
  collected.problems.push(found);
  if (found.severity === 'error') giving.refused.add(row);
}

/** Says why a row has no code. Rows that refer to it find it all the same: one problem is enough. */
function refuse(giving: Giving, row: Fields, code: ProblemCode, details: Details): void {
  tell(giving, row, code, details);
  setCode(giving, row, `?${String(row.source)}`);
}

/** Estates of the book that no table names: their codes stay theirs. */
function tellUnmet({ collected, known, met, book }: Giving): void {
  const { unsure, problems } = collected;
  if (book?.isUnusable || unsure.has('estate')) return;
  for (const one of known) {
    if (met.has(one)) continue;
    const place: Place = { file: CODES_FILE, row: one.row, column: CODES_COLUMNS.name.header };
    problems.push(problem('estate-code-reserved', place, one.name, { hint: one.code ?? '' }));
  }
}

function dropRefused({ collected, refused }: Giving, records: readonly Fields[]): void {
  const dropped = records.filter((record) => refused.has(record));
  if (dropped.length === 0) return;
  const totals = collected.totals.estate;
  totals.records -= dropped.length;
  totals.faulty += dropped.length;
  collected.faulty.estate = [...(collected.faulty.estate ?? []), ...dropped];
  (collected.records as Record<'estate', unknown>).estate = records.filter((record) => !refused.has(record));
}

/**
 * Whether codes were made that are to be kept. While some estates can't be read nothing is written: afterwards they would be
 * asked about, as if they were new.
 */
function hasFresh({ collected, book, fresh }: Giving, rows: readonly Fields[], hasUncoded: boolean): boolean {
  if (fresh.length === 0 || book?.isUnusable || (book === null && !hasUncoded)) return false;
  // A code begins with its county's.
  const isPlaced = (row: Fields): boolean => collected.lookup.entity('division', String(row.division)) !== undefined;
  return !collected.unsure.has('estate') && rows.every((row) => row.name !== null && isPlaced(row));
}

/**
 * Proposes to write down what was made. Codes that were made and are not kept could be others tomorrow. Where other tables
 * have codes of their own for estates, those are the codes, and none are made. Call it once every table is read.
 */
export function proposeCodes({ freshCodes: fresh, strangeCodes, options, problems, sheets, toKeep }: Collected): void {
  const made = fresh.filter(({ isMade }) => isMade);
  if (made.length > 0 && strangeCodes.size > 0) {
    const place = sheets.find(({ table }) => table === 'estate') ?? {
      file: `tables/${tableOf('estate').name}`,
      sheet: null,
    };
    const { file, sheet } = place;
    const hint = [...strangeCodes].slice(0, NAMED_MAX).join('、');
    problems.push(problem('codes-elsewhere', { file, sheet }, null, { hint, limit: strangeCodes.size }));
    return;
  }
  if (fresh.length > 0) toKeep.push(keptCodes(fresh, options.codes ?? null, options.asOf));
  if (made.length === 0) return;
  const named = made.slice(0, NAMED_MAX).map(({ code, row }) => `${row.name} ${code}`);
  const hint = `${named.join('、')}${made.length > NAMED_MAX ? '等' : ''}`;
  problems.push(problem('codes-not-kept', { file: CODES_FILE }, null, { limit: made.length, hint }));
}

const placeOfKnown = ({ row }: KnownEstate): string => `第 ${row} 行`;

const inWords = (known: readonly KnownEstate[]): string =>
  known
    .slice(0, NAMED_MAX)
    .map(
      ({ name, code, street }) =>
        `${name}（${[street, code ?? '还没有编码'].filter((one) => one !== null).join('，')}）`,
    )
    .join('、') + (known.length > NAMED_MAX ? `等 ${known.length} 个` : '');
