/**
 * The workbook's own part: which sheets there are, in their order, and from which day dates are counted.
 */
import { type Package, PartFault } from './package.ts';
import { readPart } from './xml.ts';

/** Both forms of OOXML: what programs write, and the strict form of the standard. */
export const SPREADSHEET = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
];

const SHEETS_MAX = 2000;

export interface SheetEntry {
  name: string;
  hidden: boolean;
  /** Leads to the sheet's part. */
  relation: string;
}

export interface WorkbookPart {
  sheets: SheetEntry[];
  dateSystem: '1900' | '1904';
}

/** Reads the list of sheets. */
export async function readWorkbookPart(parts: Package, part: string): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  let dateSystem: WorkbookPart['dateSystem'] = '1900';
  let inSheets = false;
  await readPart(parts, part, 'workbook', SPREADSHEET, {
    open(name, attributes, depth) {
      if (depth === 1) {
        inSheets = name === 'sheets';
        if (name === 'workbookPr' && isOn(attributes.date1904)) dateSystem = '1904';
      } else if (depth === 2 && inSheets && name === 'sheet') {
        if (sheets.length >= SHEETS_MAX) throw new PartFault(`工作簿里有 ${SHEETS_MAX} 张以上的工作表`);
        // Writers choose the prefix of the attribute `id` of a relation.
        const id = Object.keys(attributes).find((key) => key.endsWith(':id'));
        sheets.push({
          name: attributes.name ?? '',
          hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
          relation: (id === undefined ? undefined : attributes[id]) ?? '',
        });
      }
    },
    close() {},
    text() {},
  });
  return { sheets, dateSystem };
}

/** A truth value as XML writes it. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
