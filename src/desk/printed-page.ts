/**
 * The list of printed files (排好的公示单), what has to come down first, as a page without scripts.
 */
import { z } from 'zod';
import { STYLE } from '../staff/style.ts';
import { type Html, html, NOTHING } from '../wording/html.ts';

const indexSchema = z.array(
  z.object({
    file: z.string(),
    sheet: z.string().nullable(),
    title: z.string(),
    estate: z.string().nullable(),
    place: z.string().nullish(),
    pages: z.number(),
  }),
);

type Entry = z.infer<typeof indexSchema>[number];

/** `index` is what stands in `print/index.json`; `estates` are the names of estates by code. */
export function printedPage(index: unknown, estates: ReadonlyMap<string, string>): string {
  const entries = indexSchema.parse(index);
  const packs = entries.filter(({ sheet }) => sheet === null);
  // A list for a whole county is of what comes down; an estate's own is of what to put up.
  const down = entries.filter(({ sheet, estate }) => sheet === 'checklist' && estate === null);
  const others = entries.filter((one) => one.sheet !== null && !down.includes(one));
  const body =
    entries.length === 0
      ? html`<p>没有要印的：墙上的都没有变。</p>`
      : html`${[group('要撤下的', down, estates), group('整包，按张贴的顺序', packs, estates), group('单张', others, estates)]}`;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>排好的公示单</title><style>${STYLE}</style></head>
<body><header><h1>排好的公示单</h1></header><main>${body}</main></body></html>
`.text;
}

/** Where a sheet hangs of which there is one for each place, as file names have it. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['board', '公示栏'],
  ['lift', '电梯'],
  ['door', '单元门'],
]);

function hangs(place: string | null): string {
  const words = place === null ? undefined : PLACES.get(place);
  return words === undefined ? '' : `贴${words}，`;
}

function group(title: string, entries: readonly Entry[], estates: ReadonlyMap<string, string>): Html {
  if (entries.length === 0) return NOTHING;
  const items = entries.map(({ file, sheet, title: named, estate, place, pages }) => {
    const address = file.split('/').map(encodeURIComponent).join('/');
    const name = estate === null ? null : (estates.get(estate) ?? estate);
    // Sheets of one kind are all called alike: whose it is comes first.
    const whose = name === null || named.includes(name) ? named : `${name} ${named}`;
    // Beside the sheet of an urgent notice lies its picture.
    const picture =
      sheet === 'urgent'
        ? html`，<a href="./${address.replace(/\.pdf$/, '.png')}" target="_blank">发群的图片</a>`
        : NOTHING;
    return html`<li><a href="./${address}" target="_blank">${whose}</a>（${sheet === 'notice-a3' ? 'A3，' : ''}${hangs(place ?? null)}${pages} 页）${picture}</li>`;
  });
  return html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
}
