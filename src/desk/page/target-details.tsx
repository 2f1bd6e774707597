/**
 * What becomes of a column's cells (这一列怎么变): the part that is taken, the unit of its numbers, what each word of a list
 * means. Words that the list doesn't have come first, since they are what isn't published.
 */
import type { ReactElement } from 'react';
import type { ReadTarget } from '../api.ts';
import { withPart, withUnit, withValue } from './mapping-edits.ts';
import { type ColumnTarget, type MappingView, targetName } from './mapping-text.ts';
import {
  choicesIn,
  type PublishedColumn,
  partInWords,
  partsOf,
  publishedColumn,
  unitsOf,
} from './published-columns.ts';

export type Edit = (text: string) => string;

interface Props {
  view: MappingView;
  target: ColumnTarget;
  /** Null as long as nobody has answered how it is read. */
  read: ReadTarget | null;
  /** Null where nothing is being changed. */
  onChange: ((edit: Edit) => void) | null;
}

/** How many words a clerk is shown at once. */
const WORDS_SHOWN = 12;

export function TargetDetails({ view, target, read, onChange }: Props): ReactElement | null {
  const column = publishedColumn(view.tables[target.nths[0] as number]?.name ?? '', target.header);
  if (column === undefined || target.as !== 'value') return null;
  const name = targetName(view, target);
  return (
    <>
      {onChange === null ? null : <PartChoice {...{ name, target, column, onChange }} />}
      {read === null ? null : <UnitTold {...{ name, target, column, read, onChange }} />}
      {read === null || read.words.length === 0 ? null : onChange === null ? (
        <WordsTold words={read.words} />
      ) : (
        <WordChoices {...{ name, target, column, read, onChange }} />
      )}
    </>
  );
}

interface DetailProps {
  name: string;
  target: ColumnTarget;
  column: PublishedColumn;
  onChange: (edit: Edit) => void;
}

function PartChoice({ name, target, column, onChange }: DetailProps): ReactElement | null {
  const { part } = target;
  const parts: readonly string[] = partsOf(column);
  const all = part === null || parts.includes(part) ? parts : [...parts, part];
  return (
    <details className="detail" open={part !== null}>
      <summary>只取格子的一部分</summary>
      <select
        aria-label={`${name} 取格子里的哪一部分`}
        value={part ?? ''}
        onChange={({ target: { value } }) => onChange((text) => withPart(text, target, value === '' ? null : value))}
      >
        <option value="">整格</option>
        {all.map((one) => (
          <option key={one} value={one}>
            {partInWords(one)}
          </option>
        ))}
      </select>
    </details>
  );
}

const UNIT_BY = {
  header: '列名里写的',
  sheet: '表上写的',
  mapping: '这里定下的',
  nobody: '表上没有写，照这个算',
} as const;

function UnitTold({
  name,
  target,
  column,
  read: { unit },
  onChange,
}: Omit<DetailProps, 'onChange'> & { read: ReadTarget; onChange: Props['onChange'] }): ReactElement | null {
  if (unit === null) return null;
  const units = unitsOf(column);
  const isChoosable = onChange !== null && units.length > 0 && (unit.by === 'mapping' || unit.by === 'nobody');
  if (!isChoosable)
    return (
      <p className="detail">
        单位：<b>{unit.text}</b>（{UNIT_BY[unit.by]}）
      </p>
    );
  const own = units[0] as string;
  return (
    <label className="detail">
      单位
      <select
        aria-label={`${name} 的单位`}
        value={unit.by === 'mapping' ? unit.text : own}
        onChange={({ target: { value } }) =>
          onChange((text) => withUnit(text, target, unit.by === 'nobody' && value === own ? null : value))
        }
      >
        {[...new Set([...units, unit.text])].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <small>{UNIT_BY[unit.by]}</small>
    </label>
  );
}

function WordsTold({ words }: { words: ReadTarget['words'] }): ReactElement {
  const unknown = words.filter(({ to }) => to === null);
  const changed = words.filter(({ word, to }) => to !== null && to !== word);
  return (
    <>
      {unknown.length === 0 ? null : (
        <p className="detail is-late">
          不知道是什么：
          {unknown
            .slice(0, WORDS_SHOWN)
            .map(({ word, rows }) => `「${word}」${rows} 行`)
            .join('、')}
        </p>
      )}
      {changed.length === 0 ? null : (
        <p className="detail">
          {changed
            .slice(0, WORDS_SHOWN)
            .map(({ word, to }) => `${word} → ${to}`)
            .join('，')}
        </p>
      )}
    </>
  );
}

function WordChoices({
  name,
  target,
  column,
  read: { words },
  onChange,
}: DetailProps & { read: ReadTarget }): ReactElement {
  const choices = choicesIn(column);
  return (
    <ul className="words" aria-label={`${name} 里的字`}>
      {words.map(({ word, rows, to }) => (
        <li key={word} className={to === null ? 'is-late' : ''}>
          <span>
            「{word}」<small>{rows} 行</small>
          </span>
          {choices.length === 0 ? (
            <span> → {to ?? '不知道是什么'}</span>
          ) : (
            <select
              aria-label={`${name} 里的「${word}」是`}
              value={to ?? ''}
              onChange={({ target: { value } }) => onChange((text) => withValue(text, target, word, value))}
            >
              {to === null ? <option value="">不知道是什么，选一个</option> : null}
              {[...new Set([...choices, ...(to === null ? [] : [to])])].map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </li>
      ))}
    </ul>
  );
}
