/** 紧急通知 as a sheet and as a picture: for whom, until when, whom to call, and how much of a long text a picture has. */
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Channel, Notice } from '../../src/domain/records.ts';
import { MONTHLY_SHEETS, ORDINARY_SHEETS, SHEET_NAMES } from '../../src/domain/sheet-names.ts';
import { urgentPicture } from '../../src/media/urgent-picture.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { urgentSheets } from '../../src/sheets/urgent.ts';
import { channel, city, date, estate, notice } from '../views/city.ts';

const ESTATES = [estate('JZ001', '丁香苑'), estate('JZ002', '海棠苑')];
const withNotice = (more: Partial<Notice> = {}): Publication =>
  city({
    notices: [
      notice('a', { title: '停水', urgent: true, from: date('2026-11-09'), until: date('2026-11-12'), ...more }),
    ],
    records: {
      estate: ESTATES,
      channel: [channel('JZ001', '电话', '0355-0000001'), channel('000101', '电话', '0355-0000002')],
    },
  });
const facts = (publication: Publication): Record<string, string> => {
  const block = urgentSheets(publication, 'a')[0]?.parts.at(-1)?.blocks[0];
  if (block?.kind !== 'facts') throw new Error('no facts');
  return Object.fromEntries(block.facts.map(({ label, value }) => [label, value]));
};
const files = (publication: Publication, estates: string[] | null, division: string | null = null): string[] =>
  [...planSheets(publication, { names: ['urgent'], estates: estates && new Set(estates), division })].flatMap(
    ({ sheets }) => sheets.map(({ file }) => file),
  );

describe('the sheet of an urgent notice', () => {
  it('says in words for whom it is, who says so and when, until when it hangs, and whom to call', () => {
    expect(facts(withNotice({ targets: ['JZ001'], document: '示〔2026〕1号' }))).toMatchObject({
      范围: '丁香苑',
      发布: expect.stringMatching(/，2026年11月9日$/),
      公示: '到 2026年11月12日，过后撤下',
      文号: '示〔2026〕1号',
      电话: expect.stringContaining('0355-0000001'),
    });
    // Nothing beside the text looks like the days of which it tells.
    expect(JSON.stringify(facts(withNotice()))).not.toMatch(/时间|日 至 /);
    expect(facts(withNotice({ until: null })).公示).toBeUndefined();
    expect(facts(withNotice({ targets: ['000101', 'JZ002'] })).范围).toMatch(/^甲子县（\d+ 个小区）、海棠苑$/);
  });
  it('has a telephone wherever there is one to call, with whose it is', () => {
    const to = (contact: string, channels: Channel[]): string | undefined => {
      const publication = withNotice({ targets: ['000101'] });
      const { register, portal } = publication;
      const records = { ...register.records, channel: channels };
      return facts({ ...publication, portal: { ...portal, contact }, register: { ...register, records } }).电话;
    };
    const below = [channel('JZ001', '电话', '0355-0000001')];
    expect(to('0355-0000009', [channel('000101', '电话', '0355-0000002'), ...below])).toMatch(/渠道 0355-0000002$/);
    expect(to('0355-0000009', below)).toMatch(/渠道 0355-0000001$/);
    expect(to('0355-0000009', [])).toBe('示例市住建局 0355-0000009');
    expect(to('office@example.org', [])).toBeUndefined();
  });
  it('is one however many estates it is for, and is none of a month’s', () => {
    const whole = withNotice({ targets: ['000101', 'JZ001', 'JZ002'] });
    expect(files(whole, null)).toEqual(['urgent/紧急通知-a.pdf']);
    expect(files(whole, ['JZ002'])).toHaveLength(1);
    expect([...MONTHLY_SHEETS, ...ORDINARY_SHEETS]).not.toContain('urgent');
    expect(SHEET_NAMES).toContain('urgent');
  });
  it('is printed for the places that are asked for and no others', () => {
    const one = withNotice({ targets: ['JZ001'] });
    expect(files(one, ['JZ002'])).toEqual([]);
    expect(files(one, null, '000101')).toHaveLength(1);
    expect(files(one, null, '000102')).toEqual([]);
  });
  it('is not there where the notice is over or not urgent', () => {
    expect(urgentSheets(withNotice({ until: date('2026-11-09') }), 'a')).toEqual([]);
    expect(urgentSheets(withNotice({ urgent: false }), 'a')).toEqual([]);
    expect(urgentSheets(withNotice(), 'b')).toEqual([]);
  });
  it('has the last day of what it says of somebody', () => {
    expect(urgentSheets(withNotice({ accuses: true }), 'a')[0]?.until).toBe('2026-11-12');
    expect(urgentSheets(withNotice(), 'a')[0]?.until).toBeNull();
  });
});

describe('the picture of an urgent notice', () => {
  const pictureOf = (more: Partial<Notice>) => {
    const publication = withNotice({ targets: ['JZ001'], ...more });
    return urgentPicture(publication, publication.notices[0] as Notice);
  };
  it('has all of a short text, and says nothing of more', () => {
    expect(pictureOf({ body: '第一段。\n\n- 第二段。' })).toMatchObject({
      lines: ['第一段。', '· 第二段。'],
      rest: null,
    });
  });
  it('cuts a long text at the end of a sentence and says where the rest is', () => {
    const { lines, rest } = pictureOf({ body: '今天晚上八点到十点停水。'.repeat(400) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/停水。$/);
    expect([...(lines[0] ?? '')].length).toBeLessThan(400);
    expect(rest).toMatch(/全文见张贴的紧急通知，或网页 https:\/\/.*\/estates\/JZ001\/$/);
  });
  it('cuts a text without an end with an ellipsis, and a long title too', () => {
    const { lines, title, rest } = pictureOf({ body: '停'.repeat(5000), title: '停'.repeat(200) });
    expect(lines[0]).toMatch(/…$/);
    expect(title).toMatch(/…$/);
    expect(rest).not.toBeNull();
  });
});
