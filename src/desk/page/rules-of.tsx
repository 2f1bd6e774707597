/** 按哪里的规则说: whose rules hold at each place, level by level. */
import type { ReactElement } from 'react';
import type { PlaceRules, RulesOfLevel } from '../../domain/said-publicly.ts';
import { count } from '../../wording/format.ts';
import { keyed } from './keyed.ts';

export function RulesOf({ rules }: { rules: readonly PlaceRules[] }): ReactElement {
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
