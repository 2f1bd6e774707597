/**
 * The full-text index over the pages, with Pagefind.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, placeOf } from './files.ts';
import { licencesOf } from './licences.ts';

/**
 * Parts of pages without words that anybody would search for: figures, dates, codes and places in files, which make up
 * most of the text.
 */
const NOT_SEARCHED = [
  // What names somebody ends, and an excerpt would say it longer than its page does.
  '[data-until]',
  'template',
  '.num',
  '.source',
  '.tel',
  '.code',
  '.when',
  '.stamp',
  '.strip',
  '.p-postings',
  '.p-lifts',
  '.p-complaints',
  '.p-fund',
];

/** Indexes every page below `folder` and writes `folder/pagefind/`. Returns how many pages are in it. */
export async function indexSearch(folder: string): Promise<number> {
  const pagefind = await import('pagefind');
  const created = await pagefind.createIndex({ forceLanguage: 'zh-cn', excludeSelectors: [...NOT_SEARCHED] });
  if (!created.index) throw new Error(`pagefind: ${created.errors.join('; ')}`);
  // Not `addDirectory`: pages get their numbers in the order in which they come, and disks list files in any order.
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  for (const sourcePath of pages) {
    const content = await readFile(placeOf(folder, sourcePath), 'utf8');
    const { errors } = await created.index.addHTMLFile({ sourcePath, content });
    if (errors.length > 0) throw new Error(`pagefind: ${sourcePath}: ${errors.join('; ')}`);
  }
  // Not `writeFiles`: where the disk is full its program ends without an answer, and nobody would be told.
  const made = await created.index.getFiles();
  if (made.errors.length > 0) throw new Error(`pagefind: ${made.errors.join('; ')}`);
  // Its programs are published with the index.
  const licence = { path: 'licences.txt', content: Buffer.from(await licencesOf([], ['pagefind'])) };
  for (const { path: name, content } of [...made.files, licence]) {
    const file = placeOf(path.join(folder, 'pagefind'), name.replace(/^\/?(?:pagefind\/)?/, ''));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await pagefind.close();
  return pages.length;
}
