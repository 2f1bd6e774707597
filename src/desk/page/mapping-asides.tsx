/**
 * What no column of the sheet gives (另外填上的): the period of a title, the day at the foot, what is the same in every row;
 * where each is taken from, with what stands there now, and what is still lacking.
 */
import { type ReactElement, useState } from 'react';
import { FACT_WORDS, FACTS, YEAR_IN_VALUE } from '../../domain/mapping.ts';
import type { SheetReading } from '../api.ts';
import { withAside, withoutTables } from './mapping-edits.ts';
import { type Aside, type MappingView, type Target, targetName } from './mapping-text.ts';
import { choicesIn, columnsOfTable, type PublishedColumn, publishedColumn } from './published-columns.ts';
import { keyOf, TargetChoice } from './target-choice.tsx';
import type { Edit } from './target-details.tsx';

interface Props {
  view: MappingView;
  reading: SheetReading | null;
  /** Null where nothing is being changed. */
  onChange: ((edit: Edit) => void) | null;
}

export function Asides({ view, reading, onChange }: Props): ReactElement | null {
  const isCounted = view.tables.some(({ name }) => name === COUNTED) && reading !== null;
  if (view.asides.length === 0 && !isCounted && onChange === null) return null;
  return (
    <>
      {onChange === null ? <UnitsGiven view={view} /> : null}
      <details className="asides" open={onChange !== null}>
        <summary>表里没有这一列、另外填上的{view.asides.length > 0 ? `（${view.asides.length}）` : ''}</summary>
        <ul>
          {view.asides.map(({ from, ...target }) => (
            <li key={keyOf(target)}>
              <b>{targetName(view, target)}</b> ←{' '}
              {onChange === null ? (
                <>
                  {asideInWords(from)}
                  {/* Of sub-heads it would be the first alone, as though all rows were of that. */}
                  {from.is === 'heading' ? null : <ToldNow told={toldOf(reading, target)} />}
                </>
              ) : (
                <SourceChoice {...{ view, reading, target, from, onChange }} />
              )}
            </li>
          ))}
          {isCounted ? <ScopeTold reading={reading} /> : null}
          {onChange === null ? null : <MoreAside {...{ view, reading, onChange }} />}
        </ul>
      </details>
    </>
  );
}

/** 单位 that stand in none of the sheet's headers: they are changed or added, and a price is read by them, so they stand in sight. */
function UnitsGiven({ view }: Pick<Props, 'view'>): ReactElement | null {
  const given = view.asides.flatMap(({ from, ...target }) =>
    target.header === UNIT && from.is === 'value' && !view.columns.some(({ header }) => header.includes(from.value))
      ? [`${targetName(view, target)}「${from.value}」`]
      : [],
  );
  return given.length === 0 ? null : <p className="detail">按这个单位公布：{given.join('；')}。</p>;
}

const UNIT = '单位';

/** The table whose estates that aren't named have had nothing, where the sheet says that it tells of all. */
const COUNTED = '投诉统计';

/** 范围 is never given for a sheet: a part of a place would be told as all of it. */
function ScopeTold({ reading }: { reading: SheetReading }): ReactElement {
  const scope = reading.facts.find(({ fact }) => fact === 'scope');
  return (
    <li>
      <b>{COUNTED} · 范围</b> ←{' '}
      {scope === undefined ? (
        <>表上没有写「范围：……」，没有列到的小区是未知，不算没有投诉。要写，写在表的列名上面一行。</>
      ) : (
        <>
          表上写的：{scope.text}（{scope.cell}）；范围里没有列到的小区按没有投诉算。
        </>
      )}
    </li>
  );
}

