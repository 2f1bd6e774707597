/**
 * Notices as pictures: their sizes, the code that a telephone reads off them, and that everything fits.
 */
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Placed } from '../../src/media/draw.ts';
import { type EstateNotice, estateNotice } from '../../src/media/estate-notice.ts';
import { NOTICE_FORMATS, noticeLayout } from '../../src/media/notice-picture.ts';
import { codesIn } from '../../src/media/picture.ts';
import { collisions, draw, FRAME, LONG, pngSize, readCodes } from '../support/pictures.ts';
import {
  channel,
  city,
  contract,
  division,
  estate,
  fee,
  firm,
  grade,
  listing,
  manager,
  revenue,
} from '../views/city.ts';

const ADDRESS = 'https://example.org/c/{estate}/?{place}';
const FIRM = '91000000MA00000157';
const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080], a4: [2480, 3508] };

const TOWN = city({
  complaintUrl: ADDRESS,
  records: {
    estate: [estate('JZ001', '丁香苑', { households: 1204, buildings: 14 })],
    firm: [firm(FIRM, '示例甲物业服务有限公司')],
    contract: [contract('JZ001', FIRM)],
    firm_grade: [grade(FIRM, 'A', '2026-01-01')],
    list_entry: [listing('000101', '2026-10', '红榜', FIRM)],
    manager: [manager('JZ001', '张示例', '0355-0000000')],
    fee_item: [fee('JZ001', 9200)],
    revenue: [revenue('JZ001', '2025', '期末结余', 18_642_000, 2)],
    channel: [channel('000101', '电话', '0355-0000060')],
  },
});

/** The least that the tables permit. */
const BARE = city({
  complaintUrl: ADDRESS,
  records: { estate: [estate('JZ001', '丁香苑', { households: null, pricing: null })] },
});

const LONG_TOWN = city({
  complaintUrl: 'https://example.org/a-rather-long-way-to-the-complaint-system/{estate}/?place={place}',
  records: {
    division: [division('000100', LONG, '市', null), division('000101', LONG, '县', '000100')],
    estate: [estate('JZ001', LONG, { street: LONG, community: LONG })],
    firm: [{ ...firm(FIRM, LONG), phone: '0355-0000000转8001；13800000000；0355-0000001' }],
    contract: [contract('JZ001', FIRM)],
    firm_grade: [grade(FIRM, 'AAAAA', '2026-01-01')],
    list_entry: [listing('000101', '2026-10', '黑榜', FIRM)],
    manager: [manager('JZ001', LONG, '0355-0000000转8001；13800000000；0355-0000001')],
    fee_item: [fee('JZ001', 99_999_900, { item: LONG })],
    revenue: Array.from({ length: 60 }, (_, row) => revenue('JZ001', '2025', '期末结余', 12_345_678_901, 2 * row + 2)),
    channel: ['JZ001', '000101', '000100'].map((scope) => ({
      ...channel(scope, '电话', '0355-0000000转8001'),
      name: LONG,
      hours: '工作日 8:30—12:00，14:30—18:00',
      department: LONG,
    })),
  },
});

const noticeOf = (publication: Publication): EstateNotice => estateNotice(publication, 'JZ001', 'screen');

type Format = (typeof NOTICE_FORMATS)[number];

const drawn = (notice: EstateNotice, format: Format) => draw(noticeLayout(notice, FRAME, format));

/** Where everything came to stand; the picture itself, which takes most of the time, is a stamp. */
async function placedOn(notice: EstateNotice, format: Format, frame = FRAME): Promise<Placed[]> {
  const { placed } = await draw({ ...noticeLayout(notice, frame, format), zoom: 0.05 });
  return placed;
}

describe('a notice as a picture', () => {
  it('has the size of its screen or of A4 at 300 dpi, and its code is read off it', { tags: 'long' }, async () => {
    // The densest code in each format.
    for (const format of NOTICE_FORMATS)
      for (const publication of format === 'landscape' ? [TOWN, BARE, LONG_TOWN] : [LONG_TOWN]) {
        const notice = noticeOf(publication);
        const { png } = await drawn(notice, format);
        expect(pngSize(png), format).toEqual(SIZES[format]);
        expect(await readCodes(png), format).toEqual(codesIn({ kind: 'notice', notice, format, frame: FRAME }));
      }
    expect(codesIn({ kind: 'notice', notice: noticeOf(TOWN), format: 'a4', frame: FRAME })).toEqual([
      'https://example.org/c/JZ001/?screen',
    ]);
  });

  it('says who runs the estate, who is in charge, the list, the fee, the revenue and whom to call', async () => {
    for (const format of NOTICE_FORMATS) {
      const placed = await placedOn(noticeOf(TOWN), format);
      const texts = placed.map(({ text }) => text);
      for (const text of [
        '丁香苑',
        '示例甲物业服务有限公司',
        '信用等级 A（2025年）',
        '张示例',
        '0355-0000000',
        '红榜',
        '0.92',
        '元/㎡·月',
        '186,420.00',
        '元结余',
        '2025年末，每户 154.83 元',
        '0355-0000060',
        '用手机扫码，或者在浏览器里输入 example.org/c/JZ001/',
        '公布于 2026年11月10日',
        '示例数据，均为虚构',
      ])
        expect(texts, format).toContain(text);
      expect(texts.some((text) => text.startsWith('来源：'))).toBe(true);
      expect(texts.filter((text) => text === '?').length).toBe(11);
    }
  });

  it('shows what is missing in its place, and what nobody has said as unknown', async () => {
    const placed = await placedOn(noticeOf(BARE), 'portrait');
    const texts = placed.map(({ text }) => text);
    for (const text of ['企业未知', '未知', '「收费标准」表里没有这个小区的记录。', '没有投诉电话的资料。'])
      expect(texts).toContain(text);
    expect(texts).toContain('户数未知　专业物业　编码 JZ001');
  });

  it('has no code, and says the address to type, where portal.yaml has no complaint address', async () => {
    const notice = noticeOf(city({ records: { estate: [estate('JZ001', '丁香苑')] } }));
    const { png, placed } = await drawn(notice, 'landscape');
    expect(await readCodes(png)).toEqual([]);
    expect(placed.map(({ text }) => text)).toContain('在浏览器里输入 example.org/c/JZ001/');
  });

  it('keeps every text inside and off the others, with the longest and the emptiest content', {
    tags: 'long',
  }, async () => {
    const frame = { ...FRAME, siteName: LONG, publisher: LONG };
    for (const format of NOTICE_FORMATS)
      for (const publication of [TOWN, BARE, LONG_TOWN])
        expect(collisions(await placedOn(noticeOf(publication), format, frame)), format).toEqual([]);
  });

  it('cuts a text that no size has room for, and says so by an ellipsis', { tags: 'long' }, async () => {
    const notice = { ...noticeOf(TOWN), sources: `来源：${'很长的来源'.repeat(2000)}` };
    const placed = await placedOn(notice, 'landscape');
    expect(placed.find(({ text }) => text.startsWith('来源'))?.text).toMatch(/^.{59}…$/u);
  });

  it('is the same to the byte when it is drawn again', async () => {
    const [one, two] = [await drawn(noticeOf(TOWN), 'portrait'), await drawn(noticeOf(TOWN), 'portrait')];
    expect(one.png.equals(two.png)).toBe(true);
  });
});
