/**
 * Every panel of the board stands on the page, on paper and on the screen, and shows there what its view holds. Which one
 * does not, and where, is what fails here: a rendering that was begun and draws nothing yet compiles.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { PANELS, type PanelId } from '../../src/domain/panels.ts';
import { type Period, parsePeriod } from '../../src/domain/period.ts';
import { percentOf } from '../../src/domain/share.ts';
import { panelFrame, ROOM } from '../../src/screens/frames.ts';
import { boardParts } from '../../src/sheets/notice.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { boardView } from '../../src/views/board/board.ts';
import { count, day, period, rate, yuan } from '../../src/wording/format.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { csvOf, readTown, TABLE_IDS } from '../support/tables.ts';
import { city, event, notice } from './city.ts';

const COMPONENTS = new URL('../../src/components/board/', import.meta.url);
/** What follows the panels on an estate's page. */
const AFTER_THE_PANELS = ['DutiesPanel.astro'];

const fileOf = (id: PanelId): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Panel.astro`;

describe('on an estate’s page', () => {
  it('every panel has a component by its id, and every component a panel', () => {
    const files = readdirSync(COMPONENTS).filter((file) => !AFTER_THE_PANELS.includes(file));
    const panels = PANELS.map(fileOf);
    expect(
      panels.filter((file) => !files.includes(file)).map((file) => `src/components/board/${file} is missing`),
    ).toEqual([]);
    expect(
      files.filter((file) => !panels.includes(file)).map((file) => `${file} has no panel in src/domain/panels.ts`),
    ).toEqual([]);
  });

  it.each(PANELS)('the component of %s frames itself as that panel, and shows something of its view', (id) => {
    const component = readFileSync(new URL(fileOf(id), COMPONENTS), 'utf8');
    expect(component).toContain(`<Panel section="${id}" panel={view}`);
    expect(component, fileOf(id)).toMatch(/\bview\.\w/);
  });
});

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What every panel has, whatever it is about. */
const OF_EVERY_PANEL = new Set(['duties', 'deciding', 'sources', 'stamp', 'disclosure', 'missing', 'stale', 'says']);

/** The rows of a panel's own lists by where they stand in its view; of a panel without lists, all that it says. */
function rowsOf(view: Fields): [where: string, row: Fields][] {
  const own = Object.fromEntries(Object.entries(view).filter(([field]) => !OF_EVERY_PANEL.has(field)));
  const lists = Object.entries(own).filter((entry): entry is [string, Fields[]] => Array.isArray(entry[1]));
  if (lists.length === 0) return [['its fields', own]];
  return lists.flatMap(([name, rows]) => rows.map((row, at): [string, Fields] => [`${name}[${at}]`, row]));
}

/** The values of a row as a reader may read them: words, days, amounts. */
function wordsOf(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(name, one));
  if (isFields(value)) return Object.entries(value).flatMap(([field, inner]) => wordsOf(field, inner));
  // Two digits stand in any text.
  if (typeof value === 'number') return [figureOf(name, value)].filter((text) => text.length > 2);
  if (typeof value !== 'string' || value.length < 2) return [];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [day(value as IsoDate)];
  return [parsePeriod(value) === null ? value : period(value as Period)];
}

function figureOf(name: string, value: number): string {
  if (name.endsWith('Fen')) return yuan(value);
  if (name.endsWith('E4')) return rate(value);
  return name.endsWith('Bp') ? percentOf(value) : count(value);
}

/** The rows of which a text says less than two values (or its only one), by where they stand. */
function untold(view: Fields, text: string, excepted: readonly string[] = []): string[] {
  return rowsOf(view).flatMap(([where, row]) => {
    const words = [...new Set(wordsOf(where, row))];
    const told = words.filter((word) => text.includes(word)).length;
    if (words.length > 0 && told >= Math.min(2, words.length)) return [];
    return excepted.some((list) => where.startsWith(`${list}[`)) ? [] : [`${where}: nothing of ${words.join('、')}`];
  });
}

/** Lists of a view that a screen tells elsewhere: whom to call stands below all of its panels. */
const ELSEWHERE_ON_A_SCREEN: { readonly [K in PanelId]?: readonly string[] } = { complaints: ['channels'] };

describe('of what an estate has', async () => {
  const files = Object.fromEntries(TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id)]));
  const { register } = await readTown(files);
  const events = [event('联席会议', '2026-10-01', 'JZ001', '商定修路')];
  const town = {
    ...city({ notices: [notice('停水通知')] }),
    register: { ...register, records: { ...register.records, event: events } },
  };
  const board = boardView(town, 'JZ001');
  const parts = boardParts(board, ROOM);
  const viewOf = (id: PanelId): Fields => ({ ...board.panels[id] });

  it.each(PANELS)('the town of the tests has something to show in %s', (id) => {
    expect(untold(viewOf(id), ''), 'give JZ001 a row of it in TOWN of tests/support/tables.ts').not.toEqual([]);
  });

  it.each(PANELS)('paper shows in %s every row of its view', (id) => {
    const said = untold(viewOf(id), JSON.stringify(parts[id].blocks));
    expect(said, `the part of ${id} in src/sheets/panels/`).toEqual([]);
  });

  it.each(PANELS)('paper and screen say in %s its sentences first, word for word', (id) => {
    const sentences = board.panels[id].says.map(({ words }) => textOf(words));
    const blocks = parts[id].blocks.slice(0, sentences.length);
    expect(blocks.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual(sentences);
    const items = panelFrame(id, parts[id], board).items.flatMap((item) => (item.kind === 'text' ? item.text : []));
    expect(items).toEqual(expect.arrayContaining(sentences));
  });

  it.each(PANELS)('a screen shows in %s every row of its view', (id) => {
    const items = panelFrame(id, parts[id], board).items.filter(({ kind }) => kind !== 'source');
    const said = untold(viewOf(id), JSON.stringify(items), ELSEWHERE_ON_A_SCREEN[id]);
    expect(said, `the part of ${id} in src/sheets/panels/, or its own way in src/screens/frames.ts`).toEqual([]);
  });
});
