/**
 * Words decide nothing: with every label, title, caption and sentence swapped for nonsense, a screen shows the same
 * panels, with the same marks, hides the same and takes the same down.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Freshness, shownFrame } from '../../kiosk/freshness.ts';
import type { Frame, Item, Snapshot } from '../../kiosk/snapshot.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Publication } from '../../src/domain/publication.ts';
import {
  bulletin,
  channel,
  city,
  complaints,
  contract,
  estate,
  event,
  fee,
  firm,
  found,
  fund,
  grade,
  lift,
  listing,
  notice,
  period,
  revenue,
  rule,
} from '../views/city.ts';

const FIRM = '91000000MA00000157';

/** An estate of which everything is known, and much of it bad, in a place with this scale. */
function town(scale: readonly string[], graded = scale.at(-1) ?? ''): Publication {
  const made = city({
    records: {
      estate: [estate('JZ001', '丁香苑')],
      firm: [firm(FIRM, '示例物业')],
      contract: [contract('JZ001', FIRM)],
      firm_grade: [
        grade(FIRM, graded, '2026-06-01', { period: period('2026-Q1') }),
        grade(FIRM, scale[0] ?? '', '2025-06-01', { period: period('2025-Q1') }),
      ],
      list_entry: [listing('000101', '2026-10', '黑榜', FIRM), listing('000101', '2026-09', '红榜', FIRM)],
      fee_item: [fee('JZ001', 8500)],
      complaint_stat: [complaints('JZ001', '2026-10'), complaints('JZ001', '2026-09')],
      channel: [channel('000101', '电话', '12345'), channel('000101', '网址', 'https://example.org/')],
      revenue: [
        revenue('JZ001', '2024', '期末结余', 100, 2),
        revenue('JZ001', '2025', '上期结余', 100, 3),
        revenue('JZ001', '2025', '收入', 200, 4),
        revenue('JZ001', '2025', '期末结余', 300, 5),
      ],
      fund: [fund('JZ001', '2025-12-31')],
      lift: [{ ...lift('JZ001', '2026-10-01'), emergencyPhone: '0355-0000009' }],
      bulletin: [bulletin('000101', '2026-09', '批评', 'JZ001'), bulletin('000101', '2026-08', '表扬', 'JZ001')],
      event: [event('处罚', '2026-10-01', 'JZ001', '罚款'), event('奖励', '2026-10-02', 'JZ001', '评优')],
    },
    rules: [
      rule('L-1', { panel: 'lifts', remedy: '通知维保单位' }),
      rule('F-1', { panel: 'fund', remedy: '补上结存' }),
      rule('C-1', { panel: 'lists' }),
    ],
    findings: [
      found('L-1', 'JZ001', '逾期', { overdueDays: 25 }),
      found('F-1', 'JZ001', '未知'),
      found('C-1', 'JZ001', '已确认'),
    ],
    notices: [
      notice('停水', { targets: ['JZ001'], until: '2026-11-20' as never, urgent: true }),
      notice('通报', { kind: '通报批评', targets: ['JZ001'], until: '2026-11-30' as never }),
    ],
    complaintUrl: 'https://example.org/c/{estate}/?{place}',
  });
  const onScale = ([code, one]: [string, Profile]): [string, Profile] => [
    code,
    { ...one, grades: { ...one.grades, scale: [...scale] } },
  ];
  return { ...made, profiles: new Map([...made.profiles].map(onScale)) };
}

/** As many signs, and every letter, figure and character another: no word that anything could know. */
const nonsense = (text: string): string => text.replace(/[\p{L}\p{N}]/gu, '囧');

function reworded<T>(value: T): T {
  if (typeof value === 'string') return nonsense(value) as T;
  if (Array.isArray(value)) return value.map(reworded) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, reworded(own)])) as T;
}

/** A module whose words, constants and what its functions say alike, are nonsense; `kept` are no words but codes. */
async function swapped(load: () => Promise<Record<string, unknown>>, kept: readonly string[] = []) {
  const own = await load();
  return Object.fromEntries(
    Object.entries(own).map(([name, value]) => [
      name,
      kept.includes(name)
        ? value
        : typeof value === 'function'
          ? (...args: unknown[]) => reworded((value as (...all: unknown[]) => unknown)(...args))
          : reworded(value),
    ]),
  );
}

type Load = () => Promise<Record<string, unknown>>;

function swapEveryLabel(): void {
  vi.resetModules();
  vi.doMock('../../src/domain/panels.ts', async (load) => {
    const own = (await (load as Load)()) as typeof import('../../src/domain/panels.ts');
    return { ...own, panelOf: (id: never) => ({ ...own.panelOf(id), title: nonsense(own.panelOf(id).title) }) };
  });
  vi.doMock('../../src/wording/labels.ts', (load) => swapped(load as Load));
  vi.doMock('../../src/wording/board.ts', (load) => swapped(load as Load));
  vi.doMock('../../src/wording/lists.ts', (load) => swapped(load as Load));
  // Verdicts themselves are codes of the domain, and which of them are open is no word.
  vi.doMock('../../src/wording/audit.ts', (load) => swapped(load as Load, ['VERDICTS']));
  // Captions and sentences that a part writes itself.
  vi.doMock('../../src/sheets/panels/frame.ts', async (load) => {
    const own = (await (load as Load)()) as typeof import('../../src/sheets/panels/frame.ts');
    return {
      ...own,
      say: (...args: Parameters<typeof own.say>) => own.say(nonsense(args[0]), args[1]),
      figure: (...args: Parameters<typeof own.figure>) => own.figure(...reworded(args)),
      words: (title: string, share: number) => own.words(nonsense(title), share),
      figures: (title: string, share: number) => own.figures(nonsense(title), share),
      table: (...[caption, ...more]: Parameters<typeof own.table>) => own.table(reworded(caption), ...more),
    };
  });
}

