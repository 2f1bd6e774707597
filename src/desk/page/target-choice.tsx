/**
 * Where a column goes (公开成哪一列): a field in which a few typed words find it among all columns that can be published,
 * table by table, each with what belongs into it. A combobox as ARIA describes it, so that keys alone do.
 */
import { Fragment, type KeyboardEvent, type ReactElement, type Ref, useId, useRef, useState } from 'react';
import { type MappingView, type Target, targetName } from './mapping-text.ts';
import { aboutWithNames, columnsOfTable, meantAs, type PublishedColumn, publishedColumn } from './published-columns.ts';

export const keyOf = ({ nths, header }: Target): string => `${nths.join()} ${header}`;

interface Props {
  view: MappingView;
  label: string;
  chosen: Target | null;
  /** What is said where nothing is chosen. */
  empty: string;
  onChoose: (to: Target | null) => void;
}

interface Choice {
  key: string;
  target: Target | null;
  of: string;
  header: string;
  about: string;
}

export function TargetChoice({ view, label, chosen, empty, onChoose }: Props): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = typed !== null;
  const found = isOpen ? choicesOf(view, empty, typed) : [];
  const here = Math.min(at, found.length - 1);
  const close = (): void => setTyped(null);
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    close();
    if (choice.key !== (chosen === null ? '' : keyOf(chosen))) onChoose(choice.target);
  };
  const go = (to: number): void => {
    setAt(to);
    list.current?.querySelector(`[data-nth="${to}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (!isOpen && (key === 'ArrowDown' || key === 'Enter')) {
      event.preventDefault();
      setTyped('');
      setAt(0);
    } else if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      go(Math.max(0, Math.min(found.length - 1, here + (key === 'ArrowDown' ? 1 : -1))));
    } else if (isOpen && key === 'Enter') {
      event.preventDefault();
      take(found[here]);
    } else if (isOpen && key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return (
    <div className="target-choice">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[here] !== undefined ? `${id}-${here}` : undefined}
        autoComplete="off"
        className={chosen === null ? 'is-empty' : ''}
        value={typed ?? (chosen === null ? empty : targetName(view, chosen))}
        placeholder={isOpen ? '打几个字找，例如：电话' : undefined}
        onClick={() => {
          if (isOpen) return;
          setTyped('');
          setAt(0);
        }}
        onChange={({ target: { value } }) => {
          // The name that stands there gives way to what is typed.
          const name = chosen === null ? empty : targetName(view, chosen);
          setTyped(isOpen ? value : value.replace(name, ''));
          setAt(0);
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <Choices id={id} label={label} empty={empty} found={found} here={here} list={list} onTake={take} />
      ) : null}
    </div>
  );
}

interface ListProps extends Pick<Props, 'label' | 'empty'> {
  id: string;
  found: readonly Choice[];
  /** Which of them the keys have come to. */
  here: number;
  list: Ref<HTMLDivElement>;
  onTake(choice: Choice): void;
}

/** What is found, by table. */
function Choices({ id, label, empty, found, here, list, onTake }: ListProps): ReactElement {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} className="target-list" ref={list}>
      {found.length === 0 ? <p className="soft">没有这样的列。换个说法，或者选「{empty}」。</p> : null}
      {found.map(({ key, of, header, about }, nth) => (
        <Fragment key={key}>
          {/* Each column says its table itself: the heading is for eyes alone. */}
          {of === '' || of === found[nth - 1]?.of ? null : <b aria-hidden="true">{of}</b>}
          <button
            type="button"
            id={`${id}-${nth}`}
            data-nth={nth}
            role="option"
            tabIndex={-1}
            aria-selected={nth === here}
            className={nth === here ? 'is-here' : ''}
            // The field keeps the focus, as a combobox does, and hears the keys.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(found[nth] as Choice)}
          >
            {header}
            {of === '' ? null : <span className="hidden">（{of}）</span>}
            {about === '' ? null : <small>{about}</small>}
          </button>
        </Fragment>
      ))}
    </div>
  );
}

/** Every column of every table that the mapping fills, of a table with several parts first for all of them. */
function choicesOf(view: MappingView, empty: string, typed: string): Choice[] {
  const none: Choice = { key: '', target: null, of: '', header: empty, about: '' };
  const wholes = [...new Set(view.tables.map(({ name }) => name))].map((name) =>
    view.tables.flatMap((table, nth) => (table.name === name ? [nth] : [])),
  );
  const parts = wholes.flatMap((nths) => (nths.length > 1 ? nths.map((nth) => [nth]) : []));
  const columns = [...wholes, ...parts].flatMap((nths) => {
    const name = view.tables[nths[0] as number]?.name ?? '';
    return columnsOfTable(name)
      .flatMap((column) => {
        const rank = meantAs(typed, name, column);
        return rank === null ? [] : [{ rank, choice: choiceOf(view, nths, column) }];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ choice }) => choice);
  });
  return typed.trim() === '' || empty.includes(typed.trim()) ? [none, ...columns] : columns;
}

function choiceOf(view: MappingView, nths: readonly number[], column: PublishedColumn): Choice {
  const { header, shown, required } = column;
  const about = aboutWithNames(column);
  const target = { nths, header };
  const of = targetName(view, target).replace(` · ${shown}`, '');
  return { key: keyOf(target), target, of, header: shown, about: required ? `${about}；必须有` : about };
}

/** What belongs into a column that is chosen; blank where the table has none of that name. */
export const aboutTarget = (view: MappingView, { nths, header }: Target): string =>
  publishedColumn(view.tables[nths[0] as number]?.name ?? '', header)?.about ?? '';
