/** What is published, read back from what the release kept of it (发布着的内容): for what changes little of it and reads no table. */
import { packageVersion } from '../repository.ts';
import { type MadeOf, madeOf } from './made-of.ts';
import { OutputError } from './output-error.ts';
import { currentRelease, type ReleaseName } from './release-folder.ts';

export interface PublishedSites {
  current: ReleaseName;
  /** What each part was made of, the newest first. */
  made: readonly MadeOf[];
  newest: MadeOf;
}

/** Throws `OutputError` where nothing is published, or where nobody knows what of. */
export async function publishedSites(out: string): Promise<PublishedSites> {
  const current = await currentRelease(out);
  if (current === null) throw new OutputError(`${out} 还没有发布过。先整体发布一次。`);
  const made = await madeOf(out, current, await packageVersion());
  const newest = made?.[0];
  if (made === null || newest === undefined)
    throw new OutputError(
      `${out} 现在的一版没有留下它的发布内容（由别的版本的程序发布，或 ${out}.releases 里的文件不全），不能只改其中一点，网站没有变。改好表格，整体发布一次。`,
    );
  return { current, made, newest };
}
