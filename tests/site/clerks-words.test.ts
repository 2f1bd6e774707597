/**
 * Residents' words on all that is public: no page, sheet, screen, picture, feed or calendar of the published sample speaks
 * as clerks and programs do.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { SHEET_NAMES } from '../../src/domain/sheet-names.ts';
import { estateNotice } from '../../src/media/estate-notice.ts';
import { screenSnapshot } from '../../src/screens/snapshot.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { wordsOf } from '../../src/sheets/words.ts';
import { loadContent, makeSite } from '../../src/site.ts';
import { cardsOf } from '../../src/views/around/cards.ts';
import { estateCodes } from '../../src/views/complain/complain.ts';
import { CLERKS_WORDS, EXCEPTIONS, RULE_ID, readOf, textsIn, wordsFinder } from '../support/clerks-words.ts';
import { isScreen } from '../support/page-kinds.ts';

const folder = inject('siteFolder');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
let publication: Publication;
let found: (text: string) => string[];

beforeAll(async () => {
  const content = await loadContent(SAMPLE_CONTENT, { asOf: SAMPLE_AS_OF });
  publication = await makeSite(content, { asOf: SAMPLE_AS_OF, base: inject('siteAddress'), division: null, only: [] });
  found = wordsFinder(publication);
});

/** Each word that stands in one of the texts, with the text. */
const wrongIn = (where: string, texts: readonly string[]): string[] =>
  texts.flatMap((text) => found(text).map((word) => `${where}: ${word} in ${text.trim().slice(0, 80)}`));

describe('the words of residents', () => {
  it('are those of every page, and of what is spoken and shown of it elsewhere', () => {
    const pages = files.filter((file) => file.endsWith('.html') && !isScreen(file));
    expect(pages.length).toBeGreaterThan(200);
    const needed = new Set<string>();
    const wrong = pages.flatMap((file) =>
      readOf(read(file)).flatMap((one) =>
        found(one.text).flatMap((word) => {
          const exception = EXCEPTIONS.find(({ words, holds }) => words.includes(word) && holds(file, one));
          if (exception === undefined) return `${file}: ${word} in ${one.text.trim().slice(0, 80)}`;
          for (const allowed of exception.words) if (allowed === word) needed.add(`${exception.why} ${word}`);
          return [];
        }),
      ),
    );
    expect(wrong).toEqual([]);
    // What needs no exception has none.
    expect([...needed].sort()).toEqual(EXCEPTIONS.flatMap(({ why, words }) => words.map((w) => `${why} ${w}`)).sort());
  });

  it('are those of every sheet', () => {
    const wrong: string[] = [];
    let sheets = 0;
    for (const subject of planSheets(publication, { names: SHEET_NAMES, estates: null, division: null }))
      for (const { file, sheet } of subject.sheets) {
        sheets++;
        wrong.push(...wrongIn(file, Object.values(wordsOf(sheet)).flat(2)));
      }
    expect(sheets).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it('are those of every screen and of every picture of an estate or a place', () => {
    const wrong = [
      ...estateCodes(publication).flatMap((code) => [
        ...wrongIn(`screen of ${code}`, textsIn(screenSnapshot(publication, code, []))),
        ...wrongIn(`notice of ${code}`, textsIn(estateNotice(publication, code, 'board'))),
      ]),
      ...[...cardsOf(publication)].flatMap((card) => wrongIn(`card of ${card.title}`, textsIn(card))),
    ];
    expect(wrong).toEqual([]);
  });

  it('are those of feeds, of calendars and of what the search offers', () => {
    const offered = files.filter((file) => /^feed|\.ics$|^search\/(?:names|questions)\.json$/.test(file));
    expect(offered.length).toBeGreaterThan(50);
    const texts = (file: string): string[] =>
      file.endsWith('.json')
        ? textsIn(JSON.parse(read(file)))
        : read(file)
            .replaceAll(/<(?:id|link)\b.*?>|<id>.*?<\/id>|^(?:URL|UID).*$/gm, '')
            .split('\n');
    expect(offered.flatMap((file) => wrongIn(file, texts(file)))).toEqual([]);
  });

  it('would be missed wherever they don’t stand', () => {
    const id = [...publication.profiles.values()][0]?.rules[0]?.id ?? '';
    expect(found(`见 ${id}。`)).toEqual([RULE_ID]);
    for (const word of CLERKS_WORDS) {
      const html = `<main title="${word}"><details><p>${word}</p></details><details data-origin><details>a</details>${word}</details><img alt='${word}'><script>${word}</script>${word}`;
      expect(
        readOf(html)
          .filter(({ text }) => found(text).length > 0)
          .map(({ isOrigin }) => isOrigin),
      ).toEqual([false, false, true, false, false]);
    }
    expect(
      readOf(`<a href="/policies/x/#${id}" id="${id}" data-rule="${id}">条文</a>`).flatMap(({ text }) => found(text)),
    ).toEqual([]);
  });
});
