/**
 * What of a page is searched (检索的内容): its main part without figures, dates, codes, and without what names somebody and ends.
 *
 * Pagefind is given this and nothing else, so that an index is made anew only where it would be another. It reads the pages
 * that this program writes, in which every element is closed.
 */

/** Classes of parts without words that anybody would search for, which make up most of the text. */
const NOT_SEARCHED: ReadonlySet<string> = new Set([
  'num',
  'source',
  'tel',
  'code',
  'when',
  'stamp',
  'strip',
  'p-postings',
  'p-lifts',
  'p-complaints',
  'p-fund',
]);
/** What names somebody ends, and an excerpt would say it longer than its page does. */
const ENDS = /\sdata-until(?:[\s=]|$)/;
/** What pages themselves say isn't searched. */
const IGNORED = /\sdata-pagefind-ignore(?:[\s=]|$)/;
/** Elements whose words nobody reads; Pagefind passes over them too. */
const SILENT: ReadonlySet<string> = new Set(['template', 'script', 'style', 'noscript']);

const RAW: ReadonlySet<string> = new Set(['script', 'style']);
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const MAIN = /<main\b[^>]*\sdata-pagefind-body[^>]*>/;
const COUNTY = /<main\b[^>]*\sdata-county="([^"]*)"/;
const NAME = /^<([a-zA-Z][\w:-]*)/;
const CLASSES = /\sclass="([^"]*)"/;
/** What Pagefind takes note of: where a heading is, what isn't to be searched, and pictures. */
const KEPT = /\s(?:id|data-pagefind-[\w-]+|src|alt)(?:="[^"]*")?/g;
/** The county of a page, as it says itself; null where it is about none. */
export const countyOfPage = (html: string): string | null => COUNTY.exec(html)?.[1] ?? null;

/** Whether a page is searched at all. */
export const isSearched = (html: string): boolean => MAIN.test(html);

/** What of a page is given to Pagefind. Throws for a page that isn't searched, or in which an element isn't closed: a bug. */
export function searchedOf(html: string): string {
  const main = MAIN.exec(html);
  if (main === null) throw new Error('a page that is not searched');
  return `<!doctype html><html lang="zh-CN"><body>${mainOf(html, main.index)}</body></html>`;
}

/** The element that begins at a place, without what isn't searched. */
function mainOf(html: string, begin: number): string {
  const kept: string[] = [];
  const open: string[] = [];
  /** How many elements were open where the one began that is left out; null where none is. */
  let leftOutAt: number | null = null;
  let from = begin;
  for (let at = begin; at >= 0; at = html.indexOf('<', from)) {
    if (leftOutAt === null) kept.push(html.slice(from, at));
    if (html.startsWith('<!--', at)) {
      from = endOf(html, '-->', at);
      continue;
    }
    const end = endOfTag(html, at);
    const tag = html.slice(at, end + 1);
    from = end + 1;
    if (tag[1] === '/') {
      if (open.pop() !== tag.slice(2, -1)) throw new Error(`an element is not closed before ${tag}`);
      if (leftOutAt === null) kept.push(tag);
      else if (open.length === leftOutAt) leftOutAt = null;
      if (open.length === 0) return kept.join('');
      continue;
    }
    const { name, isVoid, searched } = tagOf(tag);
    if (leftOutAt === null && searched !== null) kept.push(searched);
    if (isVoid) continue;
    // What looks like a tag in it is none.
    if (RAW.has(name)) from = endOf(html, `</${name}`, from) - name.length - 2;
    if (searched === null) leftOutAt ??= open.length;
    open.push(name);
  }
  throw new Error('the main part of a page is not closed');
}

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  if (at < 0) throw new Error(`no ${mark} follows`);
  return at + mark.length;
}

/** Where the tag that begins at a place ends: at a `>` that is not in a value. */
function endOfTag(html: string, at: number): number {
  let end = html.indexOf('>', at);
  let isQuoted = false;
  for (
    let quote = html.indexOf('"', at);
    quote >= 0 && (quote < end || isQuoted);
    quote = html.indexOf('"', quote + 1)
  ) {
    isQuoted = !isQuoted;
    if (!isQuoted && quote > end) end = html.indexOf('>', quote);
  }
  if (end < 0) throw new Error('a tag has no end');
  return end;
}

interface Tag {
  name: string;
  /** Whether nothing closes it. */
  isVoid: boolean;
  /** As it is given to Pagefind; null where its element is left out. */
  searched: string | null;
}

/** The same tags come thousands of times. */
const TAGS = new Map<string, Tag>();
const TAGS_MOST = 20_000;

function tagOf(tag: string): Tag {
  const known = TAGS.get(tag);
  if (known) return known;
  const name = NAME.exec(tag)?.[1];
  if (name === undefined) throw new Error(`not a tag: ${tag}`);
  const attributes = tag.slice(1 + name.length, -1);
  const isLeftOut = SILENT.has(name) || ENDS.test(attributes) || IGNORED.test(attributes) || hasSilentClass(attributes);
  const made = {
    name,
    isVoid: VOID.has(name) || attributes.endsWith('/'),
    searched: isLeftOut ? null : `<${name}${(attributes.match(KEPT) ?? []).join('')}>`,
  };
  if (TAGS.size >= TAGS_MOST) TAGS.clear();
  TAGS.set(tag, made);
  return made;
}

function hasSilentClass(attributes: string): boolean {
  const classes = CLASSES.exec(attributes)?.[1];
  return classes?.split(' ').some((one) => NOT_SEARCHED.has(one)) ?? false;
}
