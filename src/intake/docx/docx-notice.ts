/**
 * A Word document as a notice (通知): the facts that stand before its text, its title, and its text as Markdown, in which nothing
 * that was typed means anything but itself.
 */
import type { DocxBlock } from './read-docx.ts';

export interface DocxNotice {
  /** By the name of the contract, with the name that was written. */
  facts: ReadonlyMap<string, { written: string; value: string }>;
  /** Facts that stand twice, as they are written. */
  twice: string[];
  body: string;
}

/** `factNamed` tells the contract's name of a word; null for any other word. */
export function docxNotice(blocks: readonly DocxBlock[], factNamed: (word: string) => string | null): DocxNotice {
  const facts = new Map<string, { written: string; value: string }>();
  const twice: string[] = [];
  const take = (name: string, written: string, value: string): void => {
    if (facts.has(name)) twice.push(written);
    else facts.set(name, { written, value });
  };
  const factOf = (text: string): [name: string, written: string, value: string] | null => {
    const [, word = '', value = ''] = /^([^：:]{1,12})[：:]\s*([\s\S]*)$/.exec(text) ?? [];
    const name = factNamed(word);
    return name === null ? null : [name, word.trim(), value.trim()];
  };
  /** The first words that are no fact are the title, unless one is written as a fact. */
  let first: DocxBlock | null = null;
  let at = 0;
  for (; at < blocks.length; at++) {
    const block = blocks[at] as DocxBlock;
    if (block.kind === 'table') {
      const rows = block.rows.map(([word = '', ...values]) => ({
        ...{ written: word.replace(/[：:]$/, '').trim(), value: values.filter((one) => one !== '').join(' ') },
        name: factNamed(word.replace(/[：:]$/, '')),
      }));
      if (block.rows.some((row) => row.length !== 2) || rows.some(({ name }) => name === null)) break;
      for (const { name, written, value } of rows) take(name as string, written, value);
      continue;
    }
    const fact = factOf(block.text);
    if (fact !== null) take(...fact);
    else if (first === null) first = block;
    else break;
  }
  const rest = blocks.slice(at);
  if (first !== null && 'text' in first) {
    if (!facts.has('title')) facts.set('title', { written: '标题', value: first.text });
    else if (facts.get('title')?.value !== first.text) rest.unshift(first);
  }
  return { facts, twice, body: markdownOf(rest) };
}

function markdownOf(blocks: readonly DocxBlock[]): string {
  let body = '';
  let before: DocxBlock | null = null;
  for (const block of blocks) {
    const isOneList = before?.kind === 'item' && block.kind === 'item';
    body += `${before === null ? '' : isOneList ? '\n' : '\n\n'}${blockText(block)}`;
    before = block;
  }
  return body === '' ? '' : `${body}\n`;
}

function blockText(block: DocxBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'item':
      return `${'    '.repeat(Math.min(block.level, 3))}${block.isOrdered ? '1.' : '-'} ${plain(block.text)}`;
    case 'table':
      return tableText(block.rows);
    case 'paragraph':
      return plain(block.text);
  }
}

function tableText(rows: readonly string[][]): string {
  const [head = [], ...others] = rows.map((cells) => cells.map(plain));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...others.map(line)].join('\n');
}

/** Words in which no character is a mark of Markdown. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
