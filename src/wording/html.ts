/**
 * HTML from templates, where every text is escaped unless it has come from a template itself: what stands in an
 * office's tables can't become markup, whoever wrote it.
 */

/** Markup that is safe to write. Only `html` makes it, so that nothing else can pass for it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Html | string | number | readonly Piece[];

/** A template; texts and numbers in it are escaped, templates and lists of them go in as they are. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0] ?? '';
  for (const [i, piece] of pieces.entries()) text += markup(piece) + (parts[i + 1] ?? '');
  return new Html(text);
}

/** Where a template has nothing to say. */
export const NOTHING = new Html('');

/** Pieces with a text between them. */
export function joined(pieces: readonly Piece[], between: string): Html {
  return new Html(pieces.map(markup).join(escaped(between)));
}

function markup(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * What turns the direction of a line or can't be seen. The same as in `src/domain/hidden-characters.ts`, written out, since
 * browsers of 2018 don't know all names of classes; but for the joiner of emoji, which turns nothing.
 */
const HIDDEN =
  /[\u034f\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]/gu;

/** Besides markup, what turns the direction of a line or can't be seen is shown as a replacement character. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string).replace(HIDDEN, '\ufffd');
}
