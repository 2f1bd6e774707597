/**
 * Words that several surfaces share (统一用语): the board's sections and its stamps.
 */
import type { PanelId } from '../domain/profile.ts';
import { isUngraded } from '../domain/serving.ts';

/** Sections of the notice board in their fixed order. */
export const SECTIONS = {
  firm: { number: 1, title: '企业与信用' },
  manager: { number: 2, title: '项目负责人' },
  service: { number: 3, title: '服务标准' },
  fees: { number: 4, title: '收费标准' },
  complaints: { number: 5, title: '投诉与办理' },
  revenue: { number: 6, title: '公共收益' },
  fund: { number: 7, title: '维修资金' },
  lifts: { number: 8, title: '电梯与设施维保' },
  lists: { number: 9, title: '红黑榜' },
  notices: { number: 10, title: '通知公告' },
  survey: { number: 11, title: '满意度' },
  postings: { number: 12, title: '张贴记录' },
  record: { number: 13, title: '通报与事件' },
} as const satisfies Record<PanelId, { number: number; title: string }>;

export type SectionId = PanelId;
export const SECTION_IDS = Object.keys(SECTIONS) as SectionId[];

/** How much to believe a panel. */
export const STAMPS = {
  disclosed: '已公示',
  overdue: '逾期',
  undisclosed: '未公示',
  unknown: '未知',
  'not-applicable': '不适用',
} as const;

export type Stamp = keyof typeof STAMPS;

export const UNKNOWN = '未知';
export const UNRATED = '未评价';

/** A 级; a word such as 未评 stands as it is. */
export function gradeName(grade: string): string {
  return grade === UNRATED || isUngraded(grade) ? grade : `${grade} 级`;
}

export const DEMO = '示例数据，均为虚构';
/** Where an estate's street or community is not said. */
export const NO_STREET = '未注明街道';
export const NO_COMMUNITY = '未注明社区';
