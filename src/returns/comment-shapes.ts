/**
 * The boxes that comments are shown in (批注框): VML, which programs write in their own ways and not always well-formed, so
 * that it is changed by whole shapes and never parsed as XML.
 */
import { placeOf } from '../intake/read/xlsx/cell-place.ts';
import { COMMENT_BOX } from '../look/look.ts';
import { AUTHOR } from './words.ts';

/** A comment to put: where, as A1 and counted from 0, and its words. */
export interface Note {
  ref: string;
  row: number;
  column: number;
  words: string;
}

const START = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`;
const LAYOUT = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>';
const TYPE = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
/** Declared by each of our elements in another program's drawing, whose prefixes may be others. */
const NAMESPACES = START.slice('<xml '.length, -1);
const ADDED_TYPE = TYPE.replace('<v:shapetype', `<v:shapetype ${NAMESPACES}`);
const SHAPE = /<((?:[A-Za-z0-9]+:)?)shape\b[\s\S]*?<\/\1shape>/g;
const FIRST_ID = 1025;

/** A drawing with a box for each comment: a new one, or one that is there with ours behind its own. */
export function withShapes(xml: string | null, notes: readonly Note[]): string {
  const used = [...(xml ?? '').matchAll(/_s(\d+)"/g)].map(([, number]) => Number(number));
  const first = Math.max(FIRST_ID - 1, ...used) + 1;
  const shapes = notes.map((note, i) => shape(note, first + i, xml === null ? '' : `${NAMESPACES} `)).join('');
  if (xml === null) return `${START}${LAYOUT}${TYPE}${shapes}</xml>`;
  const type = /\bid=["']_x0000_t202["']/.test(xml) ? '' : ADDED_TYPE;
  const end = xml.lastIndexOf('</');
  return `${xml.slice(0, end)}${type}${shapes}${xml.slice(end)}`;
}

const LINE_LETTERS = 22;
/** Lines that fit into the height of a row. */
const ROW_LINES = 1;

function shape({ row, column, words }: Note, id: number, namespaces: string): string {
  const lines = words.split('\n').reduce((sum, line) => sum + Math.ceil((line.length || 1) / LINE_LETTERS), 0) + 3;
  const rows = Math.min(40, Math.ceil(lines / ROW_LINES));
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 5, 15, top + rows, 4].join(', ');
  return `<v:shape ${namespaces}id="_x0000_s${id}" type="#_x0000_t202" alt="${AUTHOR}" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:220pt;height:${rows * 15}pt;z-index:${(id % 30_000) + 1};visibility:hidden" fillcolor="${COMMENT_BOX}" o:insetmode="auto"><v:fill color2="${COMMENT_BOX}"/><v:shadow on="t" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

/** A drawing without the boxes of comments that are gone; null where it shows nothing else. */
export function shapesRemoved(xml: string, refs: readonly string[]): string | null {
  const places = new Set(refs.flatMap((ref) => placeOf(ref) ?? []).map(({ row, column }) => `${row},${column}`));
  const number = (text: string, name: string): string | undefined =>
    new RegExp(`<(?:[A-Za-z0-9]+:)?${name}>\\s*(\\d+)\\s*</`).exec(text)?.[1];
  const left = xml.replace(SHAPE, (text) => {
    const isNote = /ObjectType=["']Note["']/.test(text);
    return isNote && places.has(`${number(text, 'Row')},${number(text, 'Column')}`) ? '' : text;
  });
  const shown = left.replace(/<((?:[A-Za-z0-9]+:)?)shapetype\b[\s\S]*?<\/\1shapetype>/g, '');
  const isEmpty = !/<(?:[A-Za-z0-9]+:)?(?:shape|group|rect|oval|line|image|roundrect|polyline|curve|arc)\b/.test(shown);
  return isEmpty ? null : left.replace(ADDED_TYPE, '');
}
