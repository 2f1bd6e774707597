/** A mapping as it lies in the folder (对应文件), fetched anew whenever the folder has changed, since it may be another then. */
import { useEffect, useState } from 'react';
import type { MappingText } from '../api.ts';
import { useAtHand } from './context.ts';
import { Refusal, Unheard } from './desk-calls.ts';

/** Null until it is here, where it can't be had, and where none is asked for. What was seen stays until the new one has come. */
export function useMappingFile(path: string | null): MappingText | null {
  const { desk, state } = useAtHand();
  const { calls } = desk;
  const { revision } = state;
  const [got, setGot] = useState<{ revision: number; mapping: MappingText } | null>(null);
  useEffect(() => {
    const isHere = got !== null && got.mapping.path === path && got.revision === revision;
    if (path === null || isHere) return;
    let isOver = false;
    calls.mapping(path).then(
      (mapping) => isOver || setGot({ revision, mapping }),
      (cause: unknown) => {
        if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
      },
    );
    return () => {
      isOver = true;
    };
  }, [calls, path, revision, got]);
  return got?.mapping.path === path ? got.mapping : null;
}
