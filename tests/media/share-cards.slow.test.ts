/**
 * Share cards: what they say, and that it fits whatever it says.
 */
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import { shareCardLayout } from '../../src/media/share-card.ts';
import {
  type CardView,
  cardAlt,
  cardsOf,
  countyCard,
  estateCard,
  firmCard,
  homeCard,
  listCard,
} from '../../src/views/around/cards.ts';
import { beyondMargin, collisions, draw, FRAME, LONG, pngSize } from '../support/pictures.ts';
import {
  city,
  contract,
  division,
  estate,
  event,
  fee,
  firm,
  grade,
  listing,
  manager,
  period,
  revenue,
} from '../views/city.ts';

const MARGIN = 56;
const FIRM = '91000000MA00000157';

async function drawn(card: CardView, frame = FRAME) {
  return draw(shareCardLayout(card, frame));
}

const texts = ({ kicker, title, subtitle, figures, shares, halves }: CardView): string[] =>
  [
    kicker,
    title,
    subtitle,
    ...figures.flatMap(({ label, value, unit, note }) => [label, value, unit, note]),
    ...shares.flatMap(({ name, value, share }) => [name, value, share]),
    ...halves.flatMap(({ total, names, more, sentence }) => [total, ...names.map(({ name }) => name), more, sentence]),
  ].filter((text): text is string => text !== null && text !== '');

const TOWN = city({
  records: {
    estate: [estate('JZ001', '丁香苑'), estate('JZ002', '槐荫里', { mode: '业主自管', households: null })],
    firm: [firm(FIRM, '示例甲物业服务有限公司')],
    contract: [contract('JZ001', FIRM)],
    firm_grade: [grade(FIRM, 'A', '2026-01-01', { assessor: '示例市住建局' })],
    list_entry: [listing('000101', '2026-10', '红榜', FIRM)],
    manager: [manager('JZ001', '张示例', '0355-0000000')],
    fee_item: [fee('JZ001', 9200)],
    revenue: [revenue('JZ001', '2025', '期末结余', 18_642_000, 2)],
  },
});

/** Everything as long as tables permit. */
function longTown(): Publication {
  const firms = Array.from({ length: 12 }, (_, index) => `91000000MA000${String(index).padStart(4, '0')}X`);
  const town = city({
    records: {
      division: [
        division('000100', LONG, '市', null),
        division('000101', LONG, '县', '000100'),
        division('000102', '乙丑县', '县', '000100'),
      ],
      estate: [estate('JZ001', LONG, { street: LONG, community: LONG })],
      firm: firms.map((code) => firm(code, LONG)),
      contract: firms.map((code) => contract('JZ001', code)),
      firm_grade: firms.map((code) => grade(code, 'AAA', '2026-01-01', { assessor: LONG })),
      list_entry: (['红榜', '黑榜'] as const).flatMap((colour) =>
        firms.map((code) => listing('000101', '2026-10', colour, code, { document: LONG })),
      ),
      fee_item: [fee('JZ001', 99_999_900, { item: LONG })],
      revenue: [revenue('JZ001', '2025', '期末结余', 123_456_789_012, 2)],
    },
  });
  return { ...town, portal: { ...town.portal, name: LONG, publisher: LONG, cards: { estates: true } } };
}

