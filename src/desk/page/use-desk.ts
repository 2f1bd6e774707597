/**
 * The desk's state on the page: asked for again and again, changed by one action at a time, with what came of each. What is
 * changed is told as soon as the desk has written it down; the folder is read again after that.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DeskState } from '../api.ts';
import { type CellPlace, cellKey } from './cells.ts';
import { type DeskCalls, Refusal, Unheard } from './desk-calls.ts';

/** How often the folder is looked at, and a job while it runs. */
const POLL_MS = 3000;
const JOB_POLL_MS = 700;

/** What is told of an action. */
export interface Told {
  /** What was done, once the folder has been read again. */
  done: string;
  /** The same as soon as it is written down; left out for `done`. */
  saved?: string;
  /** The cell that it settles. */
  cell?: CellPlace;
  /** Whether the next thing may be done before the folder has been read again: what is shown till then leads nobody astray. */
  goesOn?: boolean;
}

export interface Desk {
  /** Null until the desk has answered for the first time. */
  state: DeskState | null;
  /** Whether the desk has stopped answering; it is asked on. */
  isLost: boolean;
  /** What is being done, for whoever waits; null where nothing is. */
  doing: string | null;
  /** Whether a change is written down and the folder is being read again. */
  isReading: boolean;
  /** What was done last. */
  said: string;
  /** Why the last action wasn't done; null where it was. */
  refused: string | null;
  calls: DeskCalls;
  /** Does something, and has the state asked for again. Tells whether it was done; what the clerk has typed is never touched. */
  act(doing: string, told: string | Told, change: () => Promise<void>): Promise<boolean>;
  /** Whether a cell was mended, and what is shown of it is from before. */
  isSaved(cell: CellPlace): boolean;
  say(what: string): void;
  forgetRefusal(): void;
}

export function useDesk(calls: DeskCalls): Desk {
  const { state, isLost, refresh } = usePolledState(calls);
  const [doing, setDoing] = useState<string | null>(null);
  const [said, say] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const [readings, setReadings] = useState(0);
  const isBusy = useRef(false);

  const readAgain = useCallback(
    async (key: string | null, was: string, done: string): Promise<void> => {
      setReadings((count) => count + 1);
      await refresh();
      setReadings((count) => count - 1);
      if (key !== null) setSaved((all) => new Set([...all].filter((one) => one !== key)));
      // What was done since is not told over.
      say((now) => (now === was ? done : now));
    },
    [refresh],
  );
  const act = useCallback(
    async (what: string, told: string | Told, change: () => Promise<void>): Promise<boolean> => {
      // A second press of the same button while the first is on its way.
      if (isBusy.current) return false;
      isBusy.current = true;
      setDoing(what);
      setRefused(null);
      say(`${what}……`);
      try {
        await change();
        const {
          done,
          saved: now = done,
          cell,
          goesOn = false,
        }: Told = typeof told === 'string' ? { done: told } : told;
        const key = cell === undefined ? null : cellKey(cell);
        if (key !== null) setSaved((all) => new Set([...all, key]));
        say(now);
        const read = readAgain(key, now, done);
        if (!goesOn) await read;
        return true;
      } catch (cause) {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
        setRefused(cause.message);
        say('');
        void refresh();
        return false;
      } finally {
        isBusy.current = false;
        setDoing(null);
      }
    },
    [refresh, readAgain],
  );
  const forgetRefusal = useCallback(() => setRefused(null), []);
  const isSaved = useCallback((cell: CellPlace) => saved.has(cellKey(cell)), [saved]);
  const isReading = readings > 0;
  return useMemo(
    () => ({ state, isLost, doing, isReading, said, refused, calls, act, isSaved, say, forgetRefusal }),
    [state, isLost, doing, isReading, said, refused, calls, act, isSaved, forgetRefusal],
  );
}

function usePolledState(calls: DeskCalls): { state: DeskState | null; isLost: boolean; refresh: () => Promise<void> } {
  const [state, setState] = useState<DeskState | null>(null);
  const [isLost, setLost] = useState(false);
  const shown = useRef('');
  /** Which answer is the newest: one that was asked for earlier and comes later is old. */
  const turns = useRef({ asked: 0, heard: 0 });

  const refresh = useCallback(async (): Promise<void> => {
    const mine = ++turns.current.asked;
    try {
      const now = await calls.state();
      if (mine < turns.current.heard) return;
      turns.current.heard = mine;
      const text = JSON.stringify(now);
      // What is the same is not drawn again.
      if (text !== shown.current) setState(now);
      shown.current = text;
      setLost(false);
    } catch (cause) {
      if (cause instanceof Unheard) setLost(true);
      else if (!(cause instanceof Refusal)) throw cause;
    }
  }, [calls]);

  const isRunning = state?.job?.state === 'running';
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const turn = async (): Promise<void> => {
      await refresh();
      if (!isOver) timer = setTimeout(turn, isRunning ? JOB_POLL_MS : POLL_MS);
    };
    void turn();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [refresh, isRunning]);
  return { state, isLost, refresh };
}
