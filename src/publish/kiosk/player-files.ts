/**
 * The files that every screen of a publication shares (播放器文件): the player, its styles, and a font of the characters
 * that old systems lack. Named by their content, so that a page and its files always belong together.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import subsetFont from 'subset-font';
import { screenTokens } from '../../look/tokens.ts';
import type { PlayerFiles } from '../../screens/page.ts';
import { licencesOf } from '../licences.ts';
import { type Fonts, heiLicence } from '../print/fonts.ts';

export interface Player extends PlayerFiles {
  /** By file name. */
  contents: ReadonlyMap<string, Uint8Array>;
  /** By file name, the licences that must lie beside programs and fonts. Screens don't load them. */
  licences: ReadonlyMap<string, Uint8Array>;
  worker: Uint8Array;
}

const KIOSK = fileURLToPath(new URL('../../../kiosk', import.meta.url));
/** Of its style sheet; a later one wins. */
const STYLES = ['screen', 'panel', 'blocks', 'fitting', 'sign', 'aside', 'landscape', 'shapes'];
/** The browser of cheap boxes from 2018; with newer syntax they show a white page. */
const TARGET = 'chrome66';

/** Han characters added after Unicode 1.1, which the fonts of old systems lack. */
const RARE = /[\p{Script=Han}--[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u4e00-\u9fa5]]/v;

export function rareCharacters(text: string): string[] {
  return [...new Set(text)].filter((character) => RARE.test(character)).sort();
}

/** Bundles the player with a font for the `rare` characters. */
export async function makePlayer(rare: readonly string[], fonts: Fonts): Promise<Player> {
  const [script, worker, ...styles] = await Promise.all([
    bundleOnce('player.client.ts'),
    bundleOnce('sw.client.ts'),
    ...STYLES.map((name) => readFile(path.join(KIOSK, 'styles', `${name}.css`), 'utf8')),
  ]);
  const contents = new Map<string, Uint8Array>();
  const keep = (stem: string, ending: string, content: Uint8Array): string => {
    const name = `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
    contents.set(name, content);
    return name;
  };
  const faces: string[] = [];
  const others: string[] = [];
  const modules = [...script.modules, ...worker.modules];
  const licences = new Map<string, Uint8Array>([['licences.txt', Buffer.from(await licencesOf(modules))]]);
  for (const [font, characters] of shareOut(rare, fonts)) {
    const name = keep('rare', 'woff2', await subsetFont(font, characters.join(''), { targetFormat: 'woff2' }));
    others.push(name);
    // For a font that the office brings along, the office itself knows the licence.
    if (font === fonts.files[0]) licences.set(name.replace(/woff2$/, 'OFL.txt'), await heiLicence());
    const range = characters.map((one) => `U+${(one.codePointAt(0) as number).toString(16)}`).join(',');
    faces.push(`@font-face { font-family: "Rare"; src: url("${name}") format("woff2"); unicode-range: ${range}; }\n`);
  }
  return {
    script: keep('player', 'js', script.content),
    style: keep('screen', 'css', Buffer.from([...faces, screenTokens(), ...styles].join(''))),
    others,
    contents,
    licences,
    worker: worker.content,
  };
}

/** Which font brings which characters: the first that has it, of the shipped 黑体 and the office's own fallbacks. */
function shareOut(rare: readonly string[], { files, covered }: Fonts): Map<Buffer, string[]> {
  const [hei, , , , ...fallbacks] = files as [Buffer, Buffer, Buffer, Buffer, ...Buffer[]];
  const shared = new Map<Buffer, string[]>();
  for (const character of rare) {
    const at = covered.findIndex((set) => set.has(character.codePointAt(0) as number));
    const font = at <= 0 ? hei : fallbacks[at - 1];
    if (at < 0 || font === undefined) continue;
    shared.set(font, [...(shared.get(font) ?? []), character]);
  }
  return shared;
}

/** A program in one file, and the modules that went into it, as absolute paths. */
interface Bundled {
  content: Uint8Array;
  modules: string[];
}

/** By their entries: each is the same for all screens and sticks of a process. */
const bundles = new Map<string, Promise<Bundled>>();

function bundleOnce(entry: string): Promise<Bundled> {
  const bundled = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, bundled);
  return bundled;
}

async function bundle(entry: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: KIOSK,
    entryPoints: [path.join(KIOSK, entry)],
    bundle: true,
    minify: true,
    write: false,
    target: [TARGET],
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} came to nothing`);
  return { content: file.contents, modules: Object.keys(metafile.inputs).map((input) => path.resolve(KIOSK, input)) };
}
