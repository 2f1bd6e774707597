import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/intake/text.ts';

describe('cleaning of a cell', () => {
  // A text that needs none is passed over at once; a full-width letter in front of the same text makes it cleaned.
  it('is passed over for no character that it would change or doubt', () => {
    const all = Array.from({ length: 0x1_0000 }, (_, code) => `${String.fromCharCode(code)}小区`);
    expect(all.map((rest) => cleanText(`A${rest}`))).toEqual(all.map((rest) => cleanText(`Ａ${rest}`)));
  });
});
