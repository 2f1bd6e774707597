/**
 * 会公开说谁: what publishing would say of the authority itself, of firms and of estates, dangerous first, each with its reason,
 * and by whose rules. Shown before anything is compared or published.
 */
import type { ReactElement } from 'react';
import type { FindingSubject } from '../../domain/finding.ts';
import type { Accusation, PlaceRules, RowPlace, RulesOfLevel } from '../../domain/said-publicly.ts';
import { VERDICT_WORDS } from '../../wording/audit.ts';
import { count } from '../../wording/format.ts';
import type { Said } from '../api.ts';
import { sheetTitle } from './cells.ts';
import { useAtHand } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import { keyed } from './keyed.ts';
import { useAsked } from './use-asked.ts';

const askSaid = (calls: DeskCalls): Promise<Said> => calls.said();

/** `isBrief` leaves firms, estates and rules to the step where things are compared. */
export function WillSay({ isBrief = false }: { isBrief?: boolean }): ReactElement | null {
  const { go, state } = useAtHand();
  const { value: said, of } = useAsked(askSaid);
  if (said === null)
    return of === state.revision && state.settings !== null ? <p role="status">正在看会公开说谁……</p> : null;
  const { accusations, prompts, rules } = said;
  return (
    <section className="panel will-say" aria-label="发布以后会公开说谁">
      <h2>发布以后，会公开说谁</h2>
      {accusations.length === 0 ? (
        <p>没有：不会说谁逾期、缺漏，也没有点谁的名。</p>
      ) : (
        <p className="lead is-late">{sumWords(accusations)}</p>
      )}
      {SUBJECTS.filter(({ of }) => of === 'division' || !isBrief).map(({ of, head }) => (
        <OfSubject key={of} of={of} head={head} own={accusations.filter((one) => one.of === of)} />
      ))}
      {isBrief ? (
        <p>
          <button type="button" className="link" onClick={() => go({ step: 'compare' })}>
            说企业、小区的，按哪里的规则，都在「与已发布的相比」里
          </button>
        </p>
      ) : (
        <>
          <Prompts prompts={prompts} />
          <Rules rules={rules} />
        </>
      )}
    </section>
  );
}

const SUBJECTS: readonly { of: FindingSubject; head: string; unit: string }[] = [
  { of: 'division', head: '说主管部门自己', unit: '项' },
  { of: 'firm', head: '说企业', unit: '条' },
  { of: 'estate', head: '说小区', unit: '条' },
];

/** 说主管部门自己逾期 3 项、缺漏 3 项；说企业点名 12 条；… */
function sumWords(accusations: readonly Accusation[]): string {
  const parts = SUBJECTS.flatMap(({ of, head, unit }) => {
    const own = accusations.filter((one) => one.of === of);
    const kinds = [...new Set(own.map(({ is }) => is))].map((is) => {
      const sum = own.filter((one) => one.is === is).reduce((all, one) => all + one.count, 0);
      return `${isWords(is)} ${count(sum)} ${unit}`;
    });
    return kinds.length === 0 ? [] : [`${head}${kinds.join('、')}`];
  });
  return `${parts.join('；')}。`;
}

/** What is said, as the site says it. */
const isWords = (is: Accusation['is']): string => (is === 'named' ? '点名' : VERDICT_WORDS[is]);

/** What is said of the authority itself stands open; of others it is opened. */
function OfSubject(props: { of: FindingSubject; head: string; own: readonly Accusation[] }): ReactElement | null {
  const { of, head, own } = props;
  if (own.length === 0) return null;
  const list = (
    <ul className="accusations">
      {own.map((one) => (
        <li key={`${one.is} ${one.rule?.id} ${one.title}`}>
          <One one={one} />
        </li>
      ))}
    </ul>
  );
  if (of === 'division')
    return (
      <>
        <h3>{head}</h3>
        {list}
      </>
    );
  return (
    <details className="of-subject">
      <summary>
        <b>{head}</b> {own.map((one) => `${one.title} ${count(one.count)}`).join('、')}
      </summary>
      {list}
    </details>
  );
}

function One({ one }: { one: Accusation }): ReactElement {
  const { title, rule, told } = one;
  const first = told[0]?.who ?? '';
  return (
    <details>
      <summary>
        <b className={one.is === '待核实' ? '' : 'is-late'}>{isWords(one.is)}</b> {title}{' '}
        <small>{one.count === 1 ? first : `${first}等 ${count(one.count)} 条`}</small>
      </summary>
      {rule === null ? (
        <p className="soft">表里这样写的，照原样公布。</p>
      ) : (
        <p className="soft">
          按{rule.basis}
          {rule.quote === null ? '' : `“${rule.quote}”`}（{rule.place}的规则 {rule.id}）。
          {rule.remedy === null ? '' : `要消掉：${rule.remedy}。`}
        </p>
      )}
      <ul>
        {keyed(told, ({ who, says }) => `${who} ${says}`).map(({ key, thing: { who, says, rows } }) => (
          <li key={key}>
            <b>{who}</b>　{says}{' '}
            {keyed(rows, (row) => JSON.stringify(row)).map(({ key: at, thing }) => (
              <RowLink key={at} place={thing} />
            ))}
          </li>
        ))}
        {one.count > told.length ? <li>还有 {count(one.count - told.length)} 条。</li> : null}
      </ul>
      {rule === null || one.is === '待核实' ? null : (
        <p className="soft">
          不归这里管、已经失效的，先不要发布，请管网站的人在 {rule.file} 里停用 {rule.id}。
        </p>
      )}
    </details>
  );
}

function RowLink({ place }: { place: RowPlace }): ReactElement {
  const { go } = useAtHand();
  const { file, sheet, row } = place;
  return (
    <button type="button" className="link" onClick={() => go({ step: 'mend', file, sheet, cell: `A${row}` })}>
      看{sheetTitle(place)}第 {row} 行
    </button>
  );
}

function Prompts({ prompts }: { prompts: readonly Accusation[] }): ReactElement | null {
  if (prompts.length === 0) return null;
  const sum = prompts.reduce((all, one) => all + one.count, 0);
  return (
    <details>
      <summary>另有 {count(sum)} 条提示只给办公室看，核实以前不公布</summary>
      <ul className="accusations">
        {prompts.map((one) => (
          <li key={`${one.of} ${one.rule?.id}`}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Rules({ rules }: { rules: readonly PlaceRules[] }): ReactElement {
  return (
    <>
      <h3>按哪里的规则说</h3>
      {rules.length === 0 ? <p>没有用任何规则，不判断任何人。</p> : null}
      {rules.map(({ places, levels }) => (
        <table key={places} className="rules-of">
          <caption>{places}</caption>
          <tbody>
            {keyed(levels, ({ level, profile }) => `${level} ${profile?.code}`).map(({ key, thing }) => (
              <tr key={key}>
                <th scope="row">{thing.level}</th>
                <td>{levelWords(thing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function levelWords({ level, profile }: RulesOfLevel): string {
  if (profile === null) return `没有用${level}里自己的规则。`;
  const { name, rules, judging, documents, isBorrowed } = profile;
  const whose = isBorrowed ? `借用${name}的规则（不是这里的）` : `${name}的规则`;
  const from = documents.length === 0 ? '' : `，出自${documents.join('、')}`;
  return `${whose}：${count(rules)} 条在用，其中 ${count(judging)} 条会判断谁做到没有${from}。`;
}
