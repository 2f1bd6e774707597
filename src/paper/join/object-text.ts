/**
 * The text of an object of a PDF (PDF 对象的写法), as Typst writes it: what it refers to, and its entries.
 *
 * Text is kept as Latin-1, a character a byte. Strings in brackets are stepped over: what somebody has written may look
 * like a reference.
 */

/** What is changed on the way into another file. */
export interface Changes {
  /** The new number of an object. */
  reference(number: number): number;
  /** The new name of a table's header cell. */
  id(name: string): string;
  /** Added to keys of the tree that leads from content to its elements. */
  parentKey: number;
  /** Added to the level of headings. */
  level: number;
}

/** Headings below this one have no tag of their own. */
const LEVEL_MAX = 6;

const CHANGED = /\/Headers \[([^\]]*)\]|\/ID \(([^()\\]*)\)|\/(StructParents?) (\d+)|\/S \/H(\d)\b|(\d+) 0 R\b|\(/g;

export function changed(text: string, changes: Changes): string {
  let made = '';
  let from = 0;
  for (let match = nextOf(CHANGED, text, 0); match; match = nextOf(CHANGED, text, from)) {
    const end = match.index + match[0].length;
    made += text.slice(from, match.index) + replaced(match, changes);
    from = end;
  }
  return made + text.slice(from);
}

function replaced([, headers, id, parents, key, level, reference]: RegExpExecArray, changes: Changes): string {
  if (reference !== undefined) return `${changes.reference(Number(reference))} 0 R`;
  if (headers !== undefined)
    return `/Headers [${headers.replace(/\(([^()]*)\)/g, (_, name) => `(${changes.id(name)})`)}]`;
  if (id !== undefined) return `/ID (${changes.id(id)})`;
  if (parents !== undefined) return `/${parents} ${Number(key) + changes.parentKey}`;
  const now = Number(level) + changes.level;
  if (now > LEVEL_MAX) throw new Error(`a heading of level ${level} is too deep to go below another`);
  return `/S /H${now}`;
}

/** All objects to which it refers. */
export function referencesOf(text: string): number[] {
  const found: number[] = [];
  for (let match = nextOf(REFERENCE, text, 0); match; match = nextOf(REFERENCE, text, match.index + match[0].length))
    found.push(Number(match[1]));
  return found;
}

/** The next match from a place on, outside of strings. */
function nextOf(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  for (;;) {
    const match = pattern.exec(text);
    if (match?.[0] !== '(') return match;
    pattern.lastIndex = stringEnd(text, match.index);
  }
}

const REFERENCE = /(\d+) 0 R\b|\(/g;

/** Behind the string that begins at a bracket; brackets in it are escaped or come in pairs. */
function stringEnd(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  throw new Error('a string of a PDF has no end');
}

const TOKEN = /\s*(?:(<<|\[)|(>>|\])|(\()|<[0-9A-Fa-f]*>|\/[^\s()<>[\]/]*|[^\s()<>[\]/]+)/y;

/** The entries of a dictionary: each name with the text of its value. */
export function entriesOf(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  const begin = text.indexOf('<<') + 2;
  let depth = 0;
  let name: { word: string; end: number } | null = null;
  TOKEN.lastIndex = begin;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token, opens, closes, string] = match;
    if (string !== undefined) TOKEN.lastIndex = stringEnd(text, TOKEN.lastIndex - 1);
    if (opens !== undefined) depth++;
    if (closes !== undefined && --depth < 0) break;
    if (depth > 0) continue;
    const word = token.trim();
    if (name === null) name = { word: word.slice(1), end: TOKEN.lastIndex };
    else if (!isFollowedByReference(text, TOKEN.lastIndex)) {
      entries.set(name.word, text.slice(name.end, TOKEN.lastIndex).trim());
      name = null;
    }
  }
  return entries;
}

/** A reference is three words: `7 0 R`. */
const REST = /\s+(?:0\s+R|R)\b/y;

function isFollowedByReference(text: string, at: number): boolean {
  REST.lastIndex = at;
  return REST.test(text);
}

/** Throws where an entry isn't what is asked for. */
export function referenceOf(entries: ReadonlyMap<string, string>, name: string): number {
  const [, number] = /^(\d+) 0 R$/.exec(entries.get(name) ?? '') ?? [];
  if (number === undefined) throw new Error(`no reference in a PDF: ${name}`);
  return Number(number);
}

/** Throws for an entry that would be lost: each has to be known. */
export function mustKnow(entries: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const name of entries.keys()) if (!known.includes(name)) throw new Error(`an unknown entry of a PDF: ${name}`);
}
