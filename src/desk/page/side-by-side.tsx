/** What two tables say of the same in two ways (并排), row by row, so that the clerk sees who is wrong. */
import { type ReactElement, useState } from 'react';
import type { Problem, Saying } from '../../domain/problem.ts';

/** How many rows are shown at once. */
const ROWS_SHOWN = 10;

/** Nothing for a problem that isn't about that. */
export function SideBySide({ one }: { one: Problem }): ReactElement | null {
  const all = one.sideBySide ?? [];
  const [isWhole, setWhole] = useState(false);
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.slice(0, ROWS_SHOWN);
  return (
    <>
      <table className="side-by-side">
        <thead>
          <tr>
            <th scope="col">说的是</th>
            <th scope="col">这里</th>
            <th scope="col">那里</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ who, header, here, there }) => (
            <tr key={`${who} ${header} ${here.cell}`}>
              <th scope="row">
                {who} {header}
              </th>
              <td>
                <Said one={here} />
              </td>
              <td>
                {there.length === 0 ? '没有' : there.map((one) => <Said key={`${one.of} ${one.cell}`} one={one} />)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === all.length ? null : (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          看全部 {all.length} 行
        </button>
      )}
    </>
  );
}

function Said({ one: { of, value, cell } }: { one: Saying }): ReactElement {
  return (
    <span className="saying">
      {of}
      {value} <small>{cell}</small>
    </span>
  );
}
