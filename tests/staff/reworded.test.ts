/**
 * Verdicts by other words: whatever is decided by a verdict is decided by its id, so that with nonsense in the place of
 * every word the same things stand in the same order, are linked and are stamped as before.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { staffFindingsCsv } from '../../src/downloads/findings-csv.ts';
import { staffView } from '../../src/site.ts';
import { staffReport } from '../../src/staff/report.ts';
import { feedXml } from '../../src/views/around/feed.ts';
import { boardView } from '../../src/views/board/board.ts';
import { auditView } from '../../src/views/city/audit.ts';
import { markOf, markText } from '../../src/views/common/stamps.ts';
import { MEANINGS, OFFICE_WORDS, SIGNS, VERDICT_WORDS, verdictText } from '../../src/wording/audit.ts';
import { STAMPS } from '../../src/wording/labels.ts';
import { readSample } from '../support/publication.ts';
import { city, contract, date, estate, event, firm, found, lateBy, rule } from '../views/city.ts';

const AS_OF = '2026-11-10' as IsoDate;
const FIRM = '91000000MA00000157';
const VERDICTS: readonly Verdict[] = ['合格', '缺项', '逾期', '未知', '不适用', '待核实', '已确认'];

const MAPS: readonly Record<string, string>[] = [VERDICT_WORDS, SIGNS, MEANINGS, STAMPS, OFFICE_WORDS];
const OWN = MAPS.map((map) => ({ ...map }));
/** Chinese, since dates and figures keep their distance by what follows; it stands nowhere else, and can be put back. */
const nonsense = (map: number, key: string): string => `咕${map}${key}嘟`;
const ALL = /咕(\d)([^嘟]+)嘟/g;

function swap(): void {
  MAPS.forEach((map, at) => {
    for (const key of Object.keys(map)) map[key] = nonsense(at, key);
  });
}
const restore = (): void => MAPS.forEach((map, at) => void Object.assign(map, OWN[at]));
afterEach(restore);

/** What a surface says, and the same in other words with the words put back. */
function bothWays(say: () => string): { before: string; after: string; swapped: number } {
  const before = say();
  swap();
  const reworded = say();
  restore();
  return {
    before,
    after: reworded.replace(ALL, (_, map: string, key: string) => OWN[Number(map)]?.[key] ?? ''),
    swapped: [...reworded.matchAll(ALL)].length,
  };
}

const RULES = VERDICTS.map((_, at) => rule(`R${at}`, { panel: at % 2 === 0 ? 'lifts' : 'fees' }));
const RECORDS = {
  firm: [firm(FIRM, '甲物业')],
  estate: [estate('E1', '甲苑'), estate('E2', '乙苑'), estate('E3', '丙苑')],
  contract: [contract('E1', FIRM)],
  event: [event('处罚', '2026-10-01', 'E1', '罚款'), event('奖励', '2026-10-02', 'E1', '示范')],
};
const SETTLED = { outcome: 'confirmed', date: date('2026-10-01'), document: '示〔2026〕1号' } as const;
/** Each verdict of a rule of its own, and several of one rule. */
const FINDINGS = [
  ...VERDICTS.filter((verdict) => verdict !== '待核实').map((verdict, at) =>
    found(`R${at}`, 'E1', verdict, {
      overdueSince: verdict === '逾期' ? lateBy(4) : null,
      settled: verdict === '已确认' ? SETTLED : null,
    }),
  ),
  found('R0', 'E2', '未知'),
  found('R0', 'E3', '缺项', { period: '2025' }),
  found('R0', 'E3', '逾期', { period: '2024', overdueSince: lateBy(9) }),
];
/** Made afresh, since views of a publication are kept. */
const publication = () => city({ rules: RULES, records: RECORDS, findings: FINDINGS });

describe('with nonsense for the words of verdicts and stamps', () => {
  it('the staff report has the same parts, links and order', async () => {
    const content = await readSample();
    const { portal, profiles, problems, totals } = content;
    const input = { ...staffView(content, AS_OF), portal, profiles, problems, totals, asOf: AS_OF };
    const { before, after, swapped } = bothWays(() => staffReport(input));
    expect(after).toBe(before);
    expect(swapped).toBeGreaterThan(100);
    const csv = bothWays(() =>
      staffFindingsCsv(input.findings, input.register.sheets, { records: input.register.records, rules: [] }),
    );
    expect(csv.after).toBe(csv.before);
    expect(csv.swapped).toBeGreaterThan(input.findings.length - 1);
  });

  it('boards, their stamps and marks, the audit and the feeds stay as they were', () => {
    const boards = bothWays(() => {
      const views = ['E1', 'E2', 'E3'].map((code) => boardView(publication(), code));
      const marks = views.flatMap((view) =>
        [view.panels.lifts, view.panels.fees].map((panel) => markText(markOf(panel))),
      );
      return JSON.stringify({ views, marks });
    });
    expect(boards.after).toBe(boards.before);
    expect(boards.swapped).toBeGreaterThan(0);
    const audit = bothWays(() => JSON.stringify(auditView(publication())));
    expect(audit.after).toBe(audit.before);
    const feed = bothWays(() => feedXml(publication()));
    expect(feed.after).toBe(feed.before);
  });

  it('a verdict is told by the swapped word, so that the test is of what is told', () => {
    swap();
    expect(VERDICTS.map((verdict) => verdictText(verdict, verdict === '逾期' ? lateBy(4) : null))).toEqual(
      VERDICTS.map((verdict) => `${nonsense(0, verdict)}${verdict === '逾期' ? ' 2026年11月7日起' : ''}`),
    );
  });
});
