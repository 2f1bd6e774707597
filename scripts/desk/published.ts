/**
 * What is published from the folder, as the desk shows it (已发布的).
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DeskState, Published as Shown } from '../../src/desk/api.ts';
import type { InputFile } from '../../src/domain/register.ts';
import { madeOf } from '../../src/publish/made-of.ts';
import { publishedIn } from '../../src/publish/predecessor.ts';
import { currentRelease, listReleases, type ReleaseName, releaseFolder } from '../../src/publish/release-folder.ts';
import { canRollBack } from '../../src/publish/roll-back.ts';
import { packageVersion } from '../../src/repository.ts';
import { type Standing as PublicNow, sayingsOf } from '../../src/staff/said-publicly.ts';

/** What is published, and what it was made from. */
interface Standing extends Pick<DeskState, 'canRollBack'> {
  published: Omit<Shown, 'changed'> | null;
  inputs: readonly InputFile[];
}

/** The live release, read anew when another is put in place. */
export class Published {
  readonly out: string;
  #known: { key: string; standing: Promise<Standing> } | null = null;
  #said: { key: string; said: Promise<PublicNow> } | null = null;

  constructor(out: string) {
    this.out = out;
  }

  async standing(): Promise<Standing> {
    const current = await currentRelease(this.out);
    const key = JSON.stringify([current?.name, (await listReleases(this.out)).map(({ name }) => name)]);
    if (this.#known?.key !== key) this.#known = { key, standing: this.#read() };
    return this.#known.standing;
  }

  /** What is said publicly now; read back from what the release was made of, which another version of the program can't. */
  async said(): Promise<PublicNow> {
    const current = await currentRelease(this.out);
    if (current === null) return { is: 'nothing' };
    if (this.#said?.key !== current.name) this.#said = { key: current.name, said: this.#readSaid(current) };
    return this.#said.said;
  }

  async #readSaid(current: ReleaseName): Promise<PublicNow> {
    const made = await madeOf(this.out, current, await packageVersion());
    const pages = made?.find(({ parts }) => parts.includes('site')) ?? made?.[0];
    if (pages === undefined) return { is: 'unknown' };
    return { is: 'published', sayings: sayingsOf(pages.site) };
  }

  async #read(): Promise<Standing> {
    const current = await currentRelease(this.out);
    const live = current === null ? null : await publishedIn(this.out);
    if (current === null || live === null) return { published: null, canRollBack: false, inputs: [] };
    const { mtime } = await stat(path.join(releaseFolder(this.out, current), 'data', 'release.json'));
    const { release: id, number, asOf, restored, inputs } = live.manifest;
    const published = {
      id,
      number: number ?? current.number,
      asOf,
      at: mtime.toISOString(),
      restored: restored ?? null,
    };
    return { published, canRollBack: await canRollBack(this.out), inputs };
  }
}

/** Paths of what is not the same in both. */
export function changedBetween(before: readonly InputFile[], now: readonly InputFile[]): string[] {
  const [then, later] = [before, now].map((all) => new Map(all.map((one) => [one.path, one.sha256]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...new Set([...then.keys(), ...later.keys()])].filter((path) => then.get(path) !== later.get(path)).sort();
}
