/**
 * Changes of the content folder that the desk makes, one after the other, with what stood there before (更改记录).
 *
 * A change is first written down whole in `.desk/history/<number>/`: what it is, the former files and the new ones. Then its
 * files are put in their places, one step each, and at last it is marked done. Whoever is killed in between leaves a change
 * that the next desk finishes; one that was not written down whole has changed nothing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isCode, OutputError } from '../../src/publish/output-error.ts';
import { syncFolder } from '../../src/publish/synced.ts';

export const DESK_FOLDER = '.desk';
/** How many changes can be taken back; older ones are deleted. */
const CHANGES_KEPT = 100;
const NUMBER = /^\d{6,}$/;

/** A file as it will be: a text, a file that is moved or copied there, or null for none. */
export interface Wanted {
  path: string;
  content: string | { movedFrom: string } | { copiedFrom: string } | null;
}

interface ChangedFile {
  path: string;
  /** SHA-256 of what stood there and of what stands there then; null for no file. */
  before: string | null;
  after: string | null;
}

export interface Change {
  number: number;
  /** In words, for a clerk. */
  what: string;
  at: string;
  /** The number of the change that this one takes back; null for any other. */
  undoes: number | null;
  files: readonly ChangedFile[];
}

/** Says where files lie: their names on the disk may be in another form. */
export type PlaceOf = (path: string) => string;

/** The changes of a content folder. Whoever calls holds the folder's lock. */
export class History {
  readonly #folder: string;
  readonly #placeOf: PlaceOf;

  constructor(folder: string, placeOf: PlaceOf) {
    this.#folder = folder;
    this.#placeOf = placeOf;
  }

  get #own(): string {
    return path.join(this.#folder, DESK_FOLDER, 'history');
  }

