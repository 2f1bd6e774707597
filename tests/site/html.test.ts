/**
 * Valid HTML on every page of the published sample city.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';
import { isScreen, routeOf } from '../support/page-kinds.ts';

const folder = inject('siteFolder');
const pages = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.html'));

/** Matters of style, which minified pages leave to nobody. */
const STYLE_ONLY = [
  'attribute-boolean-style',
  'attribute-empty-style',
  'doctype-style',
  'no-raw-characters',
  'void-style',
];
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    ...Object.fromEntries(STYLE_ONLY.map((rule) => [rule, 'off'])),
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
});

/** Astro puts this one rule where the first island stands; every browser takes it there. */
const ISLAND_STYLE = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';

async function faultsOf(files: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const file of files) {
    const html = readFileSync(path.join(folder, file), 'utf8').replace(ISLAND_STYLE, '');
    const { results } = await validator.validateString(html, file);
    wrong.push(
      ...results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${file}: ${ruleId} ${message}`)),
    );
  }
  return wrong;
}

describe('the HTML', () => {
  it('of the longest page of each kind is valid', async () => {
    const longest = new Map<string, { file: string; bytes: number }>();
    for (const file of pages.filter((one) => !isScreen(one))) {
      const bytes = readFileSync(path.join(folder, file)).length;
      const kind = routeOf(file) ?? '';
      if (bytes > (longest.get(kind)?.bytes ?? 0)) longest.set(kind, { file, bytes });
    }
    expect(longest.size).toBeGreaterThan(25);
    expect(await faultsOf([...longest.values()].map(({ file }) => file))).toEqual([]);
  });

  it('of every page is valid', { tags: 'long' }, async () => {
    expect(pages.length).toBeGreaterThan(200);
    expect(await faultsOf(pages)).toEqual([]);
  });
});
