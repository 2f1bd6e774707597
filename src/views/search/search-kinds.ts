/**
 * The form of the list of names behind the search box (搜索名录): free of what makes it, so that a browser can read it.
 */

/** What places of each kind are called in the results; a place refers to this by index. */
export const PLACE_KINDS = ['城市', '县区', '街道', '社区'] as const;

/** What an entry is: estate, firm, place, the one in charge of an estate (项目负责人). */
export type NameKind = '小区' | '企业' | '负责人' | (typeof PLACE_KINDS)[number];

/**
 * Rows are tuples, so that the list of a city with 15,630 estates stays small enough for a telephone. They are in the
 * order of the directory.
 */
export interface SearchNames {
  /** County, street and community of an estate; county and street of a place; counties of a firm. */
  contexts: string[];
  /** Name, code, index of its context, those in charge, former names. */
  estates: [name: string, code: string, context: number, managers: string[], ...former: string[]][];
  /** Name, code, index of its context, former names. */
  firms: [name: string, code: string, context: number, ...former: string[]][];
  /** Kind is the index of PLACE_KINDS. */
  places: [name: string, path: string, context: number, kind: number][];
  /** Former codes of estates and firms, by the present one. */
  formerCodes: Record<string, string[]>;
  /** Readings of each character that occurs, without tones; several are separated by a space. */
  readings: Record<string, string>;
  /** Pairs of characters: a traditional one, then the one that stands for it in the names. */
  traditional: string;
}
