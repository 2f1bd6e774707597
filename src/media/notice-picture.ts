/**
 * Lays out an estate's notice as one picture (图片版公示): upright and lying for screens, A4 at 300 dpi for chats.
 *
 * What is read first stands first and largest: name, who runs it, the list, whom to call. The code keeps its size whatever
 * else must shrink, its modules whole pixels with four of them white around it.
 */

import type { StripMark } from '../domain/listing.ts';
import { drawCode } from '../paper/qr-svg.ts';
import { QUIET_MODULES } from '../sheets/codes.ts';
import type { Stamp } from '../wording/labels.ts';
import type { Layout } from './draw.ts';
import { column, type Element, fittedSize, image, row, type Style, text } from './elements.ts';
import type { EstateNotice, NoticePanel, NoticeStrip } from './estate-notice.ts';
import { COLOURS, HEI, SONG } from './look.ts';
import { answers } from './notice-answers.ts';
import { type Form, missing, type Pen } from './notice-pen.ts';
import type { PictureFrame } from './share-card.ts';

/** 竖屏, 横屏, A4. */
export const NOTICE_FORMATS = ['portrait', 'landscape', 'a4'] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

const FORMS: Record<NoticeFormat, Form> = {
  portrait: { width: 1080, height: 1920, zoom: 1, edge: 60, codeEdge: 380, background: COLOURS.page, isDark: true },
  landscape: { width: 1920, height: 1080, zoom: 1, edge: 64, codeEdge: 340, background: COLOURS.page, isDark: true },
  a4: { width: 1240, height: 1754, zoom: 2, edge: 84, codeEdge: 380, background: COLOURS.paper, isDark: false },
};

/** Scales of the type that are tried, the largest first. */
const SCALES = Array.from({ length: 24 }, (_, index) => (132 - 4 * index) / 100);
/** The board's share of the width of a wide picture; the complaints have the rest. */
const BOARD_SHARE = 0.62;
const GUTTER = 56;

export function noticeLayout(notice: EstateNotice, frame: PictureFrame, format: NoticeFormat): Layout {
  const form = FORMS[format];
  const { width, height, zoom } = form;
  return {
    width,
    height,
    zoom,
    scales: SCALES,
    build: (scale) => {
      const pen: Pen = { form, px: (size) => Math.round(size * scale) };
      return column(
        { width, height, background: form.background, color: COLOURS.ink, fontFamily: HEI },
        band(frame, pen),
        format === 'landscape' ? lying(notice, pen) : upright(notice, pen),
        foot(notice, frame, pen),
      );
    },
  };
}

/** Everything below one another. */
function upright(notice: EstateNotice, pen: Pen): Element {
  const { form, px } = pen;
  const width = form.width - 2 * form.edge;
  return column(
    { flexGrow: 1, justifyContent: 'space-between', gap: px(22), padding: `${px(36)}px ${form.edge}px ${px(30)}px` },
    head(notice, width, pen),
    answers(notice, width, pen),
    strip(notice, width, pen),
    panels(notice, width, pen),
    complain(notice, width, pen, true),
  );
}

/** The board at the left, complaints at the right. */
function lying(notice: EstateNotice, pen: Pen): Element {
  const { form, px } = pen;
  const whole = form.width - 2 * form.edge;
  const left = Math.round(whole * BOARD_SHARE);
  const right = whole - left - GUTTER;
  return row(
    { flexGrow: 1, padding: `${px(34)}px ${form.edge}px ${px(26)}px` },
    column(
      { width: left, marginRight: GUTTER, justifyContent: 'space-between', gap: px(20) },
      head(notice, left, pen),
      answers(notice, left, pen),
      strip(notice, left, pen),
      panels(notice, left, pen),
    ),
    complain(notice, right, pen, false),
  );
}

function band({ siteName, demo }: PictureFrame, { form, px }: Pen): Element {
  const dark = { background: COLOURS.ink, color: COLOURS.surface };
  const plain = { borderBottom: `4px solid ${COLOURS.ink}`, margin: `${px(40)}px ${form.edge}px 0` };
  return row(
    {
      alignItems: 'center',
      padding: form.isDark ? `${px(22)}px ${form.edge}px` : `0 0 ${px(16)}px`,
      ...(form.isDark ? dark : plain),
    },
    text({ fontFamily: SONG, fontWeight: 700, fontSize: px(46), marginRight: px(24) }, '公示栏'),
    text(
      {
        fontSize: px(31),
        color: form.isDark ? COLOURS.barSoft : COLOURS.soft,
        flexShrink: 1,
        flexGrow: 1,
        marginRight: px(20),
      },
      siteName,
    ),
    demo !== null &&
      text(
        { fontSize: px(27), color: COLOURS.late, background: COLOURS.lateWash, padding: `${px(6)}px ${px(16)}px` },
        demo,
      ),
  );
}

