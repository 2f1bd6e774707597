/**
 * The desk's page (办事台页面) as three files. Nothing in the HTML is a script or a style, and nothing asks another host, so
 * that the desk can forbid both. The same sources give the same bytes.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pageTokens } from '../look/tokens.ts';

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
const ELEMENTS = fileURLToPath(new URL('../styles/base.css', import.meta.url));
/** Of the page's style sheet, after the plain elements of the portal; a later one wins. */
const STYLES = ['frame', 'forms', 'steps', 'mapping', 'grid', 'mend'];

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>办事台 · 公示栏</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="desk.css">
<script type="module" src="desk.js"></script>
</head>
<body>
<div id="desk"></div>
<noscript><p>办事台要用到脚本。换一个没有关掉脚本的浏览器打开。</p></noscript>
</body>
</html>
`;

/** The page, to be answered at `/<token>/`, `desk.js` and `desk.css`. */
export async function bundlePage(): Promise<{ html: string; js: string; css: string }> {
  const [built, ...styles] = await Promise.all([
    build({
      entryPoints: [path.join(PAGE, 'desk.client.tsx')],
      absWorkingDir: PAGE,
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      charset: 'utf8',
      legalComments: 'eof',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
    readFile(ELEMENTS, 'utf8'),
    ...STYLES.map((name) => readFile(path.join(PAGE, 'styles', `${name}.css`), 'utf8')),
  ]);
  const [script] = built.outputFiles;
  if (script === undefined) throw new Error('esbuild wrote no file');
  return { html: HTML, js: script.text, css: [pageTokens(), ...styles].join('\n') };
}
