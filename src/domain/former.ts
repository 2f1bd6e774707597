/**
 * What something was called before: former names (曾用名) and former codes (旧编码、旧代码). A cell may hold several.
 *
 * No table says when a name or a code changed, so nothing may claim which of them held on a day.
 */

/** Between the names of a cell. */
const BETWEEN = /[、，,；;/]/;

/** The names of a cell of 曾用名, in its order. */
export function formerNamesOf(cell: string | null): string[] {
  return (cell ?? '')
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Between codes, as intake writes them into a record. */
export const BETWEEN_CODES = '、';

/**
 * The codes of a record's 旧编码 or 旧代码, in its order; without the present one, which some tables repeat there. Letter case
 * tells no codes apart, since many disks take such codes for one address.
 */
export function formerCodesOf({ code, formerCodes }: { code: string; formerCodes: string | null }): string[] {
  const present = code.toUpperCase();
  return (formerCodes ?? '').split(BETWEEN_CODES).filter((former) => former !== '' && former.toUpperCase() !== present);
}
