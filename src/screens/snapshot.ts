/**
 * The snapshot of an estate's screen (屏幕快照), made from the board view that web and paper are made from.
 */
import type { Neighbour, Snapshot } from '../../kiosk/snapshot.ts';
import { BY_ID } from '../../kiosk/term.ts';
import { kioskSettingsFor } from '../domain/portal.ts';
import type { Publication } from '../domain/publication.ts';
import type { Estate } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import { drawCode } from '../paper/qr-svg.ts';
import { codeOf } from '../sheets/codes.ts';
import { addressOf, type EstateViews, estateViews, helpNumbers } from '../sheets/estate-sheet.ts';
import { boardView } from '../views/board/board.ts';
import { compareNames, indexesOf } from '../views/common/indexes.ts';
import { DEMO } from '../wording/labels.ts';
import { answerGrounds, answerItems, framesOf, urgentFrames } from './frames.ts';
import { limited, screenData } from './fresh.ts';

/** Numbers beside the code. */
const NUMBERS = 4;
/** 周边小区: at most so many of the same community, else of the same street. */
const NEIGHBOURS = 16;

/** What a screen shows, before its page is made, of which the id follows. */
export type UnnamedSnapshot = Omit<Snapshot, 'id'>;

/** Where no table tells its day: a player needs one. */
const UNKNOWN_DAY = '2000-01-01';

/**
 * `player` names the player's own files. Nothing in it tells of the release or of its day, which the term of the publication
 * does, so that it stays while the estate's data do. Throws for an estate that is not in the publication.
 */
export function screenSnapshot(publication: Publication, code: string, player: readonly string[]): UnnamedSnapshot {
  const { portal } = publication;
  const views = estateViews(publication, code);
  const { board, complain } = views;
  const qr = codeOf(portal, board, 'screen');
  const drawn = qr && drawCode(qr);
  const data = screenData(publication, code);
  return {
    form: 1,
    release: BY_ID,
    asOf: data.newest ?? UNKNOWN_DAY,
    data,
    estate: { code, name: board.name },
    siteName: portal.name,
    publisher: portal.publisher,
    demo: portal.demo ? DEMO : null,
    settings: kioskSettingsFor(portal, code),
    frames: framesOf(views),
    urgent: urgentFrames(board),
    complain: {
      qr: drawn && { modules: drawn.modules, path: drawn.path },
      url: qr?.url ?? null,
      address: addressOf(views, 'screen'),
      numbers: helpNumbers(views, NUMBERS),
      ...(complain.lift === null ? {} : { stuck: stuckNumber(complain.lift) }),
      hint: `打电话时报小区编码 ${code}、楼号和出了什么事。`,
    },
    neighbours: neighboursOf(publication, code),
    player: [...player],
  };
}

/** The number of all the lifts, or of fire and rescue where none is published or they differ. */
function stuckNumber({ calls, unknown }: NonNullable<EstateViews['complain']['lift']>): string {
  const numbers = new Set(calls.flatMap((call) => call.numbers.slice(0, 1).map(({ text }) => text)));
  const [only] = numbers;
  return only !== undefined && numbers.size === 1 && unknown === 0 ? only : '119';
}

function neighbour(publication: Publication, { code, name }: Estate): Neighbour {
  const board = boardView(publication, code);
  return limited({ code, name, items: answerItems(board) }, publication, answerGrounds(board));
}

interface Near {
  near: ReadonlyMap<string, Estate[]>;
  told: Map<string, Neighbour>;
}

const CACHE = new WeakMap<Publication, Near>();

function nearIn(publication: Publication): Near {
  const known = CACHE.get(publication);
  if (known) return known;
  const sorted = [...indexesOf(publication).estates.values()].sort(compareNames);
  const made = { near: groupBy(sorted, (one) => neighbourhoodOf(one) ?? ''), told: new Map<string, Neighbour>() };
  CACHE.set(publication, made);
  return made;
}

/** All estates, those next to each other that tell of each other: what is told of one is made of its board, as its own screen is. */
export const inNeighbourhoods = (publication: Publication): string[] =>
  [...nearIn(publication).near.values()].flat().map(({ code }) => code);

/** Which estates count as neighbours of one: a key of its community or street; null where its row names neither. */
function neighbourhoodOf({ division, street, community }: Estate): string | null {
  return street === null && community === null ? null : JSON.stringify([division, street, community]);
}

function neighboursOf(publication: Publication, code: string): Neighbour[] {
  const { estates } = indexesOf(publication);
  const { near, told } = nearIn(publication);
  const estate = estates.get(code);
  const neighbourhood = estate && neighbourhoodOf(estate);
  if (!neighbourhood) return [];
  return (near.get(neighbourhood) ?? [])
    .filter((one) => one.code !== code)
    .slice(0, NEIGHBOURS)
    .map((one) => {
      const made = told.get(one.code) ?? neighbour(publication, one);
      told.set(one.code, made);
      return made;
    });
}
