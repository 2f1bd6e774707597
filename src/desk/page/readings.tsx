/**
 * 怎么读: sheets of which nothing is known or that have changed, each kind of file that is proposed to be read, accepted as
 * it is or changed column by column, and what is kept.
 */
import { type ReactElement, useState } from 'react';
import type { DeskState } from '../api.ts';
import { BeginReading, PassOver } from './begin-reading.tsx';
import { sheetTitle, shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import { KeptReadings, sheetsOf } from './kept-readings.tsx';
import { LayoutChanged } from './layout-changed.tsx';
import { MappingColumns } from './mapping-columns.tsx';
import { NextStep } from './next-step.tsx';
import { SheetHead } from './sheet-head.tsx';
import { type UnsaidSheet, unsaidSheets } from './unsaid.ts';
import { useLed } from './use-led.ts';

type ToKeep = DeskState['toKeep'][number];

/** What is kept besides how files are read is the codes of estates. */
const isMapping = ({ path }: ToKeep): boolean => path.startsWith('mappings/');

export function Readings(): ReactElement {
  const { desk, state } = useAtHand();
  const { toKeep } = state;
  const unsaid = unsaidSheets(state);
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
      {unsaid.length === 0 ? null : (
        <section aria-label="还没有说怎么读的表">
          <p className="lead is-late">{unsaid.length} 张表程序看不出来怎么读，现在没有读、没有公布。</p>
          {unsaid.map((one) => (
            <Unsaid key={JSON.stringify([one.file, one.sheet])} one={one} />
          ))}
        </section>
      )}
      {toKeep.length === 0 && unsaid.length > 0 ? null : toKeep.length === 0 ? (
        <p>
          {state.files.length === 0 ? '还没有放进表。' : '没有要看的了，放进来的表都知道怎么读。'} <NextStep />
        </p>
      ) : (
        <p className="lead-act is-kept-in-sight">
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
      <KeptReadings />
    </>
  );
}

/** A sheet that is read only once the clerk has said how. */
function Unsaid({ one }: { one: UnsaidSheet }): ReactElement {
  const { drafts } = useAtHand();
  const { file, sheet, mapping } = one;
  const place = { file, sheet };
  // Whoever has begun goes on after a reload.
  const [how, setHow] = useState<'closed' | 'begin' | 'changed'>(
    drafts.read(`begin-${JSON.stringify(place)}`) === null ? 'closed' : 'begin',
  );
  const close = (): void => setHow('closed');
  const head = useLed<HTMLHeadingElement>(how);
  return (
    <section className="panel proposed" aria-label={sheetTitle(one)}>
      <h2 ref={head} tabIndex={-1}>
        {sheetTitle(one)}
      </h2>
      {mapping === null ? null : <p>和上次记下的样子不一样：原来要读的列有的找不到了。</p>}
      {how === 'closed' ? <SheetHead place={place} header={null} onHeader={null} /> : null}
      {how === 'begin' ? <BeginReading place={place} onDone={close} /> : null}
      {how === 'changed' && mapping !== null ? <LayoutChanged place={{ ...one, mapping }} onDone={close} /> : null}
      {how !== 'closed' ? null : (
        <p className="acts">
          {mapping === null ? (
            <button type="button" className="act" onClick={() => setHow('begin')}>
              说说怎么读
            </button>
          ) : (
            <>
              <button type="button" className="act" onClick={() => setHow('changed')}>
                看看哪里不一样
              </button>
              <button type="button" onClick={() => setHow('begin')}>
                这是另一种表，从头说
              </button>
            </>
          )}
          <PassOver place={place} />
        </p>
      )}
    </section>
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
  const [sheet] = sheets;
  const isReading = isMapping(one);
  const head = useLed<HTMLHeadingElement>(String(isChanging));
  const title = !isReading
    ? '小区编码'
    : sheets.length === 0
      ? shownFile(one.path)
      : [...new Set(sheets.map(({ file }) => shownFile(file)))].join('、');
  return (
    <section className="panel proposed" aria-label={title}>
      <h2 ref={head} tabIndex={-1}>
        {title}
      </h2>
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
          <summary>看要写下的{shownFile(one.path)}</summary>
          <textarea className="kept-text" readOnly rows={12} aria-label={shownFile(one.path)} value={one.text} />
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
          {isReading && sheets.length === 1 && sheet !== undefined ? <PassOver place={sheet} /> : null}
        </p>
      )}
    </section>
  );
}

function HowSure({ words, isDoubted }: { words: string; isDoubted: boolean }): ReactElement {
  return <b className={isDoubted ? 'sure is-late' : 'sure'}>{words}</b>;
}
