/**
 * Agreeing to a reminder (说定): it is written into the mapping of its sheet, or with a reason into `agreed.yaml` where no mapping has
 * a place for it; and taken back in the same place.
 */
import { type ReactElement, useId, useState } from 'react';
import { stemOfFile } from '../../domain/kept-files.ts';
import type { Agreement, Problem } from '../../domain/problem.ts';
import { day } from '../../wording/format.ts';
import { useAtHand } from './context.ts';
import { withAgreed } from './mapping-edits.ts';
import { Reasons } from './reasons.tsx';

/** What is agreed to, by the reminder. */
const WORDS: Readonly<Record<string, (agreement: Agreement) => string>> = {
  'mapping-period-twice': ({ about }) => `名字${lagInWords(Number(about[0]))}，就该这样`,
  'mapping-line-unread': () => '看过了，这几句不用公布',
  'blank-word': () => '这样写就是空着',
  'month-to-its-end': () => '这一列按月底读',
  'stretch-by-months': () => '这一列按月初、月底读',
  'term-open': () => '这一列没有到期日的，就当还在执行',
  'date-year-unseen': () => '这一列照格子里存的年份读',
  'header-unknown': () => '这一列不用公布',
  'header-unpublished': () => '这一列不用公布',
  'code-from-number': () => '就用这一列作编码',
  'sheet-unknown': () => '这张工作表不用公布',
  'sheet-hidden': () => '这张工作表不用公布',
  'sheet-not-table': () => '这张工作表不用公布',
  'sheet-unfilled': () => '这张就是没有填，当作没有提供',
  'firm-by-name': () => '这家的代码还查不到',
  'firm-code-missing': () => '这家的代码还查不到',
  'start-unknown': () => '开始日期还查不到',
  'side-superseded': () => '看过了，以专门的表为准',
  'row-left-out': () => '看过了，这一格就是这样',
  'stretch-unread': () => '合同上就是这样写的',
  'term-unsigned': () => '还没有签，就这样',
  'stretch-remark': () => '后面的话不用公布',
};

const lagInWords = (lag: number): string => `写的总${lag > 0 ? '晚' : '早'} ${Math.abs(lag)} 期`;

const wordsOf = (agreement: Agreement): string =>
  WORDS[agreement.code]?.(agreement) ?? (agreement.mapping === null ? '核对过了，没有写错' : '就这样读');

/** Why something is agreed to, mostly. */
const REASONS = ['核对过原件', '报送单位说就是这样', '现在还查不到'];

export const isSameAgreement = (one: Problem, other: Problem): boolean =>
  JSON.stringify(one.agreement) === JSON.stringify(other.agreement);

/** Nothing where there is nothing to agree to. */
export function Agree({ one }: { one: Problem }): ReactElement | null {
  const { agreement } = one;
  if (agreement === null) return null;
  return agreement.mapping === null ? (
    <AgreeBeside one={one} agreement={agreement} />
  ) : (
    <AgreeInMapping one={one} agreement={agreement} path={agreement.mapping} />
  );
}

const DONE = '说定了，以后不再提醒；在「已说定的」里看得到。';
const TOLD_AGAIN = '以后照样提醒。';

interface Props {
  one: Problem;
  agreement: Agreement;
}

function AgreeInMapping({ one, agreement, path }: Props & { path: string }): ReactElement {
  const { desk } = useAtHand();
  const { agreed } = one;
  const { code, about } = agreement;
  const write = async (): Promise<void> => {
    const { text } = await desk.calls.mapping(path);
    await desk.calls.writeMapping({ path, text: withAgreed(text, code, about, !agreed) });
  };
  return (
    <button
      type="button"
      className="link"
      disabled={desk.doing !== null}
      onClick={() => void desk.act('正在记下', agreed ? TOLD_AGAIN : DONE, write)}
    >
      {agreed ? '还是要提醒' : `${wordsOf(agreement)}，以后不再提醒`}
    </button>
  );
}

/** What is agreed beside mappings: why is asked, since it is about the office's facts and not about a layout. */
function AgreeBeside({ one, agreement }: Props): ReactElement {
  const { desk } = useAtHand();
  const [isAsked, setAsked] = useState(false);
  const { code, about, files = [], since } = agreement;
  if (one.agreed)
    return (
      <small>
        {since === undefined ? null : `${day(since.date)}说定：${since.reason}。`}
        <button
          type="button"
          className="link"
          disabled={desk.doing !== null}
          onClick={() =>
            void desk.act('正在记下', TOLD_AGAIN, () =>
              desk.calls.agreeNoMore({ code, stem: stemOfFile(one.file), about }),
            )
          }
        >
          还是要提醒
        </button>
      </small>
    );
  if (!isAsked)
    return (
      <button type="button" className="link" disabled={desk.doing !== null} onClick={() => setAsked(true)}>
        {wordsOf(agreement)}，以后不再提醒
      </button>
    );
  const send = (reason: string): void =>
    void desk.act('正在记下', DONE, () => desk.calls.agree({ code, files, about, reason }));
  return <Reason agreement={agreement} onSend={send} onLeave={() => setAsked(false)} />;
}

interface ReasonProps {
  agreement: Agreement;
  onSend: (reason: string) => void;
  onLeave: () => void;
}

function Reason({ agreement, onSend, onLeave }: ReasonProps): ReactElement {
  const { desk } = useAtHand();
  const [reason, setReason] = useState('');
  const id = useId();
  const { about } = agreement;
  return (
    <form
      className="agree"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason.trim());
      }}
    >
      <p className="soft">
        说定的是「{about.slice(0, 3).join('」「')}」{about.length > 3 ? `等 ${about.length} 处` : ''}
        。改成别的，照样提醒。
      </p>
      <label htmlFor={id}>为什么</label>{' '}
      <input id={id} required value={reason} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      <Reasons often={REASONS} onChoose={setReason} />
      <p className="acts">
        <button type="submit" className="act" disabled={desk.doing !== null}>
          {wordsOf(agreement)}，不再提醒
        </button>{' '}
        <button type="button" className="quiet" onClick={onLeave}>
          先不说定
        </button>
      </p>
    </form>
  );
}
