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
  'urgent',
  'list',
  'bulletin',
  'placard',
  'stickers',
  'checklist',
] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** 紧急通知 is printed when it is sent, never with a month's sheets. */
export const ORDINARY_SHEETS: readonly SheetName[] = SHEET_NAMES.filter((name) => name !== 'urgent');

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
