/**
 * What has been typed and not yet sent (草稿): it survives a reload and a crash of the page, until it is sent or the
 * browser's tab is closed.
 */

/** Where drafts are kept, as `sessionStorage` does it. */
export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'desk:';

/** A browser may forbid it or be full: then nothing is kept, and nothing else is harmed. */
export class Drafts {
  readonly #store: DraftStore | null;
  constructor(store: DraftStore | null) {
    this.#store = store;
  }

  read(key: string): string | null {
    try {
      return this.#store?.getItem(PREFIX + key) ?? null;
    } catch {
      return null;
    }
  }

  /** Null forgets it. */
  write(key: string, text: string | null): void {
    try {
      if (text === null) this.#store?.removeItem(PREFIX + key);
      else this.#store?.setItem(PREFIX + key, text);
    } catch {
      // Without it a reload loses what was typed, as on any page.
    }
  }
}
