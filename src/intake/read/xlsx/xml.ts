/**
 * Reads parts as XML, piece by piece: decoded as they declare, and well-formed up to the closing tag of their root.
 *
 * Names come without their prefix. Elements of foreign namespaces get an empty name, so that none is taken for one of a
 * spreadsheet.
 */
import { SaxesParser } from 'saxes';
import { type Package, PartFault } from './package.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Takes what a part holds. The root has depth 0. */
export interface PartHandler {
  open(name: string, attributes: Attributes, depth: number): void;
  close(name: string, depth: number): void;
  text(text: string): void;
}

/** Deeper than the elements of any spreadsheet are nested. */
const DEPTH_MAX = 200;
const DECLARED = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const GB = new Set(['gb18030', 'gbk', 'gb2312', 'gb_2312-80', 'cp936']);

/**
 * Reads a part whose root is `root` in one of the `namespaces`. Throws a `PartFault` that names the part where it is
 * cut off, not well-formed, not in its declared encoding, or has another root.
 */
export async function readPart(
  parts: Package,
  part: string,
  root: string,
  namespaces: readonly string[],
  handler: PartHandler,
): Promise<void> {
  const refuse = (why: string): never => {
    throw new PartFault(`工作簿里的 ${part} ${why}`);
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  /** The prefixes, each with its colon, that stand for the part's own namespace. */
  let prefixes: string[] = [];
  let ended = false;
  parser.on('doctype', () => refuse('写法有错'));
  const ownName = (name: string): string => {
    const colon = name.indexOf(':');
    if (colon < 0) return prefixes.includes('') ? name : '';
    return prefixes.includes(name.slice(0, colon + 1)) ? name.slice(colon + 1) : '';
  };
  const isOwn = (key: string, space: string | undefined): boolean =>
    key.startsWith('xmlns') && space !== undefined && namespaces.includes(space);
  parser.on('opentag', ({ name, attributes }) => {
    if (depth === 0) {
      prefixes = Object.keys(attributes).flatMap((key) =>
        isOwn(key, attributes[key]) ? [key === 'xmlns' ? '' : `${key.slice('xmlns:'.length)}:`] : [],
      );
      // Some exports leave out the namespace altogether; then it is taken for the part's own.
      if (prefixes.length === 0 && attributes.xmlns === undefined) prefixes = [''];
      if (ownName(name) !== root) refuse('不是工作簿的部件');
    } else if (depth > DEPTH_MAX) refuse('写法有错');
    const own = ownName(name);
    // A prefix for the part's own namespace that begins below the root is refused, since elements under it would be
    // skipped unread.
    if (own === '' && Object.keys(attributes).some((key) => isOwn(key, attributes[key]))) refuse('写法有错');
    handler.open(own, attributes, depth++);
  });
  parser.on('closetag', ({ name }) => {
    handler.close(ownName(name), --depth);
    if (depth === 0) ended = true;
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));

  const decode = new PartDecoder(part);
  const write = (text: string): void => {
    try {
      parser.write(text);
    } catch (fault) {
      if (fault instanceof PartFault) throw fault;
      refuse(ended ? '后面还有多余的内容' : '写法有错');
    }
  };
  await parts.stream(part, (bytes) => write(decode.take(bytes)));
  write(decode.end());
  if (!ended) refuse('没有写完，后面缺了一截');
  try {
    parser.close();
  } catch {
    refuse('写法有错');
  }
}

const NO_BYTES = new Uint8Array(0);

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Decodes the bytes of a part by its byte-order mark or its XML declaration. */
class PartDecoder {
  private readonly part: string;
  private decoder: TextDecoder | null = null;
  private head: Uint8Array = NO_BYTES;

  constructor(part: string) {
    this.part = part;
  }

  take(bytes: Uint8Array): string {
    if (this.decoder) return this.decode(bytes, true);
    this.head = joined(this.head, bytes);
    // The decoder waits for the whole declaration before it chooses an encoding.
    return this.head.length < 512 ? '' : this.start();
  }

  end(): string {
    return (this.decoder ? '' : this.start()) + this.decode(NO_BYTES, false);
  }

  private start(): string {
    const { head } = this;
    this.decoder = new TextDecoder(encodingOf(head, this.part), { fatal: true });
    this.head = NO_BYTES;
    return this.decode(head, true);
  }

  private decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return (this.decoder as TextDecoder).decode(bytes, { stream });
    } catch {
      throw new PartFault(`工作簿里的 ${this.part} 不是它声明的编码`);
    }
  }
}

/** The encoding of a part. A byte-order mark and a declaration that contradict each other are a fault. */
export function encodingOf(head: Uint8Array, part: string): string {
  const refuse = (): never => {
    throw new PartFault(`工作簿里的 ${part} 不是它声明的编码`);
  };
  const wide = wideEncodingOf(head);
  const start = new TextDecoder(wide ?? 'latin1').decode(head.subarray(0, 512));
  const declared = DECLARED.exec(start.replace(/^\ufeff|^\u00ef\u00bb\u00bf/, ''))?.[1]?.toLowerCase();
  if (wide) return declared === undefined || /^(?:utf-?16(?:le|be)?|ucs-2|unicode)$/.test(declared) ? wide : refuse();
  if (declared === undefined || declared === 'utf-8' || declared === 'utf8' || declared === 'us-ascii') return 'utf-8';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return refuse();
  return GB.has(declared) ? 'gb18030' : refuse();
}

function wideEncodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : null;
}
