/**
 * Fetches what files are held against (核对依据), while the page is still open to its own site: the tables that it publishes,
 * and what else it says of itself.
 */
import type { CheckGrounds } from '../domain/check-grounds.ts';
import type { Held } from './protocol.ts';

/** With nothing of the site where any of it can't be had: half of it would make right codes look wrong. */
export async function fetchGrounds(base: string): Promise<Held> {
  const fetched = async (path: string): Promise<Response> => {
    const response = await fetch(`${base}${path}`);
    if (!response.ok) throw new Error(String(response.status));
    return response;
  };
  try {
    const [grounds, characters] = await Promise.all([
      fetched('/check/grounds.json').then((response) => response.json() as Promise<CheckGrounds>),
      fetched('/check/characters.txt').then((response) => response.text()),
    ]);
    const tables = await Promise.all(
      grounds.tables.map(async (table) => [table, await (await fetched(`/data/${table}.csv`)).text()] as const),
    );
    return { grounds, characters, published: Object.fromEntries(tables) };
  } catch {
    return { grounds: null, characters: null, published: {} };
  }
}
