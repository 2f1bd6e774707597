/**
 * A notice as its readers see it: the text of its Markdown, block by block, with where links lead.
 */
import MarkdownIt, { type Token } from 'markdown-it';

/** Text of one block, with the lines of the Markdown it comes from, from 0, the last one not included. */
export interface Passage {
  text: string;
  firstLine: number;
  endLine: number;
}

// As pages read it: HTML is text and there are no pictures.
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
markdown.disable(['image']);

/** The paragraphs, headings, items, cells and code of a notice's Markdown, in their order. */
export function passagesOf(body: string): Passage[] {
  return markdown.parse(body, {}).flatMap((token) => {
    const [firstLine, endLine] = token.map ?? [0, 0];
    if (token.type === 'inline') return [{ text: textOf(token.children ?? []), firstLine, endLine }];
    return token.type === 'fence' || token.type === 'code_block' ? [{ text: token.content, firstLine, endLine }] : [];
  });
}

function textOf(tokens: readonly Token[]): string {
  const links: string[] = [];
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else text += token.content;
    const address = token.attrGet('href');
    if (address !== null) links.push(decoded(String(address)));
  }
  return [text, ...links].join('\n');
}

/** An address with its escapes as characters, since `%31` is a digit to whoever opens it. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
