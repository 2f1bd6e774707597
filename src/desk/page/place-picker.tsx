/** 发给哪里: divisions and estates by their names, from the list of those that are published; nobody types a code. */
import { type ReactElement, useId, useState } from 'react';
import type { UrgentPlace } from '../urgent-api.ts';

interface Props {
  places: readonly UrgentPlace[];
  /** Codes. */
  chosen: readonly string[];
  onChoose: (codes: readonly string[]) => void;
}

/** More are found by typing on. */
const SHOWN = 12;

export function PlacePicker({ places, chosen, onChoose }: Props): ReactElement {
  const id = useId();
  const [typed, type] = useState('');
  const wanted = typed.replace(/\s+/g, '');
  const found = places.filter(
    ({ code, name, where, members }) =>
      !(members ?? [code]).every((one) => chosen.includes(one)) &&
      (wanted === '' || `${where}${name}`.includes(wanted) || code === wanted),
  );
  // A street is taken as its estates are now: each can be left out again.
  const take = ({ code, members }: UrgentPlace): void => {
    onChoose([...new Set([...chosen, ...(members ?? [code])])]);
    type('');
  };
  return (
    <fieldset className="places">
      <legend>发给哪里</legend>
      {chosen.length === 0 ? null : (
        <ul aria-label="选上的">
          {chosen.map((code) => (
            <li key={code}>
              {wordsOf(places.find((one) => one.code === code)) ?? code}{' '}
              <button type="button" className="quiet" onClick={() => onChoose(chosen.filter((one) => one !== code))}>
                去掉
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor={id}>找一个县区、街道或小区</label>
        <input
          id={id}
          value={typed}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => type(target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== 'Enter') return;
            // The first that is found is taken; the form is not sent by this.
            event.preventDefault();
            if (wanted !== '' && first !== undefined) take(first);
          }}
        />
        <small id={`${id}-hint`}>打名称里的几个字，在下面点；可以选几个</small>
      </div>
      <ul aria-label="可以选的">
        {found.slice(0, SHOWN).map((place) => (
          <li key={place.code}>
            <button type="button" className="quiet" onClick={() => take(place)}>
              {wordsOf(place)}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="note">
        {found.length > SHOWN
          ? `另有 ${found.length - SHOWN} 个，接着打字。`
          : found.length === 0
            ? '没有叫这个名字的。'
            : ''}
      </p>
    </fieldset>
  );
}

function wordsOf(place: UrgentPlace | undefined): string | null {
  if (place === undefined) return null;
  const { name, where, estates } = place;
  return estates === null ? `${name}（${where}）` : `${where}${name}，全部 ${estates} 个小区`;
}
