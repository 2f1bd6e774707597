/** 紧急通知 as a picture that is really drawn: nothing of what it says is cut by the drawing, and its letters stay readable. */
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/domain/records.ts';
import { createDrawer } from '../../src/media/draw.ts';
import { type UrgentPicture, urgentLayout, urgentPicture } from '../../src/media/urgent-picture.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { city, date, estate, notice } from '../views/city.ts';

const FRAME = { siteName: '示例市物业服务公开', publisher: '示', asOf: '2026年11月10日', demo: '示例数据，均为虚构' };
const NAMES = Array.from({ length: 40 }, (_, at) => `第${at}个名字很长的住宅小区`);

function pictureOf(more: Partial<Notice>): UrgentPicture {
  const estates = NAMES.map((name, at) => estate(`JZ${at}`, name));
  const own = notice('a', {
    title: '停水',
    urgent: true,
    from: date('2026-11-09'),
    until: date('2026-11-12'),
    ...more,
  });
  const publication = city({ notices: [own], records: { estate: estates } });
  return urgentPicture(publication, publication.notices[0] as Notice);
}

describe('the picture of an urgent notice', () => {
  it.each<[string, Partial<Notice>]>([
    ['of two words', { body: '停水。' }],
    [
      'of the longest texts everywhere',
      {
        title: '长'.repeat(200),
        body: '今天晚上八点到十点停水，提前储水。'.repeat(300),
        publisher: '某'.repeat(200),
        document: '文'.repeat(200),
        targets: NAMES.map((_, at) => `JZ${at}`),
      },
    ],
    ['of many short paragraphs', { body: Array.from({ length: 60 }, (_, at) => `- 第${at}条`).join('\n') }],
  ])('%s shows every word that it says', async (_, more) => {
    const [hei, heiBold, , songBold] = (await loadFonts('.', [])).files as [Buffer, Buffer, Buffer, Buffer];
    const draw = createDrawer({ hei, heiBold, songBold, fallbacks: [] });
    const picture = pictureOf(more);
    const { placed, scale, png } = await draw(urgentLayout(picture, FRAME));
    const shown = placed.map(({ text }) => text);
    for (const words of [picture.title, ...picture.lines, ...picture.facts.map(({ value }) => value)])
      expect(shown).toContain(words);
    if (picture.rest !== null) expect(shown).toContain(picture.rest);
    expect(scale).toBeGreaterThanOrEqual(0.8);
    // Its width stands in the head of a PNG.
    expect(png.readUInt32BE(16)).toBe(1080);
  });
});
