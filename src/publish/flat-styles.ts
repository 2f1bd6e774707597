/**
 * The style sheet of the pages without its layers (无层样式), for browsers older than cascade layers (Chrome 99, Safari
 * 15.4, 2022): they skip a layer with all that is in it. public/reading.js asks for it where it is needed.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes `flat.css` beside `reading.js`, from the style sheets below `assets/`. */
export async function writeFlatStyles(folder: string): Promise<void> {
  const assets = path.join(folder, 'assets');
  const names = (await readdir(assets)).filter((name) => name.endsWith('.css')).sort();
  const sheets = await Promise.all(names.map((name) => readFile(path.join(assets, name), 'utf8')));
  await writeFile(path.join(folder, 'flat.css'), flattened(sheets));
}

/** The layers in their order, as src/styles/site.css has it. */
const LAYERS = ['tokens', 'elements', 'parts', 'kinds', 'contrast', 'paper'];

/** All sheets as one without layers: of each layer the rules of every sheet, then what is in none. */
export function flattened(sheets: readonly string[]): string {
  const blocks = sheets.flatMap(topBlocks);
  const unknown = blocks.find(({ layer }) => layer !== null && !LAYERS.includes(layer));
  if (unknown) throw new Error(`a style sheet has a layer of its own: ${unknown.layer}`);
  return [...LAYERS, null]
    .flatMap((layer) => blocks.filter((one) => one.layer === layer).map(({ css }) => css))
    .join('\n');
}

/** What stands in each layer of a sheet, and between layers. */
function topBlocks(css: string): { layer: string | null; css: string }[] {
  const found: { layer: string | null; css: string }[] = [];
  let at = 0;
  while (at < css.length) {
    const begins = css.indexOf('@layer', at);
    const between = css.slice(at, begins < 0 ? css.length : begins).trim();
    if (between !== '') found.push({ layer: null, css: between });
    if (begins < 0) break;
    const opens = begins + css.slice(begins).search(/[;{]/);
    at = opens + 1;
    if (css[opens] !== '{') continue;
    const closes = closingBrace(css, opens);
    const layer = css.slice(begins + '@layer'.length, opens).trim();
    found.push({ layer, css: withoutLayers(css.slice(opens + 1, closes)) });
    at = closes + 1;
  }
  return found;
}

/** The same rules in the same order, in no layer. The sheet is one without comments, as the build leaves it. */
export function withoutLayers(css: string): string {
  let flat = '';
  let at = 0;
  for (;;) {
    const begins = css.indexOf('@layer', at);
    if (begins < 0) return flat + css.slice(at);
    const opens = begins + css.slice(begins).search(/[;{]/);
    flat += css.slice(at, begins);
    if (css[opens] === '{') {
      const closes = closingBrace(css, opens);
      flat += withoutLayers(css.slice(opens + 1, closes));
      at = closes + 1;
    } else at = opens + 1;
  }
}

function closingBrace(css: string, opens: number): number {
  let depth = 0;
  for (let at = opens; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  throw new Error('a layer of the style sheet does not end');
}
