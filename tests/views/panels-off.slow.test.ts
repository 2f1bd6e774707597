/**
 * Panels that are off until a day: nothing of their rows reaches anything that is published, every surface says by when they
 * come, and on that day all is as if they had never been off.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { panelOf } from '../../src/domain/panels.ts';
import { OFF_PANELS, type OffPanelId } from '../../src/domain/panels-off.ts';
import type { TableId } from '../../src/domain/records.ts';
import { SHEET_NAMES } from '../../src/domain/sheet-names.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { framesOf } from '../../src/screens/frames.ts';
import { estateViews } from '../../src/sheets/estate-sheet.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { judgeContent, makeSite, REPOSITORY, type Site, staffView } from '../../src/site.ts';
import { dataView } from '../../src/views/around/data.ts';
import { boardView } from '../../src/views/board/board.ts';
import { comingView } from '../../src/views/board/coming.ts';
import { tableOverview } from '../../src/views/tables/overview.ts';
import { tablePageView } from '../../src/views/tables/pages.ts';
import { findingText, findingWords } from '../../src/wording/audit.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { downloadsOf, readSample } from '../support/publication.ts';

const AS_OF = '2026-11-10' as IsoDate;
const UNTIL = '2027-03-31';
const LATER = '将于 2027年3月31日前公布';
/** A county, an estate in it, and one of another county. */
const PLACE = '000102';
const HERE = 'YC001';
const THERE = 'JZ001';

const TABLES: Readonly<Record<OffPanelId, TableId>> = {
  manager: 'manager',
  fees: 'fee_item',
  revenue: 'revenue',
  fund: 'fund',
  survey: 'survey',
  postings: 'posting',
};

let settings: string;
beforeAll(async () => {
  settings = await readFile(path.join(REPOSITORY, 'content/portal.yaml'), 'utf8');
});

const withOff = (...lines: string[]): Promise<Content> =>
  readSample({ 'portal.yaml': `${settings}\npanels:\n${lines.map((line) => `  ${line}\n`).join('')}` });

const published = (content: Content, asOf = AS_OF): Promise<Site> =>
  makeSite({ ...content, folder: '', inputs: [], library: [] }, { asOf, base: null, division: null, only: [] });

/** The content with every second row of a table, as if the office's file had had other rows. */
function withFewer(content: Content, table: TableId): Content {
  const { register } = content;
  const rows = (register.records[table] as readonly object[]).filter((_, at) => at % 2 === 0);
  return { ...content, register: { ...register, records: { ...register.records, [table]: rows } } };
}

/** Everything that is told of some estates, whatever tells it. */
function toldOf(site: Site): unknown {
  const codes = site.register.records.estate.map(({ code }) => code).filter((_, at) => at % 12 === 0);
  return {
    findings: site.findings,
    boards: codes.map((code) => boardView(site, code)),
    coming: codes.map((code) => comingView(site, code)),
    screens: codes.map((code) => framesOf(estateViews(site, code))),
    sheets: [...planSheets(site, { names: SHEET_NAMES, estates: new Set(codes), division: null })].map(
      ({ sheets }) => sheets,
    ),
  };
}

const offForEverybody = (panel: OffPanelId): void => {
  const table = TABLES[panel];
  const { title } = panelOf(panel);
  let content: Content;
  let site: Site;
  beforeAll(async () => {
    content = await withOff(`${panel}: {off_until: ${UNTIL}}`);
    site = await published(content);
  });

  it('says on the board by when it comes, and nothing else', () => {
    const views = site.register.records.estate
      .filter((_, at) => at % 3 === 0)
      .map(({ code }) => boardView(site, code).panels[panel]);
    // What doesn't apply to an estate doesn't come later either.
    const bound = views.filter(({ stamp }) => stamp.state !== 'not-applicable');
    expect(bound.length).toBeGreaterThan(10);
    for (const view of bound) {
      expect(view.says.map(({ words }) => textOf(words))).toEqual([`${title}${LATER}。`]);
      expect(view.stamp.state).toBe('unknown');
      expect(view.later).toBe(UNTIL);
    }
  });

  it('has no rows anywhere, and no file', async () => {
    expect(site.register.records[table]).toEqual([]);
    expect(site.register.present.has(table)).toBe(false);
    const downloads = await downloadsOf(site);
    expect([...downloads.keys()]).not.toContain(`data/${table}.csv`);
    const { later = [] } = JSON.parse(downloads.get('data/datapackage.json') ?? '') as {
      later?: { name: string; until: string; description: string }[];
    };
    expect(later).toEqual([expect.objectContaining({ name: table, until: UNTIL, description: `${title}${LATER}` })]);
    expect(dataView(site).later.map(({ text }) => text)).toEqual([`${title}${LATER}。`]);
    expect(site.withheld.some((one) => one.table === table && one.count > 0)).toBe(true);
  });

  it('is told the same whatever its rows say', async () => {
    const other = await published(withFewer(content, table));
    expect(toldOf(other)).toEqual(toldOf(site));
  });

  it('clears nobody and accuses nobody', () => {
    const own = site.findings.filter(({ detail }) => detail.includes(`${title}将于`));
    expect(own.every(({ verdict, confirmed }) => verdict === '未知' && !confirmed)).toBe(true);
    // All else is judged as it would be.
    const matter = ({ rule, subjectKind, subject, period }: Finding) => `${rule} ${subjectKind} ${subject} ${period}`;
    const off = new Set(own.map(({ rule, subject }) => `${rule} ${subject}`));
    const told = (findings: readonly Finding[]) =>
      findings
        .filter(({ rule, subject }) => !off.has(`${rule} ${subject}`))
        .map((found) => `${matter(found)} ${found.verdict} ${found.detail}`);
    expect(told(site.findings)).toEqual(told(sampleSite.findings));
  });

  it('is checked by staff all the same', () => {
    const { findings } = staffView(content, AS_OF);
    expect(findings).toEqual(judgeContent(sample, AS_OF));
  });

  it('is on again on its day, as if it had never been off', async () => {
    const day = UNTIL as IsoDate;
    const then = await published(content, day);
    expect(toldOf({ ...then, portal: sampleThen.portal })).toEqual(toldOf(sampleThen));
    expect((await published(content, '2027-03-30' as IsoDate)).register.records[table]).toEqual([]);
  });
};
describe.each(OFF_PANELS.slice(0, 2))('the panel %s, off for everybody', offForEverybody);
describe.each(OFF_PANELS.slice(2))('the panel %s, off for everybody', { tags: 'long' }, offForEverybody);

