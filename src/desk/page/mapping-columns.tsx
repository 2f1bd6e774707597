/** A mapping column by column (对照): what each column of the sheet becomes, what is left over, and the same as selects. */

import type { ReactElement } from 'react';
import { FACT_WORDS, FACTS, YEAR_IN_VALUE } from '../../domain/mapping.ts';
import { useAtHand, useDraft } from './context.ts';
import { headerPlaces } from './header-places.ts';
import {
  type Aside,
  type MappingView,
  mappingView,
  type Target,
  targetName,
  withColumn,
  withConstant,
} from './mapping-text.ts';
import { tableNamedHeaders } from './table-headers.ts';
import { useMappingFile } from './use-mapping-file.ts';
import { useSheet } from './use-sheet.ts';

interface Props {
  path: string;
  /** The file's text, where it is at hand already; else it is asked for. */
  text: string | null;
  sheets: readonly { file: string; sheet: string | null }[];
  isChanging: boolean;
  onDone: () => void;
}

export function MappingColumns({ path, text: given, sheets, isChanging, onDone }: Props): ReactElement {
  const { desk, state } = useAtHand();
  const asked = useMappingText(path, given);
  const [changed, setChanged, forget] = useDraft(`mapping-${path}`, asked ?? '');
  const { data } = useSheet(desk.calls, sheets[0] ?? null, state.revision);
  if (asked === null) return <p>正在读……</p>;
  const text = isChanging ? changed : asked;
  const view = mappingView(text);
  if (view === null) return <p>这份读法写得特别，不能在这里一列一列看。用记事本打开 {path} 改。</p>;
  const head = Array.from({ length: Math.min(40, data?.rows ?? 0) }, (_one, row) => data?.rowAt(row) ?? []);
  const places = headerPlaces(
    head,
    view.columns.map(({ header }) => header),
  );
  const examples = new Map([...places].map(([header, { example }]) => [header, example]));
  const done = (): void => {
    forget();
    onDone();
  };
  return (
    <>
      <Columns view={view} examples={examples} onChange={isChanging ? (edit) => setChanged(edit(changed)) : null} />
      <Asides view={view} onChange={isChanging ? (edit) => setChanged(edit(changed)) : null} />
      {isChanging ? (
        <p className="acts">
          <button
            type="button"
            className="act"
            disabled={desk.doing !== null}
            onClick={async () => {
              const write = (): Promise<void> => desk.calls.writeMapping({ path, text: changed });
              if (await desk.act('正在记下，再读一遍', '改过的读法记下了。', write)) done();
            }}
          >
            记下改过的
          </button>
          <button type="button" onClick={done}>
            不改了
          </button>
        </p>
      ) : null}
    </>
  );
}

function useMappingText(path: string, given: string | null): string | null {
  const got = useMappingFile(given === null ? path : null);
  return given ?? got?.text ?? null;
}

type Edit = (text: string) => string;
interface PartProps {
  view: MappingView;
  /** Null where nothing is being changed. */
  onChange: ((edit: Edit) => void) | null;
}

