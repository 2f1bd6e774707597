/**
 * 接下来 on the published pages, each line until its own day is over, and as calendars that another program reads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { COMING_OVER } from '../../src/wording/coming.ts';
import { day } from '../../src/wording/format.ts';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const read = (file: string): string => readFileSync(path.join(folder, ...file.split('/')), 'utf8');
const rowsOf = (table: string) => Papa.parse<Record<string, string>>(read(`data/${table}.csv`), { header: true }).data;

const calendars = readdirSync(path.join(folder, 'feeds', 'estates'));
const eventsOf = (file: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(read(`feeds/estates/${file}`)))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));

describe('the calendar of an estate', () => {
  it('is there for every estate by its code and its former codes, listed in the manifest, and is read by another program', () => {
    const codes = rowsOf('estate').flatMap(({ 小区编码 = '', 旧编码 = '' }) => [
      小区编码,
      ...旧编码.split(/[、；;,\s]+/),
    ]);
    expect(calendars.sort()).toEqual(
      codes
        .filter((code) => code !== '')
        .map((code) => `${code}.ics`)
        .sort(),
    );
    const listed = new Set(
      (JSON.parse(read('data/release.json')) as { outputs: { path: string }[] }).outputs.map((one) => one.path),
    );
    let events = 0;
    for (const file of calendars) {
      expect(listed.has(`feeds/estates/${file}`), file).toBe(true);
      events += eventsOf(file).length;
    }
    expect(events).toBeGreaterThan(50);
  });

  it('names nobody as bad: neither a reason of a list or a bulletin nor what came of an event stands in any', () => {
    const said = [
      ['list_entry', '依据'],
      ['bulletin', '事由'],
      ['event', '结果'],
    ].flatMap(([table = '', column = '']) => rowsOf(table).flatMap((row) => row[column] || []));
    expect(said.length).toBeGreaterThan(20);
    for (const file of calendars) {
      const words = eventsOf(file)
        .map(({ summary, description }) => `${summary}\n${description}`)
        .join('\n');
      expect(
        said.filter((one) => words.includes(one)),
        file,
      ).toEqual([]);
    }
  });
});

describe('接下来 on a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('says the days of its calendar, leads to it, and drops each line when its day is over, until none is left', async () => {
    const html = read('estates/JZ001/index.html');
    const days = eventsOf('JZ001.ics').map(({ startDate }) => startDate.toString() as IsoDate);
    expect(days.length).toBeGreaterThan(3);
    for (const one of days) expect(html).toContain(day(one));
    const page = await browser.newPage({ timezoneId: 'Asia/Shanghai' });
    const shownOn = async (at: string): Promise<string[]> => {
      await page.clock.setFixedTime(new Date(`${at}T12:00:00+08:00`));
      await page.goto(`${address}/estates/JZ001/`, { waitUntil: 'load' });
      return page
        .locator('#coming time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    };
    await page.clock.install();
    expect(await shownOn('2026-11-10')).toEqual(days);
    expect(await page.getByRole('link', { name: '加到手机日历' }).getAttribute('href')).toBe(
      '/feeds/estates/JZ001.ics',
    );
    expect(await shownOn(days[1] as string)).toEqual(days.slice(1));
    expect(await shownOn('2030-01-01')).toEqual([]);
    expect(await page.getByText(COMING_OVER).isVisible()).toBe(true);
    await page.close();
  });

  it('is served as a calendar', async () => {
    const answer = await fetch(`${address}/feeds/estates/JZ001.ics`);
    expect(answer.headers.get('content-type')).toBe('text/calendar;charset=utf-8');
  });
});
