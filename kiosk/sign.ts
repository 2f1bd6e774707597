/**
 * A panel as a sign (标语页): one message, the panel's picture whole, until when it speaks and where it comes from. Pure.
 */
import { type Freshness, isShown, shownFrame } from './freshness.ts';
import type { Frame, Item } from './snapshot.ts';

export interface Sign {
  /** Null where the picture has a page of its own. */
  message: Extract<Item, { kind: 'text' }> | null;
  /** All lines of it; none where one of them may not be shown. Of an urgent notice all that it says. */
  picture: readonly Item[];
  sources: Item[];
  /** What is new, late or urgent comes in every round. */
  isPressing: boolean;
}

/** The pages of a panel's message; none where it has no message, or none that may be shown. */
export function signsOf(frame: Frame, freshness: Freshness): Sign[] {
  if (frame.sign === undefined || frame.sign.length === 0) return [];
  const shown = shownFrame({ ...frame, items: frame.sign }, freshness);
  if (shown === null) return [];
  const all = shown.items.filter(isText);
  // Messages that have had their day leave no trace.
  const messages = frame.isFirstSignOnly ? all.slice(0, 1) : all;
  const isHeld = frame.sign.some((item) => !isShown(item, frame, freshness));
  const picture = isHeld
    ? []
    : frame.stamp !== null && frame.stamp.state === 'urgent'
      ? frame.items
      : pictureIn(frame.items);
  return messages.map((message, at) => ({
    message,
    picture: at === 0 && picture.every((item) => isShown(item, frame, freshness)) ? picture : [],
    sources: isHeld ? [] : frame.items.filter((item) => item.kind === 'source' && isShown(item, frame, freshness)),
    isPressing: !isHeld && isPressing(shown, frame, freshness),
  }));
}

const isText = (item: Item): item is NonNullable<Sign['message']> => item.kind === 'text';

/** The first picture of a panel, with all of its lines. */
function pictureIn(items: readonly Item[]): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (item.picture === 'begins' && found.length > 0) break;
    if (item.picture === 'begins' || (item.picture === 'goes on' && found.length > 0)) found.push(item);
  }
  return found;
}

/** Where the day isn't known, nothing is new. */
function isPressing({ stamp, items }: Frame, { newUntil }: Frame, { today }: Freshness): boolean {
  const isNew = newUntil !== undefined && today !== null && today <= newUntil;
  return (
    isNew || items.some(({ accuses }) => accuses === true) || stamp?.state === 'overdue' || stamp?.state === 'urgent'
  );
}

/** Lines that are shown together: those of a picture, and any other by itself. */
export function togetherOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const before = groups[groups.length - 1];
    if (item.picture === 'goes on' && before !== undefined && before[0]?.picture === 'begins') before.push(item);
    else groups.push([item]);
  }
  return groups;
}
