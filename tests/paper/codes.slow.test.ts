/**
 * Codes on finished sheets: read by two decoders that had no hand in drawing them, and held against what they must say.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCode } from '../../src/paper/qr-svg.ts';
import { type CodeReader, createCodeReader } from '../../src/paper/read-codes.ts';
import type { Typesetter } from '../../src/paper/typesetter.ts';
import { readDecoder } from '../../src/publish/print/decoder.ts';
import { codeOf, HELD_MM } from '../../src/sheets/codes.ts';
import { type Code, PLACES, type Sheet } from '../../src/sheets/sheet.ts';
import { plainPart, plainSheet } from '../support/sheets.ts';
import { typesetter } from '../support/typeset.ts';

let set: Typesetter['set'];
let reader: CodeReader;
beforeAll(async () => {
  ({ set } = await typesetter());
  reader = await createCodeReader(await readDecoder());
});
afterAll(() => reader.close());

const portal = (url: string): Parameters<typeof codeOf>[0] => ({ complaint: { url, hosts: ['example.org'] } });
const PORTAL = portal('https://example.org/c/{estate}/?{place}');
const ESTATE = { code: '140402-00017', name: '丁香苑' };

function withCodes(codes: readonly Code[]): Sheet {
  const labels = codes.map((code) => ({ title: '丁香苑', text: '扫码投诉', code }));
  const subject = { kind: 'estate' as const, ...ESTATE };
  return plainSheet([plainPart('', [{ kind: 'labels', labels }])], { name: 'stickers', form: 'stickers', subject });
}

const printed = (codes: readonly Code[]) => set({ title: '投诉贴纸', sheet: withCodes(codes) });
const all = (sizeMm?: number): Code[] =>
  PLACES.map((place) => codeOf(PORTAL, ESTATE, place, sizeMm)).filter((code) => code !== null);

describe('a code', () => {
  it('says its own estate and its own place, read off the finished page', async () => {
    const { pdf, codes } = printed(all(HELD_MM));
    const [page] = await reader.read(pdf);
    expect([...(page?.texts ?? [])].sort()).toEqual([
      'https://example.org/c/140402-00017/?board',
      'https://example.org/c/140402-00017/?door',
      'https://example.org/c/140402-00017/?lift',
    ]);
    expect(codes.map(({ page: at }) => at)).toEqual([1, 1, 1]);
  });

  it('is read by another decoder as well', async () => {
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(printed(all(HELD_MM).slice(0, 1)).pdf);
    const { data, width, height } = await document.getPage(0).render({ scale: 2, render: 'bitmap' });
    // PDFium gives blue first; black and white are the same either way.
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe('https://example.org/c/140402-00017/?board');
    document.destroy();
    library.destroy();
  });

  it('stays at 29 modules for an address of 42 bytes, and is as large as the distance asks', () => {
    expect(drawCode({ url: 'https://example.org/c/140402-00017/?board1', level: 'M' }).modules).toBe(29);
    const [board, lift] = all();
    expect(board?.sizeMm).toBeGreaterThanOrEqual(100);
    expect(lift?.sizeMm).toBeGreaterThanOrEqual(60);
    expect(HELD_MM).toBeGreaterThanOrEqual(30);
  });

  it('leads nowhere but to the hosts that portal.yaml allows', () => {
    for (const url of ['https://{estate}.example.net/?{place}', 'https://example.org@example.net/{estate}'])
      expect(() => codeOf(portal(url), ESTATE, 'board')).toThrow('no template');
    expect(() => codeOf(portal('https://example.net/{estate}'), ESTATE, 'board')).toThrow('does not allow');
  });

  it('is not made where portal.yaml has no complaint address', () => {
    expect(codeOf({ complaint: null }, ESTATE, 'board')).toBeNull();
  });

  it('is missed when it was covered up', async () => {
    const { pdf } = printed([]);
    expect((await reader.read(pdf))[0]?.texts).toEqual([]);
  });
});
