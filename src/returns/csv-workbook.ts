/**
 * A CSV table as a workbook (CSV 表做成工作簿): colours and comments have no place in CSV. Every cell is a text as it stood,
 * so that codes keep their zeros and nothing turns into a date.
 */

import { cellName } from '../domain/cell-name.ts';
import { tableNamed } from '../intake/file-names.ts';
import { isAnyHeader } from '../intake/header.ts';
import type { ProblemCode } from '../intake/problems.ts';
import { readCsv } from '../intake/read/csv.ts';
import { LIMITS } from '../intake/read/sheet.ts';
import { emptyArchive } from './archive.ts';
import { cellText } from './xml-places.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Faults after which a table isn't whole, so that a copy of it would lose rows or letters. */
const NOT_WHOLE: readonly ProblemCode[] = ['quotes-unclosed', 'encoding-damaged'];

/** The rows of a CSV file in a workbook with one sheet; null where they can't all be read. */
export function csvAsWorkbook(bytes: Uint8Array, stem: string): { bytes: Uint8Array; sheet: string } | null {
  const { sheets, faults } = readCsv(bytes, isAnyHeader, LIMITS);
  const rows = sheets[0]?.rows;
  if (rows === undefined || faults.some(({ code }) => NOT_WHOLE.includes(code))) return null;
  // The file's name says the rest: whose it is, and until when it speaks.
  const sheet = tableNamed(stem)?.table.name ?? '表格';
  return {
    sheet,
    bytes: workbook(
      sheet,
      rows.map((row) => row.map((cell) => String(cell ?? ''))),
    ),
  };
}

function workbook(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const archive = emptyArchive();
  const put = (part: string, xml: string): void => archive.put(part, XML + xml);
  const override = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  put(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}</Types>`,
  );
  const relations = (...targets: [kind: string, target: string][]): string =>
    `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
  put('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml']));
  put('xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']));
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets><sheet name="${cellText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  const border = '<border><left/><right/><top/><bottom/><diagonal/></border>';
  put(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`,
  );
  put('xl/worksheets/sheet1.xml', sheetXml(rows));
  return archive.whole();
}

function sheetXml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number): string =>
    text === ''
      ? ''
      : `<c r="${cellName(row, column)}" s="1" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`,
  );
  // Cells that are filled in later are texts too.
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="1" max="64" width="16" style="1" customWidth="1"/></cols><sheetData>${body.join('')}</sheetData></worksheet>`;
}
