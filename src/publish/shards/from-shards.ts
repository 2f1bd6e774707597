/**
 * What a publication is joined from (合并): the parts, each looked at before anything is made of them, and refused in words where it
 * is of another publication, doubled, missing or damaged.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../../domain/manifest.ts';
import type { Part } from '../../domain/portal.ts';
import type { PageScope } from '../../routes/route.ts';
import type { Site } from '../../site.ts';
import { scopeOf } from '../cache/place.ts';
import { openStore, type Store } from '../cache/store.ts';
import { areWhole, placeOf, share } from '../files.ts';
import { readSite } from '../made-of.ts';
import { isCode, OutputError } from '../output-error.ts';
import { pagesLeft, planShards } from './plan.ts';
import { programHash } from './program.ts';
import { CONTENT, FILES, KEPT, PUBLICATION, type ShardManifest, shardManifestIn } from './shard-folder.ts';

export interface OneShard {
  folder: string;
  manifest: ShardManifest;
}

/** What `publish` takes from parts instead of making it. */
export interface FromShards {
  /** The pages that are still to be rendered. */
  scope: PageScope;
  /** How many pages lie in the parts. */
  pages: number;
  screens: ReadonlyMap<string, string>;
  rare: readonly string[] | null;
  stores: readonly Store[];
  /** Puts what belongs to a part of the publication below a folder. */
  give(folder: string, part: Part): Promise<void>;
  /** Throws `OutputError` where what was published differs from what the parts say of it. */
  check(known: ReadonlyMap<string, OutputFile>): void;
  /** Throws `OutputError` where a publication has other parts than they were made for, which their pages lead to. */
  mustFit(site: Pick<Site, 'parts'>): void;
}

/** The parts in their order. Throws `OutputError` where they are not all parts of one publication, each once. */
export async function readShards(folders: readonly string[]): Promise<OneShard[]> {
  const shards: OneShard[] = [];
  for (const folder of folders) shards.push({ folder, manifest: await manifestOf(folder) });
  return inOrder(shards, await programHash());
}

async function manifestOf(folder: string): Promise<ShardManifest> {
  const manifest = await shardManifestIn(folder);
  if (manifest !== null) return manifest;
  const there = await stat(folder).catch(() => null);
  throw new OutputError(
    there === null
      ? `没有 ${folder} 这个文件夹。核对 --shards 后面的路径；还没有做的，先用 build --shard 做。`
      : `${folder} 不是做好的一份：里面没有能读的 shard.json。--shards 后面写 build --shard 的 --out；没有做完或没有拷完的，重做或重拷。`,
  );
}

/** Throws `OutputError` where parts don't belong together. `program` is the one that joins them. */
export function inOrder(given: readonly OneShard[], program: string): OneShard[] {
  const shards = [...given].sort((a, b) => a.manifest.shard - b.manifest.shard);
  const [first] = shards;
  if (first === undefined) throw new OutputError('--shards 后面没有写文件夹。写 build --shard 做好的每一份。');
  const { of, release, parts } = first.manifest;
  for (const one of shards) {
    const { manifest } = one;
    if (manifest.of !== of)
      throw new OutputError(
        `${nameOf(one)}是分成 ${manifest.of} 份做的，${nameOf(first)}是分成 ${of} 份做的，合不到一起。都用同一个 --shard 的份数重做。`,
      );
    if (manifest.release.id !== release.id || manifest.parts.join() !== parts.join())
      throw new OutputError(
        `${nameOf(one)}是另一次发布的（版本 ${manifest.release.id}，截至 ${manifest.release.asOf}；${nameOf(first)}是版本 ${release.id}，截至 ${release.asOf}）。用同样的内容文件夹和选项（--as-of、--base、--division、--only）重做不对的那一份。`,
      );
    if (manifest.program !== program)
      throw new OutputError(
        `${nameOf(one)}是另一个程序做的：版本、Node.js 或程序安装的路径和这里的不同，做出来的字节会不同。用同样的程序装在同样的路径下，重做这一份。`,
      );
  }
  for (const [at, one] of shards.entries()) {
    const next = shards[at + 1];
    if (next && next.manifest.shard === one.manifest.shard)
      throw new OutputError(`第 ${one.manifest.shard} 份有两个：${one.folder} 和 ${next.folder}。只留一个。`);
  }
  const there = new Set(shards.map(({ manifest }) => manifest.shard));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((shard) => !there.has(shard));
  if (missing.length > 0)
    throw new OutputError(
      `缺第 ${missing.join('、')} 份（一共 ${of} 份）。用 build --shard ${missing[0]}/${of} 做好，和别的一起写在 --shards 后面。`,
    );
  return shards;
}

