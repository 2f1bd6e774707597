/**
 * What goes back to whoever sent it, written beside a check (`--return`).
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { listContent } from '../src/content-folder.ts';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { OutputError } from '../src/publish/output-error.ts';
import { writeReturns } from '../src/publish/return-folder.ts';
import { INDEX, type Returned, returnsOf } from '../src/returns/returns.ts';
import type { LoadedContent } from '../src/site.ts';

/** Everything that goes back, made of the files as they were read. Throws `OutputError` where one has changed since. */
export async function returnedOf(content: LoadedContent, asOf: IsoDate, by: IsoDate | null): Promise<Returned> {
  const there = new Map((await listContent(content.folder))?.map((file) => [file.path, file]));
  const read = async (file: string): Promise<Uint8Array> => {
    const bytes = await there.get(file)?.read();
    const known = content.inputs.find((input) => input.path === file);
    // Marks would stand in the wrong cells.
    if (bytes === undefined || known?.sha256 !== createHash('sha256').update(bytes).digest('hex'))
      throw new OutputError(`${file} 在检查的时候变了，没有做退回的文件。存好以后再来一次。`);
    return bytes;
  };
  const { problems, register, portal, inputs } = content;
  return returnsOf({ problems, register, portal, asOf, by, inputs, read });
}

/** Says who gets what before anything is written, writes the folder, and says in a line what is in it. */
export async function writeReturned(
  folder: string,
  content: LoadedContent,
  { asOf, by, say }: { asOf: IsoDate; by: IsoDate | null; say: (line: string) => void },
): Promise<string> {
  const made = await returnedOf(content, asOf, by);
  for (const line of whoGets(made)) say(line);
  await writeReturns(folder, content.folder, made.files);
  if (made.rows.length === 0) return `没有要退改的。${path.join(folder, INDEX)} 是空的。`;
  const rest = made.listed === 0 ? '' : `，另有 ${made.listed} 个文件只列在清单里`;
  return `退改写在 ${folder}：${made.workbooks} 个标好的工作簿，${made.letters} 份给企业的文字${rest}。谁收哪一份，见 ${INDEX}。`;
}

/** 要退的表 2 份：…… and 要发文字的企业 1 家：……, each by its name. */
function whoGets({ rows, files }: Returned): string[] {
  const names = new Set(files.map(({ name }) => name));
  const sent = rows.filter(({ what }) => names.has(what));
  const books = sent.filter(({ what }) => !what.endsWith('.txt')).map(({ what }) => what);
  const firms = sent.filter(({ what }) => what.endsWith('.txt')).map(({ to }) => to);
  return [
    ...(books.length === 0 ? [] : [`要退的表 ${books.length} 份：${books.join('、')}。`]),
    ...(firms.length === 0 ? [] : [`要发文字的企业 ${firms.length} 家：${firms.join('、')}。`]),
  ];
}
