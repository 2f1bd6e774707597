/**
 * The sheets of the contract (公示单名目), by the names that programs know them by.
 */

/** In the order in which a board is filled. */
export const SHEET_NAMES = [
  'notice',
  'notice-a3',
  'revenue',
  'fees',
  'fund',
  'lifts',
  'survey',
  'grade',
  'outage',
  'list',
  'bulletin',
  'placard',
  'stickers',
  'checklist',
] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** 每月张贴: what a whole publication prints unless portal.yaml says otherwise; the rest is there for the asking. */
export const MONTHLY_SHEETS: readonly SheetName[] = [
  'notice',
  'revenue',
  'grade',
  'outage',
  'list',
  'bulletin',
  'placard',
  'checklist',
];
