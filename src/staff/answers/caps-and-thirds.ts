/**
 * O10: whether more than 5 % are excellent, and whether a third of a firm's estates is on the black list.
 */
import type { Rule } from '../../domain/profile.ts';
import { html } from '../../wording/html.ts';
import type { Desk } from '../desk.ts';
import { type Answer, foundByRule, rulesAsked, silentWords, tallied, withoutTable } from './answer.ts';

const isCap = ({ judge }: Rule): boolean => judge === 'assessment-cap';
const isThird = ({ judge }: Rule): boolean => judge === 'listed-share';

export function capsAndThirds(desk: Desk): Answer {
  const cap = rulesAsked(desk, isCap);
  const third = rulesAsked(desk, isThird);
  const say = (what: string, found: typeof cap, table: 'firm_grade' | 'list_entry') => {
    if (found.asked.length === 0) return '';
    const words = found.findings.length === 0 ? '没有可以判定的' : tallied(found.findings) || '都没有超过';
    return withoutTable(desk, table) ?? html`${what}：${words}。`;
  };
  const silent = silentWords(
    desk,
    cap.silent.filter((place) => third.silent.includes(place)),
    '优秀比例和黑榜比例的规定',
  );
  return {
    number: 10,
    question: '优秀超过5%、黑榜达到三分之一了吗？',
    short: html`${say('优秀比例', cap, 'firm_grade')}${say('黑榜达到三分之一', third, 'list_entry')}${silent}`,
    more: foundByRule(desk, [...cap.findings, ...third.findings]),
  };
}
