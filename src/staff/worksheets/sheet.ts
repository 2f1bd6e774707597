/**
 * What every worksheet (工作表) is: columns prefilled as far as the tables go, and empty ones to write in.
 *
 * Nothing on it is a decision, and no resident's name comes into it from here.
 */
import { placesOf } from '../../domain/location.ts';
import type { Rule } from '../../domain/profile.ts';
import type { Estate } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Piece } from '../../wording/html.ts';
import type { Desk, RuledPlaces } from '../desk.ts';

/** A column that is left to write in (手填的栏). */
interface ToWrite {
  header: string;
}
/** A header; one by itself is of a column that is filled in. */
export type Column = string | ToWrite;

export const toWrite = (header: string): ToWrite => ({ header });

export interface SheetTable {
  /** The county or street that it is about; null for a single one. */
  heading: string | null;
  columns: readonly Column[];
  rows: readonly (readonly Piece[])[];
  /** Empty rows below. */
  blank: number;
}

export interface Sheet {
  title: string;
  /** How to fill it in, and what its figures are. */
  note: string;
  tables: readonly SheetTable[];
}

/** Rules of one kind of sheet that hold at the same places share one sheet. */
export type SheetMaker = (desk: Desk, place: RuledPlaces, rules: readonly [Rule, ...Rule[]]) => Sheet;

/** A parameter in words: of the first rule that has it; null where none does. */
export function textParam(rules: readonly Rule[], name: string): string | null {
  for (const { params } of rules) {
    const value = params[name];
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join('、');
  }
  return null;
}

/** A parameter that is a list of texts; empty where none says it. */
export function listParam(rules: readonly Rule[], name: string): string[] {
  const said = rules.map(({ params }) => params[name]).find((value) => Array.isArray(value));
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
}

export function numberParam(rules: readonly Rule[], name: string): number | null {
  for (const { params } of rules) if (typeof params[name] === 'number') return params[name];
  return null;
}

/** The streets and towns (街道、乡镇) of a county, each with its estates, also where it has none. */
export interface Streets {
  streets: ReadonlyMap<string, readonly Estate[]>;
  /** How many estates lie in no street that is on record. */
  elsewhere: number;
}

export function streetsOf(desk: Desk, place: RuledPlaces, county: string): Streets {
  const estates = place.estatesByCounty.get(county) ?? [];
  const byStreet = groupBy(estates, (estate) => streetOf(desk, estate));
  const recorded = place.streets.filter(({ code }) => desk.tree.isWithin(code, county)).map(({ name }) => name);
  const streets = new Map(
    [...new Set([...recorded, ...byStreet.keys()])].map((name) => [name, byStreet.get(name) ?? []]),
  );
  return { streets, elsewhere: estates.length - [...byStreet.values()].reduce((n, own) => n + own.length, 0) };
}

/** 另有 2 个小区没有写街道，没有计入。 */
export function elsewhereWords(desk: Desk, place: RuledPlaces): string {
  const elsewhere = place.counties.reduce((n, { code }) => n + streetsOf(desk, place, code).elsewhere, 0);
  return elsewhere === 0 ? '' : `另有 ${elsewhere} 个小区没有写街道，没有计入。`;
}

function streetOf(desk: Desk, estate: Estate): string | null {
  return placesOf(desk.tree, estate).find(({ level }) => level === '街道')?.name ?? estate.street;
}
