/**
 * Texts that are equal as one text in memory (合用的文字): a province says the same codes, days and names millions of times.
 */
export class SharedTexts {
  readonly #known = new Map<string, string>();
  readonly #taken: (text: string) => string;

  /** `taken` is what is kept of a text that comes for the first time. */
  constructor(taken: (text: string) => string = (text) => text) {
    this.#taken = taken;
  }

  /** The text as it was kept when it came first. */
  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    // A map holds only so many.
    if (this.#known.size >= LIMIT) this.#known.clear();
    const taken = this.#taken(text);
    this.#known.set(taken, taken);
    return taken;
  }
}

const LIMIT = 1 << 22;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The same text, which holds nothing else in memory: a part of a text that was cut out keeps the whole alive. */
export function flatText(text: string): string {
  const copy = decoder.decode(encoder.encode(text));
  // Half a character can't be copied so.
  return copy === text ? copy : text;
}
