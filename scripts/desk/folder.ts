/**
 * The content folder at the desk: read when it has changed, whoever changed it, and changed in whole steps (内容文件夹).
 *
 * Each state of the folder that this desk has seen has a number, its revision. Whoever changes something says which one he
 * has looked at; where what he would overwrite has changed since, he is told so and nothing is written.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { listContent } from '../../src/content-folder.ts';
import type { Correction } from '../../src/desk/api.ts';
import { cellId, correctionsIn } from '../../src/desk/corrections-file.ts';
import type { Lying } from '../../src/desk/overview.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { CORRECTIONS_FILE } from '../../src/intake/corrections-file.ts';
import { decodeText } from '../../src/intake/decoded.ts';
import { CONTENT_FOLDERS } from '../../src/intake/file-names.ts';
import { LIMITS, type RawSheet } from '../../src/intake/read/sheet.ts';
import { readFile as readSheets } from '../../src/intake/sources.ts';
import { withLock } from '../../src/publish/lock.ts';
import { BusyError, isCode } from '../../src/publish/output-error.ts';
import type { LoadedContent } from '../../src/site.ts';
import { loadChecked } from '../loading.ts';
import { DESK_FOLDER, History, type Wanted } from './history.ts';
import { Refusal, refusalOf } from './refusal.ts';

const REVISIONS_KEPT = 200;
/** A file that nothing has been written to for so long is on its way no more. */
const STALE_MS = 3_600_000;
const LOCK_TRIES = 100;
const LOCK_PAUSE_MS = 50;
/** For how long in all a reading waits for changes: some of them wait for one that waits for the reading. */
const PATIENCE_MS = 600;
const PAUSE_MS = 10;
/** The part of a stamp's key that tells a correction from a file. */
const OF_CORRECTION = `${CORRECTIONS_FILE}#`;

/** The folder as it was found. */
export interface Looked {
  revision: number;
  asOf: IsoDate;
  content: LoadedContent;
  files: readonly Lying[];
  corrections: readonly Correction[];
}

/** By path, what changes with a file. */
type Stamps = ReadonlyMap<string, string>;

/** Something that the desk is asked to change. */
export interface Asked {
  /** In words, for a clerk. */
  what: string;
  /** The revision that whoever asks has looked at; null for the one that was told last. */
  seen: number | null;
  /** What would be overwritten, by path; of one correction, `correctionStamp`. */
  touches: readonly string[];
  /** The files as they will be. */
  wanted(): Promise<readonly Wanted[]>;
}

export const correctionStamp = (cell: Parameters<typeof cellId>[0]): string => OF_CORRECTION + cellId(cell);

/** A reading of what the folder held before. */
class Outdated extends Error {}

