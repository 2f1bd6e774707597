/**
 * A sheet that no longer looks as it did (表改了版): last month's columns beside this month's, and for each that is gone
 * whether it has another name now or isn't published any more.
 */
import { type ReactElement, type RefObject, useState } from 'react';
import type { ReadColumn, SheetReading } from '../api.ts';
import { type Beside, columnsBeside } from './columns-beside.ts';
import { useAtHand, useDraft } from './context.ts';
import { sheetsOf } from './kept-readings.tsx';
import { Acts, KEEP_CHANGES, MappingTable } from './mapping-columns.tsx';
import { withLayout } from './mapping-edits.ts';
import { type MappingView, mappingView, targetName } from './mapping-text.ts';
import { SheetHead } from './sheet-head.tsx';
import type { Edit } from './target-details.tsx';
import type { UnsaidSheet } from './unsaid.ts';
import { useLed } from './use-led.ts';
import { useMappingFile } from './use-mapping-file.ts';
import { useReading } from './use-reading.ts';

/** What the clerk has said of each column that is gone: its name now, or '' for none any more. */
type Said = Readonly<Record<string, string>>;

interface Props {
  place: UnsaidSheet & { mapping: string };
  onDone: () => void;
}

export function LayoutChanged({ place, onDone }: Props): ReactElement {
  const { file, sheet, mapping: path } = place;
  const got = useMappingFile(path);
  const [said, say, forgetSaid] = useDraft(`changed-${path}`, '{}');
  const [changed, setChanged, forgetChanged] = useDraft(`changed-to-${path}`, '');
  const text = changed === '' ? (got?.text ?? null) : changed;
  const reading = useReading(text === null ? null : { file, sheet, text, header: null });
  const { desk, state } = useAtHand();
  const head = useLed<HTMLParagraphElement>(changed === '' ? 'beside' : 'columns');
  if (got === null || text === null || reading === null) return <p>正在读……</p>;
  const before = mappingView(got.text);
  const view = mappingView(text);
  if (before === null || view === null) return <p>这份读法写得特别，不能在这里改。用记事本打开 {path} 改。</p>;
  const done = (): void => {
    forgetSaid();
    forgetChanged();
    onDone();
  };
  if (changed === '') {
    const choices = JSON.parse(said) as Said;
    const settle = (): void => {
      const lost = new Map(Object.entries(choices).map(([header, now]) => [header, now === '' ? null : now]));
      setChanged(
        withLayout(
          got.text,
          lost,
          reading.columns.map(({ header }) => header),
        ),
      );
    };
    const onSay = (header: string, now: string | null): void => {
      const { [header]: _said, ...rest } = choices;
      say(JSON.stringify(now === null ? rest : { ...rest, [header]: now }));
    };
    return (
      <Differences {...{ place, view: before, reading, said: choices, head, onSay, onSettle: settle, onDone: done }} />
    );
  }
  const save = async (): Promise<void> => {
    const write = async (): Promise<void> => {
      const isStillRead = sheetsOf(state, path).some(({ read }) => read === 'mapped');
      // Sheets of the months before keep the mapping that reads them.
      const asked = { file, sheet, header: reading.header, table: view.tables[0]?.name ?? null };
      const to = isStillRead ? (await desk.calls.draft(asked)).path : path;
      await desk.calls.writeMapping({ path: to, text: changed });
    };
    if (await desk.act('正在记下，再读一遍', '新的样子记下了。', write)) done();
  };
  return (
    <>
      <SheetHead place={place} header={reading.header} onHeader={null} />
      <p ref={head} tabIndex={-1} className="lead-act">
        再看一遍每一列；新的列要公布，就在右边选它公开成哪一列。{' '}
        <button type="button" className="quiet" onClick={forgetChanged}>
          回到两边对照
        </button>
      </p>
      <StillNamed view={view} said={JSON.parse(said) as Said} />
      <MappingTable
        view={view}
        reading={reading}
        place={place}
        header={null}
        onChange={(edit: Edit) => setChanged(edit(changed))}
      />
      <Acts {...{ view, reading, onSave: save, onDone: done }} isWaiting={reading === null} words={KEEP_CHANGES} />
    </>
  );
}

