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
/** Elements whose words nobody reads; Pagefind passes over them too. */
const SILENT: ReadonlySet<string> = new Set(['template', 'script', 'style', 'noscript']);

const RAW: ReadonlySet<string> = new Set(['script', 'style']);
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const MAIN = /<main\b[^>]*\sdata-pagefind-body[^>]*>/;
const COUNTY = /<main\b[^>]*\sdata-county="([^"]*)"/;
/** A comment, or a tag with its name and attributes, in whose values there may be a `>`. */
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
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
  TAG.lastIndex = begin;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    const [whole, slash, name, attributes = ''] = tag;
    if (leftOutAt === null) kept.push(html.slice(from, tag.index));
    from = TAG.lastIndex;
    if (name === undefined) continue;
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`an element is not closed before ${whole}`);
      if (leftOutAt === null) kept.push(whole);
      else if (open.length === leftOutAt) leftOutAt = null;
      if (open.length === 0) return kept.join('');
      continue;
    }
    const isLeftOut = SILENT.has(name) || ENDS.test(attributes) || hasSilentClass(attributes);
    if (leftOutAt === null && !isLeftOut) kept.push(`<${name}${(attributes.match(KEPT) ?? []).join('')}>`);
    if (VOID.has(name) || attributes.endsWith('/')) continue;
    if (RAW.has(name)) {
      // What looks like a tag in it is none.
      from = html.indexOf(`</${name}`, from);
      TAG.lastIndex = from;
    }
    if (leftOutAt === null && isLeftOut) leftOutAt = open.length;
    open.push(name);
  }
  throw new Error('the main part of a page is not closed');
}

function hasSilentClass(attributes: string): boolean {
  const classes = CLASSES.exec(attributes)?.[1];
  return classes?.split(' ').some((one) => NOT_SEARCHED.has(one)) ?? false;
}
