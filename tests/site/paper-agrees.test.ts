/**
 * Paper and web say the same: what a notice sheet says stands on the estate's page, panel by panel, and what the page
 * says without folding it away stands on the sheet. Whitespace apart, word for word, for every estate of the sample.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { PANELS, type PanelId, panelOf } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { framesOf } from '../../src/screens/frames.ts';
import { SIGN_CHARACTERS } from '../../src/screens/items.ts';
import { estateViews } from '../../src/sheets/estate-sheet.ts';
import { noticeSheet } from '../../src/sheets/notice.ts';
import type { Block, Part } from '../../src/sheets/sheet.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { boardView } from '../../src/views/board/board.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
let browser: Browser;
let page: Page;
let publication: Publication;

interface Web {
  answer: string;
  /** Of a panel: all of its words, those of its pictures included; and each piece that is not folded away. */
  panels: Record<string, { all: string; pieces: string[]; says: string[] }>;
}

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
  const options = { asOf: '2026-11-10' as IsoDate, base: address, division: null, only: [] };
  publication = await makeSite(content, options);
});
afterAll(async () => {
  await browser.close();
});

const bare = (text: string): string => text.replace(/\s/g, '');

/** The box of what is missing, behind the panels. */
const UNDISCLOSED = 'undisclosed';

const webs = new Map<string, Promise<Web>>();

/** The words of an estate's page as it was published, before any script has run; each page is read once. */
function webOf(code: string): Promise<Web> {
  const web = webs.get(code) ?? readWeb(code);
  webs.set(code, web);
  return web;
}

async function readWeb(code: string): Promise<Web> {
  const html = await readFile(path.join(folder, 'estates', code, 'index.html'), 'utf8');
  return page.evaluate(
    ([source, ids]) => {
      const parsed = new DOMParser().parseFromString(source, 'text/html');
      const strip = (text: string | null | undefined): string => (text ?? '').replace(/\s/g, '');
      const panels: Web['panels'] = {};
      for (const id of ids) {
        const panel = parsed.getElementById(id);
        const pictures = [...(panel?.querySelectorAll('[aria-label]') ?? [])].map((one) =>
          one.getAttribute('aria-label'),
        );
        const pieces = [...(panel?.querySelectorAll('dt, dd, th, td, p.missing, .figure b') ?? [])]
          .filter((piece) => piece.closest('details details, .duty-list, .confirmed, astro-island') === null)
          .map((piece) => strip(piece.textContent));
        // Its sentences stand right behind its head.
        const says: string[] = [];
        for (let one = panel?.querySelector('header')?.nextElementSibling; one; one = one.nextElementSibling) {
          if (one.tagName === 'TEMPLATE') continue;
          if (!one.matches('p.says, p.missing')) break;
          says.push(strip(one.textContent));
        }
        panels[id] = { all: strip([panel?.textContent, ...pictures].join('\n')), pieces, says };
      }
      return { answer: strip(parsed.querySelector('.answer')?.textContent), panels };
    },
    [html, [...PANELS, UNDISCLOSED]] as const,
  );
}

