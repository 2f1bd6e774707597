/**
 * What is said of somebody (说谁), by whom it is said of: everybody whom the office itself names, with until when; of what a
 * rule comes to the first names, the rest to be opened with the reasons.
 */
import type { ReactElement } from 'react';
import type { Accusation, Accused, LastDay, RowPlace } from '../../domain/said-publicly.ts';
import { VERDICT_WORDS } from '../../wording/audit.ts';
import { count, day } from '../../wording/format.ts';
import { sheetTitle } from './cells.ts';
import { useAtHand } from './context.ts';
import { keyed } from './keyed.ts';

const SUBJECTS: readonly { of: Accusation['of']; head: string; unit: string }[] = [
  { of: 'division', head: '说主管部门自己', unit: '项' },
  { of: 'firm', head: '说企业', unit: '条' },
  { of: 'estate', head: '说小区', unit: '条' },
  { of: 'notice', head: '通知里', unit: '条' },
];

/** 说主管部门自己逾期 3 项、缺漏 3 项；说企业点名 12 条；… */
export function sumWords(accusations: readonly Accusation[]): string {
  const parts = SUBJECTS.flatMap(({ of, head, unit }) => {
    const own = accusations.filter((one) => one.of === of);
    const kinds = [...new Set(own.map(({ is }) => is))].map((is) => {
      const sum = sumOf(own.filter((one) => one.is === is));
      return `${isWords(is)} ${count(sum)} ${unit}`;
    });
    return kinds.length === 0 ? [] : [`${head}${kinds.join('、')}`];
  });
  return `${parts.join('；')}。`;
}

export const sumOf = (accusations: readonly Accusation[]): number =>
  accusations.reduce((all, one) => all + one.count, 0);

/** What is said, as the site says it. */
const isWords = (is: Accusation['is']): string => (is === 'named' ? '点名' : VERDICT_WORDS[is]);

export function Accusations({ all }: { all: readonly Accusation[] }): ReactElement {
  return (
    <>
      {SUBJECTS.map(({ of, head }) => {
        const own = all.filter((one) => one.of === of);
        return own.length === 0 ? null : (
          <section key={of} aria-label={head}>
            <h3>{head}</h3>
            <AccusationList all={own} />
          </section>
        );
      })}
    </>
  );
}

export function AccusationList({ all }: { all: readonly Accusation[] }): ReactElement {
  return (
    <ul className="accusations">
      {all.map((one) => (
        <li key={`${one.of} ${one.is} ${one.rule?.id} ${one.title}`}>
          {one.is === 'named' || one.is === '已确认' ? <Named one={one} /> : <ByRule one={one} />}
        </li>
      ))}
    </ul>
  );
}

/** Whom the office itself names, or has confirmed something of: everybody, with until when. */
function Named({ one }: { one: Accusation }): ReactElement {
  const sheets = sheetsOf(one);
  return (
    <>
      <p>
        <b className="is-late">{isWords(one.is)}</b> {one.title} {count(one.count)} 条
        {sheets.length === 1 ? <small>，{sheets[0]}</small> : null}
        {one.rule === null ? (
          <small>，{one.of === 'notice' ? '点了谁，看通知里写的' : '表里这样写的'}，照原样公布</small>
        ) : null}
      </p>
      <People one={one} />
      {one.rule === null ? null : (
        <details>
          <summary>按什么说的</summary>
          <Basis rule={one.rule} />
        </details>
      )}
    </>
  );
}

function Basis({ rule }: { rule: NonNullable<Accusation['rule']> }): ReactElement {
  return (
    <p className="soft">
      按{rule.basis}
      {rule.quote === null ? '' : `“${rule.quote}”`}（{rule.place}的规则 {rule.id}）。
      {rule.remedy === null ? '' : `要消掉：${rule.remedy}。`}
    </p>
  );
}

/** How many names of a rule stand in its line. */
const NAMES_IN_LINE = 12;

