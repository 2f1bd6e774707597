/**
 * A sheet of which nothing is known (从头说怎么读): the clerk says which row names the columns and what kind of table it is,
 * then looks at each column; or says that it is no table to be published.
 */
import { type ReactElement, type RefObject, useState } from 'react';
import type { AskedDraft, HeaderAt, MappingText, SheetReading } from '../api.ts';
import type { SheetPlace } from './cells.ts';
import { useAtHand, useDraft } from './context.ts';
import { Acts, MappingTable } from './mapping-columns.tsx';
import { mappingView } from './mapping-text.ts';
import { SheetHead } from './sheet-head.tsx';
import { TableChoice } from './table-choice.tsx';
import type { Edit } from './target-details.tsx';
import { useLed } from './use-led.ts';
import { useReading } from './use-reading.ts';

/** What the clerk has said so far; it survives a reload. */
interface Begun {
  table: string | null;
  header: HeaderAt | null;
  /** What is made of it, with what has been changed in it since; null before the columns are looked at. */
  mapping: MappingText | null;
}

const NOTHING: Begun = { table: null, header: null, mapping: null };

export function BeginReading({ place, onDone }: { place: SheetPlace; onDone: () => void }): ReactElement {
  const { desk } = useAtHand();
  const key = `begin-${JSON.stringify(place)}`;
  const [kept, keep, forget] = useDraft(key, JSON.stringify(NOTHING));
  const begun = JSON.parse(kept) as Begun;
  const say = (now: Partial<Begun>): void => keep(JSON.stringify({ ...begun, ...now }));
  const { mapping, header } = begun;
  const reading = useReading({ ...place, text: mapping?.text ?? null, header });
  const done = (): void => {
    forget();
    onDone();
  };
  const head = useLed<HTMLParagraphElement>(mapping === null ? 'kind' : 'columns');
  const view = mapping === null ? null : mappingView(mapping.text);
  if (mapping === null || view === null) return <Kind {...{ place, begun, reading, head, onSay: say, onDone }} />;
  const change = (edit: Edit): void => say({ mapping: { ...mapping, text: edit(mapping.text) } });
  const save = async (): Promise<void> => {
    const write = (): Promise<void> => desk.calls.writeMapping(mapping);
    if (await desk.act('正在记下，再读一遍', '记下了，以后同样的表直接读。', write)) done();
  };
  return (
    <>
      <SheetHead place={place} header={reading?.header ?? null} onHeader={null} />
      <p ref={head} tabIndex={-1} className="lead-act">
        认得的列已经填好。一列一列看：左边是这张表的列，右边选它公开成哪一列；不公布的不用管。{' '}
        <button type="button" className="quiet" onClick={() => say({ mapping: null })}>
          换一种表或换一行
        </button>
      </p>
      <MappingTable view={view} reading={reading} place={place} header={header} onChange={change} />
      <Acts
        {...{ view, reading, onSave: save, onDone }}
        isWaiting={reading === null}
        words={{ keep: '记下，以后这样读', leave: '先不说' }}
      />
    </>
  );
}

interface KindProps {
  place: SheetPlace;
  begun: Begun;
  reading: SheetReading | null;
  head: RefObject<HTMLParagraphElement | null>;
  onSay: (now: Partial<Begun>) => void;
  onDone: () => void;
}

/** Which row names the columns, and which kind of table it is. */
function Kind({ place, begun, reading, head, onSay, onDone }: KindProps): ReactElement {
  const { desk } = useAtHand();
  const { table, header } = begun;
  const shown = header ?? reading?.header ?? null;
  const isTwo = shown !== null && shown.to > shown.from;
  const look = async (): Promise<void> => {
    const asked: AskedDraft = { ...place, table, header: shown };
    await desk.act('正在看有哪些列', '看看每一列对不对。', async () => {
      const mapping = await desk.calls.draft(asked);
      onSay({ mapping, header: shown });
    });
  };
  return (
    <>
      <p ref={head} tabIndex={-1}>
        <b>1. 列名在哪一行？</b>
        {shown === null
          ? '还看不出来，按一下那一行的行号。'
          : `现在当作第 ${rowsInWords(shown)} 行；不对就按对的行号。`}
      </p>
      <SheetHead place={place} header={shown} onHeader={(row) => onSay({ header: { from: row, to: row } })} />
      <label className="choice">
        <input
          type="checkbox"
          checked={isTwo}
          disabled={shown === null}
          onChange={({ target: { checked } }) => {
            if (shown !== null) onSay({ header: { from: shown.from, to: shown.from + (checked ? 1 : 0) } });
          }}
        />
        列名占上下两行
      </label>
      <TableChoice
        label="2. 这是哪一种表？"
        chosen={table}
        without={new Set()}
        onChoose={(chosen) => onSay({ table: chosen })}
      />
      <p className="acts">
        <button
          type="button"
          className="act"
          disabled={desk.doing !== null || table === null || shown === null}
          onClick={() => void look()}
        >
          接着看每一列
        </button>
        <button type="button" onClick={onDone}>
          先不说
        </button>
      </p>
    </>
  );
}

const rowsInWords = ({ from, to }: HeaderAt): string => (from === to ? `${from + 1}` : `${from + 1}、${to + 1}`);

/** 不是要公布的表: kept for the months to come, taken back like any step. */
export function PassOver({ place }: { place: SheetPlace }): ReactElement {
  const { desk } = useAtHand();
  const [isAsked, setAsked] = useState(false);
  const first = useLed<HTMLButtonElement>(String(isAsked));
  const pass = async (): Promise<void> => {
    setAsked(false);
    await desk.act('正在记下，再读一遍', '记下了：它不是要公布的表，以后同样的直接跳过。', async () => {
      await desk.calls.writeMapping(await desk.calls.draft({ ...place, table: null, header: null }));
    });
  };
  if (!isAsked)
    return (
      <button ref={first} type="button" disabled={desk.doing !== null} onClick={() => setAsked(true)}>
        不是要公布的表
      </button>
    );
  return (
    <span className="asked">
      整张不公布，下个月同样的也跳过？可以撤销。{' '}
      <button ref={first} type="button" disabled={desk.doing !== null} onClick={() => void pass()}>
        跳过它
      </button>{' '}
      <button type="button" className="quiet" onClick={() => setAsked(false)}>
        再看看
      </button>
    </span>
  );
}
