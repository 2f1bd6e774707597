/** What the desk is asked for besides its state (另外问的), anew whenever the folder, the day or what is published has changed. */
import { useEffect, useState } from 'react';
import { useAtHand } from './context.ts';
import { type DeskCalls, Refusal, Unheard } from './desk-calls.ts';

export interface Answered<T> {
  /** Null until it is here. What was there stays until the new one has come. */
  value: T | null;
  refused: string | null;
  /** Whether it is of the folder, the day and the publication as they are now. */
  isCurrent: boolean;
}

/** `ask` has to be the same function each time. */
export function useAsked<T>(ask: (calls: DeskCalls) => Promise<T>): Answered<T> {
  const { desk, state } = useAtHand();
  const { calls } = desk;
  const key = JSON.stringify([state.revision, state.asOf, state.published?.number, state.published?.id]);
  const [answered, setAnswered] = useState<{ value: T | null; refused: string | null; of: string | null }>(NONE);
  useEffect(() => {
    let isOver = false;
    ask(calls).then(
      (value) => isOver || setAnswered({ value, refused: null, of: key }),
      (cause: unknown) => {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
        if (!isOver) setAnswered({ value: null, refused: cause.message, of: key });
      },
    );
    return () => {
      isOver = true;
    };
  }, [ask, calls, key]);
  const { value, refused, of } = answered;
  return { value, refused, isCurrent: of === key };
}

const NONE = { value: null, refused: null, of: null };
