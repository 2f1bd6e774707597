/**
 * Which part of a workbook leads to which: `.rels` files and the content types, as OPC describes them.
 */
import { type Package, PartFault, partName } from './package.ts';
import { readPart } from './xml.ts';

const RELATIONSHIPS = ['http://schemas.openxmlformats.org/package/2006/relationships'];
const CONTENT_TYPES = ['http://schemas.openxmlformats.org/package/2006/content-types'];
const RELATIONS_MAX = 20_000;

export interface Relation {
  id: string;
  /** The last step of its type: `worksheet`, `styles`. The ordinary and the strict form of OOXML end alike. */
  kind: string;
  /** Name of the part; null where it leads outside the workbook. */
  target: string | null;
}

/** The relations of a part, `''` for the package itself; none where it has no file of them. */
export async function relationsOf(parts: Package, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!parts.names.has(file)) return [];
  const relations: Relation[] = [];
  await readPart(parts, file, 'Relationships', RELATIONSHIPS, {
    open(name, { Id, Type, Target, TargetMode }, depth) {
      if (depth !== 1 || name !== 'Relationship') return;
      if (relations.length >= RELATIONS_MAX) throw new PartFault(`工作簿里的 ${file} 太大`);
      const outside = TargetMode === 'External' || Target === undefined;
      relations.push({
        id: Id ?? '',
        kind: (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1),
        target: outside ? null : targetName(folder, Target, parts),
      });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** Whether the content types say that the workbook runs macros. Throws where they are missing. */
export async function saysMacros(parts: Package): Promise<boolean> {
  let macros = false;
  await readPart(parts, '[content_types].xml', 'Types', CONTENT_TYPES, {
    open(_name, { ContentType }) {
      if (ContentType !== undefined && /macroEnabled.main\+xml$/i.test(ContentType)) macros = true;
    },
    close() {},
    text() {},
  });
  return macros;
}

/** A target is an address: it may be percent-encoded, and start at the root or at the part's own folder. */
function targetName(folder: string, target: string, parts: Package): string | null {
  const bare = target.replace(/[?#].*$/, '');
  const from = /^[\\/]/.test(bare) ? '' : folder;
  const asWritten = partName(from + bare);
  if (asWritten !== null && parts.names.has(asWritten)) return asWritten;
  try {
    return partName(from + decodeURIComponent(bare));
  } catch {
    return asWritten;
  }
}
