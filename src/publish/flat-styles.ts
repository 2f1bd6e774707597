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
  await writeFile(path.join(folder, 'flat.css'), sheets.map(withoutLayers).join('\n'));
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
