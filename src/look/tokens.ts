/**
 * The look as CSS custom properties (样式变量), for those surfaces that browsers draw: pages, screens, the staff report.
 */
import {
  DARK,
  FORCED,
  HEI_FACES,
  LIGHT,
  MORE_CONTRAST,
  MORE_CONTRAST_DARK,
  PAGE_LINES,
  PAGE_SPACE,
  PAGE_TYPE,
  PHONE,
  PRINTED_PAGE,
  SCREEN,
  SCREEN_FACES,
  SONG_FACES,
} from './look.ts';

/** Values as declarations of custom properties. A capital begins a new word there: `inkSoft` becomes `--ink-soft`. */
export function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`)
    .join(' ');
}

/**
 * The properties of a page, with what narrow and dark screens, more contrast, forced colours and print change; a later
 * one wins.
 */
export function pageTokens(): string {
  return `@layer tokens {
:root { color-scheme: light; ${properties({ ...LIGHT, song: SONG_FACES, hei: HEI_FACES, ...PAGE_TYPE, ...PAGE_LINES, ...PAGE_SPACE })} }
@media (max-width: 640px) { :root { ${properties(PHONE)} } }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; ${properties(DARK)} } }
@media (prefers-contrast: more) { :root { ${properties(MORE_CONTRAST)} } }
@media (prefers-contrast: more) and (prefers-color-scheme: dark) { :root { ${properties(MORE_CONTRAST_DARK)} } }
@media (forced-colors: active) { :root { ${properties(FORCED)} } }
@media print { :root { color-scheme: light; ${properties(PRINTED_PAGE)} } }
}
`;
}

/** Of a lobby screen. Chrome 66 knows custom properties. */
export function screenTokens(): string {
  return `:root { ${properties({ ...SCREEN, ...SCREEN_FACES })} }\n`;
}