export class DeskFolder {
  readonly folder: string;
  readonly #today: () => IsoDate;
  readonly #now: () => Date;
  readonly #history: History;
  #revision = 0;
  /** What was shown last, with what has been changed from here since. */
  #seen: Stamps = new Map();
  readonly #stamps = new Map<number, Stamps>();
  #read: { key: string; content: Promise<LoadedContent> } | null = null;
  #sheets: { key: string; sheets: Promise<readonly RawSheet[]> } | null = null;
  /** How many changes somebody waits for. */
  #hurried = 0;
  /** Tells what is asked for by something that hurries from what others ask for. */
  readonly #within = new AsyncLocalStorage<true>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, clock: { today: () => IsoDate; now: () => Date }) {
    this.folder = folder;
    this.#today = clock.today;
    this.#now = clock.now;
    this.#history = new History(folder, (file) => this.placeOf(file));
  }

  /** Finishes what a killed desk has begun; where the folder can't be written that is told when something is to change. */
  async open(): Promise<void> {
    try {
      if ((await stat(path.join(this.folder, DESK_FOLDER)).catch(() => null)) !== null)
        await this.#alone(async () => {
          await this.#history.finish();
          await this.#clearIncoming();
        });
    } catch (cause) {
      if (refusalOf(cause) === null) throw cause;
    }
  }

  /** Lets the reading wait for something that a clerk waits for. */
  async hurry<T>(work: () => Promise<T>): Promise<T> {
    this.#hurried++;
    try {
      return await this.#within.run(true, work);
    } finally {
      this.#hurried--;
    }
  }

  /** Everything that was read, anew where the folder has changed. */
  async look(): Promise<Looked> {
    if (this.#within.getStore() === undefined) return this.#look();
    // What waits for the reading itself is nothing that the reading should wait for.
    this.#hurried--;
    try {
      return await this.#look();
    } finally {
      this.#hurried++;
    }
  }

  async #look(): Promise<Looked> {
    const revision = await this.#notice();
    this.#seen = this.#stamps.get(revision) as Stamps;
    const asOf = this.#today();
    const key = `${revision} ${asOf}`;
    if (this.#read?.key !== key) {
      const between = this.#between(revision);
      this.#read = { key, content: loadChecked(this.folder, { asOf, base: null, division: null, between }) };
    }
    const read = this.#read;
    let content: LoadedContent;
    try {
      content = await read.content;
    } catch (cause) {
      if (this.#read === read) this.#read = null;
      if (cause instanceof Outdated) return this.#look();
      throw cause;
    }
    const files = (await listContent(this.folder)) ?? [];
    return { revision, asOf, content, files, corrections: await this.corrections() };
  }

  /** What a reading does between two files: it waits for a while where somebody waits for a change, and ends where one was made. */
  #between(revision: number): () => Promise<void> {
    let patience = PATIENCE_MS;
    return async () => {
      for (; this.#hurried > 0 && patience > 0; patience -= PAUSE_MS)
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (this.#revision !== revision) throw new Outdated();
    };
  }

  async corrections(): Promise<Correction[]> {
    return correctionsIn((await this.textOf(CORRECTIONS_FILE)) ?? '');
  }

  /** Whether there is a file, or anything in its place. */
  has(file: string): Promise<boolean> {
    return lstat(this.placeOf(file)).then(
      () => true,
      () => false,
    );
  }

  /** The text of a file; null where there is none. */
  async textOf(file: string): Promise<string | null> {
    try {
      return decodeText(await readFile(this.placeOf(file))).text;
    } catch (cause) {
      if (isCode(cause, 'ENOENT', 'ENOTDIR')) return null;
      throw cause;
    }
  }

  /** A sheet of a file of `tables/`, as it came; null where there is none. */
  async sheet(file: string, name: string | null): Promise<RawSheet | null> {
    const full = this.placeOf(file);
    const found = await stat(full).catch(() => null);
    if (!found?.isFile() || found.size > LIMITS.fileMegabytes * 1_000_000) return null;
    const key = `${full} ${stampOf(found)}`;
    if (this.#sheets?.key !== key) {
      const ending = /\.csv$/i.test(file) ? 'csv' : 'xlsx';
      this.#sheets = { key, sheets: readFile(full).then(async (bytes) => (await readSheets(bytes, ending)).sheets) };
    }
    const sheets = await this.#sheets.sheets;
    return sheets.find((one) => one.name === name) ?? null;
  }

  /** Makes a change, and returns the revision after it. Throws `Refusal` where somebody else has changed the same. */
  async change({ what, seen, touches, wanted }: Asked): Promise<number> {
    return this.#alone(async () => {
      await this.#history.finish();
      await this.#mustBeFresh(seen, touches);
      const change = await this.#history.make(what, this.#now().toISOString(), await wanted());
      return this.#noticeOwn([...touches, ...(change?.files ?? []).map((file) => file.path)]);
    });
  }

  /** What `undo` would take back, in words; null for nothing. */
  async lastChange(): Promise<string | null> {
    return (await this.#history.last())?.what ?? null;
  }

  /** Takes the last change back, whichever desk has made it. */
  async undo(seen: number | null): Promise<{ revision: number; undone: string }> {
    return this.#alone(async () => {
      await this.#history.finish();
      const last = await this.#history.last();
      if (last === null) throw new Refusal(409, '没有可以撤回的：办事台还没有改过这个文件夹。');
      const touches = last.files.map((file) => file.path);
      await this.#mustBeFresh(seen, touches);
      const wanted = await this.#history.wantedToUndo(last);
      await this.#history.make(`撤回：${last.what}`, this.#now().toISOString(), wanted, last.number);
      return { revision: await this.#noticeOwn(touches), undone: last.what };
    });
  }

  get #incoming(): string {
    return path.join(this.folder, DESK_FOLDER, 'incoming');
  }

  /** A place for a file that is on its way into the folder. */
  async incoming(): Promise<string> {
    await mkdir(this.#incoming, { recursive: true });
    return path.join(this.#incoming, randomUUID());
  }

  /** Takes away what was on its way to a desk that was killed. */
  async #clearIncoming(): Promise<void> {
    for (const name of await readdir(this.#incoming).catch(() => [])) {
      const file = path.join(this.#incoming, name);
      const since = (await stat(file).catch(() => null))?.mtimeMs ?? 0;
      // Another desk may be receiving one just now.
      if (this.#now().getTime() - since > STALE_MS) await rm(file, { force: true });
    }
  }

  /** Where a file lies: its name on the disk may be in another form of Unicode. */
  placeOf(file: string): string {
    const at = path.join(this.folder, ...file.split('/'));
    let names: string[];
    try {
      names = readdirSync(path.dirname(at));
    } catch {
      return at;
    }
    const name = path.basename(at);
    const same = names.includes(name) ? name : names.find((one) => one.normalize('NFC') === name);
    return path.join(path.dirname(at), same ?? name);
  }

  /** One change at a time, here and on other desks. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(async () => {
      await mkdir(path.join(this.folder, DESK_FOLDER), { recursive: true });
      const lock = path.join(this.folder, DESK_FOLDER, 'lock');
      for (let tries = 1; ; tries++)
        try {
          return await withLock(lock, '内容文件夹', work);
        } catch (cause) {
          if (!(cause instanceof BusyError) || tries >= LOCK_TRIES) throw cause;
          await new Promise((resolve) => setTimeout(resolve, LOCK_PAUSE_MS));
        }
    });
    this.#queue = run.catch(() => {});
    return run;
  }

  async #mustBeFresh(seen: number | null, touches: readonly string[]): Promise<void> {
    const revision = await this.#notice();
    const then = seen === null ? this.#seen : this.#stamps.get(seen);
    const now = this.#stamps.get(revision) as Stamps;
    // Whoever has looked at nothing has not seen what is there.
    const first = touches.find((one) => (then === undefined ? now.has(one) : then.get(one) !== now.get(one)));
    if (first === undefined) return;
    const told = first.startsWith(OF_CORRECTION) ? '这一格的更正' : first;
    throw new Refusal(412, `${told}在您打开以后被改过（另一个办事台或别的程序），没有写。看过现在的再改。`);
  }

  /** The same after a change from here: whoever has asked for it knows of it. */
  async #noticeOwn(touches: readonly string[]): Promise<number> {
    const revision = await this.#notice();
    const now = this.#stamps.get(revision) as Stamps;
    const seen = new Map(this.#seen);
    for (const one of touches) {
      const stamp = now.get(one);
      if (stamp === undefined) seen.delete(one);
      else seen.set(one, stamp);
    }
    this.#seen = seen;
    return revision;
  }

  /** The number of the folder's present state. */
  async #notice(): Promise<number> {
    const now = await this.#stampsNow();
    const last = this.#stamps.get(this.#revision);
    if (last !== undefined && isSame(last, now)) return this.#revision;
    this.#revision++;
    this.#stamps.set(this.#revision, now);
    this.#stamps.delete(this.#revision - REVISIONS_KEPT);
    return this.#revision;
  }

  async #stampsNow(): Promise<Stamps> {
    const stamps = new Map<string, string>();
    for (const under of ['', ...CONTENT_FOLDERS]) {
      const names = await readdir(path.join(this.folder, under)).catch(() => []);
      for (const name of names) {
        if (under === '' && name.startsWith('.')) continue;
        const found = await stat(path.join(this.folder, under, name)).catch(() => null);
        const file = under === '' ? name : `${under}/${name}`;
        if (found?.isFile()) stamps.set(file.normalize('NFC'), stampOf(found));
      }
    }
    for (const one of await this.corrections()) stamps.set(correctionStamp(one), JSON.stringify(one));
    return stamps;
  }
}

const stampOf = ({ size, mtimeMs, ino }: { size: number; mtimeMs: number; ino: number }): string =>
  `${size} ${mtimeMs} ${ino}`;

const isSame = (a: Stamps, b: Stamps): boolean =>
  a.size === b.size && [...a].every(([key, stamp]) => b.get(key) === stamp);