function head({ name, place, facts, code }: EstateNotice, width: number, { px }: Pen): Element {
  const size = fittedSize(name, width, [
    [104, 1],
    [84, 1],
    [70, 2],
    [58, 3],
  ]);
  return column(
    { width },
    place !== '' && text({ fontSize: px(31), color: COLOURS.soft, marginBottom: px(6) }, place),
    text({ fontFamily: SONG, fontWeight: 700, fontSize: px(size), lineHeight: 1.25 }, name),
    text({ fontSize: px(33), marginTop: px(10) }, `${facts}　编码 ${code}`),
  );
}

function strip({ strip, listsMissing }: EstateNotice, width: number, pen: Pen): Element {
  const { px } = pen;
  return column(
    { width },
    text({ fontFamily: SONG, fontWeight: 700, fontSize: px(38), marginBottom: px(8) }, '红黑榜'),
    ...(strip === null ? [] : stripLines(strip, width, pen)),
    listsMissing !== null && missing(listsMissing, pen),
  );
}

function stripLines({ title, cells, legend }: NoticeStrip, width: number, { px }: Pen): Element[] {
  const cellWidth = Math.floor(width / Math.max(cells.length, 1));
  return [
    text({ fontSize: px(28), lineHeight: 1.35, marginBottom: px(10) }, title),
    row(
      { width },
      ...cells.map(({ mark, sign, label }) =>
        column(
          { width: cellWidth, alignItems: 'center' },
          column(
            { width: cellWidth - 4, height: px(66), alignItems: 'center', justifyContent: 'center', ...cellLook(mark) },
            text({ fontSize: px(36), fontWeight: 700, lineHeight: 1.2, paddingBottom: px(4) }, sign),
          ),
          text({ fontSize: Math.min(px(24), Math.floor((cellWidth * 1.9) / label.length)), marginTop: px(4) }, label),
        ),
      ),
    ),
    text({ fontSize: px(25), color: COLOURS.soft, marginTop: px(6) }, legend),
  ];
}

function cellLook(mark: StripMark): Style {
  switch (mark) {
    case 'red':
      return { background: COLOURS.honour, color: COLOURS.surface };
    case 'black':
      return { background: COLOURS.ink, color: COLOURS.surface };
    case 'absent':
      return { background: COLOURS.surface, border: `2px solid ${COLOURS.rule}` };
    case 'unpublished':
      return { background: COLOURS.surface, border: `2px dashed ${COLOURS.soft}` };
  }
}

function panels(notice: EstateNotice, width: number, pen: Pen): Element {
  const gap = pen.px(28);
  const each = Math.floor((width - gap) / 2);
  return row({ width, justifyContent: 'space-between' }, ...notice.panels.map((panel) => panelBox(panel, each, pen)));
}

function panelBox({ title, stamp, figure, missing: why }: NoticePanel, width: number, pen: Pen): Element {
  const { px } = pen;
  const pad = px(22);
  const room = width - 2 * pad;
  return column(
    {
      width,
      background: COLOURS.surface,
      borderTop: `3px solid ${COLOURS.ink}`,
      padding: `${px(16)}px ${pad}px ${px(20)}px`,
    },
    row(
      { justifyContent: 'space-between', alignItems: 'flex-start', marginBottom: px(8) },
      text({ fontFamily: SONG, fontWeight: 700, fontSize: px(38) }, title),
      column(
        { alignItems: 'flex-end' },
        text(
          {
            fontSize: px(25),
            fontWeight: 700,
            padding: `${px(2)}px ${px(10)}px ${px(4)}px`,
            ...stampLook(stamp.state),
          },
          stamp.text,
        ),
      ),
    ),
    stamp.asOf !== null && text({ fontSize: px(25), color: COLOURS.soft }, `截至 ${stamp.asOf}`),
    figure !== null &&
      text(
        {
          fontSize: px(
            fittedSize(figure.value, room, [
              [80, 1],
              [70, 1],
              [60, 1],
              [52, 1],
              [44, 1],
              [36, 2],
            ]),
          ),
          fontWeight: 700,
          lineHeight: 1.2,
        },
        figure.value,
      ),
    figure !== null && figure.unit !== '' && text({ fontSize: px(31) }, figure.unit),
    figure !== null && text({ fontSize: px(28), lineHeight: 1.35, marginTop: px(4), color: COLOURS.soft }, figure.note),
    why !== null && missing(why, pen),
  );
}

