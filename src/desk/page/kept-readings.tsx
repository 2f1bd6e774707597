/** 记下的读法: mappings that are kept, shown and changed as those that are proposed are; and sheets that are passed over. */
import { type ReactElement, useState } from 'react';
import type { DeskSheet, DeskState } from '../api.ts';
import { sheetTitle, shownFile } from './cells.ts';
import { useAtHand } from './context.ts';
import { MappingColumns } from './mapping-columns.tsx';

/** The sheets that a mapping reads, or would read. */
export function sheetsOf(
  { files }: DeskState,
  path: string,
): { file: string; sheet: string | null; read: DeskSheet['read'] }[] {
  return files.flatMap((file) =>
    file.sheets
      .filter(({ mapping }) => mapping === path)
      .map(({ name, read }) => ({ file: file.path, sheet: name, read })),
  );
}

export function KeptReadings(): ReactElement | null {
  const { state } = useAtHand();
  const sheets = state.files.flatMap(({ path, sheets: all }) => all.map((one) => ({ ...one, file: path })));
  const kept = new Set(sheets.flatMap(({ read, mapping }) => (read === 'mapped' && mapping ? [mapping] : [])));
  const passed = sheets.filter(({ read, mapping }) => read === 'passed' && mapping !== null);
  return (
    <>
      {kept.size === 0 ? null : (
        <section aria-label="记下的读法">
          <h2>已经记下的读法</h2>
          {[...kept].map((path) => (
            <KeptOne key={path} path={path} />
          ))}
        </section>
      )}
      {passed.length === 0 ? null : (
        <section aria-label="跳过的表">
          <h2>跳过的表，不公布</h2>
          <ul className="passed">
            {passed.map(({ file, name, mapping }) => (
              <li key={JSON.stringify([file, name])}>
                {sheetTitle({ file, sheet: name })} <Drop path={mapping as string} words="还是要读，重新说" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Takes a mapping away, so that its sheets are asked about again. */
function Drop({ path, words }: { path: string; words: string }): ReactElement {
  const { desk } = useAtHand();
  return (
    <button
      type="button"
      className="quiet"
      disabled={desk.doing !== null}
      onClick={() =>
        void desk.act('正在拿掉记下的读法', '拿掉了，重新说一说怎么读。', () => desk.calls.dropMapping(path))
      }
    >
      {words}
    </button>
  );
}

function KeptOne({ path }: { path: string }): ReactElement {
  const { state } = useAtHand();
  const sheets = sheetsOf(state, path).filter(({ read }) => read === 'mapped');
  // What has come anew is asked about once.
  const fresh = state.problems.filter(
    ({ code, file, sheet }) =>
      code === 'mapping-column-new' && sheets.some((one) => one.file === file && one.sheet === sheet),
  );
  // Of several sheets one with what is new is looked at.
  const isFresh = ({ file, sheet }: { file: string; sheet: string | null }): boolean =>
    fresh.some((one) => one.file === file && one.sheet === sheet);
  const shown = sheets.toSorted((a, b) => Number(isFresh(b)) - Number(isFresh(a)));
  const [isOpen, setOpen] = useState(false);
  const [isChanging, setChanging] = useState(false);
  return (
    <details className="panel kept" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {[...new Set(sheets.map(({ file }) => shownFile(file)))].join('、')}
        <span className="soft">（{sheets.length} 张工作表）</span>
        {fresh.length === 0 ? null : (
          <b className="sure is-late">
            多了 {new Set(fresh.map(({ column }) => column)).size} 列：
            {[...new Set(fresh.map(({ column }) => `「${column ?? ''}」`))].join('')}，还没有公布
          </b>
        )}
      </summary>
      {isOpen ? (
        <>
          <MappingColumns
            path={path}
            text={null}
            sheets={shown}
            isChanging={isChanging}
            onDone={() => setChanging(false)}
          />
          {isChanging ? null : (
            <p className="acts">
              <button type="button" onClick={() => setChanging(true)}>
                {fresh.length === 0 ? '改一改' : '说说多出来的列'}
              </button>
              <Drop path={path} words="不要这种读法了，重新说" />
            </p>
          )}
        </>
      ) : null}
    </details>
  );
}