/** What still bears the former name of a column: 物业服务费（高层） over prices of 小高层. */
function StillNamed({ view, said }: { view: MappingView; said: Said }): ReactElement | null {
  const still = Object.entries(said).flatMap(([header, now]) => {
    const name = header.split('/').at(-1) as string;
    const named = view.asides.filter(({ from }) => from.is === 'value' && from.value.includes(name));
    return now === '' || now.split('/').at(-1) === name ? [] : named.map((target) => ({ target, now }));
  });
  if (still.length === 0) return null;
  return (
    <div className="box is-late">
      <b>改了名的列，有的地方还写着原来的名字。</b>要改，在下面「另外填上的」里改：
      <ul>
        {still.map(({ target, now }) => (
          <li key={targetName(view, target)}>
            「{now}」的{targetName(view, target)}还写「{target.from.is === 'value' ? target.from.value : ''}」
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DifferencesProps {
  place: UnsaidSheet;
  view: MappingView;
  reading: SheetReading;
  said: Said;
  head: RefObject<HTMLParagraphElement | null>;
  onSay: (header: string, now: string | null) => void;
  onSettle: () => void;
  onDone: () => void;
}

function Differences({ place, view, reading, said, head, onSay, onSettle, onDone }: DifferencesProps): ReactElement {
  const [showsAll, setShowsAll] = useState(false);
  const rows = columnsBeside(
    view.columns.map(({ header }) => header),
    reading.columns.map(({ header }) => header),
  );
  const used = new Set(view.columns.flatMap(({ header, targets }) => (targets.length > 0 ? [header] : [])));
  const gone = rows.filter(({ before, now }) => before !== null && now === null && used.has(before));
  const open = gone.filter(({ before }) => before !== null && !(before in said));
  const same = rows.filter(({ before, now }) => before !== null && now !== null);
  const now = new Map(reading.columns.map((column) => [column.header, column]));
  return (
    <>
      <SheetHead place={place} header={reading.header} onHeader={null} />
      <p ref={head} tabIndex={-1} className="lead-act">
        左边是记下的列，右边是这一份的列。{gone.length} 列原来要公布的找不到了，说一说它们怎么了。
        {same.length > 0 ? (
          <button type="button" className="quiet" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            没有变的 {same.length} 列也看
          </button>
        ) : null}
      </p>
      <table className="columns beside">
        <thead>
          <tr>
            <th scope="col">记下的列</th>
            <th scope="col">这一份的列</th>
            <th scope="col">怎么了</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((row) => showsAll || row.before === null || row.now === null)
            .map((row) => (
              <Difference
                key={`${row.before ?? ''} ${row.now ?? ''}`}
                {...{ row, view, columns: now, said, onSay }}
                isUsed={row.before !== null && used.has(row.before)}
                fresh={rows.flatMap((one) => (one.before === null && one.now !== null ? [one.now] : []))}
              />
            ))}
        </tbody>
      </table>
      <p className="acts">
        <button type="button" className="act" disabled={open.length > 0} onClick={onSettle}>
          接着看每一列
        </button>
        <button type="button" onClick={onDone}>
          先不说
        </button>
        {open.length > 0 ? <span>还有 {open.length} 列没有说。</span> : null}
      </p>
    </>
  );
}

interface DifferenceProps {
  row: Beside;
  view: MappingView;
  columns: ReadonlyMap<string, ReadColumn>;
  said: Said;
  isUsed: boolean;
  /** Columns that were not there before. */
  fresh: readonly string[];
  onSay: (header: string, now: string | null) => void;
}

function Difference({ row, view, columns, said, isUsed, fresh, onSay }: DifferenceProps): ReactElement {
  const { before, now } = row;
  const targets = view.columns.find(({ header }) => header === before)?.targets ?? [];
  const becomes = targets.map((target) => targetName(view, target)).join('、');
  const example = now === null ? undefined : columns.get(now)?.words[0]?.word;
  const taken = new Map(Object.entries(said).map(([header, name]) => [name, header]));
  return (
    <tr>
      <th scope="row">
        {before ?? '—'}
        {becomes === '' ? null : <small>公开成 {becomes}</small>}
      </th>
      <td>
        {now ?? '—'}
        {example === undefined ? null : <small>例如 {example}</small>}
      </td>
      <td>
        {before !== null && now !== null ? (
          '一样'
        ) : before === null ? (
          taken.has(now as string) ? (
            `就是原来的「${taken.get(now as string)}」`
          ) : (
            <span className="left">新的列，下一步选公开成哪一列</span>
          )
        ) : !isUsed ? (
          '没有了；原来就不公布'
        ) : (
          <select
            aria-label={`「${before}」怎么了`}
            value={said[before] === undefined ? '?' : `=${said[before]}`}
            onChange={({ target: { value } }) => onSay(before, value === '?' ? null : value.slice(1))}
          >
            <option value="?">还没有说</option>
            {fresh.map((header) => (
              <option key={header} value={`=${header}`} disabled={taken.has(header) && taken.get(header) !== before}>
                改名了，现在叫「{header}」
              </option>
            ))}
            <option value="=">没有这一列了，不再公布</option>
          </select>
        )}
      </td>
    </tr>
  );
}
