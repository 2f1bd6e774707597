/**
 * The stand-in for a browser of 2018 refuses what one could not read and lets through what it could.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { feature, isInChrome66 } from '../support/kiosk/chrome-66.ts';
import { syntaxFaults, withoutNewApis } from '../support/kiosk/old-browser.ts';
import { cssFaults } from '../support/kiosk/old-css.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

/** A script and the feature of MDN's data that it needs. */
const SYNTAX: readonly (readonly [string, ...string[]])[] = [
  ['a ?? b', 'operators', 'nullish_coalescing'],
  ['a?.b', 'operators', 'optional_chaining'],
  ['a ||= b', 'operators', 'logical_or_assignment'],
  ['class A { x = 1 }', 'classes', 'public_class_fields'],
  ['class A { #x = 1 }', 'classes', 'private_class_fields'],
  ['class A { #x() {} }', 'classes', 'private_class_methods'],
  ['1_000', 'grammar', 'numeric_separators'],
  ['#!/usr/bin/env node', 'grammar', 'hashbang_comments'],
  ['class A { static {} }', 'classes', 'static', 'initialization_blocks'],
  ['try {} catch {}', 'statements', 'try_catch', 'optional_catch_binding'],
  ['({ ...a })', 'operators', 'object_initializer', 'spread_properties'],
  ['async function f() { for await (const a of b); }', 'statements', 'for_await_of'],
  ['async function* f() {}', 'statements', 'async_generator_function'],
  ['/(?<=a)b/', 'regular_expressions', 'lookbehind_assertion'],
  ['/(?<name>a)\\k<name>/', 'regular_expressions', 'named_capturing_group'],
  ['/\\p{Script=Han}/u', 'regular_expressions', 'unicode_character_class_escape'],
  ['/(?i:a)b/', 'regular_expressions', 'modifier'],
  ['/[a--b]/v', 'builtins', 'RegExp', 'unicodeSets'],
  ['/a/d', 'builtins', 'RegExp', 'hasIndices'],
  ['/a/s', 'builtins', 'RegExp', 'dotAll'],
  ['a ** 2', 'operators', 'exponentiation'],
];

/** What only the field knows, and what the data say in other words. */
const REFUSED_CSS = [
  'a { display: flex; gap: 1vh }',
  'a { display: flex; row-gap: 1vh }',
  'a { display: flex; column-gap: 1vh }',
  'a { aspect-ratio: 16 / 9 }',
  '@layer base { a { color: red } }',
  '@layer base, pages;',
  ':is(a, b) { color: red }',
  ':where(a) { color: red }',
  'a:has(b) { color: red }',
  'a:not(b, c) { color: red }',
  'a:not(b.c) { color: red }',
  'a:focus-visible { color: red }',
  'li:nth-child(2 of .x) { color: red }',
  'a { color: red; &:hover { color: blue } }',
  'a { color: red; b { color: blue } }',
  'a { @media print { color: blue } }',
  'a { inset: 0 }',
  'a { margin-inline: 1vh }',
  'a { width: min(1vh, 2vw) }',
  'a { width: max(1vh, 2vw) }',
  'a { width: clamp(1vh, 2vw, 3vh) }',
  ':root { --size: clamp(1vh, 2vw, 3vh) }',
  'a { height: 100dvh }',
  'a { height: calc(100svh - 1vh) }',
  'a { overflow: clip }',
  'a { overflow: hidden auto }',
  'a { overflow-wrap: anywhere }',
  'a { padding: env(safe-area-inset-top) }',
  'a { color: color-mix(in srgb, red, blue) }',
  'a { background: conic-gradient(red, blue) }',
  'a { background: linear-gradient(red 0 50%, blue 50%) }',
  'a { backdrop-filter: blur(1px) }',
  'a { all: revert }',
  'a { rotate: 3deg }',
  'a { mask-image: none }',
  'a { justify-content: start }',
  '@media (prefers-reduced-motion: reduce) { a { color: red } }',
  '@media (prefers-color-scheme: dark) { a { color: red } }',
  '@media (width >= 600px) { a { color: red } }',
  '@media (min-width: 1px) or (orientation: portrait) { a { color: red } }',
  '@media (min-aspect-ratio: 1) { a { color: red } }',
  '@container (min-width: 3px) { a { color: red } }',
  '@supports selector(a) { a { color: red } }',
  '@property --x { syntax: "*"; inherits: false }',
  'a { width: 12 }',
  'a { margin: 1px 2 }',
  'a { colour: red }',
  'a { display: flx }',
];