function Columns({ view, examples, onChange }: PartProps & { examples: ReadonlyMap<string, string> }): ReactElement {
  return (
    <table className="columns">
      <thead>
        <tr>
          <th scope="col">这张表的列</th>
          <th scope="col">例如</th>
          <th scope="col">公开成</th>
        </tr>
      </thead>
      <tbody>
        {view.columns.map(({ header, targets }) => (
          <tr key={header} className={targets.length === 0 ? 'is-left' : ''}>
            <th scope="row">{header}</th>
            <td className="example">{examples.get(header) ?? ''}</td>
            <td>
              {onChange === null ? (
                <Becomes view={view} targets={targets} />
              ) : (
                <ColumnSelects view={view} header={header} targets={targets} onChange={onChange} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Targets = MappingView['columns'][number]['targets'];

function Becomes({ view, targets }: { view: MappingView; targets: Targets }): ReactElement {
  if (targets.length === 0) return <span className="left">不公布</span>;
  return (
    <ul className="becomes">
      {targets.map((target) => (
        <li key={keyOf(target)}>{targetInWords(view, target)}</li>
      ))}
    </ul>
  );
}

const PARTS: Readonly<Record<string, string>> = {
  start: '只取开始',
  end: '只取结束',
  year: '只取年度',
  number: '只取数',
  unit: '只取单位',
  first: '只取前一半',
  second: '只取后一半',
  name: '只取名称',
  phone: '只取电话',
};

const AS = { value: '', or: '另一列空着的时候用', remark: '只取括号里的话' } as const;

function targetInWords(view: MappingView, target: Targets[number]): string {
  const { part, as } = target;
  const notes = [as === 'value' && part !== null ? (PARTS[part] ?? part) : '', AS[as]].filter((note) => note !== '');
  return `${targetName(view, target)}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}

const keyOf = ({ nths, header }: Target): string => `${nths.join()} ${header}`;

function ColumnSelects({
  view,
  header,
  targets,
  onChange,
}: PartProps & { header: string; targets: Targets }): ReactElement {
  const choose = (from: Target | null, to: Target | null): void =>
    onChange?.((text) => withColumn(text, header, from, to));
  return (
    <div className="selects">
      {targets.map((target, at) =>
        target.as !== 'value' ? (
          <span key={keyOf(target)}>{targetInWords(view, target)}</span>
        ) : (
          <TargetSelect
            key={keyOf(target)}
            view={view}
            label={`「${header}」公开成${at > 0 ? `（第 ${at + 1} 处）` : ''}`}
            chosen={target}
            empty="不公布"
            onChoose={(to) => choose(target, to)}
          />
        ),
      )}
      <TargetSelect
        key={`more ${targets.length}`}
        view={view}
        label={targets.length === 0 ? `「${header}」公开成` : `「${header}」再公开成`}
        chosen={null}
        empty={targets.length === 0 ? '不公布' : '＋ 再公开到一列'}
        onChoose={(to) => choose(null, to)}
      />
    </div>
  );
}

interface SelectProps {
  view: MappingView;
  label: string;
  chosen: Target | null;
  empty: string;
  onChoose: (to: Target | null) => void;
}

function TargetSelect({ view, label, chosen, empty, onChoose }: SelectProps): ReactElement {
  const { groups, targets } = choicesOf(view, chosen);
  return (
    <select
      aria-label={label}
      value={chosen === null ? '' : keyOf(chosen)}
      onChange={({ target: { value } }) => onChoose(targets.get(value) ?? null)}
    >
      <option value="">{empty}</option>
      {groups.map((options) => (
        <optgroup key={options[0]?.key} label={options[0]?.of}>
          {options.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

interface Choice {
  key: string;
  of: string;
  words: string;
}

/** Every column of every table that the mapping fills, of a table with several parts first for all of them. */
function choicesOf(view: MappingView, chosen: Target | null): { groups: Choice[][]; targets: Map<string, Target> } {
  const { tables } = view;
  const targets = new Map<string, Target>();
  const wholes = [...new Set(tables.map(({ name }) => name))].map((name) =>
    tables.flatMap((table, nth) => (table.name === name ? [nth] : [])),
  );
  const parts = wholes.flatMap((nths) => (nths.length > 1 ? nths.map((nth) => [nth]) : []));
  const groups = [...wholes, ...parts].map((nths) =>
    tableNamedHeaders(tables[nths[0] as number]?.name ?? '').map((header): Choice => {
      const target = { nths, header };
      targets.set(keyOf(target), target);
      const words = targetName(view, target);
      return { key: keyOf(target), of: words.replace(` · ${header}`, ''), words };
    }),
  );
  // What stands in some parts alone is no usual choice.
  if (chosen !== null && !targets.has(keyOf(chosen))) {
    targets.set(keyOf(chosen), chosen);
    const words = targetName(view, chosen);
    groups.push([{ key: keyOf(chosen), of: words.replace(` · ${chosen.header}`, ''), words }]);
  }
  return { groups, targets };
}

/** A fact that nobody knows is told as it is written. */
function factInWords(written: string): string {
  const fact = FACTS.find((one) => one === written);
  return fact === undefined ? written : FACT_WORDS[fact];
}

function asideInWords(from: Aside): string {
  switch (from.is) {
    case 'value':
      return `都写「${from.value.replace(YEAR_IN_VALUE, '当年')}」`;
    case 'label':
      return `表格外面「${from.label}：」后面的`;
    case 'title':
      return factInWords(from.fact);
    case 'foot':
      return '落款的日期';
    case 'heading':
      return '小标题（红榜、黑榜）';
  }
}

/** What no column gives: facts of title and foot, and what is the same in every row. */
function Asides({ view, onChange }: PartProps): ReactElement | null {
  if (view.asides.length === 0) return null;
  return (
    <details className="asides" open={onChange !== null}>
      <summary>另外填上的 {view.asides.length} 列</summary>
      <ul>
        {view.asides.map(({ from, ...target }) => (
          <li key={`${keyOf(target)} ${from.is}`}>
            {targetName(view, target)} ←{' '}
            {from.is === 'value' && onChange !== null ? (
              <input
                aria-label={`${targetName(view, target)} 都写`}
                value={from.value}
                onChange={({ target: { value } }) => onChange((text) => withConstant(text, target, value))}
              />
            ) : (
              asideInWords(from)
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