const nameOf = ({ folder, manifest }: OneShard): string => `第 ${manifest.shard} 份（${folder}）`;

/** Throws `OutputError` where the first part was compared with another publication than the one that is replaced. */
export function mustFollow(
  [first]: readonly OneShard[],
  live: { release: string; number: number | null } | null,
): void {
  const { compared = null } = first?.manifest ?? {};
  if (live === null || (compared?.release === live.release && compared.number === live.number)) return;
  const then = compared === null ? '没有和上一版比过' : `比的是第 ${compared.number} 号（${compared.release}）`;
  throw new OutputError(
    `现在发布着第 ${live.number} 号（${live.release}），而第 1 份${then}，不知道丢了什么。加上 --after 写现在这一版的 data/release.json，重做第 1 份；别的不用重做。`,
  );
}

/** The publication, which the first part has. */
export async function siteOf([first]: readonly OneShard[]): Promise<Site> {
  if (first === undefined) throw new Error('a publication has a first part');
  const site = await readSite(path.join(first.folder, PUBLICATION)).catch(() => {
    throw damaged(first, PUBLICATION);
  });
  return { ...site, contentFolder: await contentFolderOf(site, first) };
}

/** Where the fonts of portal.yaml lie as they were read: the content folder itself, or what the first part has brought. */
async function contentFolderOf({ contentFolder, portal, inputs }: Site, first: OneShard): Promise<string> {
  const fonts = inputs.filter((input) => portal.printFonts.includes(input.path));
  if (await areWhole(contentFolder, fonts)) return contentFolder;
  const brought = path.join(first.folder, CONTENT);
  if (await areWhole(brought, fonts)) return brought;
  throw damaged(first, fonts[0]?.path ?? CONTENT);
}

export function fromShards(site: Site, shards: readonly OneShard[], now: number): FromShards {
  const of = shards.length;
  const place = { scope: scopeOf(site.portal), begunAt: now, isWritable: false };
  const parts = shards[0]?.manifest.parts ?? [];
  const all = shards.flatMap((shard) => shard.manifest.files.map((file) => ({ shard, file })));
  return {
    scope: pagesLeft(site, planShards(site, of)),
    pages: all.filter(({ file }) => file.part === 'site').length,
    screens: new Map(shards.flatMap(({ manifest }) => Object.entries(manifest.screens))),
    rare: shards[0]?.manifest.rare ?? null,
    stores: shards.map(({ folder }) => openStore({ ...place, folder: path.join(folder, KEPT) })),
    async give(folder, part) {
      for (const { shard, file } of all) {
        if (file.part !== part) continue;
        const from = path.join(shard.folder, FILES);
        const size = (await stat(placeOf(from, file.path)).catch(() => null))?.size;
        if (size !== file.bytes) throw damaged(shard, file.path);
        await share(from, folder, file.path).catch((cause: unknown) => {
          throw isCode(cause, 'ENOENT') ? damaged(shard, file.path) : cause;
        });
      }
    },
    check(known) {
      for (const { shard, file } of all)
        if (known.get(file.path)?.sha256 !== file.sha256) throw damaged(shard, file.path);
    },
    mustFit(asked) {
      if (asked.parts.join() === parts.join()) return;
      throw new OutputError(
        `这几份做的是 ${parts.join('、')}，而发布出来会有 ${asked.parts.join('、')}，网页上的链接会不对。各份用 --only ${asked.parts.join(',')} 重做，或合到另一个 --out。`,
      );
    },
  };
}

function damaged(shard: OneShard, file: string): OutputError {
  const { shard: number, of } = shard.manifest;
  return new OutputError(
    `${nameOf(shard)}坏了：里面的 ${file} 不在，或和登记的不一样。重新拷来，或用 build --shard ${number}/${of} 重做这一份；别的不用重做。`,
  );
}
