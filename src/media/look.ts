/**
 * The look of pictures (图片样式): the colours of pages on a light screen, and the two fonts in which pictures are drawn.
 */
import { LIGHT, PAPER } from '../look/look.ts';

export const COLOURS = {
  page: LIGHT.page,
  surface: LIGHT.surface,
  ink: LIGHT.ink,
  soft: LIGHT.inkSoft,
  rule: LIGHT.rule,
  accent: LIGHT.accent,
  wash: LIGHT.accentWash,
  honour: LIGHT.honour,
  late: LIGHT.late,
  lateWash: LIGHT.lateWash,
  barSoft: LIGHT.barSoft,
  /** The ground of a printed notice and of codes. */
  paper: PAPER.ground,
  codeGround: LIGHT.codeGround,
} as const;

/** 宋体 for headings, 黑体 for everything else. */
export const SONG = 'Song';
export const HEI = 'Hei';
