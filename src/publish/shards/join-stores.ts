/** Several stores as one (合用缓存). */
import type { Store } from '../cache/store.ts';

/** Takes from the first that has an entry, and puts into `own` alone, which is asked first. */
export function takingFrom(own: Store, others: readonly Store[]): Store {
  const all = [own, ...others];
  return {
    take: (kind, key, to) => firstOf(all, (store) => store.take(kind, key, to)),
    read: (kind, key) => firstOf(all, (store) => store.read(kind, key)),
    put: (kind, key, entry) => own.put(kind, key, entry),
    fault: () => own.fault(),
  };
}

/**
 * Has everything in `own`, what `shared` has had among it: whoever gets `own` needs nothing else. What names somebody and what
 * doesn't isn't told apart there.
 */
export function collectingInto(own: Store, shared: Store): Store {
  return {
    take: <Value>(...[kind, key, to]: Parameters<Store['take']>) => {
      const there = own.take<Value>(kind, key, to);
      if (there !== null) return there;
      const found = shared.read(kind, key);
      if (found === null) return null;
      const files = [...found.files].map(([name, content]) => ({ name, content }));
      own.put(kind, key, { value: found.value, files, names: true });
      return own.take<Value>(kind, key, to);
    },
    read: (kind, key) => own.read(kind, key) ?? shared.read(kind, key),
    put(kind, key, entry) {
      shared.put(kind, key, entry);
      return own.put(kind, key, entry);
    },
    fault: () => own.fault(),
  };
}

function firstOf<T>(stores: readonly Store[], ask: (store: Store) => T | null): T | null {
  for (const store of stores) {
    const found = ask(store);
    if (found !== null) return found;
  }
  return null;
}
