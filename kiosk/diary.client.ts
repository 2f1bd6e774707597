/**
 * What the player remembers from one load to the next (屏幕的记事): what it did last and what failed how often, for whoever
 * looks after the box.
 */
import { type Memory, readMemory, writeMemory } from './store.client.ts';

const LOG_LINES = 40;
/** Lines are dated in Beijing time, which is eight hours ahead. */
const ZONE_MS = 8 * 3_600_000;

export interface Diary {
  memory: Memory;
  health: {
    errors: number;
    failures: number;
    lastError: string;
    lastSyncMs: number | null;
    isStored: boolean;
  };
  note(line: string): void;
  failed(what: string, cause: unknown): void;
  keep(): void;
}

/** `nowMs` is the player's own clock, which may know better than the box's. */
export function openDiary(estate: string, nowMs: () => number): Diary {
  const memory = readMemory(estate);
  const health: Diary['health'] = {
    errors: 0,
    failures: 0,
    lastError: '',
    lastSyncMs: memory.contact === null ? null : memory.contact.ms,
    isStored: true,
  };
  const note = (line: string): void => {
    memory.log.push(`${new Date(nowMs() + ZONE_MS).toISOString().slice(0, 16)} ${line}`);
    if (memory.log.length > LOG_LINES) memory.log.shift();
  };
  return {
    memory,
    health,
    note,
    failed: (what, cause) => {
      health.errors += 1;
      health.lastError = `${what}: ${cause instanceof Error ? cause.message : String(cause)}`.slice(0, 120);
      note(health.lastError);
    },
    keep: () => {
      health.isStored = writeMemory(estate, memory);
    },
  };
}
