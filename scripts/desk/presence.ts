/**
 * Desks on one folder know of each other (同时在用的办事台): each writes a file again and again while it runs.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asOwner, stateOf, thisProcess } from '../../src/publish/owner.ts';
import { DESK_FOLDER } from './history.ts';

const BEAT_MS = 5_000;
/** A desk of which nobody can tell whether it runs is gone when its file stands still for so long. */
const STILL_MS = 60_000;

export class Presence {
  readonly #folder: string;
  readonly #own: string;
  readonly #text: string;
  #timer: NodeJS.Timeout | null = null;

  constructor(content: string, since: Date) {
    this.#folder = path.join(content, DESK_FOLDER, 'desks');
    this.#own = `${randomUUID()}.json`;
    this.#text = `${JSON.stringify({ since: since.toISOString(), owner: thisProcess() })}\n`;
  }

  /** Begins to write. A folder that can't be written has no desks that write either. */
  async begin(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat(), BEAT_MS).unref();
  }

  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await rm(path.join(this.#folder, this.#own), { force: true }).catch(() => {});
  }

  /** The other desks, the oldest first. Files of those that have ended are taken away. */
  async others(): Promise<{ since: string }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const now = await this.#writtenAt(this.#own);
    const found: { since: string }[] = [];
    for (const name of names.filter((one) => one !== this.#own && one.endsWith('.json'))) {
      const [said, written] = await Promise.all([this.#said(name), this.#writtenAt(name)]);
      if (said === null || written === null) continue;
      const state = said.owner === null ? 'unknown' : stateOf(said.owner);
      const isStill = now !== null && now - written > STILL_MS;
      if (state === 'ended' || (state === 'unknown' && isStill))
        await rm(path.join(this.#folder, name), { force: true }).catch(() => {});
      else found.push({ since: said.since });
    }
    return found.sort((a, b) => (a.since < b.since ? -1 : 1));
  }

  async #said(name: string): Promise<{ since: string; owner: ReturnType<typeof asOwner> } | null> {
    try {
      const { since, owner } = JSON.parse(await readFile(path.join(this.#folder, name), 'utf8')) as Record<
        string,
        unknown
      >;
      return typeof since === 'string' ? { since, owner: asOwner(owner) } : null;
    } catch {
      return null;
    }
  }

  /** When a file was written, in the time of the disk. */
  #writtenAt(name: string): Promise<number | null> {
    return stat(path.join(this.#folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
  }

  async #beat(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(path.join(this.#folder, this.#own), this.#text);
    } catch {
      // Tried again at the next beat.
    }
  }
}
