/**
 * Before a place's own documents judge anybody in public, the staff report says whom, by which rule, how often.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { staffView } from '../../src/site.ts';
import { deskOf, type StaffInput } from '../../src/staff/desk.ts';
import { localRulesOf, localRulesPart } from '../../src/staff/local-rules.ts';
import { readSample, readTownContent } from '../support/publication.ts';

const AS_OF = '2026-11-10' as IsoDate;

function inputOf(content: Content): StaffInput {
  const { portal, profiles, problems, totals } = content;
  return { ...staffView(content, AS_OF), portal, profiles, problems, totals, asOf: AS_OF };
}
const partOf = (content: Content): string => localRulesPart(deskOf(inputOf(content))).text;
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the verdicts that documents of single places bring', () => {
  it('are not said to be none where no settings say whose rules hold', async () => {
    const content = await readTownContent({}, '000000');
    expect(words(partOf(content))).toContain('没有：这里只按全国的规定判断');
    expect(words(partOf({ ...content, portal: null }))).toContain('哪里用哪份规则不得而知，没有判定任何规则');
  });

  it('are counted by rule and verdict, all of them and no national one', async () => {
    const desk = deskOf(inputOf(await readSample()));
    const told = localRulesOf(desk).flatMap(({ judged }) => judged.flatMap(({ findings }) => findings));
    const local = desk.findings.filter(({ rule }) => !rule.startsWith('CN-'));
    expect(local.length).toBeGreaterThan(100);
    expect(new Set(told)).toEqual(new Set(local));
    expect(told).toHaveLength(local.length);
    const html = localRulesPart(desk).text;
    expect(html).not.toContain('CN-0');
    const row = /<tr><td>CZ-07 .*?<\/tr>/.exec(html)?.[0] ?? '';
    const of = (verdict: string): number =>
      local.filter((one) => one.rule === 'CZ-07' && one.verdict === verdict).length;
    expect(of('合格')).toBeGreaterThan(0);
    expect(row).toContain(`<td class="n">${of('合格')}</td>`);
  });

  it('name everybody who is late or lacks something, below the document that says so', async () => {
    const content = await readSample();
    const desk = deskOf(inputOf(content));
    const text = words(localRulesPart(desk).text);
    const named = desk.findings.filter(
      ({ rule, verdict }) => !rule.startsWith('CN-') && (verdict === '逾期' || verdict === '缺项'),
    );
    expect(named.length).toBeGreaterThan(5);
    for (const { rule, subject } of named) {
      const own = text.slice(text.lastIndexOf(`${rule} ${desk.rules.get(rule)?.title}`));
      expect(own.slice(0, 1500), `${rule} ${subject}`).toContain(`（${subject}）`);
    }
    expect(text).toContain('长治市（140400） 用在甲子县、乙丑区');
    expect(text).toContain('沂水县（371323） 用在丙寅县、丁卯市');
    expect(text).toContain('长建发〔2025〕72号');
  });

  it('say of each rule whether its verdicts are for the public, for staff, or for the public once verified', async () => {
    const html = partOf(await readSample());
    const audience = (rule: string): string | undefined =>
      new RegExp(`<tr><td>${rule} [^<]*</td><td class="k">(.*?)</td>`).exec(html)?.[1];
    expect([audience('CZ-07'), audience('CZ-13'), audience('CZ-18')]).toEqual(['公布', '只供内部', '核实后']);
  });

  it('are none where only the nation’s rules hold', async () => {
    expect(words(partOf(await readTownContent({}, '000000')))).toContain('没有：这里只按全国的规定判断。');
  });
});
