/**
 * Screens that were made before (沿用做好的大堂屏): by all that a screen shows, its player among it, and by what makes it. An entry
 * has the page, the manifest and the code that leads an installer there.
 */
import path from 'node:path';
import type { drawCode } from '../../paper/qr-svg.ts';
import { hashOfCode } from '../../repository.ts';
import type { Counted } from '../cache/kinds.ts';
import { keyOf, type Store } from '../cache/store.ts';
import { namesSomebody } from '../replace-first.ts';

/** What makes a screen's page. */
const INGREDIENTS = ['src', 'kiosk', 'package-lock.json', 'package.json', 'tsconfig.json'];

/** What a screen is made of. */
export interface ScreenToMake {
  /** The code in its address. */
  address: string;
  /** What it shows, as text. */
  shown: string;
  /** The list that says which page it has. */
  list: string;
  /** Where the code leads that lies beside it; null where there is none. */
  leadsTo: Parameters<typeof drawCode>[0] | null;
}

/** A screen as files of its folder. */
export interface MadeScreen {
  id: string;
  files: ReadonlyMap<string, Uint8Array | string>;
}

export class KeptScreens {
  readonly #store: Store;
  readonly #maker: string;
  readonly counted: Counted = { kind: 'screen', made: 0, taken: 0 };

  private constructor(store: Store, maker: string) {
    this.#store = store;
    this.#maker = maker;
  }

  /** `player` is what all screens load, by names that say its content. */
  static async of(store: Store, player: readonly string[]): Promise<KeptScreens> {
    return new KeptScreens(store, await hashOfCode([player, process.versions], INGREDIENTS));
  }

  /** Puts the files of a screen into its folder; returns its id, or null where it has to be made. */
  take(screen: ScreenToMake, folder: string): string | null {
    const taken = this.#store.take<{ id: string }>('screen', this.#keyOf(screen), (name) => path.join(folder, name));
    if (taken !== null) this.counted.taken++;
    return taken?.value.id ?? null;
  }

  /** Keeps a screen that was made and lies in its folder. */
  put(screen: ScreenToMake, folder: string, { id, files }: MadeScreen): void {
    this.counted.made++;
    const names = [...files].some(([name, text]) => namesSomebody(name, String(text), new Set()));
    const kept = [...files.keys()].map((name) => ({ name, path: path.join(folder, name) }));
    this.#store.put('screen', this.#keyOf(screen), { value: { id }, files: kept, names });
  }

  #keyOf({ address, shown, list, leadsTo }: ScreenToMake): string {
    return keyOf('screen', this.#maker, address, list, JSON.stringify(leadsTo), shown);
  }
}
