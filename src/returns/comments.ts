/**
 * Comments of a sheet (批注): ours put in, beside those of other people, and taken out again.
 *
 * A cell has one comment. Where somebody has written there already, our words go below theirs, between two marks.
 */
import type { Book, Sheet } from './book.ts';
import { type Note, shapesRemoved, withShapes } from './comment-shapes.ts';
import { AUTHOR, BEGIN, between, FINISH } from './words.ts';
import { cellText, Edits, type Element, elementsOf, escaped, isSelfClosing, prefixOf } from './xml-places.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** Puts comments into a sheet. Returns the id of the relation to a new drawing, which the sheet must name; else null. */
export function putComments(book: Book, sheet: Sheet, notes: readonly Note[]): string | null {
  if (notes.length === 0) return null;
  const there = book.related(sheet.part, 'comments');
  const isFirst = there === null;
  const added = isFirst ? notes : appendTo(book, there, notes);
  if (isFirst) {
    const name = book.freeName('xl/comments', '.xml');
    book.addPart(name, COMMENTS, newComments(book.namespace, notes));
    book.relate(sheet.part, 'comments', name);
  }
  return putShapes(book, sheet, added);
}

const textOf = ({ words }: Note): string => between(words);

const comment = (note: Note, author: number, prefix: string): string =>
  `<${prefix}comment ref="${note.ref}" authorId="${author}"><${prefix}text><${prefix}t xml:space="preserve">${cellText(textOf(note))}</${prefix}t></${prefix}text></${prefix}comment>`;

function newComments(namespace: string, notes: readonly Note[]): string {
  const own = namespace === '' ? '' : ` xmlns="${namespace}"`;
  return `${XML}<comments${own}><authors><author>${AUTHOR}</author></authors><commentList>${notes
    .map((note) => comment(note, 0, ''))
    .join('')}</commentList></comments>`;
}

/** Adds to a part of comments; returns the notes for whose cells there was none. */
function appendTo(book: Book, part: string, notes: readonly Note[]): Note[] {
  const xml = book.archive.text(part);
  const found = elementsOf(xml, ({ name }) => NAMED.has(name));
  const of = (name: string): Element[] => found.filter((element) => element.name === name);
  const root = of('comments')[0] as Element;
  const prefix = prefixOf(xml, root);
  const authors = of('author');
  const known = authors.findIndex((one) => xml.slice(one.openEnd, one.closeStart) === AUTHOR);
  const author = known < 0 ? authors.length : known;
  const byRef = new Map(of('comment').map((one) => [one.attributes.ref ?? '', one]));
  const texts = [...of('t')].sort((a, b) => a.start - b.start);
  const edits = new Edits();
  const added: Note[] = [];
  for (const note of notes) {
    const there = byRef.get(note.ref);
    if (there === undefined) added.push(note);
    else appendWords(xml, edits, there, found, texts, `\n${textOf(note)}`, prefix);
  }
  const list = of('commentList')[0];
  const made = added.map((note) => comment(note, author, prefix)).join('');
  if (added.length > 0 && list) edits.append(xml, list, made);
  const all = of('authors')[0];
  if (added.length > 0 && known < 0 && all) edits.append(xml, all, `<${prefix}author>${AUTHOR}</${prefix}author>`);
  book.archive.put(part, edits.apply(xml));
  return added;
}

const NAMED = new Set(['comments', 'authors', 'author', 'commentList', 'comment', 'text', 'r', 't']);

/** A text is one piece or several runs; a piece beside runs is not read by every program, so our words go into the last one's. */
function appendWords(
  xml: string,
  edits: Edits,
  comment: Element,
  found: readonly Element[],
  texts: readonly Element[],
  words: string,
  prefix: string,
): void {
  const inside = (one: Element): boolean => one.start > comment.start && one.end <= comment.end;
  const last = texts.filter(inside).at(-1);
  const runs = found.some((one) => one.name === 'r' && inside(one));
  const text = found.find((one) => one.name === 'text' && inside(one));
  if (last !== undefined && !runs && !isSelfClosing(last)) {
    edits.insert(last.closeStart, cellText(words));
    return;
  }
  const run = `<${prefix}r><${prefix}t xml:space="preserve">${cellText(words)}</${prefix}t></${prefix}r>`;
  if (text) edits.append(xml, text, run);
  else edits.append(xml, comment, `<${prefix}text>${run}</${prefix}text>`);
}

