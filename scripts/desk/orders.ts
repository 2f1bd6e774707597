/**
 * What the desk orders of the commands (要办的事): comparing, previewing, publishing, going back, printing, each with the
 * arguments that a person would type.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Job } from '../../src/desk/api.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { InputFile } from '../../src/domain/register.ts';
import type { SheetName } from '../../src/domain/sheet-names.ts';
import { isRunning } from '../../src/publish/owner.ts';
import { publishedIn } from '../../src/publish/predecessor.ts';
import { currentRelease, listReleases, releaseFolder } from '../../src/publish/release-folder.ts';
import { DESK_FOLDER } from './history.ts';
import type { Order, Step } from './jobs.ts';
import type { Published } from './published.ts';
import { Refusal } from './refusal.ts';

/** Where things lie. */
export interface Places {
  content: string;
  published: Published;
  /** A folder of this machine for what only this desk shows. */
  cache: string;
  /** The desk's own address, without a slash at its end. */
  address(): string;
}

/** What stands in the folder as it was read last. */
export interface Standing {
  asOf: IsoDate;
  /** The estate whose sheets and screen are shown; null where there is none. */
  estate: string | null;
  /** The sheets that are printed with a publication (公示单名目). */
  sheets: readonly SheetName[];
  /** What it was read from. */
  inputs: readonly InputFile[];
}

/** What needs a word about the folder as it was read last. */
export type OrderedKind = Exclude<Job['kind'], 'urgent'>;

export const COMPARISON = 'compare.html';

export class Orders {
  readonly #places: Places;
  #previews = 0;
  /** The folder that is shown below `preview/`; null for none. */
  previewed: string | null = null;

  constructor(places: Places) {
    this.#places = places;
  }

  /** The file of the comparison. */
  get comparison(): string {
    return path.join(this.#places.content, DESK_FOLDER, COMPARISON);
  }

  /** The folder into which sheets are printed that have changed. */
  get printed(): string {
    return `${this.#places.published.out}-print`;
  }

  /** The folder with the sheets and pictures of urgent notices. */
  get urgent(): string {
    return `${this.#places.published.out}-urgent`;
  }

  /** Where these lie when they are made. */
  get urgentPrinted(): string {
    return path.join(this.urgent, 'print');
  }

  /** The sheets of one estate that go with the preview. */
  get previewedSheets(): string {
    return path.join(this.#places.cache, 'sheets');
  }

  async of(kind: OrderedKind, standing: Standing, accept: string | null): Promise<Order> {
    if (kind === 'compare') return this.#compare(standing);
    if (kind === 'preview') return this.#preview(standing);
    if (kind === 'sheets') return this.#sheets(standing);
    if (kind === 'publish') return this.#publish(standing, accept);
    if (kind === 'rollback') return this.#rollBack();
    return this.#print(standing);
  }

  /** Urgent notices as they are in the folder, onto pages and screens and one sheet each; of tables nothing is read. */
  async sendUrgent(today: IsoDate): Promise<Order> {
    const { content, published } = this.#places;
    await mkdir(this.urgent, { recursive: true });
    const site = ['--content', content, '--out', published.out, '--as-of', today, '--only-urgent'];
    const sheets = ['--content', content, '--out', this.urgent, '--as-of', today, '--published', published.out];
    return {
      kind: 'urgent',
      steps: [
        { command: 'build', args: site },
        { command: 'print', args: [...sheets, '--sheet', 'urgent', '--all'] },
      ],
      shows: async () => ({ result: 'urgent/', links: [{ name: '一张 A4 和发群的图', address: 'urgent/' }] }),
    };
  }

  async #compare({ asOf }: Standing): Promise<Order> {
    const { content, published } = this.#places;
    if ((await published.standing()).published === null)
      throw new Refusal(409, '还没有发布过，没有可以比的。第一次直接预览、发布。');
    await mkdir(path.dirname(this.comparison), { recursive: true });
    const args = ['--content', content, '--with', published.out, '--as-of', asOf, '--html', this.comparison];
    return {
      kind: 'compare',
      steps: [{ command: 'compare', args }],
      shows: async () => ({ result: COMPARISON }),
    };
  }

  /** The site and the screens into a folder of this machine, and one estate's sheets beside it. */
  async #preview(standing: Standing): Promise<Order> {
    const { content, cache, address } = this.#places;
    const { asOf } = standing;
    const sheets = this.#sheetsOf(standing);
    await mkdir(cache, { recursive: true });
    const out = path.join(cache, `site-${++this.#previews}`);
    const base = `${address()}/preview`;
    const site = ['--content', content, '--out', out, '--as-of', asOf, '--base', base, '--only', 'site,kiosk'];
    // A screen takes no publication of a number that it has had: without this it would go on with the earlier preview.
    const after = this.previewed === null ? [] : ['--after', releaseFile(this.previewed), '--accept', PREVIEWED];
    return {
      kind: 'preview',
      isQuiet: true,
      steps: [
        { command: 'build', args: [...site, ...after], says: '网站和大屏' },
        ...(sheets === null ? [] : [sheets]),
      ],
      shows: async () => {
        const earlier = this.previewed;
        this.previewed = out;
        if (earlier !== null) await removePreview(earlier);
        return { result: 'preview/', ...(sheets === null ? {} : { estate: standing.estate ?? '' }) };
      },
    };
  }