/** 已公示 in teal, 逾期 in amber, what is missing as an empty or broken outline; the word says it without colour. */
function stampLook(state: Stamp): Style {
  switch (state) {
    case 'disclosed':
      return { color: COLOURS.accent, border: `2px solid ${COLOURS.accent}` };
    case 'overdue':
      return { color: COLOURS.late, border: `2px solid ${COLOURS.late}`, background: COLOURS.lateWash };
    case 'undisclosed':
    case 'unknown':
      return { border: `2px dashed ${COLOURS.ink}` };
    case 'not-applicable':
      return { color: COLOURS.soft, border: `2px solid ${COLOURS.rule}` };
  }
}

function complain(
  { complain: { qr, address, numbers, hint } }: EstateNotice,
  width: number,
  pen: Pen,
  isBeside: boolean,
): Element {
  const { px, form } = pen;
  const pad = px(26);
  const code = qr && codeBox(qr, form.codeEdge);
  const codeRoom = code && isBeside ? form.codeEdge + pad : 0;
  const room = width - 2 * pad - codeRoom;
  const words = column(
    { width: room },
    text({ fontFamily: SONG, fontWeight: 700, fontSize: px(44), marginBottom: px(4) }, '投诉举报'),
    text(
      { fontSize: px(28), lineHeight: 1.4, marginBottom: px(10) },
      `${qr === null ? '' : '用手机扫码，或者'}在浏览器里输入 ${address}`,
    ),
    ...numbers.map(({ name, number, hours }) =>
      column(
        { width: room, borderTop: `1px solid ${COLOURS.rule}`, padding: `${px(8)}px 0` },
        text(
          {
            fontSize: px(
              fittedSize(number, room, [
                [42, 1],
                [34, 2],
              ]),
            ),
            fontWeight: 700,
            lineHeight: 1.2,
            color: COLOURS.accent,
          },
          number,
        ),
        text({ fontSize: px(26), lineHeight: 1.35 }, `${name}　${hours}`),
      ),
    ),
    numbers.length === 0 && missing('没有投诉电话的资料。', pen),
    numbers.length > 0 && text({ fontSize: px(25), lineHeight: 1.35, color: COLOURS.soft, marginTop: px(4) }, hint),
  );
  const style = { width, background: COLOURS.surface, border: `3px solid ${COLOURS.accent}`, padding: pad };
  return isBeside
    ? row({ ...style, justifyContent: 'space-between', alignItems: 'center' }, words, code)
    : column({ ...style, alignItems: 'center', justifyContent: 'center', gap: px(30) }, code, words);
}

function codeBox(qr: NonNullable<EstateNotice['complain']['qr']>, most: number): Element {
  const { svg, modules } = drawCode(qr);
  const module = Math.floor(most / (modules + 2 * QUIET_MODULES));
  const edge = module * (modules + 2 * QUIET_MODULES);
  return column(
    { width: edge, height: edge, padding: module * QUIET_MODULES, background: COLOURS.codeGround },
    image(svg, module * modules),
  );
}

function foot({ sources, dated }: EstateNotice, { publisher }: PictureFrame, { px, form }: Pen): Element {
  return column(
    {
      margin: `0 ${form.edge}px`,
      padding: `${px(14)}px 0 ${px(28)}px`,
      borderTop: `1px solid ${COLOURS.rule}`,
      color: COLOURS.soft,
      fontSize: px(25),
      lineHeight: 1.4,
    },
    row(
      { justifyContent: 'space-between' },
      text({ flexShrink: 1, marginRight: px(24) }, publisher),
      text({ color: COLOURS.ink }, dated),
    ),
    sources !== '' && text({ fontSize: px(22) }, sources),
  );
}
