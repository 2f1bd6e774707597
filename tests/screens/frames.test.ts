import { describe, expect, it } from 'vitest';
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type PanelId, panelOf } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { panelFrame, ROOM } from '../../src/screens/frames.ts';
import { screenSnapshot } from '../../src/screens/snapshot.ts';
import { boardParts } from '../../src/sheets/notice.ts';
import { boardView } from '../../src/views/board/board.ts';
import { textOf } from '../../src/wording/pieces.ts';
import {
  bulletin,
  city,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  found,
  grade,
  lateBy,
  lift,
  listing,
  notice,
  revenue,
  rule,
} from '../views/city.ts';

const FIRM = '91000000MA00000157';
const ADDRESS = 'https://example.org/c/{estate}/?{place}';
const own = {
  estate: [estate('JZ001', '丁香苑')],
  firm: [firm(FIRM, '示例物业')],
  contract: [contract('JZ001', FIRM)],
};

const framesOf = (publication: Publication): Frame[] => screenSnapshot(publication, 'JZ001', []).frames;
const frameOf = (publication: Publication, id: string): Frame | undefined =>
  framesOf(publication).find((frame) => frame.id === id);
const accusing = (frame: Frame | undefined): Item[] => (frame?.items ?? []).filter((item) => item.accuses === true);

describe('the panels of a screen', () => {
  const full = city({
    records: {
      ...own,
      fee_item: [fee('JZ001', 8500)],
      revenue: [revenue('JZ001', '2025', '期末结余', 100, 2)],
      lift: [lift('JZ001', '2026-11-01')],
    },
    complaintUrl: ADDRESS,
  });

  it('bear the numbers and titles of the board, in its order', () => {
    const numbered = framesOf(full).filter(({ number }) => number !== null);
    expect(numbered.length).toBeGreaterThan(5);
    expect(numbered.map(({ number }) => number)).toEqual(
      [...numbered].map(({ number }) => number).sort((a, b) => (a ?? 0) - (b ?? 0)),
    );
    for (const { id, number, title } of numbered) expect(panelOf(id as PanelId)).toMatchObject({ number, title });
  });

  it('each say as of when, and where it comes from, once there is something', () => {
    for (const frame of framesOf(full).filter(({ stamp }) => stamp?.state === 'disclosed')) {
      expect(frame.stamp?.asOf, frame.id).not.toBeNull();
      expect(
        frame.items.some(({ kind }) => kind === 'source'),
        frame.id,
      ).toBe(true);
    }
  });

  it('are none without a part: the screen is not made', () => {
    const board = boardView(full, 'JZ001');
    const { fees: _, ...others } = boardParts(board, ROOM);
    const parts: Partial<ReturnType<typeof boardParts>> = others;
    expect(panelFrame('fund', parts.fund, board).id).toBe('fund');
    expect(() => panelFrame('fees', parts.fees, board)).toThrow('no part for the panel fees at JZ001');
  });

  it('show what is missing as missing, and leave out what does not apply', () => {
    const bare = city({ records: { estate: [estate('JZ001', '丁香苑', { mode: '业主自管' })] } });
    expect(frameOf(bare, 'fees')?.items).toMatchObject([{ kind: 'text', tone: 'missing' }]);
    expect(frameOf(bare, 'firm')).toBeUndefined();
  });
});