let sample: Content;
let sampleSite: Site;
let sampleThen: Site;
beforeAll(async () => {
  sample = await readSample();
  sampleSite = await published(sample);
  sampleThen = await published(sample, UNTIL as IsoDate);
});

describe('panels that are off for a county', () => {
  let site: Site;
  beforeAll(async () => {
    site = await published(
      await withOff(
        `公共收益: {off_until: ${UNTIL}, divisions: ["${PLACE}"]}`,
        `manager: {off_until: 2026-12-31, divisions: ["${PLACE}"]}`,
      ),
    );
  });

  it('are on for its neighbours, down to the last word', () => {
    const told = ({ panels, paragraph, missing }: ReturnType<typeof boardView>) => ({ panels, paragraph, missing });
    expect(told(boardView(site, THERE))).toEqual(told(boardView(sampleSite, THERE)));
  });

  it('have no row in the table of estates, and a line that says so', () => {
    const page = tablePageView(site, 'revenue', PLACE, 1);
    expect(page.rows).toBe(0);
    expect(page.later).toBe(`公共收益${LATER}。`);
    expect(tablePageView(site, 'revenue', '000101', 1).later).toBeNull();
    const { later, counties, missing, total } = tableOverview(site, 'revenue');
    expect(missing).toBeNull();
    expect(later).toMatch(/^有 \d+ 个小区的公共收益将于 2027年3月31日前公布。$/);
    expect(counties.map((county) => county.later)).toEqual([null, LATER, null, null]);
    expect(total.estates).toBe(tableOverview(sampleSite, 'revenue').total.estates - sampleEstates(PLACE));
  });

  it('are told in every short answer: box, notice, screen, summary', () => {
    const board = boardView(site, HERE);
    expect(board.missing?.lines.map(({ label, facts }) => [label, facts.map(({ name }) => name)])).toContainEqual([
      '还没有公布的',
      ['项目负责人（将于 2026年12月31日前公布）', `公共收益（${LATER}）`],
    ]);
    const [notice] = [...planSheets(site, { names: ['notice'], estates: new Set([HERE]), division: null })].flatMap(
      ({ sheets }) => sheets,
    );
    expect(notice?.sheet.answers.find(({ label }) => label === '项目负责人')?.value).toBe('将于 2026年12月31日前公布');
    const frame = framesOf(estateViews(site, HERE)).find(({ id }) => id === 'revenue');
    expect(JSON.stringify(frame?.sign)).toContain(`公共收益${LATER}。`);
  });

  it('print no sheet of their own, and are in the checklist with their day', () => {
    const planned = [...planSheets(site, { names: SHEET_NAMES, estates: new Set([HERE]), division: null })].flatMap(
      ({ sheets }) => sheets,
    );
    expect(planned.map(({ sheet }) => sheet.name)).not.toContain('revenue');
    const list = planned.find(({ sheet }) => sheet.name === 'checklist');
    expect(JSON.stringify(list?.sheet.parts)).toContain(`还没有公布、到时再张贴的：公共收益${LATER}。`);
  });

  it('say on paper once by when they come', () => {
    const [notice] = [...planSheets(site, { names: ['notice'], estates: new Set([HERE]), division: null })].flatMap(
      ({ sheets }) => sheets,
    );
    const part = notice?.sheet.parts.find(({ title }) => title === '公共收益');
    expect(part?.blocks).toEqual([expect.objectContaining({ kind: 'text', text: `公共收益${LATER}。` })]);
  });

  it('are said by a rule in the words of the panel', () => {
    const found = site.findings.find(({ subject, rule }) => subject === HERE && rule === 'CN-03');
    expect(found?.verdict).toBe('未知');
    expect(found === undefined ? '' : findingWords(found)).toContain(`公共收益${LATER}`);
    expect(found === undefined ? '' : findingText(found)).toContain('公共收益将于');
  });
});

const sampleEstates = (place: string): number =>
  sampleSite.register.records.estate.filter(({ division }) => division.startsWith(place)).length;
