/**
 * A town of which everything is known, and the program with nonsense in place of all its words: with both a panel, a
 * row or a sheet must be treated the same.
 */
import { vi } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/iso-date.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { when, withFigures } from '../../src/rules/readings/figures.ts';
import {
  bulletin,
  channel,
  city,
  complaints,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  found,
  fund,
  grade,
  lateBy,
  lift,
  listing,
  notice,
  period,
  revenue,
  rule,
} from '../views/city.ts';

const SERVICED = date('2026-10-01');
const FIRM = '91000000MA00000157';

/** An estate of which everything is known, and much of it bad, in a place with this scale. */
export function town(scale: readonly string[], graded = scale.at(-1) ?? '', asOf = '2026-11-10'): Publication {
  const since = daysBetween(SERVICED, date(asOf));
  const made = city({
    asOf,
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
      lift: [{ ...lift('JZ001', SERVICED), emergencyPhone: '0355-0000009' }],
      bulletin: [bulletin('000101', '2026-09', '批评', 'JZ001'), bulletin('000101', '2026-08', '表扬', 'JZ001')],
      event: [event('处罚', '2026-10-01', 'JZ001', '罚款'), event('奖励', '2026-10-02', 'JZ001', '评优')],
    },
    rules: [
      rule('L-1', { panel: 'lifts', remedy: '通知维保单位' }),
      rule('F-1', { panel: 'fund', remedy: '补上结存' }),
      rule('C-1', { panel: 'lists' }),
    ],
    findings: [
      found('L-1', 'JZ001', '逾期', {
        period: asOf,
        overdueSince: lateBy(since - 15),
        ...withFigures(`上次维保 ${when(SERVICED)}，应于 ${when(addDays(SERVICED, 15))} 前再次维保`),
      }),
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

/**
 * A text of the same length in which every letter, digit and character is another one, so that no code can recognise a
 * word.
 */
export const nonsense = (text: string): string => text.replace(/[\p{L}\p{N}]/gu, '囧');

export function reworded<T>(value: T): T {
  if (typeof value === 'string') return nonsense(value) as T;
  if (Array.isArray(value)) return value.map(reworded) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, reworded(own)])) as T;
}

/**
 * A module with nonsense in place of its words, constants and results of functions; `kept` names exports that are
 * codes.
 */
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

export function swapEveryLabel(): void {
  vi.resetModules();
  vi.doMock('../../src/domain/panels.ts', async (load) => {
    const own = (await (load as Load)()) as typeof import('../../src/domain/panels.ts');
    return { ...own, panelOf: (id: never) => ({ ...own.panelOf(id), title: nonsense(own.panelOf(id).title) }) };
  });
  vi.doMock('../../src/wording/labels.ts', (load) => swapped(load as Load));
  vi.doMock('../../src/wording/board.ts', (load) => swapped(load as Load));
  vi.doMock('../../src/wording/lists.ts', (load) => swapped(load as Load));
  // Verdicts are codes of the domain.
  vi.doMock('../../src/wording/audit.ts', (load) => swapped(load as Load, ['VERDICTS']));
  // Captions and sentences that parts write themselves.
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

/** Takes the nonsense away again. */
export function putLabelsBack(): void {
  vi.doUnmock('../../src/domain/panels.ts');
  vi.doUnmock('../../src/wording/labels.ts');
  vi.doUnmock('../../src/wording/board.ts');
  vi.doUnmock('../../src/wording/lists.ts');
  vi.doUnmock('../../src/wording/audit.ts');
  vi.doUnmock('../../src/sheets/panels/frame.ts');
  vi.resetModules();
}
