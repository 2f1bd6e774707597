/**
 * Reading a content folder with the file in hand shown, where there is a terminal to show it on.
 */
import { type LoadedContent, loadContent } from '../src/site.ts';

export async function loadWithProgress(folder: string): Promise<LoadedContent> {
  const { stderr } = process;
  const content = await loadContent(folder, (file) => {
    if (stderr.isTTY) stderr.write(`\r\x1b[K读取 ${file}`);
  });
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  return content;
}
