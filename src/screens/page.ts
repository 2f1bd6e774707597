/**
 * The page of a screen (屏幕页面): its first board as HTML, readable where no script runs, and the snapshot as data.
 *
 * The same page is served and put on a stick; only where its own files lie differs.
 */

import { dayStartMs } from '../../kiosk/clock.ts';
import { ageText, freshnessOf, shownFrame } from '../../kiosk/freshness.ts';
import { asideMarkup, pageMarkup } from '../../kiosk/markup.ts';
import { SNAPSHOT_ELEMENT, type Snapshot } from '../../kiosk/snapshot.ts';
import { Html, html, NOTHING } from '../wording/html.ts';

export interface PlayerFiles {
  script: string;
  style: string;
  /** Further files that the style sheet refers to. */
  others: readonly string[];
}

/** Longer names are set smaller, so that the panels keep their place. */
const LONG_NAME = 5;
const LONGEST_NAME = 8;

/** `folder` is where the player's files lie, from the page: `../player-assets/`, or empty on a stick. */
export function screenPage(snapshot: Snapshot, { script, style }: PlayerFiles, folder: string): string {
  const { estate, demo, frames, asOf, siteName } = snapshot;
  // Without a script the page can't know the time, so it shows what held on the day it was made.
  const made = freshnessOf(snapshot, dayStartMs(asOf), { nowMs: dayStartMs(asOf), isTrusted: true });
  const answer = frames[0] && shownFrame(frames[0], made);
  const first = answer ? pageMarkup(answer, answer.items, 0, 1) : NOTHING;
  const letters = [...estate.name].length;
  const long = letters > LONGEST_NAME ? ' is-longest' : letters > LONG_NAME ? ' is-long' : '';
  const data = new Html(JSON.stringify(snapshot).replaceAll('<', '\\u003c'));
  // On a stick the files have `file:` addresses, which 'self' does not cover.
  const own = folder === '' ? "'self' file:" : "'self'";
  const policy = `default-src 'none'; script-src ${own}; style-src ${own}; font-src ${own}; img-src ${own} data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="${estate.name}大堂里的公示屏，和小区的页面同一份内容。">
<title>${estate.name}公示屏 · ${siteName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}${style}">
</head>
<body>
<div class="screen" id="screen">
<header class="top"><h1 class="estate${long}">${estate.name}</h1><p class="now"><span class="time" id="time"></span><span class="date" id="date"></span></p></header>
<p class="age"><span id="age">${ageText(snapshot, made)}</span>${demo === null ? NOTHING : html`<span class="demo">${demo}</span>`}</p>
<main class="pages" id="pages"><section class="page is-shown">${first}</section></main>
<aside class="aside" id="aside">${asideMarkup(snapshot)}</aside>
<div class="controls" id="controls" hidden></div>
<div class="progress"><div id="progress"></div></div>
</div>
<div class="dim" id="dim"></div>
<div class="sheet" id="sheet" hidden></div>
<div class="sheet health" id="health" hidden></div>
<script type="application/json" id="${SNAPSHOT_ELEMENT}">${data}</script>
<script src="${folder}${script}"></script>
</body>
</html>
`.text;
}
