/** Rows that aren't read (不读的行): those where a column says one of the words that the clerk has marked. */
import { type ReactElement, useState } from 'react';
import type { SheetReading } from '../api.ts';
import { withExcept } from './mapping-edits.ts';
import type { MappingView } from './mapping-text.ts';
import type { Edit } from './target-details.tsx';

interface Props {
  view: MappingView;
  reading: SheetReading | null;
  /** Null where nothing is being changed. */
  onChange: ((edit: Edit) => void) | null;
}

/** A column with more different words than this is none by which rows are known. */
const WORDS_MAX = 30;

export function PassedRows({ view, reading, onChange }: Props): ReactElement | null {
  const { except, when } = view;
  const [chosen, setChosen] = useState<string>([...except.keys()][0] ?? '');
  if (except.size === 0 && when.length === 0 && onChange === null) return null;
  const columns = (reading?.columns ?? []).filter(({ different }) => different > 0 && different <= WORDS_MAX);
  const words = columns.find(({ header }) => header === chosen)?.words ?? [];
  const marked = except.get(chosen) ?? [];
  return (
    <details className="asides" open={except.size > 0}>
      <summary>不读的行{except.size + when.length > 0 ? `（${except.size + when.length}）` : ''}</summary>
      <ul>
        {when.map((header) => (
          <li key={header}>「{header}」空着的行不算。</li>
        ))}
        {[...except].map(([header, said]) => (
          <li key={header}>
            「{header}」写着{said.map((word) => `「${word}」`).join('、')}的行不读；说的是谁，谁的这一项就当没有收到。
          </li>
        ))}
      </ul>
      {onChange === null ? null : (
        <div className="except">
          <label>
            看哪一列{' '}
            <select value={chosen} onChange={({ target: { value } }) => setChosen(value)}>
              <option value="">没有不读的行</option>
              {columns.map(({ header }) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </select>
          </label>
          {words.map(({ word, rows }) => (
            <label key={word} className="choice">
              <input
                type="checkbox"
                checked={marked.includes(word)}
                onChange={({ target: { checked } }) =>
                  onChange((text) =>
                    withExcept(text, chosen, checked ? [...marked, word] : marked.filter((one) => one !== word)),
                  )
                }
              />
              写着「{word}」的不读 <small>{rows} 行</small>
            </label>
          ))}
        </div>
      )}
    </details>
  );
}
