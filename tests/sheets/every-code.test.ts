/**
 * Every kind of code that a publication has, on sheets, pictures and screens and for installers: drawn as it is drawn
 * there, and read back by two decoders of different origin.
 */
import jsQR from 'jsqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import { hostsForCodes } from '../../src/domain/portal.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Estate } from '../../src/domain/records.ts';
import { estateNotice } from '../../src/media/estate-notice.ts';
import { drawCode } from '../../src/paper/qr-svg.ts';
import { codesOn, prepareDecoder } from '../../src/paper/read-bitmap.ts';
import { readDecoder } from '../../src/publish/print/decoder.ts';
import { screenSnapshot } from '../../src/screens/snapshot.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { installersCode } from '../../src/sheets/codes.ts';
import { codesOf } from '../../src/sheets/sheet.ts';
import { loadContent, makeSite } from '../../src/site.ts';

/** Dots to a module, and modules of white around. */
const DOTS = 4;
const QUIET = 4;

let sample: Publication;
let few: readonly Estate[];
beforeAll(async () => {
  await prepareDecoder(await readDecoder());
  const content = await loadContent(SAMPLE_CONTENT, { asOf: SAMPLE_AS_OF });
  sample = await makeSite(content, { asOf: SAMPLE_AS_OF, base: null, division: null, only: [] });
  few = sample.register.records.estate.slice(0, FEW);
});

/** What the two decoders read off a code of so many modules, whose dark ones a path of SVG tells. */
async function readTwice({ path, modules }: { path: string; modules: number }): Promise<(string | undefined)[]> {
  const edge = (modules + 2 * QUIET) * DOTS;
  const pixels = new Uint8Array(edge * edge).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let row = 0; row < DOTS; row++) {
      const from = ((Number(y) + QUIET) * DOTS + row) * edge + (Number(x) + QUIET) * DOTS;
      pixels.fill(0, from, from + Number(width) * DOTS);
    }
  const [zxing] = await codesOn(Buffer.concat([Buffer.from(`P5 ${edge} ${edge} 255\n`), pixels]));
  const colours = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const [at, grey] of pixels.entries()) colours.fill(grey, at * 4, at * 4 + 3);
  return [zxing, jsQR(colours, edge, edge)?.data];
}

async function expectRead(codes: readonly { url: string; path: string; modules: number }[]): Promise<void> {
  const hosts = hostsForCodes(sample.portal);
  for (const { url, path, modules } of new Map(codes.map((code) => [`${code.modules} ${code.url}`, code])).values()) {
    expect(new URL(url).href).toBe(url);
    expect(url).toMatch(/^[!-~]{1,300}$/);
    expect(hosts).toContain(/^https:\/\/([^/]+)\//.exec(url)?.[1]);
    expect(await readTwice({ path, modules })).toEqual([url, url]);
  }
}

const FEW = 3;

describe('a code of the sample city says its address to two decoders', () => {
  it('on every sheet of every kind', async () => {
    const kinds = SHEET_KINDS.filter(({ about }) => about === 'estate');
    const codes = few.flatMap(({ code }) => kinds.flatMap(({ sheets }) => sheets(sample, code).flatMap(codesOf)));
    // A board and a door for each, and a lift for those that have one.
    expect(new Set(codes.map(({ url }) => url)).size).toBeGreaterThanOrEqual(2 * FEW);
    await expectRead(codes.map((code) => ({ url: code.url, ...drawCode(code) })));
  });

  it('on screens, and on pictures', async () => {
    const codes = few.flatMap(({ code }) => {
      const { url, qr } = screenSnapshot(sample, code, []).complain;
      const picture = estateNotice(sample, code, 'screen').complain.qr;
      return [
        ...(url === null || qr === null ? [] : [{ url, ...qr }]),
        ...(picture === null ? [] : [{ url: picture.url, ...drawCode(picture) }]),
      ];
    });
    expect(codes).toHaveLength(2 * FEW);
    await expectRead(codes);
  });

  it('for whoever sets up a screen, on hosts of the list alone', async () => {
    const codes = few.flatMap(({ code }) => installersCode(sample.portal, code) ?? []);
    expect(codes).toHaveLength(few.length);
    await expectRead(codes.map((code) => ({ url: code.url, ...drawCode(code) })));
    const elsewhere = { ...sample.portal, base: 'https://example.net' };
    expect(installersCode(elsewhere, 'JZ001')).toBeNull();
    expect(installersCode({ ...elsewhere, complaint: null }, 'JZ001')?.url).toBe('https://example.net/kiosk/JZ001/');
  });
});
