/**
 * Where figures come from, in words (来源): by table, beside which stands until when it speaks. Files and rows are told
 * only where somebody asks for them.
 */

/** What opens files, rows and rules. */
export const ORIGIN = '数字从哪来';

/** 来源：「合同」「电梯」表 */
export function sourceText(sources: readonly { name: string }[]): string {
  const names = [...new Set(sources.map(({ name }) => `「${name}」`))];
  return `来源：${names.join('')}表`;
}
