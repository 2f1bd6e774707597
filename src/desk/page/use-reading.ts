/** How a sheet would be read (试读), asked anew with each change of the mapping and of the folder. */
import { useEffect, useRef, useState } from 'react';
import type { AskedReading, SheetReading } from '../api.ts';
import { useAtHand } from './context.ts';
import { Refusal, Unheard } from './desk-calls.ts';

/** A word that is being typed isn't asked about letter by letter. */
const PAUSE_MS = 200;

/** Null until the first answer. What was seen stays until the new one has come, so that nothing jumps. */
export function useReading(asked: AskedReading | null): SheetReading | null {
  const { desk, state } = useAtHand();
  const { calls } = desk;
  const { revision } = state;
  const [got, setGot] = useState<{ of: string; reading: SheetReading } | null>(null);
  const key = asked === null ? null : JSON.stringify(asked);
  const of = asked === null ? null : JSON.stringify([asked.file, asked.sheet]);
  const isFirst = useRef(true);
  useEffect(() => {
    // A revision is another folder: the same is asked again.
    if (key === null || of === null || revision < 0) return;
    let isOver = false;
    const ask = async (): Promise<void> => {
      try {
        const reading = await calls.reading(JSON.parse(key) as AskedReading);
        if (!isOver) setGot({ of, reading });
      } catch (cause) {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
      }
    };
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [calls, key, of, revision]);
  return got !== null && got.of === of ? got.reading : null;
}
