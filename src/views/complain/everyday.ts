/**
 * Everyday troubles (常见的事): what residents say is wrong, in their words, and who usually answers for it.
 *
 * They come with the software and hold everywhere. Where the documents of a place say who answers, its own rows come
 * first (`answers.ts`); what stands here is the general way (一般途径) and is called so.
 */
import type { RoutingBody } from '../../domain/profile.ts';
import type { DivisionLevel } from '../../domain/records.ts';
import type { Meant, SameWords } from '../../wording/phrases.ts';
import data from './everyday.json' with { type: 'json' };

/** 一般的受理单位: a kind of office, or a number that is the same everywhere. */
export interface EverydayBody {
  id: string;
  name: string;
  /** What it may be called in a place's own table and in 投诉渠道. */
  also: readonly string[];
  /** 119, 120, 110; undefined for offices, whose numbers are local. */
  phone?: string;
}

export interface EverydayProblem extends Meant {
  group: string;
  /** Ids of bodies, in the order in which to turn to them. */
  bodies: readonly string[];
}

export const SAME_WORDS: SameWords = data.words;
export const GROUPS: readonly string[] = data.groups;
export const PROBLEMS: readonly EverydayProblem[] = data.problems;
export const BODIES: readonly EverydayBody[] = data.bodies;

/** 一般途径, from the nearest upwards; 12345 comes after the last. */
export const GENERAL_WAY = ['wy', 'sq', 'xz'] as const;
/** Whom to turn to before any office, whatever a table says. */
export const BEFORE_OFFICES: readonly string[] = ['119', '120', '110', 'wy'];

const LEVELS: Readonly<Record<string, readonly DivisionLevel[]>> = { sq: ['社区'], xz: ['街道'] };

/** The general bodies in the form of a table's, so that their numbers are found in the same way. */
export const GENERAL_BODIES: readonly RoutingBody[] = BODIES.filter(
  ({ id, phone }) => phone === undefined && id !== 'wy',
).map(({ id, name, also }) => ({
  id,
  name,
  also,
  plainName: also[0] ?? name,
  levels: LEVELS[id] ?? [],
  note: null,
}));
