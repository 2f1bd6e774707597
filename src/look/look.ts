/**
 * The look of the house (样式): every colour, size of type and line by what it is for, on whatever it is shown. Pages,
 * screens, paper, pictures, the staff report and the icon take theirs from here (tests/look/one-look.test.ts).
 *
 * Red is honour (红榜) and nothing else; solid ink is the black list; amber is late; no rule relies on colour alone.
 * Plain values: nothing here knows how a style sheet writes them, and nothing is computed, so that a screen's player
 * carries only the values it uses.
 */

/** 主色: what is disclosed, what can be pressed, what is drawn as a bar. On dark ground it has to be lighter. */
const ACCENT = '#0d5c63';
const ACCENT_ON_DARK = '#6cc5c0';
/** 墨色: letters, solid lines, the black list. */
const INK = '#1d1f1e';
/** 纸色: what carries letters, and letters on ink. */
const SURFACE = '#fffefb';
/** 红榜, and nothing else. */
const HONOUR = '#b8281c';
const WHITE = '#ffffff';
const BLACK = '#000000';
/** Letters and lines that should stand back. */
const SOFT = '#55585a';
const RULE = '#d9d6cc';
/** Pale letters have the same colour as the ground of light pages, and dark letters that of dark pages. */
export const PALE = '#f4f2ec';
export const NIGHT = '#14181a';
/** Around a code on a screen. */
export const CODE_GROUND = '#fff';

/** 网页: colours of a page on a light screen. The others say what differs from it. */
export const LIGHT = {
  page: PALE,
  surface: SURFACE,
  ink: INK,
  inkSoft: SOFT,
  rule: RULE,
  ruleStrong: INK,
  accent: ACCENT,
  accentInk: WHITE,
  accentWash: '#e3eeee',
  honour: HONOUR,
  honourInk: WHITE,
  honourText: HONOUR,
  ban: INK,
  banInk: SURFACE,
  late: '#8a5200',
  lateWash: '#fff3dc',
  hatch: '#bdb9ad',
  /** The bar at the head of every page, which is dark by day and by night. */
  barTop: INK,
  barInk: SURFACE,
  barSoft: '#c9c7bf',
  barAccent: ACCENT_ON_DARK,
  /** The shadow below a box that lies over the page. */
  shadow: 'rgba(0, 0, 0, 0.18)',
  /** A code is read by machines: it has white around it whatever the screen's own colours are. */
  codeGround: WHITE,
};

export type PageColours = typeof LIGHT;

export const DARK: Partial<PageColours> = {
  page: NIGHT,
  surface: '#1c2124',
  ink: '#ece9e1',
  inkSoft: '#b0b2ae',
  rule: '#373d40',
  ruleStrong: '#8b8f8c',
  accent: ACCENT_ON_DARK,
  accentInk: '#0b1b1c',
  accentWash: '#1d3536',
  honour: '#c9382b',
  honourText: '#ff9c8f',
  ban: '#ece9e1',
  banInk: NIGHT,
  late: '#efb155',
  lateWash: '#33270f',
  hatch: '#565c5e',
  barTop: '#0c0f10',
  barInk: '#ece9e1',
  barSoft: '#b0b2ae',
};

/** Who asks for more contrast gets black on white or white on black, and lines that are seen. */
export const MORE_CONTRAST: Partial<PageColours> = {
  page: WHITE,
  surface: WHITE,
  ink: BLACK,
  inkSoft: '#26292a',
  rule: '#6a6d6b',
  ruleStrong: BLACK,
  accent: '#063f45',
  accentWash: WHITE,
  honour: '#8f1a10',
  honourText: '#8f1a10',
  ban: BLACK,
  banInk: WHITE,
  late: '#5a3500',
  lateWash: WHITE,
  hatch: '#6a6d6b',
  barTop: BLACK,
  barInk: WHITE,
  barSoft: WHITE,
};