describe('what names somebody as bad', () => {
  const graded = (letter: string): Publication =>
    city({ records: { ...own, firm_grade: [grade(FIRM, letter, '2026-01-01')] } });

  it('is a D grade, in its panel and among the answers, and no other grade', () => {
    expect(accusing(frameOf(graded('D'), 'firm'))).toMatchObject([
      { kind: 'text', spans: expect.arrayContaining([{ text: 'D 级', isLate: true }]) },
    ]);
    expect(accusing(frameOf(graded('D'), 'answer'))).toMatchObject([{ kind: 'answer', value: '示例物业' }]);
    for (const letter of ['A', 'B', 'C', '未评']) expect(framesOf(graded(letter)).flatMap(accusing)).toEqual([]);
    expect(framesOf(city({ records: own })).flatMap(accusing)).toEqual([]);
  });

  it('is a black listing, its strip, the answer and the county’s black list, and no red one', () => {
    const listed = (colour: '红榜' | '黑榜'): Publication =>
      city({ records: { ...own, list_entry: [listing('000101', '2026-10', colour, FIRM)] } });
    const black = listed('黑榜');
    expect(accusing(frameOf(black, 'lists')).map(({ kind }) => kind)).toEqual(['text', 'strip', 'row']);
    expect(accusing(frameOf(black, 'answer'))).toMatchObject([{ value: '黑榜' }]);
    const county = accusing(frameOf(black, 'county-lists'));
    expect(county[0]).toMatchObject({ kind: 'honour', mark: '黑榜' });
    expect(county).toContainEqual(expect.objectContaining({ kind: 'row', name: '示例物业' }));
    const red = listed('红榜');
    for (const id of ['lists', 'answer']) expect(accusing(frameOf(red, id))).toEqual([]);
    expect(frameOf(red, 'county-lists')?.items.filter(({ accuses }) => accuses !== true)).toContainEqual(
      expect.objectContaining({ kind: 'row', name: '示例物业' }),
    );
  });

  it('is shown until its own last day, praise like blame, and no line of it longer', () => {
    const last = date('2027-10-30');
    for (const colour of ['红榜', '黑榜'] as const) {
      const town = city({
        records: {
          ...own,
          estate: [...own.estate, estate('JZ002', '海棠苑')].map((one) => ({ ...one, street: '春晖街道' })),
          contract: [contract('JZ001', FIRM), contract('JZ002', FIRM)],
          list_entry: [listing('000101', '2026-10', colour, FIRM, { until: last })],
          event: [{ ...event('处罚', '2026-10-01', 'JZ001', '罚款'), until: last }],
        },
      });
      const snapshot = screenSnapshot(town, 'JZ001', []);
      // What comes has days too, and names nobody.
      const about = [...snapshot.frames.filter(({ id }) => id !== 'coming'), ...snapshot.neighbours];
      const naming = about.flatMap(({ items }) => items).filter((item) => item.until !== undefined);
      expect(new Set(naming.map(({ until }) => until))).toEqual(new Set([last]));
      const kinds = ['answer', 'strip', 'honour', 'row', 'source'];
      expect(naming.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
      // The next day: with what is left nobody can tell that there was anything.
      const items = about.flatMap(({ items }) => items.filter(({ until }) => until === undefined));
      const left = JSON.stringify(items);
      for (const word of [colour, '罚款', '示例依据', '示〔2026〕1号']) expect(left, word).not.toContain(word);
    }
  });

  it('is criticism and a penalty, and no praise', () => {
    const record = city({
      records: {
        ...own,
        bulletin: [bulletin('000101', '2026-09', '批评', 'JZ001'), bulletin('000101', '2026-08', '表扬', 'JZ001')],
        event: [event('处罚', '2026-10-01', 'JZ001', '罚款')],
      },
    });
    const names = accusing(frameOf(record, 'record')).flatMap((item) => (item.kind === 'row' ? item.value : []));
    expect([...names].sort()).toEqual(['处罚', '批评'].sort());
  });
});

describe('the signs beside the board', () => {
  const listed = (colour: '红榜' | '黑榜', until: IsoDate | null = null): Publication =>
    city({
      records: { ...own, list_entry: [{ ...listing('000101', '2026-10', colour, FIRM), until }] },
    });
  const sign = (publication: Publication, id: string): Item[] => frameOf(publication, id)?.sign ?? [];

  it('say at a glance what no panel says as its own message', () => {
    const [first] = panelTexts(city({ records: own }), 'firm');
    const graded = city({ records: { ...own, firm_grade: [grade(FIRM, 'D', '2026-01-01')] } });
    expect(sign(graded, 'answer')).toMatchObject([
      { kind: 'text', text: panelTexts(graded, 'firm')[1], accuses: true },
    ]);
    expect(first).not.toBe(panelTexts(graded, 'firm')[1]);
  });

  it('name whom a county’s list names, blame marked as such, until the first of them ends', () => {
    expect(sign(listed('红榜'), 'county-lists')).toMatchObject([{ text: '红榜：示例物业。' }]);
    const [black] = sign(listed('黑榜', date('2026-12-31')), 'county-lists');
    expect(black).toMatchObject({ text: '黑榜：示例物业。', accuses: true, until: '2026-12-31' });
  });

  it('count whom a county’s list names where they are too many to be read in passing', () => {
    const many = Array.from({ length: 12 }, (_, at) => firm(`91000000MA000${at + 10}57`, `示例第${at + 10}物业公司`));
    const list = many.map(({ code }) => listing('000101', '2026-10', '黑榜', code));
    const publication = city({ records: { ...own, firm: [...own.firm, ...many], list_entry: list } });
    expect(sign(publication, 'county-lists')).toMatchObject([{ text: '黑榜 12 家。', accuses: true }]);
  });
});

const panelTexts = (publication: Publication, id: PanelId): string[] =>
  boardView(publication, 'JZ001').panels[id].says.map(({ words }) => textOf(words));

describe('for whoever passes by', () => {
  const unmet = city({
    records: { ...own, lift: [{ ...lift('JZ001', '2026-10-01'), emergencyPhone: '0355-0000009' }] },
    rules: [rule('CN-01', { panel: 'lifts', remedy: '通知维保单位' })],
    findings: [found('CN-01', 'JZ001', '逾期', { overdueSince: lateBy(25) })],
  });
  const said = (): string[] =>
    (frameOf(unmet, 'lifts')?.items ?? []).map((item) => ('text' in item ? item.text : JSON.stringify(item)));

  it('a screen says first whom to call from a lift that sticks, then its sentences, then what is late', () => {
    expect(said()[0]).toContain('电梯被困：0355-0000009');
    expect(said()[1]).toBe('1 部电梯，上次保养最早的在 2026年10月1日；截至 2026年11月10日。');
    expect(said()[2]).toMatch(/^最近要检验/);
    expect(said()[4]).toContain('逾期 2026年10月17日起');
  });

  it('it leaves out what an office has to do about it', () => {
    expect(said().join('')).not.toContain('通知维保单位');
  });

  it('it says on which day a lift was serviced, which stays true, and not how many days ago', () => {
    const lifts = (frameOf(unmet, 'lifts')?.items ?? []).find((item) => item.kind === 'row');
    expect(lifts).toMatchObject({ value: '维保 2026年10月1日' });
  });
});

describe('a notice', () => {
  it('is shown until its last day, an urgent one as a panel of its own', () => {
    const until = '2026-11-20' as never;
    const publication = city({
      records: own,
      notices: [
        notice('停水', { targets: ['JZ001'], until, urgent: true }),
        notice('检修', { targets: ['JZ001'], until }),
        notice('体检', { targets: ['JZ001'] }),
      ],
    });
    const { frames, urgent } = screenSnapshot(publication, 'JZ001', []);
    const items = frames.find(({ id }) => id === 'notices')?.items ?? [];
    expect(items.filter((item) => item.until === '2026-11-20').length).toBeGreaterThan(0);
    expect(items.filter((item) => item.until === undefined).length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('停水');
    expect(urgent).toMatchObject([{ id: 'notice-1', title: '停水', stamp: { state: 'urgent' } }]);
    for (const item of urgent[0]?.items ?? []) expect(item.until).toBe('2026-11-20');
  });

  it('that names somebody is taken down first', () => {
    const marked = (accuses: boolean): number => {
      const told = notice('通报', { kind: '通报批评', targets: ['JZ001'], accuses });
      return accusing(frameOf(city({ records: own, notices: [told] }), 'notices')).length;
    };
    expect(marked(true)).toBeGreaterThan(0);
    expect(marked(false)).toBe(0);
  });
});

describe('the whole of a screen', () => {
  it('knows its neighbours of the same community or street, and not itself', () => {
    const near = { street: '春晖街道', community: '和平社区' };
    const publication = city({
      records: {
        ...own,
        estate: [
          estate('JZ001', '丁香苑', near),
          estate('JZ002', '海棠苑', near),
          estate('JZ003', '远苑', { street: null, community: null }),
        ],
      },
    });
    expect(screenSnapshot(publication, 'JZ001', []).neighbours.map(({ name }) => name)).toEqual(['海棠苑']);
    expect(screenSnapshot(publication, 'JZ003', []).neighbours).toEqual([]);
  });

  it('has a code that says its own estate and that it hangs on a screen, or none where no address is set', () => {
    expect(screenSnapshot(city({ records: own, complaintUrl: ADDRESS }), 'JZ001', []).complain.url).toBe(
      'https://example.org/c/JZ001/?screen',
    );
    expect(screenSnapshot(city({ records: own }), 'JZ001', []).complain.qr).toBeNull();
  });

  it('is the same whenever it is made', () => {
    const make = (): string =>
      JSON.stringify(screenSnapshot(city({ records: own, complaintUrl: ADDRESS }), 'JZ001', ['a.js']));
    expect(make()).toBe(make());
  });
});
