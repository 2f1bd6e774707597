/**
 * The parts of a workbook and what leads to them (工作簿的部件), read and changed: its sheets in their order, relations,
 * content types. Every change is an insertion or what takes one back.
 */
import { partName } from '../intake/read/xlsx/package.ts';
import { type Archive, NotMarkable } from './archive.ts';
import { Edits, type Element, elementsOf, escaped, namespaceOf, prefixOf } from './xml-places.ts';

export interface Sheet {
  name: string;
  part: string;
  element: Element;
}

export interface Relation {
  id: string;
  /** The last step of its type. */
  kind: string;
  type: string;
  /** Name of the part; null where it leads outside. */
  target: string | null;
  element: Element;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const TYPES = '[content_types].xml';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

export class Book {
  readonly archive: Archive;
  /** The workbook's own part. */
  readonly part: string;

  constructor(archive: Archive) {
    this.archive = archive;
    const main = this.relations('').find(({ kind }) => kind === 'officeDocument')?.target ?? null;
    if (main === null || !archive.has(main)) throw new NotMarkable('没有工作簿部件');
    this.part = main;
  }

  /** The namespace of the workbook's parts: programs write one of two forms. */
  get namespace(): string {
    const xml = this.archive.text(this.part);
    const root = elementsOf(xml, ({ depth }) => depth === 0)[0] as Element;
    return namespaceOf(xml, root);
  }

  /** The beginning of the types of relations, in the form of this workbook. */
  get relationBase(): string {
    return this.namespace === STRICT
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
      : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  }

  sheets(): Sheet[] {
    const relations = this.relations(this.part);
    const xml = this.archive.text(this.part);
    const found = elementsOf(
      xml,
      ({ name, depth, parent }) => depth === 2 && name === 'sheet' && parent?.name === 'sheets',
    );
    return found.flatMap((element) => {
      const key = Object.keys(element.attributes).find((one) => one.endsWith(':id'));
      const id = key === undefined ? '' : element.attributes[key];
      const part = relations.find((relation) => relation.id === id)?.target ?? null;
      return [
        { name: element.attributes.name ?? '', part: part !== null && this.archive.has(part) ? part : '', element },
      ];
    });
  }

  /** The relations of a part, `''` for the package itself. */
  relations(part: string): Relation[] {
    const file = relationsFile(part);
    if (!this.archive.has(file)) return [];
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    return elementsOf(this.archive.text(file), ({ name, depth }) => depth === 1 && name === 'Relationship').map(
      (element) => {
        const { Id = '', Type = '', Target, TargetMode } = element.attributes;
        const target = TargetMode === 'External' || Target === undefined ? null : this.#target(folder, Target);
        return { id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), type: Type, target, element };
      },
    );
  }

  /** Where a relation of a kind leads; null where there is none, or its part is missing. */
  related(part: string, kind: string): string | null {
    const targets = this.relations(part).flatMap((one) => (one.kind === kind && one.target !== null ? one.target : []));
    return targets.find((target) => this.archive.has(target)) ?? null;
  }

  /** Adds a relation, and returns its id. */
  relate(part: string, kind: string, written: string): string {
    const file = relationsFile(part);
    const ids = new Set(this.relations(part).map(({ id }) => id.toLowerCase()));
    let number = ids.size + 1;
    while (ids.has(`rid${number}`)) number++;
    const id = `rId${number}`;
    const one = (prefix: string): string =>
      `<${prefix}Relationship Id="${id}" Type="${this.relationBase}/${kind}" Target="/${escaped(written)}"/>`;
    if (!this.archive.has(file)) {
      const slash = part.lastIndexOf('/');
      const own = part === '' ? '' : this.archive.written(part).replaceAll('\\', '/');
      const name = part === '' ? file : `${own.slice(0, slash + 1)}_rels/${own.slice(slash + 1)}.rels`;
      this.archive.put(name, `${XML}<Relationships xmlns="${RELATIONSHIPS}">${one('')}</Relationships>`);
    } else this.#append(file, one);
    return id;
  }

  /** Takes a relation out, and the file of relations where it was the last. */
  unrelate(part: string, id: string): void {
    const file = relationsFile(part);
    const relations = this.relations(part);
    const gone = relations.find((relation) => relation.id === id);
    if (gone === undefined) return;
    if (relations.length === 1) this.archive.remove(file);
    else this.#cut(file, gone.element);
  }

  /** Adds a part with what says its kind. */
  addPart(written: string, contentType: string, xml: string): void {
    this.archive.put(written, xml);
    if (contentType === VML) {
      const ends = this.#typesOf('Default').some(({ attributes }) => attributes.Extension?.toLowerCase() === 'vml');
      if (!ends) this.#insertDefault(`Extension="vml" ContentType="${VML}"`);
      return;
    }
    this.#append(
      TYPES,
      (prefix) => `<${prefix}Override PartName="/${escaped(written)}" ContentType="${contentType}"/>`,
    );
  }

  removePart(name: string): void {
    this.archive.remove(name);
    const override = this.#typesOf('Override').find(({ attributes }) => partName(attributes.PartName ?? '') === name);
    if (override) this.#cut(TYPES, override);
    const isLastVml = name.endsWith('.vml') && !this.archive.names().some((one) => one.endsWith('.vml'));
    const ends = this.#typesOf('Default').find(({ attributes }) => attributes.Extension?.toLowerCase() === 'vml');
    if (isLastVml && ends) this.#cut(TYPES, ends);
    const file = relationsFile(name);
    if (this.archive.has(file)) this.archive.remove(file);
  }

  /** A name for a new part that no other has: `xl/comments3.xml`. */
  freeName(stem: string, ending: string): string {
    let number = 1;
    while (this.archive.has(`${stem}${number}${ending}`.toLowerCase())) number++;
    return `${stem}${number}${ending}`;
  }

  #typesOf(name: string): Element[] {
    return elementsOf(this.archive.text(TYPES), (element) => element.depth === 1 && element.name === name);
  }

  /** Defaults stand before overrides. */
  #insertDefault(attributes: string): void {
    const xml = this.archive.text(TYPES);
    const root = elementsOf(xml, ({ depth }) => depth === 0)[0] as Element;
    const edits = new Edits();
    edits.insert(root.openEnd, `<${prefixOf(xml, root)}Default ${attributes}/>`);
    this.archive.put(TYPES, edits.apply(xml));
  }

  #append(file: string, text: (prefix: string) => string): void {
    const xml = this.archive.text(file);
    const root = elementsOf(xml, ({ depth }) => depth === 0)[0] as Element;
    const edits = new Edits();
    edits.append(xml, root, text(prefixOf(xml, root)));
    this.archive.put(file, edits.apply(xml));
  }

  #cut(file: string, { start, end }: Element): void {
    const xml = this.archive.text(file);
    this.archive.put(file, xml.slice(0, start) + xml.slice(end));
  }

  /** A target is an address: it may be percent-encoded, and start at the root or at the part's own folder. */
  #target(folder: string, target: string): string | null {
    const bare = target.replace(/[?#].*$/, '');
    const from = /^[\\/]/.test(bare) ? '' : folder;
    const asWritten = partName(from + bare);
    if (asWritten !== null && this.archive.has(asWritten)) return asWritten;
    try {
      return partName(from + decodeURIComponent(bare));
    } catch {
      return asWritten;
    }
  }
}

function relationsFile(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}
