/**
 * The font files that portal.yaml names (字体文件): each is read, and counts as an input, or is a problem.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { lineWith } from './content-folder.ts';
import type { Problem } from './domain/problem.ts';
import type { InputFile } from './domain/register.ts';
import { problem } from './intake/problems.ts';
import type { Content } from './intake/read-content.ts';

/**
 * Reads the fonts that portal.yaml names, so that the release id depends on them too; a problem for each that can't be
 * read or lies elsewhere: what is published is made of the content folder alone.
 */
export async function missingFonts(
  content: Pick<Content, 'portal'>,
  folder: string,
  inputs: Map<string, InputFile>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, file] of (content.portal?.printFonts ?? []).entries()) {
    const bytes = await readInside(folder, file);
    if (typeof bytes !== 'string') {
      inputs.set(file, { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
      continue;
    }
    const header = `print.fonts.${index}`;
    const row = await lineWith(folder, 'portal.yaml', file);
    problems.push(
      problem('setting-wrong', { file: 'portal.yaml', row, column: header }, file, { header, hint: bytes }),
    );
  }
  return problems;
}

const OUTSIDE =
  '字体文件要放在内容文件夹里，写成 fonts/补字.ttf 的样子；不写磁盘上的位置，也不用 .. 和指到别处的链接。';

/** The bytes of a file by its path inside the content folder; else what to do about it, in Chinese. */
async function readInside(folder: string, file: string): Promise<Uint8Array | string> {
  const steps = file.split('/');
  if (/[\\:\0]/.test(file) || steps.some((step) => step === '' || step === '.' || step === '..')) return OUTSIDE;
  try {
    const full = await realpath(path.join(folder, ...steps));
    if (!full.startsWith(`${await realpath(folder)}${path.sep}`)) return OUTSIDE;
    return (await stat(full)).isFile() ? await readFile(full) : '这是文件夹，写上其中字体文件的名字。';
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '这个文件在内容文件夹里找不到。放进去，或改成有的文件名。';
    if (code === 'EACCES' || code === 'EPERM' || code === 'ELOOP')
      return '这个文件打不开。核对它的权限，或换一个文件。';
    throw cause;
  }
}
