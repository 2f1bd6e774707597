/**
 * 没有公示的: what of an estate is not published or not known, said once and together, with whom to ask.
 *
 * What a rule in force asks for and nobody has published is told apart from what nobody has supplied; what does not apply is
 * in neither. What the office publishes from a later day on is told with that day.
 */
import { PANELS, type PanelId, panelOf } from '../../domain/panels.ts';
import { laterText } from '../../wording/later.ts';
import { askWords, MISSING_LATER, MISSING_OPEN, MISSING_OWED } from '../../wording/missing.ts';
import type { Words } from '../../wording/pieces.ts';
import { type ChannelItem, channelItem, channelsOf, placesOf } from '../common/channels.ts';
import type { PanelDuties } from '../common/stamps.ts';
import type { BoardContext, Panel } from './panel.ts';
import type { Says } from './saying.ts';

export interface MissingBox {
  /** A line for each kind of what is missing: whole panels, and facts of panels that have the rest. */
  lines: { label: string; facts: { panel: PanelId; name: string }[] }[];
  /** Whom to ask. */
  ask: Words;
}

export function missingBox(context: BoardContext, panels: Readonly<Record<PanelId, OnBox>>): MissingBox | null {
  const owed = PANELS.filter((id) => panels[id].stamp.state === 'undisclosed' || isOwedLate(panels[id]));
  const later = PANELS.flatMap((id) => {
    const until = panels[id].later;
    return until === null ? [] : { panel: id, until };
  });
  const open = PANELS.filter((id) => !owed.includes(id) && !later.some(({ panel }) => panel === id));
  const lines = [
    { label: MISSING_OWED, facts: owed.map((id) => ({ panel: id, name: panelOf(id).title })) },
    {
      label: MISSING_LATER,
      facts: later.map(({ panel, until }) => ({ panel, name: `${panelOf(panel).title}（${laterText(until)}）` })),
    },
    { label: MISSING_OPEN, facts: open.flatMap((id) => factsMissing(id, panels[id].says)) },
  ].filter(({ facts }) => facts.length > 0);
  if (lines.length === 0) return null;
  return { lines, ask: askWords(whomToAsk(context)) };
}

function factsMissing(panel: PanelId, says: Says): { panel: PanelId; name: string }[] {
  return says.filter(({ isMissing }) => isMissing).map(({ fact }) => ({ panel, name: fact ?? panelOf(panel).title }));
}

type OnBox = Pick<PanelDuties, 'stamp' | 'missing' | 'later'> & Pick<Panel, 'disclosure' | 'says'>;

/**
 * A panel that is late and has nothing at all. An office that is late with its newest list has published others all the same:
 * who can't be found on them has left nothing out.
 */
const isOwedLate = ({ stamp, missing, disclosure }: OnBox): boolean =>
  stamp.state === 'overdue' && missing !== null && !(stamp.isOffice && disclosure.state === 'unknown');

/**
 * The street's office, else the nearest one that publishes a number; null where none does. Who answers for the estate itself is
 * not asked: it is about what they have not told.
 */
function whomToAsk({ indexes, estate }: BoardContext): { name: string; phone: ChannelItem['targets'][number] } | null {
  const nearest = placesOf(indexes, estate);
  const isStreet = ({ code }: { code: string }): boolean => indexes.tree.get(code)?.level === '街道';
  for (const { code, name } of [...nearest.filter(isStreet), ...nearest.filter((place) => !isStreet(place))]) {
    const phone = channelsOf(indexes, code)
      .map(channelItem)
      .find(({ kind }) => kind === '电话')?.targets[0];
    if (phone !== undefined) return { name, phone };
  }
  return null;
}
