/** What `flatMap` does, which Chrome 66 has not. */
export function flatMap<T, U>(list: readonly T[], make: (one: T, index: number) => readonly U[]): U[] {
  const all: U[] = [];
  for (let index = 0; index < list.length; index++) all.push(...make(list[index] as T, index));
  return all;
}