export const MORE_CONTRAST_DARK: Partial<PageColours> = {
  page: BLACK,
  surface: BLACK,
  ink: WHITE,
  inkSoft: '#e4e5e2',
  rule: '#a0a5a3',
  ruleStrong: WHITE,
  accent: '#9be8e3',
  accentWash: BLACK,
  honour: '#ffb3a8',
  honourInk: BLACK,
  honourText: '#ffb3a8',
  ban: WHITE,
  banInk: BLACK,
  late: '#ffd089',
  lateWash: BLACK,
  hatch: '#a0a5a3',
};

/**
 * For readers whose system replaces all colours by a few of its own (forced colours): every colour is one of those.
 * Browsers leave these names as they are, in drawings too, where they would not replace other colours.
 */
export const FORCED: Partial<PageColours> = {
  page: 'Canvas',
  surface: 'Canvas',
  ink: 'CanvasText',
  inkSoft: 'CanvasText',
  rule: 'CanvasText',
  ruleStrong: 'CanvasText',
  accent: 'LinkText',
  accentInk: 'Canvas',
  accentWash: 'Canvas',
  honour: 'Canvas',
  honourInk: 'CanvasText',
  honourText: 'CanvasText',
  ban: 'CanvasText',
  banInk: 'Canvas',
  late: 'CanvasText',
  lateWash: 'Canvas',
  hatch: 'CanvasText',
  barTop: 'Canvas',
  barInk: 'CanvasText',
  barSoft: 'CanvasText',
};

/** A page that a reader prints. */
export const PRINTED_PAGE: Partial<PageColours> = {
  page: WHITE,
  surface: WHITE,
  ink: BLACK,
  inkSoft: '#333333',
  rule: '#999999',
  ruleStrong: BLACK,
  accent: BLACK,
  accentInk: WHITE,
  honour: BLACK,
  honourText: BLACK,
  ban: BLACK,
  banInk: WHITE,
  late: BLACK,
  lateWash: WHITE,
};

/** 浏览器栏: what browsers colour around a page. */
export const THEME_COLOUR = INK;

/** 宋体 for headings, 黑体 for everything else: the faces that systems in China have. */
export const SONG_FACES =
  '"Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, STZhongsong, SimSun, serif';
export const HEI_FACES =
  '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Source Han Sans SC", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/**
 * Sizes of type on pages (字号) by what is set in them, in units of the reader's own; on a printed page in points. The
 * root is 17 px at least, and larger in 大字版: everything is measured in it.
 */
export const PAGE_TYPE = {
  root: '106.25%',
  rootLarge: '137.5%',
  rootPaper: '11pt',
  h1: '2.1rem',
  h2: '1.3rem',
  h3: '1.08rem',
  /** The title of a source document, which is long. */
  document: '1.6rem',
  listTitle: '1.2rem',
  lead: '1.06rem',
  text: '1rem',
  dense: '0.94rem',
  close: '0.9rem',
  count: '0.88rem',
  small: '0.87rem',
  fine: '0.84rem',
  legend: '0.8rem',
  tag: '0.78rem',
  stripLabel: '0.74rem',
  /** What a panel says first, in large: an amount, something shorter, what is missing. */
  figure: '2.3rem',
  figureSmall: '1.6rem',
  figureMissing: '1.4rem',
  grade: '1.5rem',
  name: '1.22rem',
  entry: '1.1rem',
  /** Numbers to be called: among answers, in a line, as a button; that of the lift one stands in. */
  answerTel: '1.12rem',
  number: '1.15rem',
  call: '1.25rem',
  lift: '1.8rem',
  paperTable: '9.5pt',
  paperDense: '8pt',
  paperFine: '7.5pt',
};

/** 线条: lines of pages by what they part: rows, what is summed up, parts of a page; and around what is missing or typed in. */
export const PAGE_LINES = {
  line: '1px solid var(--rule)',
  lineStrong: '2px solid var(--rule-strong)',
  lineHead: '3px solid var(--rule-strong)',
  lineSoft: '1px solid var(--ink-soft)',
};

/** Between panels, and within one; and the least height and width of what is touched. */
export const PAGE_SPACE = { gap: '1.2rem', pad: '1.4rem', touch: '44px' };

