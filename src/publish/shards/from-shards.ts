/**
 * What a publication is joined from (合并): the parts, each looked at before anything is made of them, and refused in words where it
 * is of another publication, doubled, missing or damaged.
 */
import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Part } from '../../domain/portal.ts';
import type { Site } from '../../site.ts';
import { give, type Sum, sumOf } from '../cache/give.ts';
import { scopeOf } from '../cache/place.ts';
import { openStore, type Store } from '../cache/store.ts';
import { areWhole, placeOf } from '../files.ts';
import type { Listing } from '../list-outputs.ts';
import { readSite } from '../made-of.ts';
import { isCode, OutputError } from '../output-error.ts';
import { programHash } from './program.ts';
import { CONTENT, FILES, KEPT, PUBLICATION, type ShardManifest, shardManifestIn } from './shard-folder.ts';

export interface OneShard {
  folder: string;
  manifest: ShardManifest;
}

/** What `publish` takes from parts instead of making it. */
export interface FromShards {
  /** How many pages, share cards and indexes of words lie in the parts. */
  pages: number;
  cards: number;
  indexes: number;
  screens: ReadonlyMap<string, string>;
  rare: readonly string[] | null;
  stores: readonly Store[];
  /** What is known of a file that a part has; null where none has it. */
  sumOf(file: string): Sum | null;
  /**
   * Puts what belongs to a part of the publication below a folder, and lists it. Each file is looked at once; throws `OutputError`
   * where one isn't what its part says of it.
   */
  give(folder: string, part: Part, listing: Listing): void;
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
  const place = { scope: scopeOf(site.portal), begunAt: now, isWritable: false };
  const parts = shards[0]?.manifest.parts ?? [];
  const all = new Map(shards.flatMap((shard) => shard.manifest.files.map((file) => [file.path, { shard, file }])));
  const count = (is: (file: string) => boolean): number => [...all.keys()].filter(is).length;
  return {
    pages: shards.reduce((sum, { manifest }) => sum + manifest.pages, 0),
    cards: count((file) => file.startsWith('cards/')),
    indexes: count((file) => /^pagefind\/.+\/pagefind-entry\.json$/.test(file)),
    screens: new Map(shards.flatMap(({ manifest }) => Object.entries(manifest.screens))),
    rare: shards[0]?.manifest.rare ?? null,
    stores: shards.map(({ folder }) => openStore({ ...place, folder: path.join(folder, KEPT) })),
    sumOf(file) {
      const { bytes, sha256 } = all.get(file)?.file ?? {};
      return bytes === undefined || sha256 === undefined ? null : { bytes, sha256 };
    },
    give(folder, part, { known, pages }) {
      const folders = new Set<string>();
      for (const { shard, file } of all.values()) {
        if (file.part !== part) continue;
        const { path: name, bytes, sha256, names, searched } = file;
        const target = placeOf(folder, name);
        const parent = path.dirname(target);
        if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
        folders.add(parent);
        try {
          give(placeOf(path.join(shard.folder, FILES), name), target);
        } catch (cause) {
          throw isCode(cause, 'ENOENT') ? damaged(shard, name) : cause;
        }
        const found = sumOf(target);
        if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(shard, name);
        known.set(name, { path: name, part, bytes, sha256, ...(names && { names }) });
        if (searched) pages.push({ path: name, sha256, ...searched });
      }
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
