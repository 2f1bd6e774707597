/**
 * A county's audit by street (公示检查图): one tile an estate, by what its duties of one kind come to. What has to be told and
 * what has to be done are two pictures, since they are never added up.
 */
import { type ByKind, byKind } from '../../domain/duty-kind.ts';
import type { Publication } from '../../domain/publication.ts';
import { OUTCOMES, type Outcome, outcomeOf } from '../../wording/duty-kinds.ts';
import { matrixOfCode, tallyOfRow } from './audit-matrix.ts';

export interface StreetTiles {
  street: string;
  estates: number;
  counts: Readonly<Record<Outcome, number>>;
  /** The tiles of each outcome, all in a row that breaks after `TILES_ACROSS`. */
  places: Readonly<Record<Outcome, readonly { x: number; y: number }[]>>;
  /** How many such rows there are. */
  rows: number;
}

export const TILES_ACROSS = 24;

/** What is lacking comes first, since it is what is looked for. */
const ORDER: readonly Outcome[] = ['incomplete', 'unknown', 'complete', 'none'];

/** The streets of a county in their order. Throws for a county that has no audit. */
export function auditTiles(publication: Publication, code: string): ByKind<StreetTiles[]> {
  const county = matrixOfCode(publication, code);
  if (!county) throw new Error(`no such county: ${code}`);
  return byKind((kind) => {
    const streets = new Map<string, Outcome[]>();
    // A street may go on from one page of the matrix to the next.
    for (const { name, rows } of county.pages.flat()) {
      const known = streets.get(name) ?? [];
      known.push(...rows.map((row) => outcomeOf(tallyOfRow(row, county.columns, kind))));
      streets.set(name, known);
    }
    return [...streets].map(([street, outcomes]) => tilesOf(street, outcomes));
  });
}

function tilesOf(street: string, outcomes: readonly Outcome[]): StreetTiles {
  const number = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, number(outcome)])) as Record<Outcome, number>;
  let at = 0;
  const placed = ORDER.map((outcome) => {
    const places = Array.from({ length: counts[outcome] }, () => {
      const place = { x: at % TILES_ACROSS, y: Math.floor(at / TILES_ACROSS) };
      at += 1;
      return place;
    });
    return [outcome, places] as const;
  });
  return {
    street,
    estates: outcomes.length,
    counts,
    places: Object.fromEntries(placed) as unknown as StreetTiles['places'],
    rows: Math.ceil(outcomes.length / TILES_ACROSS),
  };
}

/** 21 个小区：6 个没有公示全 … of all streets together. */
export function tileTotals(streets: readonly StreetTiles[]): Record<Outcome, number> {
  return Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, streets.reduce((sum, { counts }) => sum + counts[outcome], 0)]),
  ) as Record<Outcome, number>;
}
