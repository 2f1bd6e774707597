/**
 * Writes the screens of a publication (大堂屏): for each estate its page, its manifest and the code that leads an
 * installer there; the player once; or one estate's screen as a folder for a stick.
 *
 * Under its former codes an estate has the whole screen once more: a player takes from its own folder and under the code
 * that it was installed with, and follows no other address.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ScreenManifest, Snapshot } from '../../../kiosk/snapshot.ts';
import { formerCodesOf } from '../../domain/former.ts';
import type { Publication } from '../../domain/publication.ts';
import { drawCode } from '../../paper/qr-svg.ts';
import { screenPage } from '../../screens/page.ts';
import { inNeighbourhoods, screenSnapshot, type UnnamedSnapshot } from '../../screens/snapshot.ts';
import { installersCode } from '../../sheets/codes.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import type { Counted } from '../cache/kinds.ts';
import { NO_STORE, type Store } from '../cache/store.ts';
import { loadFonts } from '../print/fonts.ts';
import { KeptScreens, type MadeScreen, type ScreenToMake } from './kept-screens.ts';
import { LookedScreens } from './looked-screens.ts';
import { makePlayer, type Player } from './player-files.ts';

export const PLAYER_FOLDER = 'player-assets';

interface ScreensOptions {
  publication: Publication;
  /** The content folder, for the fonts that portal.yaml names. */
  contentFolder: string;
  folder: string;
  /** Estates whose screens are written, without what all screens share; null for everything. */
  estates?: ReadonlySet<string> | null;
  /** Screens that lie there already, by the code in their address: the id of each. */
  ready?: ReadonlyMap<string, string>;
  /** The rare characters of all screens, where they are known. */
  rare?: readonly string[] | null;
  /** Screens that were looked at already: what is kept of them goes as they are written. */
  looked?: LookedScreens;
  /** Where what was made before lies. */
  store?: Store;
  progress?: (done: number, total: number) => void;
}

export interface WrittenScreens {
  /** The id of each screen, by the code in its address. */
  ids: ReadonlyMap<string, string>;
  /** The rare characters of all screens of the publication. */
  rare: readonly string[];
  /** How many were made, and how many taken as they were made before. */
  counted: Counted;
}

/** Writes `kiosk/` below a folder. Throws `UnprintableCharacters` for characters that no font has. */
export async function writeScreens(options: ScreensOptions): Promise<WrittenScreens> {
  const { publication, folder, estates: meant = null, ready = new Map(), progress = () => {} } = options;
  const { store = NO_STORE } = options;
  const root = path.join(folder, 'kiosk');
  const estates = publication.register.records.estate.filter(({ code }) => meant === null || meant.has(code));
  const looked = options.looked ?? new LookedScreens(publication);
  const { player, rare } = await playerFor(options, looked);
  const names = [...player.contents.keys()];
  if (meant === null) {
    await writePlayer(player, path.join(root, PLAYER_FOLDER));
    await writeFile(path.join(root, 'sw.js'), player.worker);
  }
  const { tree } = indexesOf(publication);
  const kept = await KeptScreens.of(store, names);
  const ids = new Map<string, string>();
  const lists = new Map<string, Record<string, string>>();
  for (const [index, estate] of estates.entries()) {
    const { code } = estate;
    const list = `ids-${tree.countyOf(estate.division)?.code ?? 'others'}.json`;
    const own = lists.get(list) ?? {};
    lists.set(list, own);
    const addresses = [code, ...formerCodesOf(estate)];
    const isReady = addresses.every((address) => ready.has(address));
    const shown = isReady ? null : looked.take(code);
    for (const address of addresses) {
      const leadsTo = address === code ? installersCode(publication.portal, code) : null;
      const screen = shown === null ? null : { address, shown, list, leadsTo };
      const id = screen === null ? (ready.get(address) as string) : await writeScreen(screen, root, player, kept);
      ids.set(address, id);
      own[address] = id;
    }
    progress(index + 1, estates.length);
  }
  if (meant === null)
    for (const [list, own] of lists) await writeFile(path.join(root, list), `${JSON.stringify(own)}\n`);
  return { ids, rare, counted: kept.counted };
}

