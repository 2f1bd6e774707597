/**
 * How pictures look (图片样式): the colours of src/styles/tokens.css on a light screen, and the two faces.
 */
export const COLOURS = {
  page: '#f4f2ec',
  surface: '#fffefb',
  ink: '#1d1f1e',
  soft: '#55585a',
  rule: '#d9d6cc',
  accent: '#0d5c63',
  wash: '#e3eeee',
  /** 红榜 and nothing else. */
  honour: '#b8281c',
  late: '#8a5200',
  lateWash: '#fff3dc',
  barSoft: '#c9c7bf',
} as const;

/** 宋体 for headings, 黑体 for everything else. */
export const SONG = 'Song';
export const HEI = 'Hei';