/** Sizes and spaces that are smaller on a phone. */
export const PHONE: Partial<typeof PAGE_TYPE & typeof PAGE_SPACE> = {
  h1: '1.7rem',
  document: '1.35rem',
  figure: '1.9rem',
  figureMissing: '1.2rem',
  pad: '1rem',
  gap: '0.9rem',
};

/** 大堂屏: a lobby screen is light letters on a dark wall, by day and by night. */
export const SCREEN = {
  page: NIGHT,
  ink: PALE,
  inkSoft: '#c9c8c0',
  /** Letters that say where a panel's figures come from. */
  inkFaint: '#a9aaa4',
  rule: '#3b4245',
  ruleStrong: '#6b7275',
  hatch: '#2b3134',
  /** The main colour for letters; the two after it are for lines, numbers and bars, which need less contrast. */
  accent: '#7fd0c8',
  accentLine: '#55b5ad',
  bar: '#3fa7a0',
  barGround: '#22282b',
  /** What is late, urgent or unmet. */
  late: '#f2b84b',
  honour: '#ff9c8e',
  honourLine: '#f0705f',
  /** The part beside the panels: where to complain, and the state of the box. Dark on light, to stand apart. */
  aside: PALE,
  asideInk: INK,
  asideSoft: '#4d5052',
  /** Buttons for passers-by. */
  touch: ACCENT,
  touchInk: '#fff',
  night: '#000',
  /** Codes are dark on white, whatever is around them. */
  codeGround: CODE_GROUND,
  code: '#000',
};

/** What boxes have; rare characters come along (src/publish/kiosk/player-files.ts). */
export const SCREEN_FACES = {
  song: '"Rare", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", serif',
  hei: '"Rare", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Droid Sans Fallback", sans-serif',
};

/** 公示单: what a printer is given. Pale lines and small letters have to survive a copier. */
export const PAPER = {
  ink: INK,
  soft: '#4d5052',
  rule: '#b9b6ac',
  accent: ACCENT,
  honour: HONOUR,
  /** The permitted range of a price, in a picture. */
  band: '#d7d7d7',
  /** Paper itself: around codes, and letters on ink. */
  ground: '#ffffff',
  /** An office's document is black, as GB/T 9704 has it. */
  official: '#000000',
};

/** Sizes of type on paper, in points. What is read from a board is 10.5 (五号) at least, in tables as well. */
export const PAPER_TYPE = {
  source: 9,
  foot: 8,
  head: 8,
  stamp: 8.5,
  board: 10.5,
  poster: 11,
  form: 10.5,
  'form-title': 20,
  'form-subtitle': 10,
  'form-part': 13,
};
/** Lines on paper, in points: between rows, between parts and where one signs, around a table, below a title. */
export const PAPER_LINES = { row: 0.3, part: 0.5, table: 0.8, head: 1.6 };

/** 图标. */
export const ICON = { ground: ACCENT, sign: SURFACE };

/** 检查报告: the report for staff, which is printed black on any printer. */
export const STAFF = {
  page: PALE,
  surface: SURFACE,
  ink: INK,
  soft: SOFT,
  rule: RULE,
  accent: ACCENT,
  /** Forms are filled in by hand: their lines are seen on paper. */
  formRule: '#8a8a86',
};
export const STAFF_PRINTED: Partial<typeof STAFF> = {
  page: '#fff',
  surface: '#fff',
  ink: '#000',
  soft: '#000',
  rule: '#777',
  accent: '#000',
};

/** Marks in a spreadsheet that goes back to whoever sent it, as letters on a ground, and the box of a comment. */
export const MARKED_CELLS = {
  error: { ink: '#8a0f16', ground: '#ffc7ce' },
  warning: { ink: '#5c4300', ground: '#ffeb9c' },
} as const;
export const MARKED_TAB = '#c00000';
export const MARKED_LINK = '#0563c1';
export const COMMENT_BOX = '#ffffe1';