/** What must be there and isn't, table by table, each with where it could come from. */
export function Lacking({ view, reading, onChange }: Props): ReactElement | null {
  const lacking = lackingIn(view, reading);
  if (lacking.length === 0) return null;
  const parts = [...new Set(lacking.flatMap(({ target }) => target.nths))];
  return (
    <section className="box is-late lacking" aria-label="还缺的">
      <p>
        <b>还缺 {lacking.length} 样，缺了整张表读不了。</b>
        {onChange === null ? '按「改一改」补上。' : '在上面选哪一列是它，或者在这里说从哪里来。'}
      </p>
      <ul>
        {lacking.map(({ target, about }) => (
          <li key={keyOf(target)}>
            <b>{targetName(view, target)}</b> <small>{about}</small>
            {onChange === null ? null : (
              <>
                {' '}
                ← <SourceChoice {...{ view, reading, target, from: null, onChange }} />
              </>
            )}
          </li>
        ))}
      </ul>
      {onChange === null || parts.length >= view.tables.length ? null : (
        <p className="acts">
          {parts.map((nth) => (
            <button
              key={nth}
              type="button"
              className="quiet"
              onClick={() => onChange((text) => withoutTables(text, [nth]))}
            >
              不再公布「{view.tables[nth]?.label}」
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

/** Required columns that nothing fills; where a name will do, the name is asked for. */
export function lackingIn(
  view: MappingView,
  reading: SheetReading | null,
): { table: string; target: Target; about: string }[] {
  const found = new Map<string, { table: string; target: Target; about: string }>();
  for (const [nth, { lacking }] of (reading?.tables ?? []).entries()) {
    const table = view.tables[nth]?.name ?? '';
    for (const code of lacking) {
      const column = publishedColumn(table, code);
      const header = column?.type.is === 'reference' ? (nameOf(table, code) ?? code) : code;
      const before = found.get(`${table} ${header}`);
      const nths = [...(before?.target.nths ?? []), nth];
      const about = publishedColumn(table, header)?.about ?? '';
      found.set(`${table} ${header}`, { table, target: { nths, header }, about });
    }
  }
  return [...found.values()];
}

/** The name that may stand in the place of a code. */
const nameOf = (table: string, code: string): string | undefined => {
  const type = publishedColumn(table, code)?.type;
  return columnsOfTable(table).find((one) => one.isName && one.type === type)?.header;
};

const toldOf = (reading: SheetReading | null, { nths, header }: Target): string | null =>
  reading?.tables[nths[0] as number]?.columns[header]?.told ?? null;

function ToldNow({ told }: { told: string | null }): ReactElement | null {
  return told === null ? null : <small className="told-now">现在是「{told}」</small>;
}

/** A fact that nobody knows is told as it is written. */
function factInWords(written: string): string {
  const fact = FACTS.find((one) => one === written);
  return fact === undefined ? written : FACT_WORDS[fact];
}

export function asideInWords(from: Aside): string {
  switch (from.is) {
    case 'value':
      return `每一行都写「${from.value.replace(YEAR_IN_VALUE, '当年')}」`;
    case 'label':
      return `表格外面「${from.label}：」后面的`;
    case 'title':
      return factInWords(from.fact);
    case 'foot':
      return '落款的日期';
    case 'heading':
      return `各行上面的小标题：${headingInWords(from.words)}`;
  }
}

/** 红榜 → 红榜 is said once; 红名单 → 红榜 is told as what it becomes. */
function headingInWords(words: Readonly<Record<string, string>>): string {
  const heads = Object.entries(words).map(([head, to]) => (head === to ? `「${head}」下面的是${to}` : null));
  const told = heads.filter((one) => one !== null);
  return told.length === 0 ? Object.keys(words).join('、') : told.join('，');
}

interface Source {
  key: string;
  words: string;
  from: Aside;
}

/** Where a column's value could be taken from in this sheet, of the facts those of its kind. */
function sourcesFor(view: MappingView, reading: SheetReading | null, target: Target, from: Aside | null): Source[] {
  const column = publishedColumn(view.tables[target.nths[0] as number]?.name ?? '', target.header);
  const type = column?.type.is ?? 'text';
  const fits: Readonly<Record<string, readonly string[]>> = {
    period: ['period', 'month', 'year'],
    date: ['date', 'foot'],
    reference: ['division'],
    integer: ['year'],
  };
  const kinds = fits[type] ?? ['citation', 'name'];
  const facts = (reading?.facts ?? [])
    .filter(({ fact }) => kinds.includes(fact))
    .map(({ fact, text, cell }): Source => {
      const aside: Aside = fact === 'foot' ? { is: 'foot' } : { is: 'title', fact };
      const at = cell === null ? '工作表名或文件名里' : cell;
      return { key: sourceKey(aside), words: `${asideInWords(aside)}：${text}（${at}）`, from: aside };
    });
  const labels = (reading?.labels ?? []).map(({ label, text }): Source => {
    const aside: Aside = { is: 'label', label };
    return { key: sourceKey(aside), words: `${asideInWords(aside)}：${text}`, from: aside };
  });
  const all = [
    ...facts,
    ...labels,
    ...headingsFor(column, reading),
    { key: 'value', words: '每一行都写……', from: { is: 'value', value: '' } as const },
  ];
  // What is said now is there to choose even where this sheet doesn't tell it.
  const isThere = from === null || all.some(({ key }) => key === sourceKey(from));
  return isThere ? all : [{ key: sourceKey(from), words: asideInWords(from), from }, ...all];
}

/** Sub-heads that say which of a list the rows below are: 红榜, 黑榜. */
function headingsFor(column: PublishedColumn | undefined, reading: SheetReading | null): Source[] {
  const heads = reading?.headings ?? [];
  const words = (column === undefined ? [] : choicesIn(column)).filter((one) =>
    heads.some((head) => head.includes(one)),
  );
  if (words.length === 0) return [];
  const from: Aside = { is: 'heading', words: Object.fromEntries(words.map((one) => [one, one])) };
  return [{ key: sourceKey(from), words: asideInWords(from), from }];
}

function sourceKey(from: Aside): string {
  if (from.is === 'title') return `title ${from.fact}`;
  return from.is === 'label' ? `label ${from.label}` : from.is;
}

interface SourceProps {
  view: MappingView;
  reading: SheetReading | null;
  target: Target;
  from: Aside | null;
  onChange: (edit: Edit) => void;
}

function SourceChoice({ view, reading, target, from, onChange }: SourceProps): ReactElement {
  const [isTyping, setTyping] = useState(false);
  const name = targetName(view, target);
  const sources = sourcesFor(view, reading, target, from);
  const column = publishedColumn(view.tables[target.nths[0] as number]?.name ?? '', target.header);
  const values = column === undefined ? [] : choicesIn(column);
  const chosen = from === null ? (isTyping ? 'value' : '') : sourceKey(from);
  const give = (value: string): void => onChange((text) => withAside(text, target, { is: 'value', value }));
  return (
    <span className="source">
      <select
        aria-label={`${name} 从哪里来`}
        value={chosen}
        onChange={({ target: { value } }) => {
          const source = sources.find(({ key }) => key === value);
          setTyping(source?.from.is === 'value');
          if (source?.from.is === 'value' && from === null) return;
          onChange((text) => withAside(text, target, source?.from ?? null));
        }}
      >
        <option value="">{from === null ? '还没有说' : '不填这一列'}</option>
        {sources.map(({ key, words }) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      {chosen !== 'value' ? null : values.length > 0 ? (
        <select
          aria-label={`${name} 都写`}
          value={from?.is === 'value' ? from.value : ''}
          onChange={({ target: { value } }) => give(value)}
        >
          <option value="">选一个</option>
          {values.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : (
        <Constant
          name={name}
          value={from?.is === 'value' ? from.value : ''}
          about={column?.about ?? ''}
          onGive={give}
        />
      )}
      {from === null || from.is === 'value' || toldOf(reading, target) !== null ? null : (
        <small className="is-late">这一份里找不到</small>
      )}
    </span>
  );
}

/** Given when the clerk has done typing: a half-typed day is none. */
function Constant(props: {
  name: string;
  value: string;
  about: string;
  onGive: (value: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const give = (): void => {
    if (typed !== null && typed.trim() !== props.value) props.onGive(typed.trim());
    setTyped(null);
  };
  return (
    <input
      aria-label={`${props.name} 都写`}
      placeholder={props.about}
      value={typed ?? props.value}
      onChange={({ target: { value } }) => setTyped(value)}
      onBlur={give}
      onKeyDown={({ key }) => (key === 'Enter' ? give() : undefined)}
    />
  );
}

/** A column to be filled that nothing fills yet. */
function MoreAside({ view, reading, onChange }: Omit<SourceProps, 'target' | 'from'>): ReactElement {
  const [target, setTarget] = useState<Target | null>(null);
  const isGiven = target !== null && view.asides.some((one) => keyOf(one) === keyOf(target));
  const asked = isGiven ? null : target;
  return (
    <li>
      <TargetChoice view={view} label="再填上一列" chosen={asked} empty="＋ 再填上一列" onChoose={setTarget} />
      {asked === null ? null : <SourceChoice {...{ view, reading, target: asked, from: null, onChange }} />}
    </li>
  );
}