  /** The sheets of another estate, beside the preview that there is. */
  async #sheets(standing: Standing): Promise<Order> {
    const { estate } = standing;
    const sheets = this.#sheetsOf(standing);
    if (this.previewed === null || estate === null || sheets === null) throw new Refusal(409, '还没有预览。先做预览。');
    return {
      kind: 'sheets',
      isQuiet: true,
      steps: [sheets],
      shows: async () => ({ result: 'sheets/', estate }),
    };
  }

  /** What a publication would print for an estate, and nothing else; null where it would print nothing. */
  #sheetsOf({ asOf, estate, sheets }: Standing): Step | null {
    const { content } = this.#places;
    if (estate === null || sheets.length === 0) return null;
    const of = ['--as-of', asOf, '--estate', estate, '--sheet', sheets.join(',')];
    return {
      command: 'print',
      says: '一个小区的公示单',
      args: ['--content', content, '--out', this.previewedSheets, ...of],
    };
  }

  async #publish({ asOf }: Standing, accept: string | null): Promise<Order> {
    const { content, published } = this.#places;
    const args = ['--content', content, '--out', published.out, '--as-of', asOf];
    if (accept !== null) args.push(`--accept=${accept}`);
    return { kind: 'publish', steps: [{ command: 'build', args }], shows: async () => ({ result: null }) };
  }

  async #rollBack(): Promise<Order> {
    const { published } = this.#places;
    if (!(await published.standing()).canRollBack)
      throw new Refusal(409, '没有可以退回的旧版。要恢复以前的内容，就用以前的表格再发布一次。');
    return {
      kind: 'rollback',
      steps: [{ command: 'rollback', args: ['--out', published.out] }],
      shows: async () => ({ result: null }),
    };
  }

  /**
   * What is published and has changed since the desk has printed last, so that walls say what the site says; the first time
   * since the publication before, else everything.
   */
  async #print({ inputs }: Standing): Promise<Order> {
    const { content, published } = this.#places;
    const live = await publishedIn(published.out);
    if (live === null) throw new Refusal(409, '还没有发布过。先发布，再印。');
    const isSame = (one: InputFile, nth: number): boolean =>
      one.path === inputs[nth]?.path && one.sha256 === inputs[nth].sha256;
    if (live.manifest.inputs.length !== inputs.length || !live.manifest.inputs.every(isSame))
      throw new Refusal(
        409,
        '网上的一版和现在的内容不一样：改过还没有发布，或者退回过。先发布，再印，墙上的和网上的才一样。',
      );
    await mkdir(this.printed, { recursive: true });
    const hanging = path.join(content, DESK_FOLDER, 'printed.json');
    const since = existsSync(hanging) ? hanging : await this.#earlierSheets();
    const args = ['--content', content, '--out', this.printed, '--as-of', live.manifest.asOf, '--all'];
    // The first time just what hangs on boards, as the publication has it.
    const names = [...new Set((live.manifest.sheets ?? []).flatMap(({ sheet }) => sheet ?? []))];
    if (since !== null) args.push('--since', since);
    else if (names.length > 0) args.push('--sheet', names.join(','));
    return {
      kind: 'print',
      steps: [{ command: 'print', args }],
      shows: async () => {
        await mkdir(path.dirname(hanging), { recursive: true });
        await copyFile(path.join(published.out, 'data', 'release.json'), `${hanging}.new`);
        await rename(`${hanging}.new`, hanging);
        return { result: 'print/' };
      },
    };
  }

  /** The manifest of the newest publication before the live one that had sheets; null where there is none. */
  async #earlierSheets(): Promise<string | null> {
    const { out } = this.#places.published;
    const current = await currentRelease(out);
    for (const release of (await listReleases(out)).reverse()) {
      if (release.number >= (current?.number ?? 0)) continue;
      const folder = releaseFolder(out, release);
      if ((await publishedIn(folder))?.manifest.sheets !== undefined) return path.join(folder, 'data', 'release.json');
    }
    return null;
  }
}

/** Why a preview may have less than the one before. */
const PREVIEWED = '预览';
const releaseFile = (out: string): string => path.join(out, 'data', 'release.json');

async function removePreview(out: string): Promise<void> {
  for (const one of [out, `${out}.releases`, `${out}.first.txt`])
    await rm(one, { recursive: true, force: true }).catch(() => {});
}

/** Takes away what desks that were killed have left in a cache, each in a folder named by its process. */
export async function clearCache(caches: string): Promise<void> {
  for (const name of await readdir(caches).catch(() => []))
    if (!isRunning(Number(/^\d+/.exec(name)?.[0] ?? 0)))
      await rm(path.join(caches, name), { recursive: true, force: true }).catch(() => {});
}
