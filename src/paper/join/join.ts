/**
 * Joins finished sheets into one PDF (整包合订): pages are taken over as they are, with their tags, bookmarks and language, so that
 * a pack needs no second setting and its pages are those of the sheets.
 *
 * qpdf, pdf-lib and mupdf lose the tags when they merge, which is why this is our own. It knows only what Typst writes and
 * refuses the rest. Pieces are read one by one and the file is written as they come, so that memory
 * doesn't grow with it. The same pieces give the same bytes.
 */
import { type Changes, changed, entriesOf, mustKnow, referenceOf } from './object-text.ts';
import { Outline } from './outline.ts';
import { type PdfObject, type PdfObjects, readObjects } from './read-objects.ts';
import { SharedFonts } from './shared-fonts.ts';
import { Structure, treeOf } from './structure.ts';
import { type Means, ObjectWriter } from './write-objects.ts';

export interface Piece {
  pdf: Uint8Array;
  /** 1 where it goes below the last piece of depth 0: its headings and bookmarks are a level lower. */
  depth: 0 | 1;
  /** Whether it begins on an odd page, after an empty one where that is needed. */
  onOdd: boolean;
}

/** Where a piece is in the whole, from 1. */
export interface Joint {
  first: number;
  pages: number;
}

/** A4, in points. */
const EMPTY_PAGE = '/MediaBox [0 0 595.2756 841.8898] /Resources << >>';

/** Entries of a catalogue that are joined, and those that are taken from the first piece. */
const JOINED = ['Type', 'Pages', 'Metadata', 'StructTreeRoot', 'Outlines'];
const TAKEN = ['Lang', 'MarkInfo', 'ViewerPreferences'];

export function joinPdfs(means: Means, title: string, pieces: Iterable<Piece>): Joint[] {
  const joined = new Joined(means);
  for (const piece of pieces) joined.add(piece);
  return joined.end(title);
}

class Joined {
  readonly #means: Means;
  readonly #writer: ObjectWriter;
  readonly #catalogue: number;
  readonly #pages: number;
  readonly #structure: Structure;
  readonly #outline: Outline;
  readonly #fonts: SharedFonts;
  /** What several pieces have alike, by its content. */
  readonly #shared = new Map<string, number>();
  readonly #pageTrees: number[] = [];
  readonly #joints: Joint[] = [];
  #pageCount = 0;
  /** Of the first piece, which speaks for all. */
  #first: { taken: string[]; info: Map<string, string>; metadata: string } | null = null;

  constructor(means: Means) {
    this.#means = means;
    const writer = new ObjectWriter(means);
    this.#writer = writer;
    this.#catalogue = writer.reserve();
    this.#pages = writer.reserve();
    this.#structure = new Structure(writer.reserve(), writer.reserve());
    this.#outline = new Outline(writer.reserve());
    this.#fonts = new SharedFonts(means, writer);
  }

