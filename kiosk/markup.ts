/**
 * A screen as HTML (屏幕排版): the build writes the first page with it, the player all the others. Every text is escaped.
 *
 * It does not depend on the page; kiosk/styles say where things stand on the screen.
 */
import { CODE_GROUND } from '../src/look/look.ts';
import { type Html, html, NOTHING, type Piece } from '../src/wording/html.ts';
import type { Freshness } from './freshness.ts';
import { type Sign, togetherOf } from './sign.ts';
import type { Frame, Item, QrDrawing, ScreenStamp, Snapshot, Span } from './snapshot.ts';
import { stretchesOf } from './whole.ts';

/** The quiet zone around a code, in modules. */
const QUIET = 4;

export function codeMarkup({ modules, path }: QrDrawing, label: string): Html {
  const size = modules + 2 * QUIET;
  return html`<svg class="code" role="img" aria-label="${label}" viewBox="${-QUIET} ${-QUIET} ${size} ${size}" shape-rendering="crispEdges"><path fill="${CODE_GROUND}" d="M${-QUIET} ${-QUIET}h${size}v${size}h${-size}z"/><path d="${path}"/></svg>`;
}

function stampMarkup({ state, text, asOf }: ScreenStamp): Html {
  const sign = { urgent: '', disclosed: '', overdue: '◷ ', undisclosed: '', unknown: '', 'not-applicable': '' }[state];
  return html`<p class="stamp-line"><span class="stamp is-${state}">${sign}${text}</span>${asOf === null ? NOTHING : html`<span class="as-of">截至 ${asOf}</span>`}</p>`;
}

/** The head of a panel's page; `part` of `parts` where it has several. */
export function headMarkup({ number, title, stamp }: Frame, part: number, parts: number): Html {
  return html`<div class="panel-head"><h2>${number === null ? NOTHING : html`<span class="number">${number}</span>`}${title}${parts > 1 ? html`<span class="part">${part + 1}/${parts}</span>` : NOTHING}</h2>${stamp === null ? NOTHING : stampMarkup(stamp)}</div>`;
}

/** Words as they are, what no line may part in one. */
const whole = (text: string): Piece => pieced([{ text }]);

/** What weighs more is bold, and late words are marked besides. */
function spanMarkup({ text, isFigure, isLate }: Span): Piece {
  if (isLate) return html`<b class="is-late">${text}</b>`;
  return isFigure ? html`<b>${text}</b>` : text;
}

/** Fields beside one another, such as when, who and which document: each goes to the next line as one where it has room there. */
const fields = (text: string): Piece => {
  const all = text.split(BETWEEN_FIELDS);
  if (all.length === 1) return whole(text);
  return all.map((field, at) => html`${at === 0 ? '' : BETWEEN_FIELDS}<span class="whole">${whole(field)}</span>`);
};
const BETWEEN_FIELDS = '\u3000';

const pieced = (spans: readonly Span[]): Piece =>
  stretchesOf(spans).map(
    ({ isWhole, spans: own }): Piece =>
      isWhole ? html`<span class="whole">${own.map(spanMarkup)}</span>` : own.map(spanMarkup),
  );

export function itemMarkup(item: Item): Html {
  switch (item.kind) {
    case 'heading':
      return html`<h3 class="item">${whole(item.text)}</h3>`;
    case 'answer':
      return html`<div class="item answer"><p class="label">${whole(item.label)}</p><p class="value">${whole(item.value)}</p>${item.small === null ? NOTHING : html`<p class="small">${whole(item.small)}</p>`}</div>`;
    case 'figure':
      return html`<p class="item figure"><b class="${[...item.value].length > 9 ? 'is-long' : ''}">${item.value}</b><span class="unit">${item.unit}</span>${item.note === null ? NOTHING : html`<span class="small">${whole(item.note)}</span>`}</p>`;
    case 'text':
      return html`<p class="item text is-${item.tone}${item.isUnsure ? ' is-unsure' : ''}">${item.spans === undefined ? fields(item.text) : pieced(item.spans)}</p>`;
    case 'row':
      return html`<div class="item row is-${item.weight}"><p class="pair"><span class="name">${whole(item.name)}</span>${item.value === null ? NOTHING : html`<span class="value">${whole(item.value)}</span>`}</p>${item.more === null ? NOTHING : html`<p class="small">${whole(item.more)}</p>`}</div>`;
    case 'strip':
      return html`<div class="item strip${item.cells.some(({ label }) => label.length > SHORT_LABEL) ? ' is-wide' : ''}"><ol>${item.cells.map((cell) => html`<li><b class="${MARKS[cell.standing]}">${cell.mark}</b><span>${cell.label}</span></li>`)}</ol><p class="small">${item.legend}</p></div>`;
    case 'bar':
      return html`<div class="item bar${item.isMoney ? ' is-money' : ''}"><span class="name">${item.label}</span>${barMarkup(item)}<span class="value">${item.value}</span></div>`;
    case 'range':
      return rangeMarkup(item);
    case 'honour':
      return html`<p class="item honour"><b class="${item.isBlack ? 'is-black' : 'is-red'}">${item.mark}</b> ${item.text}</p>`;
    case 'number':
      return html`<div class="item number"><p class="name">${item.name}</p><p class="digits">${item.number}</p>${item.hours === null ? NOTHING : html`<p class="small">${whole(item.hours)}</p>`}</div>`;
    case 'source':
      return html`<p class="item source">${whole(item.text)}</p>`;
  }
}

