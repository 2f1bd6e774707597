import { describe, expect, it } from 'vitest';
import { DAY_MS, dayStartMs } from '../../kiosk/clock.ts';
import { ageText, type Freshness, freshnessOf, isShown, shownFrame, shownKey } from '../../kiosk/freshness.ts';
import { insteadMarkup } from '../../kiosk/markup.ts';
import type { Frame, Item, ScreenSettings, Snapshot } from '../../kiosk/snapshot.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';

const settings: ScreenSettings = { ...KIOSK_DEFAULTS, accuseDays: 7, contactDays: 35, dataDays: 62 };
const AS_OF = '2026-11-10';
const START = dayStartMs(AS_OF);

/** How fresh a snapshot is some days after its as-of day began, the server having been heard some days after it. */
function days(passed: number, heard: number | null = null): Freshness {
  const contactMs = heard === null ? null : START + heard * DAY_MS;
  return freshnessOf({ asOf: AS_OF, settings }, contactMs, { nowMs: START + passed * DAY_MS, isTrusted: true });
}
const unknown = freshnessOf({ asOf: AS_OF, settings }, null, { nowMs: 0, isTrusted: false });

/** What the page instead of a board says besides. */
const SIGN = { complain: { numbers: [], address: '' }, estate: { code: 'JZ001' }, publisher: '' };

const plain: Item = { kind: 'text', text: '甲', tone: 'plain' };
const black: Item = { kind: 'honour', isBlack: true, mark: '黑榜', text: '', accuses: true };
const frame = (items: Item[], stamp: Frame['stamp'] = null): Frame => ({
  id: 'lists',
  number: 9,
  title: '红黑榜',
  stamp,
  items,
});

describe('how long a snapshot may be shown', () => {
  it('is counted from the server’s last word, or from the as-of day where there was none', () => {
    expect([days(7).condition, days(7.99).condition, days(8).condition]).toEqual(['current', 'current', 'no-accusing']);
    expect(days(27, 20).condition).toBe('current');
    expect(days(28, 20).condition).toBe('no-accusing');
    expect(days(35.5).condition).toBe('no-accusing');
    expect(days(36).condition).toBe('outdated');
  });

  it('ends with the data themselves, though the server answers and publishes them again', () => {
    expect(days(62, 62).condition).toBe('current');
    expect(days(63, 63).condition).toBe('outdated');
    const again = { asOf: '2026-11-10', data: { newest: '2026-09-01', text: '' }, settings };
    const at = (day: string) => freshnessOf(again, dayStartMs(day), { nowMs: dayStartMs(day), isTrusted: true });
    expect([at('2026-11-02').condition, at('2026-11-10').condition]).toEqual(['current', 'outdated']);
  });

  it('is counted from the day of publication that its term has told, and else from that of its data', () => {
    const page = { asOf: '2026-10-31', data: { text: '' }, settings };
    const at = (day: string, toldOn: string | null) =>
      freshnessOf(page, null, { nowMs: dayStartMs(day), isTrusted: true }, toldOn).condition;
    expect([at('2026-11-10', null), at('2026-11-10', AS_OF), at('2026-11-18', AS_OF)]).toEqual([
      'no-accusing',
      'current',
      'no-accusing',
    ]);
    // A stick says itself when it was published.
    const stick = freshnessOf({ ...page, publishedOn: AS_OF }, null, { nowMs: START, isTrusted: true });
    expect(stick).toMatchObject({ condition: 'current', heardOn: AS_OF, publishedOn: AS_OF });
  });

  it('is not known to be over until somebody has told when the page was published', () => {
    const page = { asOf: '2026-09-30', data: { newest: '2026-09-30', text: '数据截至 2026年9月30日' }, settings };
    const none = { asOf: '2000-01-01', data: { text: '各表没写日期' }, settings };
    const at = (dates: typeof page | typeof none, day: string, toldOn: string | null = null) =>
      freshnessOf(dates, null, { nowMs: dayStartMs(day), isTrusted: true }, toldOn);
    expect(at(page, AS_OF)).toMatchObject({ condition: 'unasked', heardOn: null, today: AS_OF });
    expect(at(page, AS_OF, '2026-11-08').condition).toBe('current');
    expect(at(none, AS_OF).condition).toBe('unasked');
    expect(at(none, AS_OF, '2026-11-08').condition).toBe('current');
    // That its data are too old is known without anybody's word, and so is that they are young.
    expect(at(page, '2026-12-02').condition).toBe('outdated');
    expect(at(page, '2026-10-05').condition).toBe('current');
    // Once told, silence counts.
    expect(at(page, AS_OF, '2026-10-01').condition).toBe('outdated');
  });

  it('says meanwhile that nothing is known yet, and not since when nobody has asked', () => {
    const page = { asOf: '2026-10-25', data: { newest: '2026-10-25', text: '数据截至 2026年10月25日' }, settings };
    const young = freshnessOf(page, null, { nowMs: START, isTrusted: true });
    expect(young).toMatchObject({ condition: 'no-accusing', heardOn: null });
    const said = '还没有和网站核对，不知道是不是最新';
    expect(ageText(page, young)).toBe(`数据截至 2026年10月25日　${said}`);
    expect(shownFrame(frame([plain, black]), young)?.items.map((item) => 'text' in item && item.text)).toEqual([
      '甲',
      `这一栏有的内容${said}，先不显示；以网站公布的为准。`,
    ]);
    const instead = (freshness: Freshness) =>
      insteadMarkup({ ...SIGN, ...page } as unknown as Snapshot, freshness).text;
    const unasked = freshnessOf({ ...page, asOf: '2026-09-30' }, null, { nowMs: START, isTrusted: true });
    expect(instead(unasked)).toContain('这块屏幕还没有和网站核对');
    expect(instead(unasked)).not.toContain('过期');
    expect(instead({ ...unasked, condition: 'outdated' })).toContain('已经过期');
  });

  it('does not count a word from the future', () => {
    expect(days(40, 400).condition).toBe('outdated');
  });

  it('is not known while the clock is not believed', () => {
    expect(unknown).toEqual({
      ...{ condition: 'clock', today: null, heardOn: null, isHeard: false },
      publishedOn: AS_OF,
    });
  });
});

