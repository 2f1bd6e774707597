/**
 * The answers on top of a notice as a picture (谁在管): who runs the estate, who is in charge, the list of this period.
 */
import { column, type Element, fittedSize, row, type Style, text } from './elements.ts';
import type { EstateNotice } from './estate-notice.ts';
import { COLOURS, SONG } from './look.ts';
import type { Pen } from './notice-pen.ts';
import { honour } from './share-card.ts';

/** The answers as boxes: who runs the estate above the other two; on a wide picture all three side by side. */
export function answers(notice: EstateNotice, width: number, pen: Pen): Element {
  const style = { width, borderTop: `4px solid ${COLOURS.ink}`, background: COLOURS.surface };
  const line = `1px solid ${COLOURS.rule}`;
  if (pen.form.width > pen.form.height) {
    const side = Math.floor(width * 0.27);
    return row(
      style,
      runBy(notice, width - 2 * side, pen),
      manager(notice, side, { borderLeft: line }, pen),
      listed(notice, side, { borderLeft: line }, pen),
    );
  }
  const half = Math.floor(width / 2);
  return column(
    style,
    runBy(notice, width, pen),
    row(
      { width, borderTop: line, borderBottom: line },
      manager(notice, half, {}, pen),
      listed(notice, width - half, { borderLeft: line }, pen),
    ),
  );
}

function runBy({ runBy }: EstateNotice, width: number, { px }: Pen): Element {
  const { label, value, small, grade } = runBy;
  const frame = grade === null ? 0 : Math.max(px(108), px(46) * grade.length + px(40));
  const room = width - px(48) - frame - (frame === 0 ? 0 : px(24));
  return row(
    { width, alignItems: 'center', padding: `${px(22)}px ${px(24)}px` },
    grade !== null &&
      column(
        {
          width: frame,
          height: px(108),
          marginRight: px(24),
          border: `3px solid ${COLOURS.ink}`,
          alignItems: 'center',
          justifyContent: 'center',
        },
        text({ fontFamily: SONG, fontWeight: 700, fontSize: px(60), lineHeight: 1.2, paddingBottom: px(6) }, grade),
      ),
    column(
      { width: room },
      text({ fontSize: px(29), color: COLOURS.soft }, label),
      text(
        {
          fontSize: px(
            fittedSize(value, room, [
              [46, 1],
              [40, 2],
              [34, 3],
            ]),
          ),
          fontWeight: 700,
          lineHeight: 1.3,
        },
        value,
      ),
      text({ fontSize: px(30), marginTop: px(2) }, small),
    ),
  );
}

function manager({ manager: { value, phone } }: EstateNotice, width: number, style: Style, { px }: Pen): Element {
  const room = width - px(48);
  return column(
    { width, padding: `${px(20)}px ${px(24)}px ${px(22)}px`, ...style },
    text({ fontSize: px(29), color: COLOURS.soft }, '项目负责人'),
    text({ fontSize: px(42), fontWeight: 700, lineHeight: 1.35, maxWidth: room }, value),
    phone !== null &&
      text(
        {
          fontSize: px(
            fittedSize(phone, room, [
              [44, 1],
              [36, 1],
              [32, 3],
            ]),
          ),
          lineHeight: 1.25,
          maxWidth: room,
          color: COLOURS.accent,
          fontWeight: 700,
        },
        phone,
      ),
  );
}

function listed({ listed }: EstateNotice, width: number, style: Style, { px }: Pen): Element {
  const { label, value, colour, run } = listed;
  return column(
    { width, padding: `${px(20)}px ${px(24)}px ${px(22)}px`, ...style },
    text({ fontSize: px(29), color: COLOURS.soft, marginBottom: px(8) }, label),
    row(
      { alignItems: 'center' },
      colour === null ? text({ fontSize: px(42), fontWeight: 700 }, value) : honour(value, colour === 'red', px(42)),
      run !== null && text({ fontSize: px(31), marginLeft: px(18) }, run),
    ),
  );
}
