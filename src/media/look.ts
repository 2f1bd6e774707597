/**
 * How pictures look (图片样式): as pages do on a light screen, in the two faces that are drawn with.
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
  /** A notice that is printed, and what is around a code. */
  paper: PAPER.ground,
  codeGround: LIGHT.codeGround,
} as const;

/** 宋体 for headings, 黑体 for everything else. */
export const SONG = 'Song';
export const HEI = 'Hei';
