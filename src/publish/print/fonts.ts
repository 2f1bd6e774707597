/**
 * The fonts that sheets are set in (字库): Noto Sans SC and Noto Serif SC, which come with npm, and the fallback that
 * portal.yaml names.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codePointsOf, familyOf } from '../../paper/coverage.ts';

const SHIPPED = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
];

/** The OFL with its copyright line, which must lie beside every copy of Noto Sans SC that is handed on. */
const HEI_LICENCE = '@expo-google-fonts/noto-sans-sc/LICENSE_FONT';

export interface Fonts {
  /** Those that come with npm, in the order above, then the fallbacks. */
  files: Buffer[];
  /** Where they lie, in the same order. */
  paths: string[];
  /** Families of the fallback, in their order. */
  fallbacks: string[];
  /** The characters that can be printed: a set of those in all shipped fonts, and a set for each fallback. */
  covered: ReadonlySet<number>[];
}

interface ShippedFonts {
  files: Buffer[];
  paths: string[];
  /** Characters that all of them have: a text may be set in any of these fonts, so each of them must have its letters. */
  common: ReadonlySet<number>;
}

let shipped: Promise<ShippedFonts> | null = null;

async function readShipped(): Promise<ShippedFonts> {
  const require = createRequire(import.meta.url);
  const paths = SHIPPED.map((file) => require.resolve(file));
  const files = await Promise.all(paths.map((file) => readFile(file)));
  const [first, ...rest] = files.map(codePointsOf) as [ReadonlySet<number>, ...ReadonlySet<number>[]];
  return { files, paths, common: new Set([...first].filter((point) => rest.every((set) => set.has(point)))) };
}

/** Reads them from disk, the shipped ones once; `fallbacks` are paths in the content folder. */
export async function loadFonts(folder: string, fallbacks: readonly string[]): Promise<Fonts> {
  shipped ??= readShipped();
  const { files, paths, common } = await shipped;
  const ownPaths = fallbacks.map((file) => path.join(folder, ...file.split('/')));
  const own = await Promise.all(ownPaths.map((file) => readFile(file)));
  return {
    files: [...files, ...own],
    paths: [...paths, ...ownPaths],
    fallbacks: own.map(familyOf),
    covered: [common, ...own.map(codePointsOf)],
  };
}

/** The licence of the shipped 黑体, the first of `files` (字体许可). */
export function heiLicence(): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(HEI_LICENCE));
}
