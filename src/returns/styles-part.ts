/**
 * The styles of a workbook (样式), to whose ends ours are added: every number that a cell, a rule or a table refers to stays
 * what it was.
 */
import type { Book } from './book.ts';
import { Edits, type Element, elementsOf, prefixOf } from './xml-places.ts';

const STYLES = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** The lists of a styles part in their order, up to those that ours are added to. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs'];

type List = 'cellXfs' | 'dxfs';

/** Adds entries to a list, `entries` being told the prefix of the part's elements; one that stands there already is used. */
export function addStyles(book: Book, list: List, entries: readonly ((prefix: string) => string)[]): number[] {
  const part = book.related(book.part, 'styles') ?? newStyles(book);
  const xml = book.archive.text(part);
  const { root, element, items } = look(xml, list);
  const prefix = prefixOf(xml, root);
  const written = items.map(({ start, end }) => xml.slice(start, end));
  const added: string[] = [];
  const ids = entries.map((entry) => {
    const text = entry(prefix);
    const there = [...written, ...added].indexOf(text);
    return there >= 0 ? there : written.length + added.push(text) - 1;
  });
  if (added.length === 0) return ids;
  const edits = new Edits();
  const count = written.length + added.length;
  // A list of ours alone says no count: so it is known when it goes, and no list is left that wasn't there.
  if (element === null)
    edits.insert(placeAfter(root, xml, list), `<${prefix}${list}>${added.join('')}</${prefix}${list}>`);
  else if (written.length === 0)
    edits.replace(
      element.start,
      element.end,
      `<${prefix}${list} count="${count}">${added.join('')}</${prefix}${list}>`,
    );
  else {
    edits.append(xml, element, added.join(''));
    if (element.attributes.count !== undefined) edits.setAttribute(xml, element, 'count', String(count));
  }
  book.archive.put(part, edits.apply(xml));
  return ids;
}

/**
 * Takes entries of ours off the end of a list, as long as only ours stand there and nothing refers to them, as `used`
 * finds it in any part.
 */
export function dropStyles(book: Book, list: List, ours: ReadonlySet<number>, used: RegExp): void {
  const part = book.related(book.part, 'styles');
  if (part === null || ours.size === 0) return;
  const xml = book.archive.text(part);
  const { root, element, items } = look(xml, list);
  const inUse = new Set<number>();
  for (const name of book.archive.names())
    if (name.endsWith('.xml') && name !== part)
      for (const [, number] of textOrBytes(book, name).matchAll(used)) inUse.add(Number(number));
  let keep = items.length;
  while (keep > 0 && ours.has(keep - 1) && !inUse.has(keep - 1)) keep--;
  if (element === null || keep === items.length) return;
  const edits = new Edits();
  if (keep === 0) {
    const empty = element.attributes.count === undefined ? '' : `<${prefixOf(xml, root)}${list} count="0"/>`;
    edits.replace(element.start, element.end, empty);
  } else {
    edits.replace((items[keep] as Element).start, (items.at(-1) as Element).end, '');
    if (element.attributes.count !== undefined) edits.setAttribute(xml, element, 'count', String(keep));
  }
  book.archive.put(part, edits.apply(xml));
}

function look(xml: string, list: List): { root: Element; element: Element | null; items: Element[] } {
  const found = elementsOf(
    xml,
    ({ name, depth, parent }) =>
      depth === 0 || (depth === 1 && name === list) || (depth === 2 && parent?.name === list && name !== ''),
  );
  const element = found.find(({ depth }) => depth === 1) ?? null;
  return { root: found.at(-1) as Element, element, items: found.filter(({ depth }) => depth === 2) };
}

function placeAfter(root: Element, xml: string, list: List): number {
  const before = elementsOf(
    xml,
    ({ name, depth }) => depth === 1 && ORDER.slice(0, ORDER.indexOf(list)).includes(name),
  );
  return Math.max(root.openEnd, ...before.map(({ end }) => end));
}

/** Styles for a workbook that has none: those that every cell has anyway. */
function newStyles(book: Book): string {
  const name = book.freeName('xl/styles', '.xml');
  const own = book.namespace === '' ? '' : ` xmlns="${book.namespace}"`;
  const plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
  book.addPart(
    name,
    STYLES,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet${own}><fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf ${plain}/></cellStyleXfs><cellXfs count="1"><xf ${plain} xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  );
  book.relate(book.part, 'styles', name);
  return book.related(book.part, 'styles') as string;
}

/** A part to search in; one that is no text in its encoding, byte by byte. */
function textOrBytes({ archive }: Book, name: string): string {
  try {
    return archive.text(name);
  } catch {
    return new TextDecoder('latin1').decode(archive.bytes(name));
  }
}