  /**
   * Makes a change; null where everything stands there already. Throws the system's fault where a file can't be put in its
   * place; then everything is as it was.
   */
  async make(
    what: string,
    at: string,
    wanted: readonly Wanted[],
    undoes: number | null = null,
  ): Promise<Change | null> {
    await mkdir(this.#own, { recursive: true });
    const number = ((await this.#numbers()).at(-1) ?? 0) + 1;
    const begun = path.join(this.#own, `.begun-${randomUUID()}`);
    const entry = this.#entry(number);
    try {
      await mkdir(begun);
      const files: ChangedFile[] = [];
      for (const [nth, one] of wanted.entries()) files.push(await this.#lay(begun, nth, one));
      if (files.every(({ before, after }) => before === after)) return null;
      const change: Change = { number, what, at, undoes, files };
      await writeFile(path.join(begun, 'change.json'), `${JSON.stringify(change, null, 2)}\n`, { flush: true });
      await syncFolder(begun);
      await rename(begun, entry);
      await syncFolder(this.#own);
      await this.#putInPlace(change).catch(async (cause: unknown) => {
        await this.#takeBack(change);
        throw cause;
      });
      await this.#prune();
      return change;
    } finally {
      await rm(begun, { recursive: true, force: true });
    }
  }

  /** Finishes what a killed desk has begun. */
  async finish(): Promise<void> {
    const names = await readdir(this.#own).catch((cause: unknown) => {
      if (isCode(cause, 'ENOENT')) return [];
      throw cause;
    });
    for (const name of names)
      if (name.startsWith('.begun-')) await rm(path.join(this.#own, name), { recursive: true, force: true });
    for (const number of await this.#numbers()) {
      const change = await this.#read(number);
      if (change !== null && !(await this.#isDone(number))) await this.#putInPlace(change);
    }
  }

  /** The change that would be taken back: the last that was not, and is no taking back itself. Null for none. */
  async last(): Promise<Change | null> {
    const undone = new Set<number>();
    for (const number of (await this.#numbers()).reverse()) {
      const change = await this.#read(number);
      if (change === null) return null;
      if (change.undoes !== null) undone.add(change.undoes);
      else if (!undone.has(number)) return change;
    }
    return null;
  }

  /** What puts everything back that a change has changed. Throws `OutputError` where a file is another by now. */
  async wantedToUndo({ number, files }: Change): Promise<Wanted[]> {
    const wanted: Wanted[] = [];
    for (const [nth, { path: file, before, after }] of files.entries()) {
      if ((await hashOf(this.#placeOf(file))) !== after)
        throw new OutputError(`${file} 在那以后又被别的程序改过，没有撤回。`);
      const kept = path.join(this.#entry(number), `before-${nth}`);
      wanted.push({ path: file, content: before === null ? null : { copiedFrom: kept } });
    }
    return wanted;
  }

  #entry(number: number): string {
    return path.join(this.#own, String(number).padStart(6, '0'));
  }

  async #numbers(): Promise<number[]> {
    const names = await readdir(this.#own).catch(() => []);
    return names
      .filter((name) => NUMBER.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  }

  async #read(number: number): Promise<Change | null> {
    try {
      return JSON.parse(await readFile(path.join(this.#entry(number), 'change.json'), 'utf8')) as Change;
    } catch {
      return null;
    }
  }

  #isDone(number: number): Promise<boolean> {
    return lstat(path.join(this.#entry(number), 'done')).then(
      () => true,
      () => false,
    );
  }

  /** Lays what stands in a place and what will stand there beside one another. */
  async #lay(begun: string, nth: number, { path: file, content }: Wanted): Promise<ChangedFile> {
    const target = this.#placeOf(file);
    await mustBeOurs(this.#folder, file, target);
    const [before, after] = [path.join(begun, `before-${nth}`), path.join(begun, `after-${nth}`)];
    if (typeof content === 'string') await writeFile(after, content, { flush: true });
    else if (content !== null && 'movedFrom' in content) await rename(content.movedFrom, after);
    else if (content !== null) await copyFile(content.copiedFrom, after);
    const there = await hashOf(target);
    // A second name would change with the file where a program writes into it.
    if (there !== null) await copyFile(target, before);
    return { path: file, before: there, after: content === null ? null : await hashOf(after) };
  }

  /** Puts the files of a change where they belong, as far as they aren't there, and marks it done. */
  async #putInPlace(change: Change): Promise<void> {
    const entry = this.#entry(change.number);
    for (const [nth, file] of change.files.entries()) {
      const target = this.#placeOf(file.path);
      const now = await hashOf(target);
      // Another program was here after the desk was killed: what it has written stays.
      if (now === file.after || now !== file.before) continue;
      if (file.after === null) await rm(target);
      else {
        await mkdir(path.dirname(target), { recursive: true });
        await rename(path.join(entry, `after-${nth}`), target);
        await syncFolder(path.dirname(target));
      }
    }
    const handle = await open(path.join(entry, 'done'), 'w');
    await handle.close();
    for (const nth of change.files.keys()) await rm(path.join(entry, `after-${nth}`), { force: true });
  }

  /** Puts everything back as it was before a change that could not be made whole, and forgets it. */
  async #takeBack({ number, files }: Change): Promise<void> {
    for (const [nth, { path: file, before, after }] of files.entries()) {
      const target = this.#placeOf(file);
      if (before === after || (await hashOf(target)) !== after) continue;
      if (before === null) await rm(target);
      else await rename(path.join(this.#entry(number), `before-${nth}`), target);
    }
    await rm(this.#entry(number), { recursive: true, force: true });
  }

  async #prune(): Promise<void> {
    for (const number of (await this.#numbers()).slice(0, -CHANGES_KEPT))
      await rm(this.#entry(number), { recursive: true, force: true });
  }
}

/** The SHA-256 of a file; null where there is none. */
export async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  }
  return hash.digest('hex');
}

/** Throws `OutputError` for a place that is a link, or lies behind one: it leads out of the folder. */
async function mustBeOurs(folder: string, file: string, target: string): Promise<void> {
  const within = await realpath(path.dirname(target)).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });
  if (within !== null && path.relative(await realpath(folder), within).startsWith('..'))
    throw new OutputError(`${file} 所在的文件夹是一个链接，指到了别处，没有写。换成真的文件夹再来。`);
  const there = await lstat(target).catch(() => null);
  if (there !== null && !there.isFile()) throw new OutputError(`${file} 是一个链接或文件夹，没有写。把它移走再来。`);
}