/** Puts a screen into a folder of its own, as it was made before or made now. Returns its id. */
async function writeScreen(screen: ScreenToMake, root: string, player: Player, kept: KeptScreens): Promise<string> {
  const folder = path.join(root, screen.address);
  const taken = kept.take(screen, folder);
  if (taken !== null) return taken;
  await mkdir(folder, { recursive: true });
  const made = makeScreen(screen, player);
  for (const [name, content] of made.files) await writeFile(path.join(folder, name), content);
  kept.put(screen, folder, made);
  return made.id;
}

/** A screen's page, the manifest by which it takes over whole releases, and the code that leads an installer there. */
function makeScreen({ address, shown, list, leadsTo }: ScreenToMake, player: Player): MadeScreen {
  const told = JSON.parse(shown) as UnnamedSnapshot;
  const estate = { ...told.estate, code: address };
  const named = { ...told, estate, player: [...player.contents.keys()] };
  const { snapshot, page } = pageOf(named, player, `../${PLAYER_FOLDER}/`);
  const files = new Map<string, Uint8Array | string>([
    ['index.html', page],
    ['manifest.json', `${JSON.stringify(manifestOf(snapshot, list, page, player))}\n`],
  ]);
  if (leadsTo !== null) files.set('code.svg', drawCode(leadsTo).svg);
  return { id: snapshot.id, files };
}

const ID_LENGTH = 12;

/** A page with its id, which is the hash of the page without it. */
function pageOf(made: UnnamedSnapshot, player: Player, folder: string): { snapshot: Snapshot; page: Buffer } {
  const unnamed = screenPage({ ...made, id: '' }, player, folder);
  const snapshot = { ...made, id: createHash('sha256').update(unnamed).digest('hex').slice(0, ID_LENGTH) };
  return { snapshot, page: Buffer.from(screenPage(snapshot, player, folder)) };
}

/** Writes one estate's screen into a folder so that it opens from `index.html` without a server. */
export type WriteStick = (estate: string, folder: string) => Promise<void>;

/** Writes sticks, one after another; what they share is made once. Throws `UnprintableCharacters` for each by itself. */
export async function stickWriter(options: Pick<ScreensOptions, 'publication' | 'contentFolder'>): Promise<WriteStick> {
  const { publication } = options;
  const fonts = await loadFonts(options.contentFolder, publication.portal.printFonts);
  const players = new Map<string, Promise<Player>>();
  return async (estate, folder) => {
    const rare = new LookedScreens(publication).rareOf([estate], fonts);
    const key = rare.join('');
    const making = players.get(key) ?? makePlayer(rare, fonts);
    players.set(key, making);
    const player = await making;
    await writePlayer(player, folder);
    // No server tells it later, so the page itself says when it was published.
    const publishedOn = publication.release.asOf;
    const made = { ...screenSnapshot(publication, estate, [...player.contents.keys()]), publishedOn };
    await writeFile(path.join(folder, 'index.html'), pageOf(made, player, '').page);
  };
}

/** Writes what all screens share, with the licences of its fonts beside them. */
async function writePlayer({ contents, licences }: Player, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of [...contents, ...licences]) await writeFile(path.join(folder, name), content);
}

/** The player with a font for those characters of all screens that old systems lack. */
async function playerFor(
  { publication, contentFolder, rare: known = null }: ScreensOptions,
  looked: LookedScreens,
): Promise<{ player: Player; rare: readonly string[] }> {
  const fonts = await loadFonts(contentFolder, publication.portal.printFonts);
  const rare = known ?? looked.rareOf(inNeighbourhoods(publication), fonts);
  return { player: await makePlayer(rare, fonts), rare };
}

function manifestOf(
  { estate, id, release, asOf }: Snapshot,
  list: string,
  page: Uint8Array,
  { contents }: Player,
): ScreenManifest {
  const file = (name: string, content: Uint8Array): ScreenManifest['files'][number] => ({
    path: name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  return {
    form: 1,
    estate: estate.code,
    id,
    release,
    asOf,
    list,
    files: [
      ...[...contents].map(([name, content]) => file(`../${PLAYER_FOLDER}/${name}`, content)),
      file('index.html', page),
    ],
  };
}
