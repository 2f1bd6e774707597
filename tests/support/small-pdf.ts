/** A small tagged PDF as Typst writes one, made by hand: a page of one heading and a table cell. */

export interface SmallPdf {
  title: string;
  pages?: number;
  /** Further entries of its catalogue. */
  catalogue?: string;
  language?: string;
  /** Its role map. */
  roles?: string;
}

export function smallPdf({
  title,
  pages = 1,
  catalogue = '',
  language = 'zh-CN',
  roles = '<< /Em /Span >>',
}: SmallPdf): Uint8Array {
  const numbers = Array.from({ length: pages }, (_, index) => index);
  const page = (index: number): number => 20 + 2 * index;
  const objects = new Map<number, string>([
    [
      1,
      `<<\n  /Type /Pages\n  /Count ${pages}\n  /Kids [${numbers.map((index) => `${page(index)} 0 R`).join(' ')}]\n>>`,
    ],
    [2, '<<\n  /Type /Outlines\n  /First 3 0 R\n  /Last 3 0 R\n  /Count 1\n>>'],
    [3, `<<\n  /Parent 2 0 R\n  /Title (${title} 1 0 R)\n  /Dest 10 0 R\n>>`],
    [
      4,
      `<<\n  /Type /StructTreeRoot\n  /RoleMap ${roles}\n  /K [5 0 R]\n  /ParentTree <<\n    /Nums [${numbers
        .map((index) => `${index} 8 0 R`)
        .join(' ')}]\n  >>\n  /IDTree <<\n    /Names [(U1x0y0) 7 0 R]\n  >>\n  /ParentTreeNextKey ${pages}\n>>`,
    ],
    [5, '<<\n  /Type /StructElem\n  /S /Document\n  /P 4 0 R\n  /K [6 0 R 7 0 R]\n>>'],
    [6, `<<\n  /Type /StructElem\n  /S /H1\n  /P 5 0 R\n  /T (${title})\n  /K [0]\n  /Pg 20 0 R\n>>`],
    [7, '<<\n  /Type /StructElem\n  /S /TH\n  /P 5 0 R\n  /ID (U1x0y0)\n  /K [1]\n  /Pg 20 0 R\n>>'],
    [8, '[6 0 R 7 0 R]'],
    [10, '[20 0 R /XYZ 56 789 0]'],
    [11, '<<\n  /Type /Font\n  /Subtype /Type1\n  /BaseFont /Helvetica\n>>'],
    [12, `<<\n  /Title (${title})\n  /Creator (by hand)\n>>`],
    [
      14,
      `<<\n  /Type /Catalog\n  /Pages 1 0 R\n  /Metadata 13 0 R\n  /Lang (${language})\n  /StructTreeRoot 4 0 R\n  /Outlines 2 0 R ${catalogue}\n>>`,
    ],
  ]);
  const description = `<x><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title><xmpTPg:NPages>${pages}</xmpTPg:NPages><xmpMM:InstanceID>a</xmpMM:InstanceID><xmpMM:DocumentID>b</xmpMM:DocumentID></x>`;
  objects.set(13, stream(description, '\n  /Type /Metadata\n  /Subtype /XML'));
  for (const index of numbers) {
    const mine = `/Resources << /Font << /f0 11 0 R >> >> /MediaBox [0 0 595 842]\n  /StructParents ${index}`;
    objects.set(page(index), `<<\n  /Type /Page\n  ${mine}\n  /Parent 1 0 R\n  /Contents ${page(index) + 1} 0 R\n>>`);
    const words = `/H1 <</MCID 0>> BDC BT /f0 12 Tf 60 700 Td (${title} ${index + 1}) Tj ET EMC`;
    objects.set(page(index) + 1, stream(words, ''));
  }
  return written(objects);
}

const stream = (text: string, entries: string): string =>
  `<<\n  /Length ${Buffer.byteLength(text)}${entries}\n>>\nstream\n${text}\nendstream`;

function written(objects: ReadonlyMap<number, string>): Uint8Array {
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: size }, () => '0000000000 65535 f\r\n');
  let file = '%PDF-1.7\n';
  for (const [number, text] of objects) {
    rows[number] = `${String(file.length).padStart(10, '0')} 00000 n\r\n`;
    file += `${number} 0 obj\n${text}\nendobj\n\n`;
  }
  const at = file.length;
  return Buffer.from(
    `${file}xref\n0 ${size}\n${rows.join('')}trailer\n<<\n  /Size ${size}\n  /Root 14 0 R\n  /Info 12 0 R\n>>\nstartxref\n${at}\n%%EOF`,
    'latin1',
  );
}