async function snapshotOf(publication: Publication): Promise<Snapshot> {
  const { screenSnapshot } = await import('../../src/screens/snapshot.ts');
  return screenSnapshot(publication, 'JZ001', []);
}

/** What happens with each line, and nothing of what it says. */
const fateOf = ({ kind, accuses, until }: Item) => ({ kind, accuses, until });
const fates = (frames: readonly (Frame | null)[]) =>
  frames.map((frame) => frame && { id: frame.id, state: frame.stamp?.state, items: frame.items.map(fateOf) });

const SILENT: Freshness = { condition: 'no-accusing', today: '2026-11-25', ageDays: 15, silentDays: 15, isHeard: true };
const left = (frames: readonly Frame[]) => frames.map((frame) => shownFrame(frame, SILENT));

afterEach(() => {
  vi.doUnmock('../../src/domain/panels.ts');
  vi.doUnmock('../../src/wording/labels.ts');
  vi.doUnmock('../../src/wording/board.ts');
  vi.doUnmock('../../src/wording/lists.ts');
  vi.doUnmock('../../src/wording/audit.ts');
  vi.doUnmock('../../src/sheets/panels/frame.ts');
  vi.resetModules();
});

describe('with every label swapped for nonsense', () => {
  it('a screen marks, hides and takes down the same', async () => {
    const publication = town(['A', 'B', 'C', 'D']);
    const plain = await snapshotOf(publication);
    swapEveryLabel();
    const swapped = await snapshotOf(publication);
    for (const { id, title } of swapped.frames.filter(({ number }) => number !== null))
      expect(title, id).toMatch(/^囧+$/);
    expect(fates(swapped.frames)).toEqual(fates(plain.frames));
    expect(fates(swapped.urgent)).toEqual(fates(plain.urgent));
    expect(fates(left(swapped.frames))).toEqual(fates(left(plain.frames)));
  });

  it('a panel is the same of a part in which no word is left', async () => {
    const publication = town(['A', 'B', 'C', 'D']);
    const { boardParts } = await import('../../src/sheets/notice.ts');
    const { panelFrame, ROOM } = await import('../../src/screens/frames.ts');
    const { boardView } = await import('../../src/views/board/board.ts');
    const { PANELS } = await import('../../src/domain/panels.ts');
    const codes = new Set(['kind', 'tone', 'role', 'weight', 'state', 'mark']);
    const wordless = <T>(value: T): T =>
      Array.isArray(value)
        ? (value.map(wordless) as T)
        : typeof value === 'object' && value !== null
          ? (Object.fromEntries(
              Object.entries(value).map(([key, own]) => [key, codes.has(key) ? own : wordless(own)]),
            ) as T)
          : reworded(value);
    const board = boardView(publication, 'JZ001');
    const parts = boardParts(board, ROOM);
    for (const id of PANELS)
      expect(fates([panelFrame(id, wordless(parts[id]), board)]), id).toEqual(
        fates([panelFrame(id, parts[id], board)]),
      );
  });
});

describe('the worst grade of the scale that governs', () => {
  it.each([[['A', 'B', 'C', 'D']], [['A', 'B', 'C', 'D', 'E']], [['优秀', '合格', '不合格']], [['优', '良', '差']]])(
    'of %j is taken down in its panel and among the answers',
    async (scale) => {
      const { frames } = await snapshotOf(town(scale));
      const shown = (id: string, all: readonly (Frame | null)[]): Item[] =>
        all.flatMap((frame) => (frame?.id === id ? frame.items : []));
      const worst = shown('firm', frames).filter((item) => item.kind === 'figure');
      expect(worst).toMatchObject([{ value: scale.at(-1), accuses: true }]);
      expect(shown('answer', frames)[0]).toMatchObject({ value: '示例物业', accuses: true });
      expect(shown('firm', left(frames)).filter(({ kind }) => kind === 'figure')).toEqual([]);
      expect(JSON.stringify(shown('answer', left(frames)))).not.toContain('示例物业');
    },
  );

  it.each([
    ['D', ['A', 'B', 'C', 'D', 'E']],
    ['合格', ['优秀', '合格', '不合格']],
  ])('is not %s of %j', async (graded, scale) => {
    const { frames } = await snapshotOf(town(scale, graded));
    const figure = frames.find(({ id }) => id === 'firm')?.items.find(({ kind }) => kind === 'figure');
    expect(figure).toMatchObject({ value: graded });
    expect(figure?.accuses).toBeUndefined();
  });
});
