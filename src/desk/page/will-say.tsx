/**
 * 会公开说谁: what publishing would say of the authority itself, of firms and of estates, with until when; what of it is public
 * already stands as such, and what isn't yet comes first. It stands where things are compared and where they are published, so
 * that nobody publishes what hasn't been on the screen.
 */
import type { ReactElement } from 'react';
import { USUAL_MONTHS } from '../../domain/accusation-term.ts';
import type { Accusation, SaidPublicly } from '../../domain/said-publicly.ts';
import { count } from '../../wording/format.ts';
import type { Lacking, Said } from '../api.ts';
import { AccusationList, Accusations, sumOf, sumWords } from './accusations.tsx';
import { sheetTitle } from './cells.ts';
import { useAtHand } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import { isEmpty } from './next-step.tsx';
import { RulesOf } from './rules-of.tsx';
import { type Answered, useAsked } from './use-asked.ts';

const askSaid = (calls: DeskCalls): Promise<Said> => calls.said();

/** What is said of whom, for the folder and the publication as they are. */
export const useSaid = (): Answered<Said> => useAsked(askSaid);

interface Props {
  asked: Answered<Said>;
  /** Leaves rules and prompts to the step where things are compared. */
  isBrief?: boolean;
}

export function WillSay({ asked, isBrief = false }: Props): ReactElement | null {
  const { go, state } = useAtHand();
  const { value, refused, isCurrent } = asked;
  if (isEmpty(state) || state.settings === null) return null;
  if (refused !== null) return <p className="box is-late">会公开说谁，没有看成：{refused}</p>;
  if (value === null) return isCurrent ? null : <p role="status">正在看会公开说谁……</p>;
  const { said, lacking } = value;
  return (
    <section className="panel will-say" aria-label="会公开说谁" aria-busy={!isCurrent}>
      {isCurrent ? null : <p role="status">正在重新看会公开说谁……</p>}
      <Heads said={said} lacking={lacking} />
      <TermNote said={said} />
      {isBrief ? (
        <p>
          <button type="button" className="link" onClick={() => go({ step: 'compare' })}>
            按哪里的规则说，只给办公室看的提示，都在「与已发布的相比」里
          </button>
        </p>
      ) : (
        <>
          <Prompts prompts={said.prompts} />
          <RulesOf rules={said.rules} />
        </>
      )}
    </section>
  );
}

/** Apart from what is public already, where anything is. */
function Heads({ said, lacking }: { said: SaidPublicly; lacking: readonly Lacking[] }): ReactElement {
  const { accusations, gone, against } = said;
  const notAll = <NotAll lacking={lacking} />;
  if (against !== 'published')
    return (
      <>
        <h2>{lacking.length > 0 ? '照现在读到的，发布以后会公开说谁' : '发布以后，会公开说谁'}</h2>
        {notAll}
        {against === 'unknown' ? (
          <p className="soft">现在公布的由别的版本的程序发布，说了谁对不上，下面把这次要说的都列出来。</p>
        ) : null}
        <All all={accusations} />
      </>
    );
  const fresh = accusations.flatMap(freshOf);
  const stays = accusations.flatMap(staysOf);
  if (fresh.length === 0 && gone.length === 0)
    return (
      <>
        <h2>现在公开说着谁</h2>
        {notAll}
        <All all={stays} />
      </>
    );
  return (
    <>
      <h2>{lacking.length > 0 ? '照现在读到的，这次发布会多说谁' : '这次发布，会多说谁'}</h2>
      {notAll}
      {fresh.length === 0 ? <p>没有新说的。</p> : <All all={fresh} />}
      {gone.length === 0 ? null : (
        <>
          <h2>{lacking.length > 0 ? '没有读到、不再说的' : '这次发布以后，不再说的'}</h2>
          <p className="lead">{sumWords(gone)}</p>
          <Accusations all={gone} />
        </>
      )}
      <h2>已经公开说着、照旧的</h2>
      <All all={stays} />
    </>
  );
}

function All({ all }: { all: readonly Accusation[] }): ReactElement {
  if (all.length === 0) return <p>没有：没有说谁逾期、缺漏，也没有点谁的名。</p>;
  return (
    <>
      <p className="lead is-late">{sumWords(all)}</p>
      <Accusations all={all} />
    </>
  );
}

const freshOf = (one: Accusation): Accusation[] =>
  one.fresh === 0 ? [] : [{ ...one, told: one.told.filter(({ fresh }) => fresh !== null), count: one.fresh }];

const staysOf = (one: Accusation): Accusation[] =>
  one.count === one.fresh
    ? []
    : [{ ...one, told: one.told.filter(({ fresh }) => fresh === null), count: one.count - one.fresh, fresh: 0 }];

/** How many of the sheets that can't be read whole are named. */
const NAMED_MAX = 4;

/** What could not be read isn't among what is told. */
function NotAll({ lacking }: { lacking: readonly Lacking[] }): ReactElement | null {
  const { go } = useAtHand();
  if (lacking.length === 0) return null;
  const named = lacking.slice(0, NAMED_MAX).map((one) => `「${sheetTitle(one)}」`);
  const isTables = lacking.every(({ file }) => file.startsWith('tables/'));
  const isUnsaid = lacking.some(({ why }) => why === 'unsaid');
  return (
    <p className="box is-late">
      <b>这还不是全部：</b>
      {count(lacking.length)} {isTables ? '张表' : '处'}还没有读全（{named.join('、')}
      {lacking.length > named.length ? '等' : ''}）。没有读到的行不在里面，靠这些判断的先不判断，改好以后还会变。{' '}
      <button type="button" className="link" onClick={() => go({ step: isUnsaid ? 'read' : 'mend' })}>
        {isUnsaid ? '去看怎么读' : '去改'}
      </button>
    </p>
  );
}

/** By what a last day is reckoned that no table says. */
function TermNote({ said: { accusations, term } }: { said: SaidPublicly }): ReactElement | null {
  const isAny = accusations.some(({ told }) => told.some(({ until }) => until !== null && until.reckoned !== null));
  if (!isAny) return null;
  const { months, document } = term;
  const by =
    months === USUAL_MONTHS
      ? `通常的 ${months} 个月（网站设置里没有写别的）`
      : `网站设置里写的 ${months} 个月${document === '' ? '' : `（凭${document}）`}`;
  return (
    <p className="soft">
      「推算」的，表里没有写「公示期至」，从写明的那一天（列入、通报、决定）起按{by}
      算。要公示到别的日子，在那张表里写上「公示期至」。
    </p>
  );
}

function Prompts({ prompts }: { prompts: readonly Accusation[] }): ReactElement | null {
  if (prompts.length === 0) return null;
  return (
    <details>
      <summary>另有 {count(sumOf(prompts))} 条提示只给办公室看，核实以前不公布</summary>
      <AccusationList all={prompts} />
    </details>
  );
}