describe('what accuses', () => {
  it('is shown while it is confirmed, and else kept back, with a line that says so', () => {
    expect(shownFrame(frame([plain, black]), days(7))?.items).toEqual([plain, black]);
    const [kept, said, ...rest] = shownFrame(frame([plain, black]), days(9))?.items ?? [];
    expect([kept, rest]).toEqual([plain, []]);
    expect(said).toMatchObject({ text: expect.stringContaining('从 2026年11月10日起没有和网站核对') });
    expect(shownFrame(frame([black]), unknown)?.items).toMatchObject([
      { text: expect.stringContaining('时间没有核准') },
    ]);
  });

  it('takes the stamp with it that says late or missing, and leaves one that does not', () => {
    const late = frame([plain], { state: 'overdue', text: '逾期 29 天', asOf: null });
    const there = frame([plain], { state: 'disclosed', text: '已公示', asOf: null });
    expect(shownFrame(late, days(7))?.stamp?.text).toBe('逾期 29 天');
    expect(shownFrame(late, days(9))?.stamp).toBeNull();
    expect(shownFrame(there, days(9))?.stamp?.text).toBe('已公示');
  });
});

describe('what holds until a day', () => {
  const until: Item = { ...plain, until: '2026-11-20' };

  it('is shown on that day to its end, and not on the next', () => {
    expect([days(10), days(10.999), days(11)].map((freshness) => isShown(until, {}, freshness))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is not shown while the day is not known', () => {
    expect(isShown(until, {}, unknown)).toBe(false);
  });

  it('leaves a heading that stands above that of a group, and takes it where the group is gone', () => {
    const heads: Item[] = [
      { kind: 'heading', text: '历次公布' },
      { kind: 'heading', text: '2025年' },
    ];
    expect(shownFrame(frame([...heads, plain]), days(11))?.items).toEqual([...heads, plain]);
    expect(shownFrame(frame([plain, ...heads, until]), days(11))?.items).toEqual([plain]);
  });

  it('takes its panel with it where there is nothing else, and the heading above it', () => {
    expect(shownFrame(frame([{ kind: 'heading', text: '通知' }, until]), days(11))).toBeNull();
    expect(shownFrame(frame([{ kind: 'heading', text: '通知' }, until, plain]), days(11))?.items).toEqual([
      { kind: 'heading', text: '通知' },
      plain,
    ]);
  });

  it('has pages made anew on the day after it, and on no other', () => {
    const snapshot = { id: 'a', urgent: [], frames: [frame([until])] };
    const keys = [0, 1, 6, 10, 11, 12].map((day) => shownKey(snapshot, days(day, day)));
    expect(new Set(keys).size).toBe(2);
    expect(keys[3]).not.toBe(keys[4]);
  });
});

describe('a panel whose data have grown old', () => {
  const old: Frame = {
    ...frame([plain, black], { state: 'overdue', text: '逾期', asOf: null }),
    accusesUntil: '2026-11-20',
  };

  it('names nobody from then on, though the server answers, and says why', () => {
    expect(shownFrame(old, days(10, 10))).toEqual(old);
    const shown = shownFrame(old, days(11, 11));
    expect(shown?.stamp).toBeNull();
    expect(shown?.items).toMatchObject([plain, { text: expect.stringContaining('太久没有更新') }]);
  });

  it('names nobody some days after the publication where a table does not tell its day', () => {
    const { accusesUntil: _, ...undated } = old;
    expect(shownFrame({ ...undated, accusesFor: 10 }, days(10, 10))?.stamp).not.toBeNull();
    expect(shownFrame({ ...undated, accusesFor: 10 }, days(11, 11))?.stamp).toBeNull();
  });

  it('has pages made anew on the day after it', () => {
    const keys = [10, 11].map((day) => shownKey({ id: 'a', urgent: [], frames: [old] }, days(day, day)));
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('until when the data speak', () => {
  const data = { newest: '2026-11-08', text: '数据截至 2026年11月8日' };

  it('is told always, and since when the site was not heard', () => {
    expect(ageText({ data }, days(0))).toBe('数据截至 2026年11月8日');
    expect(ageText({ data }, days(10, 9))).toBe('数据截至 2026年11月8日');
    expect(ageText({ data }, days(10, 5))).toBe('数据截至 2026年11月8日　从 2026年11月15日起没有连上网站');
    expect(ageText({ data }, unknown)).toContain('时间没有核准');
  });

  it('is the day of publication in a snapshot of an earlier version', () => {
    expect(ageText({}, days(0))).toBe('公布于 2026年11月10日');
  });
});
