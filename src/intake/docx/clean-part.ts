/**
 * The text part of a Word document (word/document.xml) without what its readers don't see: hidden words, words that were deleted
 * while changes were tracked, drawings, notes. The converter would show some of it and lose the rest without a word.
 */
import { SaxesParser } from 'saxes';

/** What was taken out, or is worth a look. */
export interface LeftOut {
  /** Runs of words that are hidden (隐藏文字). */
  hidden: number;
  /** Insertions and deletions that nobody has accepted yet (修订). */
  tracked: number;
  /** Pictures, boxes of text, embedded objects. */
  drawings: number;
  /** Footnotes, endnotes. */
  notes: number;
}

/** The part is not as Word writes it. */
export class DocxFault extends Error {}

const DEPTH_MAX = 300;
/** Deleted, moved away, drawn, or standing elsewhere: left out whole. */
const DROPPED: Readonly<Record<string, keyof LeftOut | null>> = {
  'w:del': 'tracked',
  'w:moveFrom': 'tracked',
  'w:drawing': 'drawings',
  'w:pict': 'drawings',
  'w:object': 'drawings',
  'mc:Fallback': null,
  'w:footnoteReference': 'notes',
  'w:endnoteReference': 'notes',
  'w:commentReference': null,
  'w:rPrChange': null,
  'w:pPrChange': null,
};
const INSERTED = new Set(['w:ins', 'w:moveTo']);
const OFF = new Set(['0', 'false', 'off', 'none']);

interface Writing {
  name: string;
  /** What is kept of it so far; a run is looked at as a whole. */
  text: string;
  isHidden: boolean;
}

/** Ids of styles by which words are hidden, of `word/styles.xml`. */
export function hiddenStyles(xml: string): ReadonlySet<string> {
  const found = new Set<string>();
  let style: string | null = null;
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'w:style') style = attributes['w:styleId'] ?? null;
      if (name === 'w:vanish' && style !== null && isOn(attributes)) found.add(style);
    },
    close: (name) => {
      if (name === 'w:style') style = null;
    },
    text: () => {},
  });
  return found;
}

export function cleanPart(xml: string, hidden: ReadonlySet<string>): { xml: string; left: LeftOut } {
  const left: LeftOut = { hidden: 0, tracked: 0, drawings: 0, notes: 0 };
  const runs: Writing[] = [{ name: '', text: '', isHidden: false }];
  let dropping = 0;
  /** Whether the words of the paragraph are hidden by its style. */
  let isParagraphHidden = false;
  const write = (text: string): void => {
    (runs.at(-1) as Writing).text += text;
  };
  parse(xml, {
    open: (name, attributes) => {
      if (dropping > 0 || name in DROPPED) {
        const counted = dropping === 0 ? DROPPED[name] : null;
        if (counted != null) left[counted] += 1;
        dropping += 1;
        return;
      }
      if (INSERTED.has(name)) left.tracked += 1;
      if (name === 'w:p') isParagraphHidden = false;
      if (name === 'w:pStyle') isParagraphHidden = hidden.has(attributes['w:val'] ?? '');
      if (name === 'w:r') runs.push({ name, text: '', isHidden: isParagraphHidden });
      const run = runs.at(-1) as Writing;
      if (name === 'w:rStyle' && hidden.has(attributes['w:val'] ?? '')) run.isHidden = true;
      if (name === 'w:vanish' && run.name === 'w:r') run.isHidden = isOn(attributes);
      write(tag(name, attributes));
    },
    close: (name) => {
      if (dropping > 0) {
        dropping -= 1;
        return;
      }
      write(`</${name}>`);
      if (name !== 'w:r' || runs.length === 1) return;
      const { text, isHidden } = runs.pop() as Writing;
      if (!isHidden) write(text);
      else if (/<w:t[ >]/.test(text)) left.hidden += 1;
    },
    text: (text) => {
      if (dropping === 0) write(escaped(text));
    },
  });
  return { xml: (runs[0] as Writing).text, left };
}

const isOn = (attributes: Readonly<Record<string, string>>): boolean => !OFF.has(attributes['w:val'] ?? '');

const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Reading {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Reads well-formed XML without definitions of its own. Throws `DocxFault` for any other. */
function parse(xml: string, { open, close, text }: Reading): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  const refuse = (): never => {
    throw new DocxFault();
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEPTH_MAX) refuse();
    open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(name);
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
}
