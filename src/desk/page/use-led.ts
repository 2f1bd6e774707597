/** Where the focus goes (焦点) when what had it gives way to what follows: to its head, so that whoever uses keys or listens goes on there. */
import { type RefObject, useEffect, useRef } from 'react';

/** A head that can have the focus; it is given whenever `stage` has changed. */
export function useLed<T extends HTMLElement>(stage: string): RefObject<T | null> {
  const head = useRef<T>(null);
  const last = useRef(stage);
  useEffect(() => {
    if (last.current === stage) return;
    last.current = stage;
    head.current?.focus();
  }, [stage]);
  return head;
}