const SHORT_LABEL = 3;
const MARKS = { red: 'is-red', black: 'is-black', absent: 'is-absent', unpublished: 'is-unseen' } as const;

/** Widths are attributes of SVG elements, since the policy of the page forbids inline styles. */
function barMarkup({ start, width, isHatched, limit }: Extract<Item, { kind: 'bar' }>): Html {
  const line = limit === null ? NOTHING : html`<path class="limit" d="M${limit} -60v320"/>`;
  return html`<svg class="bar-line" viewBox="0 0 10000 200" preserveAspectRatio="none" aria-hidden="true"><rect class="${isHatched ? 'is-out' : 'is-in'}" x="${start}" width="${Math.max(width, 20)}" height="200"/>${line}</svg>`;
}

function rangeMarkup({ low, high, base, price, labels }: Extract<Item, { kind: 'range' }>): Html {
  return html`<div class="item range"><svg class="range-line" viewBox="0 0 10000 600" preserveAspectRatio="none" aria-hidden="true"><path class="axis" d="M0 300h10000"/><rect class="band" x="${low}" y="150" width="${high - low}" height="300"/><path class="base" d="M${base} 150v300"/><path class="price" d="M${price} 0v600"/></svg><p>${labels.price}</p><p class="small">下限 ${labels.low}；${labels.base}；上限 ${labels.high}</p></div>`;
}

/** One page of a panel: its head and its lines. */
export function pageMarkup(frame: Frame, items: readonly Item[], part: number, parts: number): Html {
  return html`${headMarkup(frame, part, parts)}<div class="lines">${linesMarkup(items)}</div>`;
}

/** Lines, those of a picture in one, which no column parts. */
export const linesMarkup = (items: readonly Item[]): Html =>
  html`${togetherOf(items).map((group) =>
    group.length > 1 ? html`<div class="together">${group.map(itemMarkup)}</div>` : group.map(itemMarkup),
  )}`;

/** Whether a panel is an urgent notice, which is read to its end in passing. */
export const isUrgent = (stamp: ScreenStamp | null): boolean => stamp !== null && stamp.state === 'urgent';

/** A panel as a sign: its title, one message, its picture, until when it speaks and where it comes from. */
export function signMarkup({ title, stamp }: Frame, { message, picture, sources }: Sign): Html {
  const asOf = stamp === null || stamp.asOf === null ? NOTHING : html`<p class="item source">截至 ${stamp.asOf}</p>`;
  const judged =
    stamp === null || stamp.state === 'disclosed'
      ? NOTHING
      : html`<span class="stamp is-${stamp.state}">${stamp.text}</span>`;
  return html`<div class="sign"><p class="sign-title">${message !== null && message.text === title ? NOTHING : html`<span>${title}</span>`}${judged}</p>${message === null ? NOTHING : messageMarkup(message)}${picture.length === 0 ? NOTHING : html`<div class="sign-picture${isUrgent(stamp) ? ' is-body' : ''}">${picture.map(itemMarkup)}</div>`}<div class="sign-source">${asOf}${sources.map(itemMarkup)}</div></div>`;
}

function messageMarkup({ text, spans = [{ text }] }: NonNullable<Sign['message']>): Html {
  return html`<p class="sign-message">${pieced(spans)}</p>`;
}

