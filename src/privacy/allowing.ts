/**
 * The search for private data in one content folder, which lets pass the exact texts that a person has looked at
 * (`privacy.allow`).
 *
 * It remembers which of these texts it has met, and what it found in texts that recur.
 */
import { type Find, findPrivate, type Search } from './detect.ts';
import { mayHoldPrivate } from './normalise.ts';

const SEEN_MAX = 20_000;
const SEEN_LENGTH_MAX = 200;

export class PrivacySearch {
  /** Texts of `privacy.allow` that stand somewhere and would have been stopped. */
  readonly met = new Set<string>();
  readonly #allow: ReadonlySet<string>;
  readonly #seen: Readonly<Record<Search, Map<string, readonly Find[]>>> = {
    contact: new Map(),
    label: new Map(),
    name: new Map(),
    remark: new Map(),
  };

  constructor(allow: readonly string[]) {
    this.#allow = new Set(allow.map((text) => text.trim()));
  }

  /** What is private in a whole text: a cell, a line, a setting, a file's name. Nothing where it is allowed. */
  find(text: string, search: Search): readonly Find[] {
    if (!mayHoldPrivate(text)) return NOTHING;
    const seen = this.#seen[search];
    const known = seen.get(text);
    if (known !== undefined) return known;
    const finds = this.pass(text, findPrivate(text, search));
    if (text.length <= SEEN_LENGTH_MAX && seen.size < SEEN_MAX) seen.set(text, finds);
    return finds;
  }

  /**
   * The finds in a text that remain once `privacy.allow` is applied. Numbers that identify a person for life always
   * remain.
   */
  pass(text: string, finds: readonly Find[]): readonly Find[] {
    const whole = text.trim();
    if (finds.length === 0 || !this.#allow.has(whole)) return finds;
    this.met.add(whole);
    return finds.filter(({ always }) => always);
  }
}

const NOTHING: readonly Find[] = [];
