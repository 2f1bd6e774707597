/**
 * The texts that the cells of a workbook share, and texts made of runs wherever they stand.
 */
import type { Colour } from './colours.ts';
import { colourOf } from './colours.ts';
import { type Package, TooLarge } from './package.ts';
import { isOn, SPREADSHEET } from './workbook-part.ts';
import { type Attributes, readPart } from './xml.ts';

const STRINGS_MAX = 4_000_000;

/** How letters of a text look where that differs from their cell. */
export interface TextLook {
  struck: 'all' | 'some' | 'none';
  /** Colours of letters that have their own. */
  colours: readonly Colour[];
}

export interface SharedStrings {
  texts: readonly string[];
  /** By index, for texts made of runs. */
  looks: ReadonlyMap<number, TextLook>;
}

/** Reads the table of texts. */
export async function readSharedStrings(parts: Package, part: string): Promise<SharedStrings> {
  const texts: string[] = [];
  const looks = new Map<number, TextLook>();
  const reader = new TextReader();
  await readPart(parts, part, 'sst', SPREADSHEET, {
    open(name, attributes, depth) {
      if (depth === 1) {
        if (texts.length >= STRINGS_MAX) throw new TooLarge();
        reader.start();
      } else if (depth > 1) reader.open(name, attributes, depth - 2);
    },
    close(name, depth) {
      if (depth === 1) {
        if (name !== 'si') return;
        const look = reader.look();
        if (look) looks.set(texts.length, look);
        texts.push(reader.text());
      } else if (depth > 1) reader.close(depth - 2);
    },
    text: (text) => reader.take(text),
  });
  return { texts, looks };
}

/** Superscript digits stand for themselves: a footnote's mark must not become a digit of the number before it. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Joins the runs of one text; how it is pronounced (rPh) is left out. Depths count from the text's own element. */
export class TextReader {
  private joined = '';
  private run = '';
  private inText = false;
  /** Depth of a branch that is no part of the text; -1 outside of one. */
  private aside = -1;
  private struckRun = false;
  private raised = false;
  private runs = 0;
  private struckRuns = 0;
  private colours: Colour[] = [];

  /** Begins the next text. */
  start(): void {
    this.joined = '';
    this.run = '';
    this.inText = false;
    this.aside = -1;
    this.runs = 0;
    this.struckRuns = 0;
    if (this.colours.length > 0) this.colours = [];
    this.startRun();
  }

  private startRun(): void {
    this.run = '';
    this.struckRun = false;
    this.raised = false;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (this.aside >= 0) return;
    if (name === 't') this.inText = true;
    else if (name === 'r' && depth === 0) this.startRun();
    else if (name === 'rPr' && depth === 1) return;
    else if (depth === 2) this.openProperty(name, attributes);
    else this.aside = depth;
  }

  private openProperty(name: string, attributes: Attributes): void {
    if (name === 'strike') this.struckRun = attributes.val === undefined || isOn(attributes.val);
    else if (name === 'vertAlign') this.raised = attributes.val === 'superscript';
    else if (name === 'color') {
      const colour = colourOf(attributes);
      if (colour) this.colours.push(colour);
    }
  }

  close(depth: number): void {
    if (this.aside >= 0) {
      if (depth === this.aside) this.aside = -1;
      return;
    }
    this.inText = false;
    if (depth === 0) this.endRun();
  }

  private endRun(): void {
    if (this.run.trim() !== '') {
      this.runs++;
      if (this.struckRun) this.struckRuns++;
    }
    const digits = this.raised && /^\d+$/.test(this.run);
    this.joined += digits ? [...this.run].map((d) => SUPERSCRIPTS[Number(d)]).join('') : this.run;
    this.startRun();
  }

  take(text: string): void {
    if (this.inText && this.aside < 0) this.run += text;
  }

  text(): string {
    return this.joined.includes('_x') ? unescapeText(this.joined) : this.joined;
  }

  look(): TextLook | null {
    if (this.struckRuns === 0 && this.colours.length === 0) return null;
    const struck = this.struckRuns === 0 ? 'none' : this.struckRuns === this.runs ? 'all' : 'some';
    return { struck, colours: this.colours };
  }
}

/**
 * Replaces escapes: characters that XML can't hold are written _x000D_, and the text `_x000D_` itself as _x005F_x000D_.
 */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_m, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
