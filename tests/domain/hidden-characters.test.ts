/**
 * Characters that nobody sees: one list, the same wherever a text is cleaned, shown or escaped.
 */
import { describe, expect, it } from 'vitest';
import { hiddenCharacterIn, shown, shownOnLine, withoutHidden } from '../../src/domain/hidden-characters.ts';
import { cleanText, needsCleaning } from '../../src/intake/text.ts';
import { html } from '../../src/wording/html.ts';

/** Every character of Unicode but the halves of pairs. */
const ALL = Array.from({ length: 0x110000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));
const HIDDEN = ALL.filter((character) => hiddenCharacterIn(character) !== null);

describe('a character that nobody sees', () => {
  it('is a control, a mark of direction or one that is ignored where it stands; no letter, blank or end of a line', () => {
    for (const hidden of '\u0000\u001b\u007f\u0085\u009b\u00ad\u061c\u200b\u200e\u202e\u2066\u2028\ufeff\ufffa\u{e0041}')
      expect(HIDDEN).toContain(hidden);
    for (const plain of ['\t', '\n', '\r', ' ', '\u3000', '字', '𠮷', '\ufe0f', '\u{e0100}', '＝'])
      expect(HIDDEN).not.toContain(plain);
    expect(HIDDEN.length).toBeGreaterThan(100);
  });

  it('reaches no terminal, and a text begins no line of its own there', () => {
    const line = shownOnLine(`甲${HIDDEN.join('')}\r\n没有发现问题。\n\t乙`);
    expect(line).toMatch(/^甲(?:\[U\+[0-9A-F]{4,6}\])+↵没有发现问题。↵ 乙$/u);
    expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(shown('示例\u202e司公\u001b[2J')).toBe('示例[U+202E]司公[U+001B][2J');
  });

  it('is taken out of a cell, and whatever a cell is cleaned of is looked for', () => {
    const kept = HIDDEN.filter((hidden) => withoutHidden(`甲${hidden}乙`).replace(' ', '') !== '甲乙');
    expect(kept).toEqual([]);
    expect(HIDDEN.filter((hidden) => !needsCleaning(hidden))).toEqual([]);
    expect(HIDDEN.filter((hidden) => !['甲乙', '甲 乙'].includes(cleanText(`甲${hidden}乙`).text))).toEqual([]);
  });

  it('is shown as something strange in every page of ours that escapes for itself', () => {
    const joiner = '\u200d';
    const bare = HIDDEN.filter((hidden) => hidden !== joiner && html`${`甲${hidden}乙`}`.text !== '甲\ufffd乙');
    expect(bare).toEqual([]);
    expect(html`${'甲\n乙\t𠮷\ufe0f👨\u200d👩'}`.text).toBe('甲\n乙\t𠮷\ufe0f👨\u200d👩');
  });
});