  add({ pdf, depth, onOdd }: Piece): void {
    if (onOdd && this.#pageCount % 2 === 1) this.#addEmpty();
    const source = readObjects(pdf);
    const { objects } = source;
    const catalogue = entriesOf(textOf(source, source.root));
    mustKnow(catalogue, [...JOINED, ...TAKEN]);
    const at = (name: string): number => referenceOf(catalogue, name);
    const [pages, metadata, structure, outlines] = [
      at('Pages'),
      at('Metadata'),
      at('StructTreeRoot'),
      catalogue.has('Outlines') ? at('Outlines') : 0,
    ];
    this.#speak(source, catalogue, metadata);
    const tree = treeOf(source, structure);
    const bookmarks = Outline.topOf(source, outlines);

    const numbers = new Map([
      [structure, this.#structure.root],
      [tree.document, this.#structure.document],
      [outlines, this.#outline.root],
    ]);
    const nobodys = new Set([source.root, source.info, metadata, ...numbers.keys()]);
    const piece = this.#joints.length + 1;
    const reference = (number: number): number => {
      const known = numbers.get(number);
      if (known !== undefined) return known;
      if (nobodys.has(number)) throw new Error(`object ${number} of a PDF is referred to, but not joined`);
      const own = this.#writer.reserve();
      numbers.set(number, own);
      return own;
    };
    const id = (name: string): string => `${piece}.${name}`;
    const changes: Changes = { reference, id, parentKey: this.#structure.nextKey, level: depth };
    for (const [number, { text }] of objects) if (isResource(text)) this.#share(source, number, numbers);
    const written = new Set([...numbers.keys(), pages, ...bookmarks, ...nobodys]);
    for (const [number, object] of objects)
      if (!written.has(number)) this.#write(reference(number), changed(object.text, changes), object.stream);

    for (const number of bookmarks) this.#outline.add(reference(number), textOf(source, number), depth, changes);
    this.#structure.add(tree, reference, id);
    const pageTree = changed(textOf(source, pages), changes);
    const count = Number(entriesOf(pageTree).get('Count'));
    this.#joints.push({ first: this.#pageCount + 1, pages: count });
    this.#addPages(reference(pages), pageTree, count);
  }

  /** Adds pages of a piece as a branch of the tree of all. */
  #addPages(number: number, text: string, count: number): void {
    this.#pageTrees.push(number);
    this.#pageCount += count;
    this.#writer.write(number, text.replace('<<', `<<\n  /Parent ${this.#pages} 0 R`));
  }

  #addEmpty(): void {
    this.#addPages(this.#writer.reserve(), `<< /Type /Page ${EMPTY_PAGE} >>`, 1);
  }

  end(title: string): Joint[] {
    const writer = this.#writer;
    if (!this.#first) throw new Error('nothing to join');
    const { taken, info, metadata } = this.#first;
    const kids = this.#pageTrees.map((number) => `${number} 0 R`).join(' ');
    writer.write(this.#pages, `<< /Type /Pages /Count ${this.#pageCount} /Kids [${kids}] >>`);
    this.#fonts.write();
    this.#structure.write(writer);
    this.#outline.write(writer);
    const said = writer.reserve();
    info.set('Title', hexOf(title));
    writer.write(said, `<< ${[...info].map(([name, value]) => `/${name} ${value}`).join(' ')} >>`);
    const told = writer.reserve();
    const catalogue = [
      '/Type /Catalog',
      `/Pages ${this.#pages} 0 R`,
      `/Metadata ${told} 0 R`,
      `/StructTreeRoot ${this.#structure.root} 0 R`,
      `/Outlines ${this.#outline.root} 0 R`,
      ...taken,
    ];
    writer.write(this.#catalogue, `<< ${catalogue.join(' ')} >>`);
    const digest = writer.digest();
    const bytes = Buffer.from(metadataOf(metadata, title, this.#pageCount, digest));
    writer.writeStream(told, `<< /Type /Metadata /Subtype /XML /Length ${bytes.length} >>`, bytes);
    writer.end({ root: this.#catalogue, info: said, id: digest });
    return this.#joints;
  }

  #speak(source: PdfObjects, catalogue: ReadonlyMap<string, string>, metadata: number): void {
    const taken = TAKEN.flatMap((name) => (catalogue.has(name) ? [`/${name} ${catalogue.get(name)}`] : []));
    this.#first ??= {
      taken,
      info: entriesOf(textOf(source, source.info)),
      metadata: Buffer.from(source.objects.get(metadata)?.stream ?? []).toString(),
    };
    if (this.#first.taken.join() !== taken.join()) throw new Error('two PDFs differ in their language or marking');
  }

  /** Takes over a font or a colour space with all it is made of, unless one that is equal has come before. */
  #share(source: PdfObjects, number: number, numbers: Map<number, number>): number {
    const known = numbers.get(number);
    if (known !== undefined) return known;
    const { text, stream } = objectOf(source, number);
    const glyphs = this.#shareFont(source, text, numbers);
    const reference = (one: number): number => this.#share(source, one, numbers);
    const renumbered = changed(text, { reference, id: (name) => name, parentKey: 0, level: 0 });
    const made = glyphs === null ? renumbered : renumbered.replace(OWN_GLYPHS, `/CIDToGIDMap ${glyphs} 0 R`);
    const digest = this.#means.digest();
    digest.update(made);
    if (stream !== null) digest.update(stream);
    const key = digest.hex();
    const own = this.#shared.get(key) ?? this.#writer.reserve();
    numbers.set(number, own);
    if (this.#shared.has(key)) return own;
    this.#shared.set(key, own);
    this.#write(own, made, stream);
    return own;
  }

  /** Of a font whose subset goes into the one that all pieces share, the table of its glyphs there. */
  #shareFont(source: PdfObjects, text: string, numbers: Map<number, number>): number | null {
    if (!text.includes('/Subtype /CIDFontType2') || !text.includes(OWN_GLYPHS)) return null;
    const descriptor = referenceOf(entriesOf(text), 'FontDescriptor');
    const entries = entriesOf(textOf(source, descriptor));
    const file = referenceOf(entries, 'FontFile2');
    const { stream } = objectOf(source, file);
    const name = (entries.get('FontName') ?? '').replace(/^\/[A-Z]{6}\+/, '');
    const shared = stream && this.#fonts.add(name, stream);
    if (!shared) return null;
    numbers.set(file, shared.font);
    // It names the glyphs of one piece, and the font holds those of all. Nobody else refers to it.
    if (entries.has('CIDSet')) numbers.set(referenceOf(entries, 'CIDSet'), 0);
    entries.delete('CIDSet');
    entries.set('FontFile2', `${shared.font} 0 R`);
    const own = this.#writer.reserve();
    numbers.set(descriptor, own);
    this.#writer.write(own, `<< ${[...entries].map(([key, value]) => `/${key} ${value}`).join(' ')} >>`);
    return shared.glyphs;
  }

  #write(number: number, text: string, stream: Uint8Array | null): void {
    if (stream === null) this.#writer.write(number, text);
    else if (text.includes('/Filter ')) this.#writer.writeStream(number, text, stream);
    else {
      const body = this.#means.deflate(stream);
      const dictionary = text.replace(/\/Length \d+/, `/Length ${body.length} /Filter /FlateDecode`);
      this.#writer.writeStream(number, dictionary, body);
    }
  }
}

/** A font of Typst has the glyphs of its own document, counted from 0. */
const OWN_GLYPHS = '/CIDToGIDMap /Identity';

/** Fonts, colour spaces and images: none of them knows on which page it stands. */
const RESOURCE = /^<<\s+\/Type \/Font\s|^\[\/ICCBased |\/Subtype \/Image\s/;

const isResource = (text: string): boolean => RESOURCE.test(text);

function objectOf({ objects }: PdfObjects, number: number): PdfObject {
  const object = objects.get(number);
  if (!object) throw new Error(`a PDF refers to object ${number}, which it hasn't`);
  return object;
}

const textOf = (source: PdfObjects, number: number): string => objectOf(source, number).text;

/** UTF-16 with its mark. */
function hexOf(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`.toUpperCase();
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The description of the first piece, which is that of a PDF/UA file, with what is different of the whole. */
function metadataOf(first: string, title: string, pages: number, digest: string): string {
  const put = (text: string, pattern: RegExp, words: string): string => {
    if (!pattern.test(text)) throw new Error(`the description of a PDF lacks ${pattern}`);
    return text.replace(pattern, (_, before: string, after: string) => before + words + after);
  };
  let made = put(first, /(<dc:title><rdf:Alt><rdf:li[^>]*>)[^<]*(<)/, escaped(title));
  made = put(made, /(<xmpTPg:NPages>)[^<]*(<)/, String(pages));
  made = put(made, /(<xmpMM:InstanceID>)[^<]*(<)/, digest);
  return put(made, /(<xmpMM:DocumentID>)[^<]*(<)/, digest);
}
