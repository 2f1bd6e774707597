/** The desk's state on the page: asked for again and again, changed by one action at a time, with what came of each. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskState } from '../api.ts';
import { type DeskCalls, Refusal, Unheard } from './desk-calls.ts';

/** How often the folder is looked at, and a job while it runs. */
const POLL_MS = 3000;
const JOB_POLL_MS = 700;

export interface Desk {
  /** Null until the desk has answered for the first time. */
  state: DeskState | null;
  /** Whether the desk has stopped answering; it is asked on. */
  isLost: boolean;
  /** What is being done, for whoever waits; null where nothing is. */
  doing: string | null;
  /** What was done last. */
  said: string;
  /** Why the last action wasn't done; null where it was. */
  refused: string | null;
  calls: DeskCalls;
  /** Does something and asks for the state again. Tells whether it was done; what the clerk has typed is never touched. */
  act(doing: string, done: string, change: () => Promise<void>): Promise<boolean>;
  say(what: string): void;
  forgetRefusal(): void;
}

export function useDesk(calls: DeskCalls): Desk {
  const { state, isLost, refresh } = usePolledState(calls);
  const [doing, setDoing] = useState<string | null>(null);
  const [said, say] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const isBusy = useRef(false);

  const act = useCallback(
    async (what: string, done: string, change: () => Promise<void>): Promise<boolean> => {
      // A second press of the same button while the first is on its way.
      if (isBusy.current) return false;
      isBusy.current = true;
      setDoing(what);
      setRefused(null);
      say(`${what}……`);
      try {
        await change();
        await refresh();
        say(done);
        return true;
      } catch (cause) {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
        setRefused(cause.message);
        say('');
        await refresh();
        return false;
      } finally {
        isBusy.current = false;
        setDoing(null);
      }
    },
    [refresh],
  );
  const forgetRefusal = useCallback(() => setRefused(null), []);
  return { state, isLost, doing, said, refused, calls, act, say, forgetRefusal };
}

function usePolledState(calls: DeskCalls): { state: DeskState | null; isLost: boolean; refresh: () => Promise<void> } {
  const [state, setState] = useState<DeskState | null>(null);
  const [isLost, setLost] = useState(false);
  const shown = useRef('');

  const refresh = useCallback(async (): Promise<void> => {
    try {
      const now = await calls.state();
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