/** Where to complain, always on the screen: the code, and the number for those who have no telephone in hand. */
export function asideMarkup({ complain, estate }: Pick<Snapshot, 'complain' | 'estate'>): Html {
  const nearest = complain.numbers.slice(0, 1);
  const last = complain.numbers.slice(1).slice(-1);
  return html`${stuckMarkup(complain)}${complain.qr === null ? NOTHING : codeMarkup(complain.qr, `${estate.name}投诉二维码`)}<div class="aside-words"><p class="aside-title">${complain.qr === null ? '对物业不满意？' : html`<span class="whole">对物业不满意？</span><span class="whole">扫码投诉</span>`}</p>${nearest.map(({ name, number }) => html`<p class="aside-number"><span class="name">${name}</span> <b>${number}</b></p>`)}${last.map(({ number }) => html`<p class="aside-number is-other"><span class="name">或者拨</span> <b>${number}</b></p>`)}<p class="small">报小区编码 ${estate.code}</p></div>`;
}

/** 电梯被困: always there where the estate has lifts, in letters that somebody in need finds at once. */
function stuckMarkup({ stuck }: Snapshot['complain']): Html {
  return stuck === undefined
    ? NOTHING
    : html`<p class="aside-stuck"><span class="name">电梯被困</span> <b>${stuck}</b></p>`;
}

const COMPLAIN_TITLE = '投诉举报';

function largeCode({ complain, estate }: Pick<Snapshot, 'complain' | 'estate'>): Html {
  return complain.qr === null
    ? html`<p class="item text is-plain">在浏览器里输入 ${complain.address}</p>`
    : html`<div class="big-code">${codeMarkup(complain.qr, `${estate.name}投诉二维码`)}</div><p class="item small address">${complain.address}</p>`;
}

/** The large code by itself, as it is shown enlarged; the numbers are then a panel. */
export function codeOnlyMarkup(snapshot: Pick<Snapshot, 'complain' | 'estate'>): Html {
  return html`<div class="complain-page is-alone"><div class="panel-head"><h2>${COMPLAIN_TITLE}</h2></div><div class="complain-code">${largeCode(snapshot)}</div></div>`;
}

/** The numbers to call as a panel, which takes as many pages as it needs. */
export function numbersFrame({ complain }: Pick<Snapshot, 'complain'>): Frame {
  const numbers = complain.numbers.map(({ name, number, hours }): Item => ({ kind: 'number', name, number, hours }));
  const none: Item = { kind: 'text', tone: 'missing', text: NO_NUMBERS };
  const items: Item[] = [
    ...(numbers.length === 0 ? [none] : numbers),
    ...(complain.stuck === undefined
      ? []
      : [{ kind: 'number', name: '电梯被困', number: complain.stuck, hours: null } as const]),
    { kind: 'text', tone: 'note', text: complain.hint },
  ];
  return { id: 'complain', number: null, title: COMPLAIN_TITLE, stamp: null, items };
}

const NO_NUMBERS = '没有公布投诉电话。';

/** The panel with the large code, which comes again at fixed intervals. */
export function complainMarkup(snapshot: Pick<Snapshot, 'complain' | 'estate'>): Html {
  const { complain } = snapshot;
  const numbers =
    complain.numbers.length === 0
      ? html`<p class="item text is-missing">${NO_NUMBERS}</p>`
      : complain.numbers.map(({ name, number, hours }) => itemMarkup({ kind: 'number', name, number, hours }));
  return html`<div class="panel-head"><h2>${COMPLAIN_TITLE}</h2></div><div class="complain-page"><div class="complain-code">${largeCode(snapshot)}</div><div class="complain-numbers">${stuckMarkup(complain)}${numbers}<p class="item small">${complain.hint}</p></div></div>`;
}

/**
 * The page that stands instead of the board once it is out of date, and where it may be for all the screen knows: since when,
 * and where the current one can be seen.
 */
export function insteadMarkup({ publisher, complain, estate }: Snapshot, { condition }: Freshness): Html {
  // The line above the pages says since when, or that nobody knows.
  const title = condition === 'outdated' ? '这块屏幕的内容已经过期' : '这块屏幕还没有和网站核对';
  return html`<div class="panel-head"><h2>${title}</h2></div><div class="lines"><p class="item text is-plain">为避免误导，各栏内容先不显示。</p><p class="item text is-plain">现在的公示，打电话问，或者看网站：</p>${complain.numbers.map(({ name, number, hours }) => itemMarkup({ kind: 'number', name, number, hours }))}<p class="item text is-plain">${complain.address}</p><p class="item small">打电话时报小区编码 ${estate.code}。${publisher}</p></div>`;
}
