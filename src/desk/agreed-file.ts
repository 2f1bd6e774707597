/**
 * `agreed.yaml` of the content folder (说定的提醒), changed at the desk: an entry for each thing that somebody has agreed to. What
 * stands in it stays, comments too.
 */
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { AgreedEntry } from '../intake/agreed.ts';
import { fits } from '../intake/mapping/match-mapping.ts';

const HEAD = ` 说定了、不用每月再提醒的：哪一种提醒（编号）、哪些文件（* 代表任何字）、说的是什么、为什么、哪一天说定的。
 只对写在 about 里的算数；换了一个数、一列、一个词，照样提醒。样子见 content/README.md。`;

/** The text with one more entry; null for a text that can't be read as a list. */
export function withEntry(text: string, { reminder, files, about, reason, date }: AgreedEntry): string | null {
  const document: Document = parseDocument(text);
  if (document.errors.length > 0) return null;
  if (document.contents === null) {
    document.contents = document.createNode([]) as never;
    document.commentBefore ??= HEAD;
  }
  if (!isSeq(document.contents)) return null;
  document.contents.flow = false;
  const entry = document.createNode({ reminder, files, about, reason, date }) as YAMLMap;
  for (const key of ['files', 'about']) {
    const list = entry.get(key);
    if (isSeq(list)) list.flow = true;
  }
  document.contents.add(entry);
  return document.toString({ lineWidth: 0 });
}

/** What is agreed to no longer. */
export interface Withdrawn {
  reminder: string;
  /** The file's name, without folder and ending. */
  stem: string;
  about: readonly string[];
}

/** The text without what was agreed of a file; empty where no entry is left, null for a text that can't be read as a list. */
export function withoutEntry(text: string, { reminder, stem, about }: Withdrawn): string | null {
  const document: Document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0 || !isSeq(contents)) return null;
  const gone = new Set(about.map(bare));
  contents.items = contents.items.filter((item) => {
    const entry = isMap(item) ? (item.toJSON() as Partial<AgreedEntry>) : {};
    const isMeant = entry.reminder === reminder && entry.files?.some((pattern) => fits(String(pattern), stem));
    if (!isMap(item) || !isMeant) return true;
    const left = (entry.about ?? []).map(String).filter((one) => !gone.has(bare(one)));
    if (left.length > 0) item.set('about', document.createNode(left, { flow: true }));
    return left.length > 0;
  });
  return contents.items.length === 0 ? '' : document.toString({ lineWidth: 0 });
}

const bare = (text: string): string => text.replace(/\s+/g, '');
