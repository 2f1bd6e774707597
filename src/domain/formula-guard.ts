/**
 * Keeps a spreadsheet from running a text of a CSV file as a formula (公式防护).
 */

/**
 * Puts an apostrophe before a text that a spreadsheet would run (or that begins like a guarded one), so
 * that taking one apostrophe off on intake always gives the text back. A Chinese spreadsheet runs what
 * begins with the full-width marks too. Numbers never come here: a negative amount stays a number.
 */
export function guardFormula(text: string): string {
  return /^'*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe that keeps a spreadsheet from running a text as a formula. */
export function unguard(text: string): string {
  return /^'+[=+\-@＝＋－＠\t\r]/.test(text) ? text.slice(1) : text;
}
