/**
 * What an event or a survey says (事件的结果、满意度调查), and how a detail tells of it.
 */
import type { RegisterEvent, Survey } from '../../domain/records.ts';
import { percentOf } from '../../domain/share.ts';
import { when } from './figures.ts';

/** Events that may say that somebody refuses to put things right. */
const TELLING: readonly string[] = ['等级核查', '通报', '处罚'];

/** Whether an event says one of the words of its subject, and does not deny it. */
export function refuses({ kind, result }: RegisterEvent, words: readonly string[]): boolean {
  return (
    TELLING.includes(kind) && new RegExp(`(?<!没有|未见|未发现|不存在|不是|无)(?:${words.join('|')})`).test(result)
  );
}

export function eventWords({ date, kind, result, document }: RegisterEvent): string {
  return `${when(date)} ${kind}：${result}${document === null ? '' : `（${document}）`}`;
}

export function surveyWords({ date, satisfiedBp }: Survey): string {
  return `${when(date)} 调查满意率 ${percentOf(satisfiedBp)}`;
}
