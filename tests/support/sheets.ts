/**
 * Printed sheets as text: what a reader would find on them, in order.
 */
import type { Block, Part, Sheet } from '../../src/sheets/sheet.ts';

/** A part of a sheet with nothing beside its blocks. */
export const plainPart = (title: string, blocks: Block[]): Part => ({
  number: null,
  title,
  stamp: null,
  source: null,
  blocks,
});

/** A sheet with these parts and little else; `own` is what it has of its own. */
export function plainSheet(parts: Part[], own: Partial<Sheet> = {}): Sheet {
  return {
    name: 'survey',
    form: 'statement',
    paper: 'a4',
    subject: { kind: 'estate', code: 'A1', name: '丁香苑' },
    place: null,
    title: '公示',
    subtitle: null,
    period: '',
    shortTitle: '公示',
    answers: [],
    parts,
    foot: null,
    until: null,
    ...own,
  };
}

/** Tables of a sheet as rows of cells; what stands small follows its cell after a line break. */
export function rowsOf(sheet: Sheet | undefined): string[][] {
  return blocksOf(sheet).flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.cells.map(({ text, small }) => (small === null ? text : `${text}\n${small}`)))
      : [],
  );
}

/** All words of a sheet, one block, row or fact a line; codes are not words. */
export function linesOf(sheet: Sheet | undefined): string[] {
  if (!sheet) return [];
  return [
    sheet.title,
    ...(sheet.subtitle === null ? [] : [sheet.subtitle]),
    ...sheet.parts.flatMap((part) => [
      ...(part.title === '' ? [] : [part.title]),
      ...part.blocks.flatMap(wordsOf),
      ...(part.source === null ? [] : [part.source]),
    ]),
    ...(sheet.foot === null ? [] : [sheet.foot.title, ...sheet.foot.lines]),
  ];
}

export function blocksOf(sheet: Sheet | undefined): Block[] {
  return sheet?.parts.flatMap((part) => part.blocks) ?? [];
}

/** Places that are left to be filled in or stamped by hand. */
export function writtenByHand(sheet: Sheet | undefined): string[] {
  return blocksOf(sheet).flatMap((block) => (block.kind === 'signatures' ? block.places : []));
}

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'figure':
      return [[block.value, block.unit, block.note].filter((part) => part !== null).join(' ')];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}：${value}`);
    case 'table':
      return [
        block.columns.map(({ title }) => title).join('|'),
        ...block.rows.map(({ cells }) => cells.map(({ text, small }) => `${text}${small ?? ''}`).join('|')),
      ];
    case 'numbers':
      return block.numbers.map(({ name, number, hours }) => `${name} ${number} ${hours ?? ''}`);
    case 'labels':
      return block.labels.map(({ title, text }) => `${title} ${text}`);
    case 'signatures':
      return block.places;
    case 'signed':
      return block.lines;
    case 'bars':
    case 'range':
      return [block.sentence];
    case 'strip':
    case 'code':
      return [];
  }
}
