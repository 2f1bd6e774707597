/**
 * Rows that are no records: totals, signatures, remarks below a table, the header once more.
 */
import { isBlank } from './blank-words.ts';
import type { Cell } from './read/sheet.ts';
import { cleanText } from './text.ts';

/** 净收益: income less cost, in a statement of 公共收益. */
export const IS_NET = /^(?:本[年期])?(?:净\s*收\s*益|收益净额|收支净额)$/;
/** 合计, 小计, 收入小计, 净收益 and the like, as a whole cell. */
export const IS_TOTAL = new RegExp(`^.{0,6}(?:合\\s*计|小\\s*计|总\\s*计)$|${IS_NET.source}`);

const NOTE =
  /^(?:填表人?|制表人?|制表单位|制表日期|审核人?|复核人?|填报人|填报单位|填报日期|负责人(?:签字|签章)|单位负责人|经办人|联系人|备\s*注|注\d?|说明|注释|盖章|（盖章）|\(盖章\))\s*(?:([:：(（])|$)/;
/** A sentence that stands alone in its row. */
const NOTE_ALONE = /[:：。；]|^(?:以上|本表|数据|统计|资料|截至|截止|附|公示|.{0,4}单位[为是])/;

/** Characters with which totals and notes begin; most rows are ruled out by this test alone. */
const NOTE_STARTS = new Set('合小总填制审复负单经联备注说盖（(共累其'.split(''));

export function isEmptyRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell === 'string' && cell.trim() === '') continue;
    return false;
  }
  return true;
}

function filledCells(cells: readonly Cell[]): string[] {
  return cells.map((cell) => (cell === null ? '' : cleanText(String(cell)).text)).filter((text) => !isBlank(text));
}

/** What a row is by its first filled cell. */
export function rowKind(cells: readonly Cell[]): 'record' | 'total' | 'note' {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell !== 'string') return 'record';
    const first = cell.charCodeAt(0);
    if (!NOTE_STARTS.has(cell.charAt(0)) && first > 32 && first !== 0x3000 && first !== 0xa0) return 'record';
    const { text } = cleanText(cell);
    if (text === '') continue;
    if (/^(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)$/.test(text)) return 'total';
    // A part of the line above is counted there.
    if (/^其中\s*[:：]/.test(text)) return 'note';
    const note = NOTE.exec(text);
    if (!note) return 'record';
    // A bare 说明 or 联系人 with a full row behind it is somebody's or something's name.
    return note[1] !== undefined || filledCells(cells).length <= 2 ? 'note' : 'record';
  }
  return 'record';
}

/** Whether a row that can't be read as a record is a sentence below the table. */
export function isLoneSentence(cells: readonly Cell[]): boolean {
  const filled = filledCells(cells);
  return filled.length === 1 && (filled[0] as string).length >= 4 && NOTE_ALONE.test(filled[0] as string);
}
