/** Bookmarks (书签) of a joined file: those of its pieces one after another, or below the one of a separator. */
import { type Changes, changed, entriesOf } from './object-text.ts';
import type { PdfObjects } from './read-objects.ts';
import type { ObjectWriter } from './write-objects.ts';

interface Bookmark {
  number: number;
  /** Its title and where it leads to, and what is below it in its own piece. */
  entries: string[];
  below: Bookmark[];
}

/** What is said anew of a bookmark: who stands beside and above it. */
const AROUND = ['Parent', 'Prev', 'Next'];
const BELOW = ['First', 'Last', 'Count'];

export class Outline {
  readonly root: number;
  readonly #top: Bookmark[] = [];

  constructor(root: number) {
    this.root = root;
  }

  /** The uppermost bookmarks of a piece, in their order. */
  static topOf({ objects }: PdfObjects, root: number): number[] {
    const first = entriesOf(objects.get(root)?.text ?? '').get('First');
    const numbers: number[] = [];
    for (let at = first; at !== undefined; ) {
      const number = Number.parseInt(at, 10);
      numbers.push(number);
      at = entriesOf(objects.get(number)?.text ?? '').get('Next');
    }
    return numbers;
  }

  /** Adds an uppermost bookmark of a piece, at the depth of the piece. */
  add(number: number, text: string, depth: 0 | 1, changes: Changes): void {
    const entries = [...entriesOf(text)]
      .filter(([name]) => !AROUND.includes(name))
      .map(([name, value]) => `/${name} ${changed(value, changes)}`);
    const above = depth === 0 ? this.#top : this.#top.at(-1)?.below;
    if (!above) throw new Error('a piece that goes below another has none before it');
    above.push({ number, entries, below: [] });
  }

  write(writer: ObjectWriter): void {
    this.#writeLevel(writer, this.root, this.#top);
    const [first, last] = [this.#top[0], this.#top.at(-1)];
    const ends = first && last ? `/First ${first.number} 0 R /Last ${last.number} 0 R /Count ${this.#top.length}` : '';
    writer.write(this.root, `<< /Type /Outlines ${ends} >>`);
  }

  #writeLevel(writer: ObjectWriter, parent: number, level: readonly Bookmark[]): void {
    for (const [index, { number, entries, below }] of level.entries()) {
      const words = [`/Parent ${parent} 0 R`, ...entries];
      const [before, next] = [level[index - 1], level[index + 1]];
      if (before) words.push(`/Prev ${before.number} 0 R`);
      if (next) words.push(`/Next ${next.number} 0 R`);
      const [first, last] = [below[0], below.at(-1)];
      if (first && last) {
        if (entries.some((entry) => BELOW.includes(entry.slice(1).split(' ')[0] ?? '')))
          throw new Error('a separator has bookmarks of its own');
        // Closed, as Typst writes them.
        words.push(`/First ${first.number} 0 R /Last ${last.number} 0 R /Count ${-below.length}`);
        this.#writeLevel(writer, number, below);
      }
      writer.write(number, `<< ${words.join(' ')} >>`);
    }
  }
}
