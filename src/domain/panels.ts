/**
 * The panels of the notice board (公示栏的栏目): the one list of them, each with all that is fixed about it.
 *
 * Order and number follow from the list. Every surface takes its panels from here and holds its own renderings as a
 * record over `PanelId`, so that a panel which one of them forgets does not compile. Free of what an estate has.
 */
import type { TableId } from './records.ts';

export interface PanelDescriptor {
  /** Its anchor on the page, and its name in profiles and in portal.yaml. */
  id: string;
  title: string;
  /** 速览: what the figure at its head is called where an estate is told in a line each; null where it is not told there. */
  head: string | null;
  /** Whether it is mostly rows of figures, which the full-text search leaves out: they would crowd out words. */
  isFigures: boolean;
  /** On a wide page: more than half of a line, less than half, or all of it. */
  width: 'wide' | 'narrow' | 'full';
  /** Whose rows it shows, in the order in which it names its sources. */
  tables: readonly TableId[];
  /** Set where a county publishes what it shows: only there do the county's own duties decide what is said of the panel. */
  isOfCounty?: true;
}

export const BOARD = [
  {
    id: 'firm',
    title: '企业与信用',
    head: '信用等级',
    isFigures: false,
    width: 'wide',
    tables: ['contract', 'firm', 'firm_grade'],
  },
  { id: 'manager', title: '项目负责人', head: null, isFigures: false, width: 'narrow', tables: ['manager'] },
  { id: 'service', title: '服务标准', head: null, isFigures: true, width: 'narrow', tables: ['estate'] },
  {
    id: 'fees',
    title: '收费标准',
    head: '收费标准',
    isFigures: false,
    width: 'wide',
    tables: ['fee_item', 'guide_price'],
  },
  {
    id: 'complaints',
    title: '投诉与办理',
    head: '投诉办理',
    isFigures: true,
    width: 'full',
    tables: ['complaint_stat', 'channel'],
  },
  { id: 'revenue', title: '公共收益', head: '公共收益', isFigures: false, width: 'wide', tables: ['revenue'] },
  { id: 'fund', title: '维修资金', head: '维修资金', isFigures: true, width: 'narrow', tables: ['fund'] },
  {
    id: 'lifts',
    title: '电梯与设施维保',
    head: '电梯',
    isFigures: true,
    width: 'full',
    tables: ['lift', 'facility'],
  },
  {
    id: 'lists',
    title: '红黑榜',
    head: '红黑榜',
    isFigures: false,
    width: 'wide',
    tables: ['list_entry'],
    isOfCounty: true,
  },
  // Notices come from files of their own, not from a table.
  { id: 'notices', title: '通知公告', head: null, isFigures: false, width: 'narrow', tables: [] },
  { id: 'survey', title: '满意度', head: null, isFigures: true, width: 'narrow', tables: ['survey'] },
  { id: 'postings', title: '张贴记录', head: null, isFigures: true, width: 'wide', tables: ['posting'] },
  { id: 'record', title: '通报与事件', head: null, isFigures: false, width: 'full', tables: ['bulletin', 'event'] },
] as const satisfies readonly PanelDescriptor[];

type Described = (typeof BOARD)[number];

/** 栏目 */
export type PanelId = Described['id'];

/** The panels that have a line in the summary of an estate (公示速览). */
type Brief = Extract<Described, { head: string }>;
export type BriefPanelId = Brief['id'];
export const BRIEF: readonly Brief[] = BOARD.filter((panel): panel is Brief => panel.head !== null);

/** The tables whose rows a panel shows. */
export type TablesOf<K extends PanelId> = Extract<Described, { id: K }>['tables'][number];

/** Their ids in the order of the board. */
export const PANELS: readonly PanelId[] = BOARD.map(({ id }) => id);

/** A panel and its number on the board, from 1. */
export type BoardPanel = PanelDescriptor & { id: PanelId; number: number };

const BY_ID: ReadonlyMap<PanelId, BoardPanel> = new Map(
  BOARD.map((panel, at) => [panel.id, { ...panel, number: at + 1 }]),
);

export function panelOf(id: PanelId): BoardPanel {
  const panel = BY_ID.get(id);
  if (!panel) throw new Error(`no such panel: ${id}`);
  return panel;
}

/** What each panel has, in the order of the board. */
export function inOrder<T>(of: Readonly<Record<PanelId, T>>): T[] {
  return PANELS.map((id) => of[id]);
}

/** A value of every panel, in the order of the board. */
export function ofEachPanel<T>(make: (id: PanelId) => T): Record<PanelId, T> {
  return Object.fromEntries(PANELS.map((id) => [id, make(id)])) as Record<PanelId, T>;
}