function ByRule({ one }: { one: Accusation }): ReactElement {
  const { title, rule, told } = one;
  const names = told.slice(0, NAMES_IN_LINE).map(({ name }) => name);
  const isPrompt = one.is === '待核实';
  const sheets = sheetsOf(one);
  return (
    <details>
      <summary>
        <b className={isPrompt ? '' : 'is-late'}>{isWords(one.is)}</b> {title}：{[...new Set(names)].join('、')}
        {one.count > names.length ? ` 等 ${count(one.count)} 条` : ''}
      </summary>
      {rule === null ? null : <Basis rule={rule} />}
      {sheets.length === 1 ? <p className="soft">{sheets[0]}</p> : null}
      <People one={one} />
      {rule === null || isPrompt ? null : (
        <p className="soft">
          不归这里管、已经失效的，先不要发布，请管网站的人在 {rule.file} 里停用 {rule.id}。
        </p>
      )}
    </details>
  );
}

/** The sheet that names somebody; empty where none does. */
const sheetOf = ({ rows: [first] }: Accused): string => (first === undefined ? '' : sheetTitle(first));

const sheetsOf = ({ told }: Accusation): string[] => [...new Set(told.map(sheetOf))].filter((sheet) => sheet !== '');

/** Sheet by sheet of those that name them, so that a line needs no more than the row. */
function People({ one: { told, count: all } }: { one: Accusation }): ReactElement {
  const bySheet = Map.groupBy(told, sheetOf);
  return (
    <>
      {[...bySheet].map(([sheet, own]) => (
        <div key={sheet} className="people">
          {sheet === '' || bySheet.size === 1 ? null : <p className="soft">{sheet}</p>}
          <ul>
            {keyed(own, ({ name, code, says }) => `${code} ${name} ${says}`).map(({ key, thing }) => (
              <li key={key}>
                <Person one={thing} sheet={sheet} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {all > told.length ? <p>还有 {count(all - told.length)} 条。</p> : null}
    </>
  );
}

function Person({ one, sheet }: { one: Accused; sheet: string }): ReactElement {
  const { name, code, says, until, rows, fresh } = one;
  return (
    <>
      <b>{name}</b>
      {code === null ? '' : <span className="code">（{code}）</span>}{' '}
      {until === null ? null : (
        <>
          <b className="until">{untilWords(until)}</b>
          {fresh === 'until' ? '，和现在公布的不是同一天' : ''}{' '}
        </>
      )}
      {`${says} `}
      {keyed(rows, (row) => JSON.stringify(row)).map(({ key, thing }) => (
        <RowLink key={key} place={thing} isIn={sheetTitle(thing) === sheet} />
      ))}
    </>
  );
}

/** 公示期至 2027年3月1日（表里写的）; 公示到 2027年11月3日（推算）, since the note below says from when on and how long. */
export function untilWords({ day: last, reckoned }: LastDay): string {
  if (reckoned === null) return `公示期至 ${day(last)}（表里写的）`;
  const { months, from, by, written } = reckoned;
  const since = `从 ${day(from)}${by === 'decision' ? '的决定' : ''}起 ${months} 个月`;
  return written === null
    ? `公示到 ${day(last)}（推算）`
    : `公示到 ${day(last)}（表里写的 ${day(written)} 太晚，最长${since}）`;
}

/** Where the sheet is named already, the row alone; whoever hears it is told both. */
function RowLink({ place, isIn }: { place: RowPlace; isIn: boolean }): ReactElement {
  const { go } = useAtHand();
  const { file, sheet, row } = place;
  return (
    <button type="button" className="link" onClick={() => go({ step: 'mend', file, sheet, cell: `A${row}` })}>
      {isIn ? (
        <>
          看第 {row} 行<span className="hidden">（{sheetTitle(place)}）</span>
        </>
      ) : (
        `看${sheetTitle(place)}第 ${row} 行`
      )}
    </button>
  );
}
