/** What every part of the page has at hand. */
import { createContext, useCallback, useContext, useState } from 'react';
import type { DeskState } from '../api.ts';
import type { Drafts } from './drafts.ts';
import type { Place } from './places.ts';
import type { Desk } from './use-desk.ts';

export interface AtHand {
  desk: Desk;
  state: DeskState;
  place: Place;
  go(place: Partial<Place>): void;
  drafts: Drafts;
  /** Whether letters are large (大字), which rows of the grid are measured by. */
  isLarge: boolean;
}

export const AtHandContext = createContext<AtHand | null>(null);

export function useAtHand(): AtHand {
  const found = useContext(AtHandContext);
  if (found === null) throw new Error('outside of the desk');
  return found;
}

/** A text that survives a reload until it is sent; null, where nothing has been typed, stands for `initial`. */
export function useDraft(key: string, initial = ''): [text: string, type: (text: string) => void, forget: () => void] {
  const { drafts } = useAtHand();
  const [typed, setTyped] = useState<{ key: string; text: string | null }>({ key, text: drafts.read(key) });
  // Another cell has another draft.
  const text = typed.key === key ? typed.text : drafts.read(key);
  const type = useCallback(
    (next: string) => {
      drafts.write(key, next);
      setTyped({ key, text: next });
    },
    [drafts, key],
  );
  const forget = useCallback(() => {
    drafts.write(key, null);
    setTyped({ key, text: null });
  }, [drafts, key]);
  return [text ?? initial, type, forget];
}
