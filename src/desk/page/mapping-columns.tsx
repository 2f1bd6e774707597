/** A mapping column by column (对照): what each column of the sheet becomes, what is left over, and the same to be changed. */
import { type ReactElement, useState } from 'react';
import type { HeaderAt, SheetReading } from '../api.ts';
import { useAtHand, useDraft } from './context.ts';
import { Asides, Lacking, lackingIn } from './mapping-asides.tsx';
import { withLayout, withTable } from './mapping-edits.ts';
import { type MappingView, mappingView, type Target, targetName, withColumn } from './mapping-text.ts';
import { PassedRows } from './passed-rows.tsx';
import { partInWords } from './published-columns.ts';
import { SheetHead } from './sheet-head.tsx';
import { TableChoice } from './table-choice.tsx';
import { aboutTarget, keyOf, TargetChoice } from './target-choice.tsx';
import { type Edit, TargetDetails } from './target-details.tsx';
import { useMappingFile } from './use-mapping-file.ts';
import { useReading } from './use-reading.ts';

type SheetPlace = { file: string; sheet: string | null };

interface Props {
  path: string;
  /** The file's text, where it is at hand already; else it is asked for. */
  text: string | null;
  sheets: readonly SheetPlace[];
  isChanging: boolean;
  onDone: () => void;
}

export function MappingColumns({ path, text: given, sheets, isChanging, onDone }: Props): ReactElement {
  const { desk } = useAtHand();
  const got = useMappingFile(given === null ? path : null);
  const asked = given ?? got?.text ?? null;
  const [changed, setChanged, forget] = useDraft(`mapping-${path}`, asked ?? '');
  const [sheet = null, ...others] = sheets;
  const text = isChanging ? changed : asked;
  const reading = useReading(sheet === null || text === null ? null : { ...sheet, others, text, header: null });
  if (asked === null || text === null) return <p>正在读……</p>;
  const view = mappingView(text);
  if (view === null) return <p>这份读法写得特别，不能在这里一列一列看。用记事本打开 {path} 改。</p>;
  const done = (): void => {
    forget();
    onDone();
  };
  const save = async (): Promise<void> => {
    const kept = withNewColumns(changed, view, reading);
    const write = (): Promise<void> => desk.calls.writeMapping({ path, text: kept });
    if (await desk.act('正在记下，再读一遍', '改过的读法记下了。', write)) done();
  };
  return (
    <>
      {isChanging && sheet !== null ? (
        <SheetHead place={sheet} header={reading?.header ?? null} onHeader={null} />
      ) : null}
      <MappingTable
        view={view}
        reading={reading}
        place={sheet}
        header={null}
        onChange={isChanging ? (edit) => setChanged(edit(changed)) : null}
      />
      {isChanging ? (
        <Acts
          {...{ view, reading, onSave: save, onDone: done }}
          isWaiting={sheet !== null && reading === null}
          words={KEEP_CHANGES}
        />
      ) : null}
    </>
  );
}

/** The text with the columns that this sheet has beyond those that are known, so that they aren't told as new again. */
export function withNewColumns(text: string, view: MappingView, reading: SheetReading | null): string {
  const known = new Set(view.columns.map(({ header }) => header));
  const fresh = (reading?.columns ?? []).flatMap(({ header }) => (known.has(header) ? [] : [header]));
  return fresh.length === 0 ? text : withLayout(text, new Map(), [...known, ...fresh]);
}

export const KEEP_CHANGES = { keep: '记下改过的', leave: '不改了' } as const;

/** What is changed is kept, or not; nothing is kept by which nothing could be read. */
export function Acts(props: {
  view: MappingView;
  reading: SheetReading | null;
  /** Whether the sheet is still being read: nobody knows yet what would be kept. */
  isWaiting: boolean;
  /** What it is called to keep it, and not to. */
  words: { keep: string; leave: string };
  onSave: () => Promise<void>;
  onDone: () => void;
}): ReactElement {
  const { desk } = useAtHand();
  const { view, reading, isWaiting } = props;
  const lacks = lackingIn(view, reading).length > 0;
  const wrong = reading?.wrong ?? null;
  return (
    <>
      {wrong === null ? null : <p className="box is-late">这样记不下来：{wrong}</p>}
      <p className="acts">
        <button
          type="button"
          className="act"
          disabled={desk.doing !== null || isWaiting || lacks || wrong !== null}
          onClick={() => void props.onSave()}
        >
          {props.words.keep}
        </button>
        <button type="button" onClick={props.onDone}>
          {props.words.leave}
        </button>
        {isWaiting ? (
          <span role="status">正在读这张表，读完才能记下……</span>
        ) : lacks ? (
          <span className="is-late">还缺的补上，才能记下。</span>
        ) : null}
      </p>
    </>
  );
}

interface TableProps {
  view: MappingView;
  reading: SheetReading | null;
  place: SheetPlace | null;
  header: HeaderAt | null;
  /** Null where nothing is being changed. */
  onChange: ((edit: Edit) => void) | null;
}

