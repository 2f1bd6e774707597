/**
 * The words by which marks of ours are known again (自己的标记), after any program has saved the file: what a program may
 * renumber, rename or write anew is no mark.
 */

/** The first sheet of a workbook that goes back. Intake passes it over by its first two characters. */
export const LIST_SHEET = '说明-要改的地方';

/** Who writes our comments. */
export const AUTHOR = '公示栏检查';

/** What stands round our words in a comment, whoever else writes there. */
export const BEGIN = '【公示栏检查】';
export const FINISH = '【检查到此】';

/** In the formula of the rule that paints a cell. */
export const RULE_WORD = '公示栏检查';

export const SEVERITY_WORDS = { error: '必须改正', warning: '请核对' } as const;

/** Our words inside their marks. */
export function between(words: string): string {
  return `${BEGIN}${words.replaceAll(BEGIN, '').replaceAll(FINISH, '')}\n${FINISH}`;
}
