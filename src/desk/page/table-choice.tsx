/** Which kind of table it is (哪一种表): by its Chinese name, with what it is for. */
import { type ReactElement, useId } from 'react';
import { TABLES } from '../../tables/catalogue.ts';

export function TableChoice(props: {
  label: string;
  chosen: string | null;
  /** Names of those that aren't offered. */
  without: ReadonlySet<string>;
  onChoose: (table: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <fieldset className="table-choice">
      <legend>{props.label}</legend>
      {TABLES.filter(({ name }) => !props.without.has(name)).map(({ name, about }) => (
        <label key={name} className="choice">
          <input type="radio" name={id} checked={props.chosen === name} onChange={() => props.onChoose(name)} />
          <b>{name}</b> <small>{about}</small>
        </label>
      ))}
    </fieldset>
  );
}