/** Takes our words out of a sheet's comments, and comments and parts that hold nothing else. */
export function takeOutComments(book: Book, sheet: Sheet): void {
  const relation = book.relations(sheet.part).find(({ kind }) => kind === 'comments');
  const part = relation?.target ?? null;
  if (relation === undefined || part === null || !book.archive.has(part)) return;
  const xml = book.archive.text(part);
  if (!xml.includes(BEGIN)) return;
  const found = elementsOf(xml, ({ name }) => NAMED.has(name));
  const edits = new Edits();
  const gone: string[] = [];
  const comments = found.filter(({ name }) => name === 'comment');
  for (const one of comments)
    if (!takeOutWords(xml, edits, one, found)) {
      edits.replace(one.start, one.end, '');
      gone.push(one.attributes.ref ?? '');
    }
  if (gone.length === comments.length) {
    book.unrelate(sheet.part, relation.id);
    book.removePart(part);
  } else book.archive.put(part, withoutAuthor(edits.apply(xml)));
  takeOutShapes(book, sheet, gone);
}

/** Takes our words out of one comment; false where nothing is left of it. A comment without any is left alone. */
function takeOutWords(xml: string, edits: Edits, comment: Element, found: readonly Element[]): boolean {
  const inside = (one: Element): boolean => one.start > comment.start && one.end <= comment.end;
  const texts = found.filter((one) => one.name === 't' && inside(one)).sort((a, b) => a.start - b.start);
  let ours = false;
  let seen = false;
  let rest = '';
  const cuts: { element: Element; left: string }[] = [];
  for (const element of texts) {
    const raw = xml.slice(element.openEnd, element.closeStart);
    let left = '';
    for (let at = 0; at < raw.length; ) {
      const mark = ours ? FINISH : BEGIN;
      const next = raw.indexOf(mark, at);
      if (!ours) left += raw.slice(at, next < 0 ? raw.length : next);
      if (next < 0) break;
      // The line break before our words is ours where somebody's words stand before it.
      if (!ours) left = left.replace(/(?:\r?\n|&#10;|_x000D_\n)$/, '');
      ours = !ours;
      seen = true;
      at = next + mark.length;
    }
    rest += left;
    if (left !== raw) cuts.push({ element, left });
  }
  if (!seen) return true;
  // Programs put the name of whoever writes before the words.
  const isEmpty =
    rest
      .replaceAll(`${escaped(AUTHOR)}:`, '')
      .replaceAll(/&#10;|_x000D_/g, '')
      .trim() === '';
  if (isEmpty) return false;
  for (const { element, left } of cuts) {
    const run = element.parent;
    if (left === '' && run?.name === 'r') edits.replace(run.start, run.end, '');
    else edits.replace(element.openEnd, element.closeStart, left);
  }
  return true;
}

/** Takes our name off the list of those who write, where nobody else's number changes by it. */
function withoutAuthor(xml: string): string {
  const found = elementsOf(xml, ({ name }) => name === 'author' || name === 'comment');
  const authors = found.filter(({ name }) => name === 'author');
  const last = authors.at(-1);
  const isUsed = found.some(({ attributes }) => attributes.authorId === String(authors.length - 1));
  if (last === undefined || isUsed || xml.slice(last.openEnd, last.closeStart) !== AUTHOR) return xml;
  return xml.slice(0, last.start) + xml.slice(last.end);
}

/** The drawing that shows a sheet's comments. */
function drawingOf(book: Book, sheet: Sheet): { part: string; id: string } | null {
  const named = elementsOf(
    book.archive.text(sheet.part),
    ({ name, depth }) => depth === 1 && name === 'legacyDrawing',
  )[0];
  if (named === undefined) return null;
  const key = Object.keys(named.attributes).find((one) => one.endsWith(':id') || one === 'id');
  const id = key === undefined ? '' : (named.attributes[key] ?? '');
  const part = book.relations(sheet.part).find((one) => one.id === id)?.target ?? null;
  return part !== null && book.archive.has(part) ? { part, id } : null;
}

function putShapes(book: Book, sheet: Sheet, notes: readonly Note[]): string | null {
  if (notes.length === 0) return null;
  const there = drawingOf(book, sheet);
  if (there !== null) {
    book.archive.put(there.part, withShapes(book.archive.text(there.part), notes));
    return null;
  }
  const name = book.freeName('xl/drawings/vmlDrawing', '.vml');
  book.addPart(name, VML, withShapes(null, notes));
  return book.relate(sheet.part, 'vmlDrawing', name);
}

function takeOutShapes(book: Book, sheet: Sheet, refs: readonly string[]): void {
  const there = drawingOf(book, sheet);
  if (there === null || refs.length === 0) return;
  const left = shapesRemoved(book.archive.text(there.part), refs);
  if (left !== null) {
    book.archive.put(there.part, left);
    return;
  }
  const xml = book.archive.text(sheet.part);
  const named = elementsOf(xml, ({ name, depth }) => depth === 1 && name === 'legacyDrawing')[0] as Element;
  book.archive.put(sheet.part, xml.slice(0, named.start) + xml.slice(named.end));
  book.unrelate(sheet.part, there.id);
  book.removePart(there.part);
}
