/** 放进来: files are dropped or chosen, one after the other; each says sheet by sheet what became of it. */
import { type ReactElement, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { type DeskFile, type DeskSheet, type DeskState, DIVISION_FILE } from '../api.ts';
import { saidHere, shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import { Refusal, Unheard } from './desk-calls.ts';
import { isEmpty, isNew, NextStep, putIn } from './next-step.tsx';
import { SetupForm } from './setup.tsx';
import { unsaidSheets } from './unsaid.ts';

export function PutIn(): ReactElement {
  const { state } = useAtHand();
  if (isNew(state)) return <SetupForm />;
  return (
    <>
      <Drop />
      {isEmpty(state) ? <p className="soft">还没有表。照原样放进来，不用改名，不用改格式。</p> : <Files />}
    </>
  );
}

interface Sent {
  name: string;
  stage: 'waiting' | 'sending' | 'done' | 'refused';
  /** Whether a file of that name was there. */
  isReplaced: boolean;
  /** Whether that one was the same, byte by byte. */
  isSame: boolean;
  refused: string | null;
}

const STAGES = { waiting: '等着', sending: '正在放进来、读一遍', done: '放好了', refused: '没有放进来' } as const;

function Drop(): ReactElement {
  const { desk, state } = useAtHand();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const put = (files: readonly File[]): void => {
    const there = new Set(state.files.map(({ path }) => shownFile(path)));
    setSent(
      files.map(({ name }) => ({ name, stage: 'waiting', isReplaced: there.has(name), isSame: false, refused: null })),
    );
    const tell = (nth: number, now: Partial<Sent>): void =>
      setSent((all) => all.map((one, at) => (at === nth ? { ...one, ...now } : one)));
    let put = 0;
    // Said once all is done: some may have been refused.
    const told = { saved: '', done: '' };
    void desk.act(`正在放进来 ${files.length} 个文件`, told, async () => {
      for (const [nth, file] of files.entries()) {
        tell(nth, { stage: 'sending' });
        try {
          const { isSame } = await desk.calls.put(file.name, file);
          tell(nth, { stage: 'done', isSame });
          put++;
          told.done = `${put} 个文件看过了。下面写着每一张读成什么；写着还没有记下的，先看看怎么读。`;
          told.saved = `${put} 个文件放好了。`;
        } catch (cause) {
          if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
          tell(nth, { stage: 'refused', refused: cause.message });
        }
      }
    });
  };
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: put,
    noClick: true,
    noKeyboard: true,
  });
  const done = sent.filter(({ stage }) => stage === 'done' || stage === 'refused').length;
  return (
    <section aria-label="放文件">
      <div
        {...getRootProps({ role: 'group', 'aria-label': '放文件的地方' })}
        className={isDragActive ? 'drop is-over' : 'drop'}
      >
        <input {...getInputProps({ 'aria-label': '选文件' })} />
        <p>
          <b>把工作簿拖到这里</b>，一次可以拖好几个
        </p>
        <p>
          <button type="button" className="act" onClick={open} disabled={desk.doing !== null}>
            选文件
          </button>{' '}
          <small>.xlsx、.csv</small>
        </p>
      </div>
      {sent.length === 0 ? null : (
        <div className="sent">
          {done < sent.length ? <progress aria-label="放进来了几个" max={sent.length} value={done} /> : null}
          <ul>
            {sent
              .filter(({ stage, isReplaced }) => done < sent.length || stage === 'refused' || isReplaced)
              .map(({ name, stage, isReplaced, isSame, refused }) => (
                <li key={name} className={stage === 'refused' ? 'is-late' : ''}>
                  <b>{name}</b> {STAGES[stage]}
                  {isReplaced && stage === 'done'
                    ? isSame
                      ? '，和已有的一个字不差，没有动'
                      : '，换掉了同名的，旧的留着'
                    : ''}
                  {refused === null ? '' : `。${refused}`}
                </li>
              ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Files(): ReactElement {
  const { state } = useAtHand();
  return (
    <section aria-label="已经放进来的文件">
      <p className="lead-act">
        <b>文件夹里的 {putIn(state).length} 个表</b>
        <NextStep />
      </p>
      <ul className="files">
        {putIn(state).map((file) => (
          <FileLine key={file.path} file={file} />
        ))}
      </ul>
      {state.files.length > putIn(state).length ? (
        <p className="soft">另有办事台按设置写的「{shownFile(DIVISION_FILE)}」，在「设置」里改。</p>
      ) : null}
    </section>
  );
}

function FileLine({ file }: { file: DeskFile }): ReactElement {
  const { desk } = useAtHand();
  const [isAsked, setAsked] = useState(false);
  const name = shownFile(file.path);
  return (
    <li className="panel file">
      <h2>{name}</h2>
      <ul className="sheets">
        {file.sheets.map((sheet) => (
          <li key={sheet.name ?? ''}>
            <SheetLine file={file.path} sheet={sheet} />
          </li>
        ))}
      </ul>
      <p className="file-acts">
        {isAsked ? (
          <>
            <span>拿掉「{name}」？可以撤销。</span>{' '}
            <button
              type="button"
              onClick={() => {
                setAsked(false);
                void desk.act('正在拿掉', `「${name}」拿掉了。`, () => desk.calls.remove(name));
              }}
            >
              拿掉
            </button>{' '}
            <button type="button" className="quiet" onClick={() => setAsked(false)}>
              留着
            </button>
          </>
        ) : (
          <button type="button" className="quiet" aria-label={`拿掉「${name}」`} onClick={() => setAsked(true)}>
            拿掉
          </button>
        )}
      </p>
    </li>
  );
}

/** 「Sheet1」→ 小区 12 行、合同 10 行；2 处要改 */
function SheetLine({ file, sheet }: { file: string; sheet: DeskSheet }): ReactElement {
  const { go, state } = useAtHand();
  const { name, read, rows, tables, errors, warnings } = sheet;
  // Nothing is wrong with a sheet that nobody has used.
  if (rows === 0 && errors + warnings === 0)
    return <span className="soft">{name === null ? '表格' : `「${name}」`} 是空的</span>;
  const newer = state.problems.find((one) => one.code === 'file-older' && one.file === file)?.gaveWayTo;
  const isUnsaid = unsaidSheets(state).some((one) => one.file === file && one.sheet === name);
  const gaveWay = state.problems.some(
    (one) => one.code === 'side-superseded' && one.file === file && one.sheet === name,
  );
  const became = [...recordsByTable(tables)]
    .map(([table, records]) => (records === 0 && gaveWay ? `${table}以专门的表为准` : `${table} ${records} 行`))
    .join('、');
  const says =
    newer !== undefined
      ? `以前的一份，没有读，用的是${shownFile(newer)}`
      : read === 'proposed'
        ? '还没有记下怎么读'
        : read === 'passed'
          ? '不是要公布的表，跳过'
          : isUnsaid
            ? '还不知道怎么读，没有公布'
            : read === 'unread'
              ? '没有读，不公布'
              : became === ''
                ? `没有读出一行${whyNone(state, file, name)}`
                : became;
  return (
    <>
      <b>{name === null ? '表格' : `「${name}」`}</b> {rows} 行 → {says}
      {read === 'proposed' || isUnsaid ? (
        <button type="button" className="link" onClick={() => go({ step: 'read' })}>
          {isUnsaid ? '说说怎么读' : '看看怎么读'}
        </button>
      ) : errors + warnings > 0 ? (
        <button
          type="button"
          className={errors > 0 ? 'link is-late' : 'link'}
          onClick={() => go({ step: 'mend', file, sheet: name })}
        >
          {errors > 0 ? `${errors} 处要改` : `${warnings} 处提醒`}
        </button>
      ) : (
        <span className="fine"> ✓ 没有要改的</span>
      )}
    </>
  );
}

/** Why no row came of a sheet, by what is said first of it, agreed or not. */
function whyNone({ problems }: DeskState, file: string, sheet: string | null): string {
  const first = problems.find((one) => one.file === file && one.sheet === sheet);
  return first === undefined ? '' : `：${saidHere(first).trim()}`;
}

/** A sheet with a column for each fee fills the same table several times. */
function recordsByTable(tables: DeskSheet['tables']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name, records } of tables) sums.set(name, (sums.get(name) ?? 0) + records);
  return sums;
}
