/**
 * One look: what is a colour is written in src/look/look.ts and nowhere else. A failure names file and line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTokens, properties, screenTokens } from '../../src/look/tokens.ts';
import { REPOSITORY } from '../../src/site.ts';

const LOOK = 'src/look/look.ts';
const WRITTEN = /\.(?:css|typ|ts|tsx|astro|js|mjs|svg|html)$/;

/** Colours that CSS and Typst know by name; those that mean the reader's own or none are not among them. */
const NAMES =
  'aliceblue|antiquewhite|aqua|aquamarine|azure|beige|bisque|black|blanchedalmond|blue|blueviolet|brown|burlywood|cadetblue|chartreuse|chocolate|coral|cornflowerblue|cornsilk|crimson|cyan|darkblue|darkcyan|darkgoldenrod|darkgray|darkgreen|darkgrey|darkkhaki|darkmagenta|darkolivegreen|darkorange|darkorchid|darkred|darksalmon|darkseagreen|darkslateblue|darkslategray|darkslategrey|darkturquoise|darkviolet|deeppink|deepskyblue|dimgray|dimgrey|dodgerblue|eastern|firebrick|floralwhite|forestgreen|fuchsia|gainsboro|ghostwhite|gold|goldenrod|gray|green|greenyellow|grey|honeydew|hotpink|indianred|indigo|ivory|khaki|lavender|lavenderblush|lawngreen|lemonchiffon|lightblue|lightcoral|lightcyan|lightgoldenrodyellow|lightgray|lightgreen|lightgrey|lightpink|lightsalmon|lightseagreen|lightskyblue|lightslategray|lightslategrey|lightsteelblue|lightyellow|lime|limegreen|linen|magenta|maroon|mediumaquamarine|mediumblue|mediumorchid|mediumpurple|mediumseagreen|mediumslateblue|mediumspringgreen|mediumturquoise|mediumvioletred|midnightblue|mintcream|mistyrose|moccasin|navajowhite|navy|oldlace|olive|olivedrab|orange|orangered|orchid|palegoldenrod|palegreen|paleturquoise|palevioletred|papayawhip|peachpuff|peru|pink|plum|powderblue|purple|rebeccapurple|red|rosybrown|royalblue|saddlebrown|salmon|sandybrown|seagreen|seashell|sienna|silver|skyblue|slateblue|slategray|slategrey|snow|springgreen|steelblue|tan|teal|thistle|tomato|turquoise|violet|wheat|white|whitesmoke|yellow|yellowgreen';

const HEX = /(?<![\w&/-])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?![\w-])/gi;
const REFERENCE = /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|luma|cmyk|color-mix)\(\s*["'#\d.]/gi;
/** A property or an attribute that takes a colour, and its value. */
const COLOURED =
  /(?<![\w-])(?:(?:background|border|outline|column-?rule|text-?decoration|(?:box|text)-?shadow)(?:-?[a-z]+)*|color|bgcolor|fill|stroke|(?:stop|flood|lighting|accent|caret)-?color|paint)\s*[:=]\s*["'`{]*([^"'`;{}<>\n]*)/gi;
const NAMED = new RegExp(`(?<![\\w.-])(?:${NAMES})(?![\\w-])`, 'gi');

function coloursIn(line: string): string[] {
  const named = [...line.matchAll(COLOURED)].flatMap(([, value]) => (value ?? '').match(NAMED) ?? []);
  return [...(line.match(HEX) ?? []), ...(line.match(REFERENCE) ?? []), ...named];
}

const files = ['src', 'kiosk', 'public', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && WRITTEN.test(entry.name))
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return {
        name: path.relative(REPOSITORY, full).split(path.sep).join('/'),
        lines: readFileSync(full, 'utf8').split('\n'),
      };
    }),
);

describe('colours', () => {
  it.each([
    'color: #0d5c63;',
    'fill="#fff"',
    'box-shadow: 0 0 2px rgba(0, 0, 0, 0.2);',
    'border: 1px solid white;',
    "background: 'tomato'",
    '<path stroke="black"/>',
    '#let ink = rgb(29, 31, 30)',
    'place(rect(fill: luma(215)))',
    'text(fill: white, body)',
    'stroke: 0.5pt + red',
    'style={{ backgroundColor: "navy" }}',
  ])('are found in %s', (line) => {
    expect(coloursIn(line)).toHaveLength(1);
  });

  it.each(['color: var(--ink);', "colour: 'red' | 'black'", 'href="#duty"', '.strip b.is-red {', 'fill: currentColor'])(
    'are none in %s',
    (line) => {
      expect(coloursIn(line)).toEqual([]);
    },
  );

  it('are written in one module', () => {
    const elsewhere = files
      .filter(({ name }) => name !== LOOK)
      .flatMap(({ name, lines }) =>
        lines.flatMap((line, at) => coloursIn(line).map((colour) => `${name}:${at + 1} writes ${colour}`)),
      );
    expect(elsewhere).toEqual([]);
  });

  it('have the accent once, so that it is changed in one place', () => {
    const look = files.find(({ name }) => name === LOOK)?.lines.join('\n') ?? '';
    const [, accent = 'none'] = /const ACCENT = '(#\w+)'/.exec(look) ?? [];
    expect(look.split(accent)).toHaveLength(2);
  });
});

describe('style sheets', () => {
  const sheets = files.filter(({ name }) => /\.(?:css|typ)$/.test(name));
  const asked = (folder: string): string[] => [
    ...new Set(
      sheets
        .filter(({ name }) => name.startsWith(folder))
        .flatMap(({ name, lines }) =>
          lines.flatMap((line, at) =>
            [...line.matchAll(/var\((--[\w-]+)/g)].map(([, token]) => `${token} (${name}:${at + 1})`),
          ),
        ),
    ),
  ];

  it.each([
    ['pages', 'src/styles/', pageTokens(), []],
    // How large a screen's letters are follows from its shape and from 放大, which only its style sheets know.
    ['screens', 'kiosk/styles/', screenTokens(), ['--unit', '--enlarged']],
  ])('of %s ask for nothing that the look does not say', (_, folder, tokens, own) => {
    const names = asked(folder).map((use) => [use.split(' ')[0] as string, use] as const);
    expect(names.length).toBeGreaterThan(0);
    expect(
      names.filter(([name]) => !own.includes(name) && !tokens.includes(` ${name}:`)).map(([, use]) => use),
    ).toEqual([]);
    expect(own.filter((name) => !names.some(([used]) => used === name))).toEqual([]);
  });

  it('write what a capital begins as a word of its own', () => {
    expect(properties({ inkSoft: 'a', ban: 'b' })).toBe('--ink-soft: a; --ban: b;');
  });

  it('are short enough to be read whole', () => {
    expect(sheets.filter(({ lines }) => lines.length > 350).map(({ name }) => name)).toEqual([]);
  });
});
