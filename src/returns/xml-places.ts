/**
 * XML with the places of its elements (元素在文本里的位置), so that a part is changed by cutting and inserting text and
 * everything else stays as it was written. A real parser finds the places.
 */
import { SaxesParser } from 'saxes';
import { NotMarkable } from './archive.ts';

export interface Element {
  /** Without its prefix; empty where the prefix is another than the root's. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  depth: number;
  /** Where its first tag begins and ends. */
  start: number;
  openEnd: number;
  /** Where its last tag begins; that of `<a/>` is empty, at its end. */
  closeStart: number;
  end: number;
  /** The root has none. */
  parent: Element | null;
}

/** Every element that is wanted, in the order in which they end. `wanted` is told each element as it opens. */
export function elementsOf(xml: string, wanted: (element: Element) => boolean): Element[] {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const found: Element[] = [];
  const open: { element: Element; isWanted: boolean }[] = [];
  let prefix = '';
  let start = 0;
  parser.on('doctype', () => {
    throw new NotMarkable('部件的写法有错');
  });
  parser.on('error', (fault) => {
    throw new NotMarkable(`部件的写法有错（${fault.message}）`);
  });
  parser.on('opentagstart', () => {
    // A name holds no `<`, so the last one is that of this tag.
    start = xml.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const colon = name.indexOf(':') + 1;
    if (open.length === 0) prefix = name.slice(0, colon);
    const own = name.slice(0, colon) === prefix ? name.slice(colon) : '';
    const at = parser.position;
    const parent = open.at(-1)?.element ?? null;
    const element = { name: own, attributes, depth: open.length, start, openEnd: at, closeStart: at, end: at, parent };
    open.push({ element, isWanted: wanted(element) });
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const { element, isWanted } = open.pop() as { element: Element; isWanted: boolean };
    element.end = parser.position;
    element.closeStart = isSelfClosing ? element.end : xml.lastIndexOf('</', element.end - 1);
    if (isWanted) found.push(element);
  });
  parser.write(xml).close();
  return found;
}

/** The root's prefix with its colon; empty for none. */
export function prefixOf(xml: string, root: Element): string {
  return /^<([^\s/>:]+:)?/.exec(xml.slice(root.start, root.openEnd))?.[1] ?? '';
}

/** The namespace that the root stands in; empty where none is said. */
export function namespaceOf(xml: string, root: Element): string {
  const prefix = prefixOf(xml, root).replace(':', '');
  return root.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
}

export const isSelfClosing = (element: Element): boolean => element.closeStart === element.end;

/** Changes to a text, by the places of the text as it was. */
export class Edits {
  readonly #edits: { at: number; end: number; text: string }[] = [];

  replace(at: number, end: number, text: string): void {
    this.#edits.push({ at, end, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Puts text at the end of an element's content. */
  append(xml: string, element: Element, text: string): void {
    if (!isSelfClosing(element)) {
      this.insert(element.closeStart, text);
      return;
    }
    const tag = xml.slice(element.start, element.openEnd);
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
    this.replace(element.start, element.openEnd, `${tag.replace(/\s*\/>$/, '')}>${text}</${name}>`);
  }

  /** Writes an attribute into an element's first tag. */
  setAttribute(xml: string, element: Element, name: string, value: string): void {
    const there = [...attributePlaces(xml, element)].find(({ key }) => key === name);
    if (there !== undefined) {
      this.replace(there.valueAt, there.valueEnd, escaped(value));
      return;
    }
    const at = element.start + (/^<[^\s/>]+/.exec(xml.slice(element.start, element.openEnd))?.[0].length ?? 1);
    this.insert(at, ` ${name}="${escaped(value)}"`);
  }

  get isEmpty(): boolean {
    return this.#edits.length === 0;
  }

  apply(xml: string): string {
    const inOrder = this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => a.at - b.at || a.end - b.end || a.order - b.order);
    let out = '';
    let at = 0;
    for (const edit of inOrder) {
      // What lies in a stretch that is gone is gone with it.
      if (edit.at < at) continue;
      out += xml.slice(at, edit.at) + edit.text;
      at = edit.end;
    }
    return out + xml.slice(at);
  }
}

function* attributePlaces(
  xml: string,
  element: Element,
): Generator<{ key: string; valueAt: number; valueEnd: number }> {
  const tag = xml.slice(element.start, element.openEnd);
  for (const found of tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    const whole = found[0];
    const quote = whole.at(-1) as string;
    const from = element.start + found.index + whole.indexOf(quote) + 1;
    yield { key: found[1] as string, valueAt: from, valueEnd: element.start + found.index + whole.length - 1 };
  }
}

/** What XML can't hold. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as XML holds it. */
export function escaped(text: string): string {
  return text
    .replace(IMPOSSIBLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A text as cells and comments hold it: what XML can't hold is written as its number, what looks like that is escaped. */
export function cellText(text: string): string {
  const numbered = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escaped(numbered);
}
