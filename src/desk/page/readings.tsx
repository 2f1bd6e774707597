/** 怎么读: each kind of file that is proposed to be read, accepted as it is or changed column by column. */
import { type ReactElement, useState } from 'react';
import type { DeskState } from '../api.ts';
import { shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import { MappingColumns } from './mapping-columns.tsx';
import { NextStep } from './next-step.tsx';

type ToKeep = DeskState['toKeep'][number];

/** What is kept besides how files are read is the codes of estates. */
const isMapping = ({ path }: ToKeep): boolean => path.startsWith('mappings/');

export function Readings(): ReactElement {
  const { desk, state } = useAtHand();
  const { toKeep } = state;
  const isCodesAlone = toKeep.every((one) => !isMapping(one));
  const keep = (these: readonly ToKeep[]): void => {
    const paths = these.map(({ path }) => path);
    void desk.act(
      '正在记下，再读一遍',
      `记下了${these.every(isMapping) ? ` ${paths.length} 样，以后同样的表直接读` : '小区的编码'}。`,
      () => desk.calls.keep(paths),
    );
  };
  return (
    <>
      {toKeep.length === 0 ? (
        <p>
          {state.files.length === 0 ? '还没有放进表。' : '没有要看的了，放进来的表都知道怎么读。'} <NextStep />
        </p>
      ) : (
        <p className="lead-act">
          <span>
            {isCodesAlone
              ? '表都知道怎么读了。小区还没有编码，程序编好了，看过就记下。'
              : `下面 ${toKeep.length} 样是程序的建议。一样一样看过，没有错就记下；下个月同样的表不再问。`}
          </span>
          {isCodesAlone ? null : (
            <button type="button" className="act" disabled={desk.doing !== null} onClick={() => keep(toKeep)}>
              全部照这样读（{toKeep.length}）
            </button>
          )}
        </p>
      )}
      {toKeep.map((one) => (
        <Proposed key={one.path} one={one} onKeep={() => keep([one])} />
      ))}
      <Kept />
    </>
  );
}

/** The sheets that a mapping reads, or would read. */
export function sheetsOf({ files }: DeskState, path: string): { file: string; sheet: string | null }[] {
  return files.flatMap((file) =>
    file.sheets.filter(({ mapping }) => mapping === path).map(({ name }) => ({ file: file.path, sheet: name })),
  );
}

const SURE = {
  high: { words: '把握大：列名几乎都认得', isDoubted: false },
  middle: { words: '把握一般：看一眼每一列', isDoubted: true },
  low: { words: '把握小：每一列都要看', isDoubted: true },
} as const;

function Proposed({ one, onKeep }: { one: ToKeep; onKeep: () => void }): ReactElement {
  const { desk, state } = useAtHand();
  const [isChanging, setChanging] = useState(false);
  const sheets = sheetsOf(state, one.path);
  const isReading = isMapping(one);
  const title = !isReading
    ? `小区编码（${one.path}）`
    : sheets.length === 0
      ? one.path
      : [...new Set(sheets.map(({ file }) => shownFile(file)))].join('、');
  return (
    <section className="panel proposed" aria-label={title}>
      <h2>{title}</h2>
      <p>
        {sheets.length > 1 ? (
          <>
            {sheets.length} 张工作表一样读：{sheets.map(({ sheet }) => `「${sheet ?? '表格'}」`)}。
          </>
        ) : null}
        {isReading ? null : <>{one.about}。编码定了就不变，用在网址和二维码里。</>}
        {one.sure === undefined ? null : <HowSure {...SURE[one.sure]} />}
      </p>
      {isReading ? (
        <MappingColumns
          path={one.path}
          text={one.text}
          sheets={sheets}
          isChanging={isChanging}
          onDone={() => setChanging(false)}
        />
      ) : (
        <details>
          <summary>看要写下的 {one.path}</summary>
          <textarea className="kept-text" readOnly rows={12} aria-label={one.path} value={one.text} />
        </details>
      )}
      {isChanging ? null : (
        <p className="acts">
          <button type="button" className="act" disabled={desk.doing !== null} onClick={onKeep}>
            {isReading ? '照这样读' : '记下这些编码'}
          </button>
          {isReading ? (
            <button type="button" onClick={() => setChanging(true)}>
              改一改
            </button>
          ) : null}
        </p>
      )}
    </section>
  );
}

function HowSure({ words, isDoubted }: { words: string; isDoubted: boolean }): ReactElement {
  return <b className={isDoubted ? 'sure is-late' : 'sure'}>{words}</b>;
}

/** Mappings that are kept: they are shown and changed the same way. */
function Kept(): ReactElement | null {
  const { state } = useAtHand();
  const kept = new Set(
    state.files.flatMap(({ sheets }) =>
      sheets.flatMap(({ read, mapping }) => (read === 'mapped' && mapping ? [mapping] : [])),
    ),
  );
  if (kept.size === 0) return null;
  return (
    <section aria-label="记下的读法">
      <h2>已经记下的读法</h2>
      {[...kept].map((path) => (
        <KeptOne key={path} path={path} />
      ))}
    </section>
  );
}

function KeptOne({ path }: { path: string }): ReactElement {
  const { state } = useAtHand();
  const [isOpen, setOpen] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const sheets = sheetsOf(state, path);
  return (
    <details className="panel kept" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {[...new Set(sheets.map(({ file }) => shownFile(file)))].join('、')}
        <span className="soft">（{sheets.length} 张工作表）</span>
      </summary>
      {isOpen ? (
        <>
          <MappingColumns
            path={path}
            text={null}
            sheets={sheets}
            isChanging={isChanging}
            onDone={() => setChanging(false)}
          />
          {isChanging ? null : (
            <p className="acts">
              <button type="button" onClick={() => setChanging(true)}>
                改一改
              </button>
            </p>
          )}
        </>
      ) : null}
    </details>
  );
}
