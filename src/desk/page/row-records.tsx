/** What became of a row (读成了什么): its records table by table, beside the sheet; each leads back to its row. */
import type { ReactElement } from 'react';
import type { SheetCells } from '../api.ts';
import { keyed } from './keyed.ts';
import type { SheetData } from './use-sheet.ts';

/** How many rows of a table are shown when all of it is asked for. */
const SHOWN_MAX = 200;

interface Props {
  data: SheetData;
  row: number;
  onRow: (row: number) => void;
}

export function RowRecords({ data, row, onRow }: Props): ReactElement {
  const here = data.records.flatMap((table) =>
    table.rows.filter((one) => one.row === row).map((one) => ({ table, values: one.values })),
  );
  return (
    <section className="panel row-records" aria-label="这一行读成了什么">
      <h3>第 {row + 1} 行读成</h3>
      {here.length === 0 ? <p className="soft">这一行没有公布的内容：是标题、表头、合计，或者有要改的地方。</p> : null}
      {keyed(here, ({ table, values }) => [table.table, ...values].join('\t')).map(
        ({ key, thing: { table, values } }) => (
          <div key={key} className="became">
            <h4>{table.name}</h4>
            <dl>
              {table.headers.map((header, at) =>
                values[at] ? (
                  <div key={header}>
                    <dt>{header}</dt>
                    <dd>{values[at]}</dd>
                  </div>
                ) : null,
              )}
            </dl>
          </div>
        ),
      )}
      {data.records
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <Whole key={table.table} table={table} onRow={onRow} />
        ))}
    </section>
  );
}

function Whole({ table, onRow }: { table: SheetCells['records'][number]; onRow: (row: number) => void }): ReactElement {
  return (
    <details>
      <summary>
        这张表读成的{table.name}，{table.count} 行
      </summary>
      {/* Whoever is on a row's button scrolls with the arrow keys. */}
      <section className="scroll" aria-label={table.name}>
        <table>
          <thead>
            <tr>
              <th scope="col">行</th>
              {table.headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(table.rows.slice(0, SHOWN_MAX), ({ row }) => String(row)).map(({ key, thing: { row, values } }) => (
              <tr key={key}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onRow(row)}>
                    {row + 1}
                  </button>
                </th>
                {table.headers.map((header, at) => (
                  <td key={header}>{values[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.count > Math.min(SHOWN_MAX, table.rows.length) ? (
          <p>只列前 {Math.min(SHOWN_MAX, table.rows.length)} 行。</p>
        ) : null}
      </section>
    </details>
  );
}
