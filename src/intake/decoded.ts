/** Bytes of settings, profiles and notices as text (文本文件的编码). */
import type { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import { bytesOf, type TableFile } from './sources.ts';

/** The text of a file; null where the file can't be read, which is reported. Damaged characters are reported too. */
export async function textOf(file: TableFile, problems: ProblemLog): Promise<string | null> {
  const bytes = await bytesOf(file, problems);
  if (bytes === null) return null;
  const { text, damaged } = decodeText(bytes);
  if (damaged) problems.push(problem('encoding-damaged', { file: file.path }, null));
  return text;
}

/** Text in UTF-8, or in GB18030, in which old editors save Chinese. */
export function decodeText(bytes: Uint8Array): { text: string; damaged: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), damaged: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes);
    return { text, damaged: text.includes('\ufffd') };
  }
}
