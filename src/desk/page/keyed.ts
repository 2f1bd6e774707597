/** Things that may be equal, each with a key of its own (键): what it says, and how often that was said before. */
export function keyed<T>(things: readonly T[], said: (thing: T) => string): { key: string; thing: T }[] {
  const times = new Map<string, number>();
  return things.map((thing) => {
    const words = said(thing);
    const nth = times.get(words) ?? 0;
    times.set(words, nth + 1);
    return { key: `${nth} ${words}`, thing };
  });
}
