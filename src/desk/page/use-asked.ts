/** What the desk is asked for besides its state (另外问的), anew whenever the folder has changed. */
import { useEffect, useState } from 'react';
import { useAtHand } from './context.ts';
import { type DeskCalls, Refusal, Unheard } from './desk-calls.ts';

export interface Answered<T> {
  /** Null until it is here. What was there stays until the new one has come. */
  value: T | null;
  refused: string | null;
  /** The revision that it was asked for. */
  of: number;
}

/** `ask` has to be the same function each time. */
export function useAsked<T>(ask: (calls: DeskCalls) => Promise<T>): Answered<T> {
  const { desk, state } = useAtHand();
  const { calls } = desk;
  const { revision } = state;
  const [answered, setAnswered] = useState<Answered<T>>({ value: null, refused: null, of: revision });
  useEffect(() => {
    let isOver = false;
    ask(calls).then(
      (value) => isOver || setAnswered({ value, refused: null, of: revision }),
      (cause: unknown) => {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
        if (!isOver) setAnswered({ value: null, refused: cause.message, of: revision });
      },
    );
    return () => {
      isOver = true;
    };
  }, [ask, calls, revision]);
  return answered;
}
