/**
 * The form of the list of names behind the search box (搜索名录): free of what makes it, so that a browser can read it.
 */

/** What a place is called in the results, by its place in `places`. */
export const PLACE_KINDS = ['城市', '县区', '街道', '社区'] as const;

/** What an entry is: estate, firm, place, the one in charge of an estate (项目负责人). */
export type NameKind = '小区' | '企业' | '负责人' | (typeof PLACE_KINDS)[number];

/** Rows are tuples, in the order of the directory: a city of 15,630 estates is sent to phones. */
export interface SearchNames {
  /** County, street and community of an estate; county and street of a place; counties of a firm. */
  contexts: string[];
  /** Name, code, index of its context, those in charge, former names. */
  estates: [name: string, code: string, context: number, managers: string[], ...former: string[]][];
  firms: [name: string, code: string, context: number][];
  /** Kind is the index of PLACE_KINDS. */
  places: [name: string, path: string, context: number, kind: number][];
  /** Readings of each character that occurs, without tones; several are separated by a space. */
  readings: Record<string, string>;
  /** Traditional characters, each followed by the one that the names have for it. */
  traditional: string;
}