describe('share cards', () => {
  it('are there for home, counties, firms and lists, and for estates where portal.yaml asks', () => {
    const pages = (publication: Publication): string[] => [...cardsOf(publication)].map(({ page }) => page);
    const always = ['/', '/divisions/000101/', '/divisions/000103/', `/firms/${FIRM}/`, '/lists/000101/2026-10/'];
    expect(pages(TOWN)).toEqual(always);
    expect(pages({ ...TOWN, portal: { ...TOWN.portal, cards: { estates: true } } })).toEqual([
      ...always,
      '/estates/JZ001/',
      '/estates/JZ002/',
    ]);
  });

  it('are 1200 × 630, and the same to the byte when they are drawn again', async () => {
    for (const card of cardsOf(TOWN)) {
      const { png } = await drawn(card);
      expect(pngSize(png), card.page).toEqual([1200, 630]);
      if (card.page === '/') expect(png.equals((await drawn(card)).png)).toBe(true);
    }
  });

  it('say the figures people came for', () => {
    expect(texts(homeCard(TOWN))).toEqual(expect.arrayContaining(['2', '个住宅小区', '专业物业', '1 个', '50.0%']));
    expect(texts(countyCard(TOWN, '000101'))).toEqual(
      expect.arrayContaining(['2', '1', '家企业在管', '公示全不全', '个公示全了', '做到没有', '个都做到了']),
    );
    expect(texts(firmCard(TOWN, FIRM))).toEqual(expect.arrayContaining(['A', '级', '2025年，示例市住建局', '1', '个']));
    expect(texts(estateCard(TOWN, 'JZ001'))).toEqual(
      expect.arrayContaining([
        '示例甲物业服务有限公司',
        '红榜',
        '0.92',
        '元/㎡·月',
        '186,420.00',
        '元',
        '2025年末结余',
      ]),
    );
  });

  it('name nobody in person', () => {
    for (const card of [...cardsOf(TOWN), estateCard(TOWN, 'JZ001')]) {
      expect(JSON.stringify(card)).not.toContain('张示例');
      expect(JSON.stringify(card)).not.toContain('0355');
    }
  });

  it('say that nothing is known, and never zero, where there is no table', () => {
    const bare = city({ absent: ['firm', 'firm_grade', 'contract', 'fee_item', 'revenue', 'list_entry'] });
    expect(texts(homeCard(bare))).toContain('企业情况未知');
    expect(texts(countyCard(bare, '000101'))).toContain('未知');
    const unrated = firmCard(city({ absent: ['contract', 'firm_grade'], records: { firm: [firm(FIRM, '甲')] } }), FIRM);
    expect(texts(unrated)).toEqual(expect.arrayContaining(['未知', '主管部门没有提供「信用评价」表，等级未知。', '—']));
    expect(
      texts(estateCard(city({ absent: ['fee_item', 'revenue'], records: { estate: [estate('X', '甲园')] } }), 'X')),
    ).toContain('未知');
  });

  it('cut a long list and say how many there are; whoever was taken off is not named, who was corrected is marked', () => {
    const codes = Array.from({ length: 7 }, (_, index) => `91000000MA000000${index}X`);
    const town = city({
      records: {
        firm: codes.map((code, index) => firm(code, `第${index}物业`)),
        list_entry: codes.map((code, index) =>
          listing('000101', '2026-10', '黑榜', code, index === 0 ? { removedOn: '2026-10-31' as never } : {}),
        ),
        event: [event('更正', '2026-10-31', codes[1] as string, '处罚已撤销')],
      },
    });
    const [red, black] = listCard(town, '000101', period('2026-10')).halves;
    expect(red).toMatchObject({ total: '', names: [], sentence: '表里没有本期红榜，公布与否不得而知。' });
    expect(black).toMatchObject({ total: '7 个', more: '等 7 个', sentence: null });
    expect(black?.names.map(({ name, since }) => [name, since])).toEqual([
      ['第1物业', '更正'],
      ['第2物业', null],
      ['第3物业', null],
      ['第4物业', null],
    ]);
  });

  it('are told in words to those who cannot see them', () => {
    expect(cardAlt(firmCard(TOWN, FIRM))).toBe('示例甲物业服务有限公司：最近一次信用等级 A 级，在管小区 1 个');
    expect(cardAlt(listCard(TOWN, '000101', period('2026-10')))).toBe(
      '物业服务企业红黑榜：红榜 1 个，表里没有本期黑榜，公布与否不得而知',
    );
  });

  it('keep every text within the margins and off the others, with names of 40 characters everywhere', {
    tags: 'long',
  }, async () => {
    const town = longTown();
    const frame = { ...FRAME, siteName: LONG, publisher: LONG };
    for (const card of cardsOf(town)) {
      const { placed, png } = await drawn(card, frame);
      expect(collisions(placed), card.page).toEqual([]);
      expect(beyondMargin(placed, 1200, MARGIN), card.page).toEqual([]);
      const shown = placed.map(({ text }) => text).join('');
      for (const text of texts(card)) expect(shown, card.page).toContain(text);
      expect(pngSize(png)).toEqual([1200, 630]);
    }
  });

  it('keep hostile text as text', async () => {
    const name = '<script>alert(1)</script> & "]]>\' ../../etc';
    const town = city({ records: { firm: [firm(FIRM, name)] } });
    const { placed } = await drawn(firmCard(town, FIRM));
    expect(placed.map(({ text }) => text)).toContain(name);
  });
});