/** All that a mapping says of a sheet. */
export function MappingTable({ view, reading, place, header, onChange }: TableProps): ReactElement {
  return (
    <>
      <Columns {...{ view, reading, onChange }} />
      <Lacking {...{ view, reading, onChange }} />
      <Asides {...{ view, reading, onChange }} />
      <PassedRows {...{ view, reading, onChange }} />
      {onChange === null || place === null ? null : <MoreTable {...{ view, place, header, onChange }} />}
    </>
  );
}

/** Another table that stands in the same rows: a list of estates holds their contracts and managers as well. */
function MoreTable({
  view,
  place,
  header,
  onChange,
}: Pick<TableProps, 'view' | 'header'> & { place: SheetPlace; onChange: (edit: Edit) => void }): ReactElement {
  const { desk } = useAtHand();
  const has = new Set(view.tables.map(({ name }) => name));
  const add = async (table: string): Promise<void> => {
    const asked = { ...place, header, table };
    await desk.act('正在看这张表有没有这些列', `加上了「${table}」，看看每一列。`, async () => {
      const draft = await desk.calls.draft(asked);
      onChange((text) => withTable(text, draft.text));
    });
  };
  return (
    <details className="asides">
      <summary>这张表里还有别的内容要公布</summary>
      <TableChoice label="还公开成哪一种表" chosen={null} without={has} onChoose={(table) => void add(table)} />
    </details>
  );
}

/** How many words of a column are shown as examples. */
const EXAMPLES = 2;

function Columns({ view, reading, onChange }: Pick<TableProps, 'view' | 'reading' | 'onChange'>): ReactElement {
  const now = new Map((reading?.columns ?? []).map((column) => [column.header, column]));
  const known = new Set(view.columns.map(({ header }) => header));
  const fresh = [...now.keys()].filter((header) => !known.has(header)).map((header) => ({ header, targets: [] }));
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
        {[...view.columns, ...fresh].map(({ header, targets }) => (
          <tr key={header} className={targets.length === 0 ? 'is-left' : ''}>
            <th scope="row">
              {header}
              {known.has(header) ? null : <small className="is-late"> 新的列</small>}
              {reading === null || now.has(header) ? null : <small className="is-late"> 这一份里没有</small>}
            </th>
            <td className="example">
              {(now.get(header)?.words ?? [])
                .slice(0, EXAMPLES)
                .map(({ word }) => word)
                .join('；')}
            </td>
            <td>
              {onChange === null ? (
                <Becomes {...{ view, reading, targets }} />
              ) : (
                <ColumnChoices {...{ view, reading, header, targets, onChange }} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Targets = MappingView['columns'][number]['targets'];

const readOf = (reading: SheetReading | null, { nths, header }: Target) =>
  reading?.tables[nths[0] as number]?.columns[header] ?? null;

function Becomes({
  view,
  reading,
  targets,
}: Pick<TableProps, 'view' | 'reading'> & { targets: Targets }): ReactElement {
  if (targets.length === 0) return <span className="left">不公布</span>;
  return (
    <ul className="becomes">
      {targets.map((target) => (
        <li key={keyOf(target)}>
          {targetInWords(view, target)}
          <TargetDetails view={view} target={target} read={readOf(reading, target)} onChange={null} />
        </li>
      ))}
    </ul>
  );
}

const AS = { value: '', or: '另一列空着的时候用', remark: '数后面括号里的说明，如「高层」，写在后面' } as const;

function targetInWords(view: MappingView, target: Targets[number]): string {
  const { part, as } = target;
  const notes = [as === 'value' && part !== null ? partInWords(part) : '', AS[as]].filter((note) => note !== '');
  return `${targetName(view, target)}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}

function ColumnChoices({
  view,
  reading,
  header,
  targets,
  onChange,
}: Pick<TableProps, 'view' | 'reading'> & {
  header: string;
  targets: Targets;
  onChange: (edit: Edit) => void;
}): ReactElement {
  const [isMore, setMore] = useState(false);
  const choose = (from: Target | null, to: Target | null): void =>
    onChange((text) => withColumn(text, header, from, to));
  return (
    <div className="selects">
      {targets.map((target, at) =>
        target.as !== 'value' ? (
          <span key={keyOf(target)}>{targetInWords(view, target)}</span>
        ) : (
          <div key={keyOf(target)} className="selected">
            <TargetChoice
              view={view}
              label={`「${header}」公开成${at > 0 ? `（第 ${at + 1} 处）` : ''}`}
              chosen={target}
              empty="不公布"
              onChoose={(to) => choose(target, to)}
            />
            <div className="of-target">
              <small className="soft">{aboutTarget(view, target)}</small>
              <TargetDetails view={view} target={target} read={readOf(reading, target)} onChange={onChange} />
            </div>
          </div>
        ),
      )}
      {targets.length > 0 && !isMore ? (
        <button
          type="button"
          className="link more"
          aria-label={`「${header}」再公开到一列`}
          onClick={() => setMore(true)}
        >
          ＋ 再公开到一列
        </button>
      ) : (
        <TargetChoice
          view={view}
          label={targets.length === 0 ? `「${header}」公开成` : `「${header}」再公开成`}
          chosen={null}
          empty={targets.length === 0 ? '不公布' : '＋ 再公开到一列'}
          onChoose={(to) => {
            setMore(false);
            choose(null, to);
          }}
        />
      )}
    </div>
  );
}
