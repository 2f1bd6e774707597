/**
 * The calendar of an estate, read by a reader that isn't ours (ical.js, which is Thunderbird's).
 */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { estateCalendar } from '../../src/views/around/calendar.ts';
import { icalendar } from '../../src/views/around/icalendar.ts';
import { city, contract, date, estate, firm, lift, notice } from './city.ts';

const FIRM = '91000000MA00000157';
const JIA = estate('E1', '甲苑');

const read = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text));
const eventsOf = (text: string): ICAL.Event[] =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
const one = (title: string) =>
  icalendar({
    name: '甲苑',
    description: '说明',
    url: 'https://example.org/estates/E1/',
    stampedOn: date('2026-11-10'),
    events: [{ uid: 'u', day: date('2028-02-29'), title, description: title, url: 'https://example.org/#a' }],
  });

describe('a calendar file', () => {
  it('gives back any text that was put in: separators, breaks, rare characters, very long ones', () => {
    const title = `${'停水；楼'.repeat(200)},;\\n \u{2A700}\u{1F6B0} 一`;
    const [event] = eventsOf(one(`${title}\n第二行`));
    expect(event?.summary).toBe(`${title}\n第二行`);
    expect(event?.description).toBe(`${title}\n第二行`);
  });

  it('ends every line with CRLF, none is longer than 75 octets, and none begins or ends inside a character', () => {
    for (let at = 0; at < 8; at++) {
      const text = one(`${'a'.repeat(at)}${'电梯\u{2A700}'.repeat(60)}`);
      expect(text.endsWith('\r\n')).toBe(true);
      const lines = text.slice(0, -2).split('\r\n');
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]/);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
      }
    }
  });

  it('has whole days that end on the next, over a leap day too', () => {
    const [event] = eventsOf(one('x'));
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      true,
      '2028-02-29',
      '2028-03-01',
    ]);
  });

  it('drops characters that may stand in no text', () => {
    expect(eventsOf(one('甲\u0000\u0007乙\u007f'))[0]?.summary).toBe('甲乙');
  });
});

describe('the calendar of an estate', () => {
  const publication = city({
    records: {
      estate: [JIA, estate('E2', '乙苑')],
      firm: [firm(FIRM, '甲物业')],
      contract: [contract('E1', FIRM, { end: date('2026-12-31') })],
      lift: [lift('E1', '2026-11-01')],
    },
    notices: [notice('water', { title: '停水', until: date('2026-11-12'), urgent: true, targets: ['E1'] })],
  });

  it('has an event for each day that comes, with its page, the same in every build', () => {
    const text = estateCalendar(publication, 'E1');
    const events = eventsOf(text);
    expect(events.map(({ startDate, summary }) => [startDate.toString(), summary])).toEqual([
      ['2026-11-12', '甲苑：紧急通知到这天为止：停水（示例数据）'],
      ['2026-11-30', '甲苑：预计：甲子县2026年11月红黑榜公布（每月一期）（示例数据）'],
      ['2026-12-31', '甲苑：和甲物业的合同到期（示例数据）'],
      ['2027-03-15', '甲苑：1号楼电梯的检验有效期到这天（示例数据）'],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
    expect(events[0]?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-10T00:00:00Z');
    expect(events[0]?.component.getFirstPropertyValue('url')).toBe('https://example.org/estates/E1/#notices');
    expect(estateCalendar(publication, 'E1')).toBe(text);
  });

  it('keeps the id of an event while the same is due', () => {
    const later = { ...publication, release: { ...publication.release, asOf: date('2026-11-12') } };
    const ids = (of: typeof publication) => eventsOf(estateCalendar(of, 'E1')).map(({ uid }) => uid);
    expect(ids(later)).toEqual(ids(publication));
  });

  it('is a calendar without events where nothing is known to come', () => {
    const calendar = read(estateCalendar(publication, 'E2'));
    expect(calendar.getAllSubcomponents('vevent')).toEqual([]);
    expect(calendar.getAllSubcomponents().length).toBe(1);
  });
});