/** Titles of columns that only paper needs: on the page numbers stand as a list to tap. */
const LIST_ON_PAGE = ['找谁', '号码、地址', '受理时间'];
/** What a sheet has no room for, counted; on the page it is folded or all there. */
const LEFT_OUT = /^另有 \d+ (?:项|次|个网址和邮箱)，见网页。$/;
/** The first last day of what a sheet has no room for; on the page each of these tells its own. */
const FIRST_DAY_LEFT_OUT = /^上面各期最早公示到 .+$/;
/** Of which period a duty is unmet; the page says it with its verdict. */
const OF_A_PERIOD = /^\d{4}年(?:\d+月|第.季度|.半年)?：/;
/** Marks of list items, which a browser draws. */
const ITEM_MARK = /^(?:·|\d+\.) /;

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'figure':
      return [block.value, block.unit, block.note ?? ''];
    case 'text':
      return LEFT_OUT.test(block.text) || FIRST_DAY_LEFT_OUT.test(block.text)
        ? []
        : block.tone === 'unmet'
          ? // The page names the document between a duty's title and how it stands.
            block.text.split('　').map((piece) => piece.replace(OF_A_PERIOD, ''))
          : [block.text.replace(ITEM_MARK, '')];
    case 'facts':
      return block.facts.map(({ label, value }) => label + value);
    case 'table':
      return [
        block.caption ?? '',
        ...block.columns.map(({ title }) => title).filter((title) => !LIST_ON_PAGE.includes(title)),
        ...block.rows.flatMap((row) => row.cells.flatMap(({ text, small }) => [text, small ?? ''])),
      ];
    case 'strip':
      return [block.label, block.legend, ...block.cells.map(({ mark, label }) => mark + label)];
    case 'bars':
      return [
        block.title,
        block.sentence,
        block.limit?.label ?? '',
        // Under a column the page writes the month alone, and its year where one begins.
        ...block.bars.flatMap(({ label, value }) =>
          block.title === '各月受理件数：' ? [...label.replace(/月$/, '').split('年'), value] : [label, value],
        ),
      ];
    case 'range':
      return [block.sentence, ...Object.values(block.labels)];
    default:
      throw new Error(`a board has no ${block.kind}`);
  }
}

function partWords({ stamp, blocks, source }: Part): string[] {
  return [stamp?.text ?? '', stamp?.asOf ?? '', source ?? '', ...blocks.flatMap(wordsOf)].filter((text) => text !== '');
}

/** Pieces of the page that paper says otherwise or not at all. */
function isWebOnly(id: PanelId, piece: string, part: Part): boolean {
  // An empty cell.
  if (piece === '') return true;
  // Rows beyond the room of a sheet are counted on it.
  if (part.blocks.some((block) => block.kind === 'text' && LEFT_OUT.test(block.text)) && id !== 'complaints')
    return true;
  return false;
}

/** What a part says that its panel does not. */
function unsaid(part: Part, panel: Web['panels'][string] | undefined): string[] {
  return partWords(part).filter((text) => !panel?.all.includes(bare(text)));
}

/** What a panel says without folding it away and its part does not. */
function leftOut(id: PanelId, part: Part, panel: Web['panels'][string] | undefined): string[] {
  const paper = bare(partWords(part).join(''));
  return (panel?.pieces ?? []).filter((piece) => !isWebOnly(id, piece, part) && !paper.includes(piece));
}

const sections = (parts: readonly Part[]): [PanelId, Part][] => PANELS.map((id, index) => [id, parts[index] as Part]);

describe.each(['a4', 'a3'] as const)('the notice sheet on %s', (paper) => {
  it('says nothing that the page of the estate does not say in the same panel', async () => {
    const { estate } = publication.register.records;
    expect(estate.length).toBeGreaterThan(50);
    const found: string[] = [];
    let compared = 0;
    for (const { code } of estate) {
      const web = await webOf(code);
      const sheet = noticeSheet(publication, code, paper);
      for (const answer of sheet.answers)
        for (const text of [answer.label, answer.value, answer.small ?? ''])
          if (!web.answer.includes(bare(text))) found.push(`${code} answer: ${text}`);
      const missing = sheet.parts[PANELS.length];
      if (missing) found.push(...unsaid(missing, web.panels[UNDISCLOSED]).map((text) => `${code} missing: ${text}`));
      expect(missing === undefined, code).toBe(web.panels[UNDISCLOSED]?.all === '');
      expect(sheet.parts.slice(0, PANELS.length).map(({ number, title }) => ({ number, title }))).toEqual(
        PANELS.map(panelOf).map((panel) => ({ number: panel.number, title: panel.title })),
      );
      for (const [id, part] of sections(sheet.parts)) {
        compared += partWords(part).length;
        found.push(...unsaid(part, web.panels[id]).map((text) => `${code} ${id}: ${text}`));
      }
    }
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(8000);
  });
});

