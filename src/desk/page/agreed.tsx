/** Agreeing to a reminder (说定): it is written into the mapping of its sheet, and taken back in the same place. */
import type { ReactElement } from 'react';
import type { Agreement, Problem } from '../../domain/problem.ts';
import { useAtHand } from './context.ts';
import { withAgreed } from './mapping-edits.ts';

/** What is agreed to, by the reminder. */
const WORDS: Readonly<Record<string, (agreement: Agreement) => string>> = {
  'mapping-period-twice': ({ about }) => `名字${lagInWords(Number(about[0]))}，就该这样`,
  'mapping-line-unread': () => '看过了，这几句不用公布',
  'blank-word': () => '这样写就是空着',
  'month-to-its-end': () => '这一列按月底读',
  'stretch-by-months': () => '这一列按月初、月底读',
  'term-open': () => '这一列没有到期日的，就当还在执行',
};

const lagInWords = (lag: number): string => `写的总${lag > 0 ? '晚' : '早'} ${Math.abs(lag)} 期`;

const wordsOf = (agreement: Agreement): string => WORDS[agreement.code]?.(agreement) ?? '就这样读';

export const isSameAgreement = (one: Problem, other: Problem): boolean =>
  JSON.stringify(one.agreement) === JSON.stringify(other.agreement);

/** Nothing where there is nothing to agree to. */
export function Agree({ one }: { one: Problem }): ReactElement | null {
  const { desk } = useAtHand();
  const { agreement, agreed } = one;
  if (agreement === null) return null;
  const { mapping: path, code, about } = agreement;
  const write = async (): Promise<void> => {
    const { text } = await desk.calls.mapping(path);
    await desk.calls.writeMapping({ path, text: withAgreed(text, code, about, !agreed) });
  };
  const done = agreed ? '以后照样提醒。' : '说定了，以后不再提醒；在「已说定的」里看得到。';
  return (
    <button
      type="button"
      className="link"
      disabled={desk.doing !== null}
      onClick={() => void desk.act('正在记下', done, write)}
    >
      {agreed ? '还是要提醒' : `${wordsOf(agreement)}，以后不再提醒`}
    </button>
  );
}
