/**
 * The tree of tags (结构树) of a joined file: one document element that holds what those of the pieces held, the table that
 * leads from content to elements, and the names of header cells.
 */
import { entriesOf, mustKnow, referencesOf } from './object-text.ts';
import type { PdfObjects } from './read-objects.ts';
import type { ObjectWriter } from './write-objects.ts';

/** What a piece's tree says at its top. */
export interface PieceTree {
  document: number;
  /** Elements below the document element. */
  elements: number[];
  roles: string;
  /** Key of a page or an annotation, and where its elements stand. */
  parents: [key: number, number: number][];
  nextKey: number;
  headers: [name: string, number: number][];
}

export function treeOf({ objects }: PdfObjects, root: number): PieceTree {
  const entries = entriesOf(objects.get(root)?.text ?? '');
  mustKnow(entries, ['Type', 'RoleMap', 'K', 'ParentTree', 'IDTree', 'ParentTreeNextKey']);
  const document = onlyOne(referencesOf(entries.get('K') ?? ''));
  const top = entriesOf(objects.get(document)?.text ?? '');
  mustKnow(top, ['Type', 'S', 'P', 'K']);
  if (top.get('S') !== '/Document') throw new Error(`the tags of a PDF begin with ${top.get('S')}`);
  const elements = referencesOf(top.get('K') ?? '');
  if (top.get('K') !== `[${elements.map((number) => `${number} 0 R`).join(' ')}]`)
    throw new Error('a document element holds content of its own');
  return {
    document,
    elements,
    roles: entries.get('RoleMap') ?? '<< >>',
    parents: pairsOf(entries.get('ParentTree'), 'Nums', /(\d+) (\d+) 0 R\s*/g).map(([key, at]) => [Number(key), at]),
    nextKey: Number(entries.get('ParentTreeNextKey')),
    headers: pairsOf(entries.get('IDTree'), 'Names', /\(([^()\\]*)\) (\d+) 0 R\s*/g),
  };
}

function onlyOne(numbers: readonly number[]): number {
  const [first, ...others] = numbers;
  if (first === undefined || others.length > 0) throw new Error('a PDF has not one document element');
  return first;
}

/** Pairs of a tree that has but one level. */
function pairsOf(tree: string | undefined, name: string, pattern: RegExp): [string, number][] {
  if (tree === undefined) return [];
  const list = (entriesOf(tree).get(name) ?? '').slice(1, -1);
  if (list.replace(pattern, '') !== '') throw new Error(`what is in ${name} of a PDF can't be read`);
  return [...list.matchAll(pattern)].map(([, key, number]) => [key as string, Number(number)]);
}

export class Structure {
  readonly root: number;
  readonly document: number;
  #roles: string | null = null;
  readonly #elements: number[] = [];
  readonly #parents: [number, number][] = [];
  readonly #headers: [string, number][] = [];
  #nextKey = 0;

  constructor(root: number, document: number) {
    this.root = root;
    this.document = document;
  }

  /** The first key that is free. */
  get nextKey(): number {
    return this.#nextKey;
  }

  add(tree: PieceTree, reference: (number: number) => number, id: (name: string) => string): void {
    this.#roles ??= tree.roles;
    if (this.#roles !== tree.roles) throw new Error('two PDFs name their tags differently');
    for (const element of tree.elements) this.#elements.push(reference(element));
    for (const [key, number] of tree.parents) this.#parents.push([key + this.#nextKey, reference(number)]);
    for (const [name, number] of tree.headers) this.#headers.push([id(name), reference(number)]);
    this.#nextKey += tree.nextKey;
  }

  write(writer: ObjectWriter): void {
    const names = this.#headers.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, number]) => `(${name}) ${number} 0 R`);
    const entries = [
      '/Type /StructTreeRoot',
      `/RoleMap ${this.#roles}`,
      `/K [${this.document} 0 R]`,
      `/ParentTree << /Nums [${this.#parents.map(([key, number]) => `${key} ${number} 0 R`).join(' ')}] >>`,
      ...(names.length === 0 ? [] : [`/IDTree << /Names [${names.join(' ')}] >>`]),
      `/ParentTreeNextKey ${this.#nextKey}`,
    ];
    writer.write(this.root, `<< ${entries.join(' ')} >>`);
    const elements = this.#elements.map((number) => `${number} 0 R`).join(' ');
    writer.write(this.document, `<< /Type /StructElem /S /Document /P ${this.root} 0 R /K [${elements}] >>`);
  }
}
