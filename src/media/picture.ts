/**
 * A picture before it is drawn (图片任务): plain values, so that it can be handed to another thread and told by its content.
 */
import type { CardView } from '../views/around/cards.ts';
import type { Layout } from './draw.ts';
import type { EstateNotice } from './estate-notice.ts';
import { type NoticeFormat, noticeLayout } from './notice-picture.ts';
import { type PictureFrame, shareCardLayout } from './share-card.ts';
import { type UrgentPicture, urgentLayout } from './urgent-picture.ts';

export type Picture =
  | { kind: 'card'; card: CardView; frame: PictureFrame }
  | { kind: 'notice'; notice: EstateNotice; format: NoticeFormat; frame: PictureFrame }
  | { kind: 'urgent'; urgent: UrgentPicture; frame: PictureFrame };

/**
 * Whether it names somebody by a listing (点名), which ends: such a picture must not be kept anywhere, since it may have to
 * be forgotten.
 */
export function namesSomebody(picture: Picture): boolean {
  if (picture.kind === 'urgent') return picture.urgent.until !== null;
  return (picture.kind === 'card' ? picture.card : picture.notice).until !== null;
}

export function layoutOf(picture: Picture): Layout {
  if (picture.kind === 'urgent') return urgentLayout(picture.urgent, picture.frame);
  return picture.kind === 'card'
    ? shareCardLayout(picture.card, picture.frame)
    : noticeLayout(picture.notice, picture.frame, picture.format);
}

/** The texts that its codes must contain. */
export function codesIn(picture: Picture): string[] {
  const qr = picture.kind === 'notice' ? picture.notice.complain.qr : null;
  return qr === null ? [] : [qr.url];
}
