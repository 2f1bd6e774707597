/**
 * The one list of the board's panels: what of it stands in words elsewhere agrees with it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCREEN_ORDER } from '../../src/domain/kiosk-settings.ts';
import { BOARD, BRIEF, inOrder, ofEachPanel, PANELS, panelOf } from '../../src/domain/panels.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { numeral } from '../../src/wording/panels.ts';

const README = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');

describe('the panels of the board', () => {
  it('are numbered by their order', () => {
    expect(PANELS.map((id) => panelOf(id).number)).toEqual(BOARD.map((_, at) => at + 1));
    expect(inOrder(ofEachPanel((id) => id))).toEqual(PANELS);
  });

  it('have ids and titles of their own, and read tables of the contract', () => {
    expect(new Set(PANELS).size).toBe(BOARD.length);
    expect(new Set(BOARD.map(({ title }) => title)).size).toBe(BOARD.length);
    const known = TABLES.map(({ id }) => id);
    for (const { id, tables } of BOARD) for (const table of tables) expect(known, id).toContain(table);
  });

  it('that are told in a line each are told in the order of the board', () => {
    expect(BRIEF.map(({ id }) => id)).toEqual(PANELS.filter((id) => panelOf(id).head !== null));
  });

  it('are told to clerks by their names and titles, in the order in which screens show them', () => {
    const line = README.split('\n').find((text) => text.startsWith('栏目的名字：')) ?? '';
    const told = [...line.matchAll(/`([a-z-]+)` ([^`]*?)(?=[、。（]|$)/g)].map(([, id, title]) => ({ id, title }));
    const panels = told.filter(({ id }) => PANELS.some((panel) => panel === id));
    expect(panels.map(({ id }) => id)).toEqual(PANELS);
    for (const { id, title } of panels)
      expect(title, id).toContain(BOARD.find((panel) => panel.id === id)?.title ?? 'no title');
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([...SCREEN_ORDER, 'complain']));
  });

  it('are told to who writes a profile by their ids, at the head of the rules for the whole country', () => {
    const profile = readFileSync(new URL('../../content/jurisdictions/000000.yaml', import.meta.url), 'utf8');
    const told = /whose stamp the rule drives \(([^)]*)\)/.exec(profile.replaceAll('\n# ', ' '))?.[1] ?? '';
    expect(told.split(', '), 'content/jurisdictions/000000.yaml').toEqual(PANELS);
  });

  it('are counted in words where a sheet says how many it has', () => {
    for (const { name, purpose } of SHEET_KINDS.filter((kind) => kind.name.startsWith('notice')))
      expect(purpose, name).toContain(`${numeral(BOARD.length)}栏`);
  });
});

it.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [13, '十三'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
])('%i in words is %s', (number, words) => {
  expect(numeral(number)).toBe(words);
});