describe('the sentences of every panel', () => {
  it('are the same on page, paper and screen, and stand first', async () => {
    const different: string[] = [];
    for (const { code } of publication.register.records.estate) {
      const web = await webOf(code);
      const { panels, missing, paragraph } = boardView(publication, code);
      const { parts } = noticeSheet(publication, code, 'a4');
      const frames = new Map(framesOf(estateViews(publication, code)).map((frame) => [frame.id, frame]));
      for (const [id, part] of sections(parts)) {
        const told = panels[id].says.map(({ words }) => textOf(words));
        const onPaper = part.blocks.slice(0, told.length).map((block) => (block.kind === 'text' ? block.text : ''));
        const items = frames.get(id)?.items.flatMap((item) => (item.kind === 'text' ? item.text : []));
        // A screen has no page for what does not apply, and cuts what is long.
        const onScreen = items === undefined || told.every((text) => items.join('').includes(text));
        if (told.join('\n') !== onPaper.join('\n') || !onScreen) different.push(`${code} ${id}: ${told.join('')}`);
        const frame = frames.get(id);
        const signs = frame?.sign?.map((item) => (item.kind === 'text' ? item.text : '')) ?? [];
        const late = panels[id].says.filter(
          ({ duty, words }, at) => at > 0 && duty && words.some(({ isLate }) => isLate),
        );
        const message = [told[0], ...late.map(({ words }) => textOf(words))].join('');
        if (frame !== undefined && signs.join('') !== message) different.push(`${code} ${id} sign: ${signs.join('|')}`);
        if (told.map(bare).join('\n') !== web.panels[id]?.says.join('\n'))
          different.push(`${code} ${id} page: ${web.panels[id]?.says.join('')}`);
      }
      // A panel has a sign, and what is read in passing is short; only a list may have nobody to name.
      for (const { id, sign = [] } of frames.values()) {
        if (sign.length === 0 && id !== 'county-lists') different.push(`${code} ${id}: no sign`);
        const long = sign.filter((item) => item.kind !== 'text' || [...item.text].length > SIGN_CHARACTERS);
        if (long.length > 0) different.push(`${code} ${id}: more than is read in passing`);
      }
      const head = paragraph.map(({ words }) => textOf(words)).join('');
      const answer = (frames.get('answer')?.sign ?? []).map((item) => (item.kind === 'text' ? item.text : '')).join('');
      if (!head.includes(answer)) different.push(`${code} answer: ${answer}`);
      if (frames.has(UNDISCLOSED) !== (missing !== null)) different.push(`${code}: what is missing on its screen`);
    }
    expect(different).toEqual([]);
  });
});

describe('the notice sheet on A4', () => {
  it('leaves out nothing that the page shows without folding it away', async () => {
    const found: string[] = [];
    let compared = 0;
    for (const { code } of publication.register.records.estate) {
      const web = await webOf(code);
      for (const [id, part] of sections(noticeSheet(publication, code, 'a4').parts)) {
        compared += web.panels[id]?.pieces.length ?? 0;
        found.push(...leftOut(id, part, web.panels[id]).map((text) => `${code} ${id}: ${text}`));
      }
    }
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(5000);
  });
});

describe('the comparison itself', () => {
  it('sees one figure that is not the page’s, and one row that is missing', async () => {
    const web = (await webOf('JZ001')).panels.revenue;
    const part = noticeSheet(publication, 'JZ001', 'a4').parts[PANELS.indexOf('revenue')] as Part;
    const changed = JSON.parse(JSON.stringify(part).replaceAll('148,320.00', '148,320.01')) as Part;
    expect(unsaid(changed, web)).toContain('148,320.01');
    const isTable = (block: Block): boolean => block.kind === 'table';
    const without = { ...part, blocks: part.blocks.filter((block) => !isTable(block)) };
    expect(leftOut('revenue', without, web)).toContain('经营管理成本');
  });
});
