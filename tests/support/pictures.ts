/**
 * Draws pictures in tests and examines them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createDrawer, type Placed } from '../../src/media/draw.ts';
import type { PictureFrame } from '../../src/media/share-card.ts';
import { codesOn, prepareDecoder } from '../../src/paper/read-bitmap.ts';

const require = createRequire(import.meta.url);
const fontFile = (name: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/${name}`));

export const draw = createDrawer({
  hei: fontFile('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  heiBold: fontFile('noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  songBold: fontFile('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  fallbacks: [],
});

export const FRAME: PictureFrame = {
  siteName: '示例市物业服务公开',
  publisher: '示例市住房和城乡建设局',
  demo: '示例数据，均为虚构',
};

/** A name as long as tables permit. */
export const LONG = '示例市甲子县春晖街道和平社区安居工程二期东区职工住宅小区物业管理服务有限责任公司第三分公司'.slice(
  0,
  40,
);

/** Width and height that a PNG says of itself. */
export function pngSize(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  if (view.getUint32(0) !== 0x89504e47) throw new Error('not a PNG');
  return [view.getUint32(16), view.getUint32(20)];
}

let decoder: Promise<void> | null = null;

/** The texts of the codes on a PNG. */
export async function readCodes(png: Uint8Array): Promise<string[]> {
  decoder ??= prepareDecoder(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await decoder;
  return codesOn(png);
}

/** Pairs of texts that stand on one another. */
export function collisions(placed: readonly Placed[]): string[] {
  const texts = placed.filter(({ text }) => text !== '');
  const over = (a: number, aSize: number, b: number, bSize: number): number =>
    Math.min(a + aSize, b + bSize) - Math.max(a, b);
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => over(a.left, a.width, b.left, b.width) > 1 && over(a.top, a.height, b.top, b.height) > 1)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

/** Texts that stand nearer to the picture's sides than its margin. */
export function beyondMargin(placed: readonly Placed[], width: number, margin: number): string[] {
  return placed
    .filter(({ text }) => text !== '')
    .filter(({ left, width: own }) => left < margin - 1 || left + own > width - margin + 1)
    .map(({ text }) => text);
}