const READ_CSS = [
  'a { display: grid; grid-gap: 1vh 2vh; grid-template-columns: repeat(2, minmax(0, 1fr)) auto }',
  'a { columns: 2; column-gap: 2vh; column-fill: auto; break-inside: avoid }',
  'a { width: calc(100vw - 2 * var(--edge)); height: 100vh; font-size: 2.5vmin }',
  ':root { --edge: 2vh; --ink: #0008 }',
  'a { display: flex; flex: 1 1 0; justify-content: space-between; align-items: center }',
  'a { font: bold 3vh/1.2 "Noto Sans SC", sans-serif; font-variant-numeric: tabular-nums }',
  'a { animation: turn 2s steps(4) infinite; transition: opacity 0.3s }',
  '@keyframes turn { from { opacity: 0 } 50% { opacity: 0.4 } to { opacity: 1 } }',
  'a { transform: translate(1vh, var(--x)); filter: brightness(0.4); position: sticky; top: 0 }',
  'a { background: linear-gradient(to right, red 0%, rgb(0 0 0 / 50%) 100%) }',
  'a { -webkit-appearance: none; user-select: none; touch-action: none; overflow-wrap: break-word }',
  '@media (orientation: portrait) and (min-aspect-ratio: 3/4) { a::before { content: "x" } }',
  '@media not all and (hover: hover) { a { color: red } }',
  '@supports (display: grid) { a { float: none } }',
  '@font-face { font-family: x; src: url(x.woff2) format("woff2"); font-display: block; unicode-range: U+26 }',
  'a:nth-child(2n + 1):not(:last-child) > b ~ c + d[e="f"]:focus-within { color: red }',
];

describe('the syntax of a script for Chrome 66', () => {
  it.each(SYNTAX)('is judged as MDN dates it: %s', (js, ...path) => {
    const compat = feature('javascript', ...path)?.__compat;
    if (compat === undefined) throw new Error(`${path.join('.')} is not in MDN's data`);
    expect(syntaxFaults(js).length === 0).toBe(isInChrome66(compat));
  });

  it.each(['1n', 'await 1', 'import("./x.js")', 'import.meta', 'export {}', '/\\p{Extended_Pictographic}/u'])(
    'leaves out %s',
    (js) => expect(syntaxFaults(js)).toHaveLength(1),
  );

  it('says where', () => {
    expect(syntaxFaults('let a = 1;\nlet b = a ?? 2;')).toEqual([expect.stringContaining('(2:11)')]);
  });
});

describe('a style sheet for Chrome 66', () => {
  it.each(REFUSED_CSS)('may not say %s', (css) => expect(cssFaults(css)).not.toEqual([]));

  it.each(READ_CSS)('may say %s', (css) => expect(cssFaults(css)).toEqual([]));
});

/** Run in the page and in its worker: what is there, as text. */
const ASK = `[
  typeof globalThis, typeof queueMicrotask, typeof structuredClone, typeof BigInt, typeof WeakRef, typeof scheduler,
  typeof [].flat, typeof [].at, typeof ''.replaceAll, typeof Promise.allSettled, typeof Promise.any,
  typeof Object.fromEntries, typeof Intl.ListFormat, typeof crypto.randomUUID, typeof AbortSignal.timeout,
  typeof Blob.prototype.text, typeof Response.json, typeof CompressionStream,
  '|',
  typeof fetch, typeof Response.prototype.json, typeof caches.open, typeof ''.trimEnd, typeof URLSearchParams, typeof Object.entries, typeof AbortController,
  typeof Promise.prototype.finally, typeof ''.padStart, typeof crypto.subtle.digest, typeof Cache.prototype.put,
  typeof navigator.storage.estimate, typeof TextEncoder, typeof Intl.DateTimeFormat.prototype.formatToParts
].join(' ')`;
const GONE = 18;
const THERE = 14;
const ANSWER = new RegExp(`^(?:undefined ){${GONE}}\\|(?: function){${THERE}}$`);

describe('a browser without what came after Chrome 66', () => {
  let work: string;
  let server: ScreenServer;
  let browser: Browser;

  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), 'gongshilan-old-'));
    await writeFile(path.join(work, 'index.html'), '<!doctype html><p id="a"></p><script src="page.js"></script>');
    await writeFile(
      path.join(work, 'page.js'),
      `const channel = new MessageChannel();
       document.documentElement.dataset.page = ${ASK};
       document.documentElement.dataset.dom = [
         typeof Element.prototype.replaceChildren, typeof HTMLElement.prototype.togglePopover, typeof navigator.wakeLock,
         '|', typeof Element.prototype.append, typeof ResizeObserver, typeof IntersectionObserver, typeof PointerEvent
       ].join(' ');
       channel.port1.onmessage = ({ data }) => { document.documentElement.dataset.worker = data; };
       navigator.serviceWorker.register('sw.js')
         .then(() => navigator.serviceWorker.ready)
         .then(({ active }) => active.postMessage('', [channel.port2]));`,
    );
    await writeFile(
      path.join(work, 'sw.js'),
      `self.addEventListener('message', ({ ports }) => ports[0].postMessage(${ASK}));`,
    );
    server = await startScreenServer(work);
    server.before = { path: /sw\.js$/, script: withoutNewApis() };
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(work, { recursive: true, force: true });
  });

  it('has lost it in pages and in workers, and nothing older', async () => {
    const page = await browser.newPage();
    await page.addInitScript(withoutNewApis());
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(server.url);
    await page.waitForFunction(() => document.documentElement.dataset.worker !== undefined);
    const told = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(errors).toEqual([]);
    expect(told.page).toMatch(ANSWER);
    expect(told.dom).toBe('undefined undefined undefined | function function function function');
    expect(told.worker).toMatch(ANSWER);
    // The test's own tools still reach into the page.
    expect(await page.evaluate(() => document.querySelectorAll('p').length)).toBe(1);
    expect(await page.locator('#a').count()).toBe(1);
    await page.close();
  });
});
