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

export interface Fonts {
  /** Those that come with npm, in the order above, then the fallbacks. */
  files: Buffer[];
  /** Where they lie, in the same order. */
  paths: string[];
  /** Families of the fallback, in their order. */
  fallbacks: string[];
  /** What can be printed: either every shipped font has it, or a fallback does. */
  covered: ReadonlySet<number>[];
}

/** Reads them from disk; `fallbacks` are paths in the content folder. */
export async function loadFonts(folder: string, fallbacks: readonly string[]): Promise<Fonts> {
  const require = createRequire(import.meta.url);
  const paths = [
    ...SHIPPED.map((file) => require.resolve(file)),
    ...fallbacks.map((file) => path.join(folder, ...file.split('/'))),
  ];
  const files = await Promise.all(paths.map((file) => readFile(file)));
  const own = files.slice(SHIPPED.length);
  const shipped = files.slice(0, SHIPPED.length).map(codePointsOf);
  const [first, ...rest] = shipped as [ReadonlySet<number>, ...ReadonlySet<number>[]];
  // A heading in one of them must not lack what the text in another has.
  const common = new Set([...first].filter((point) => rest.every((set) => set.has(point))));
  return { files, paths, fallbacks: own.map(familyOf), covered: [common, ...own.map(codePointsOf)] };
}
