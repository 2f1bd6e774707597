/**
 * Every sheet that can be printed (公示单目录), in the order in which a board is filled.
 *
 * A sheet exists only where it has something to say: an estate without a confirmed warning has no risk notice. What is
 * missing on a board stands on the notice sheet, in its own place.
 */
import type { Publication } from '../domain/publication.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import { ALL_PANELS } from '../wording/panels.ts';
import { bulletinSheets } from './bulletin.ts';
import { checklistSheets } from './checklist.ts';
import { feesSheets } from './fees.ts';
import { fundSheets } from './fund.ts';
import { gradeSheets } from './grade.ts';
import { liftsSheets } from './lifts.ts';
import { listSheets } from './list.ts';
import { noticeSheet } from './notice.ts';
import { outageSheets } from './outage.ts';
import { placardSheets } from './placard.ts';
import { revenueSheets } from './revenue.ts';
import type { Sheet } from './sheet.ts';
import { stickerSheets } from './stickers.ts';
import { surveySheets } from './survey.ts';
import { urgentSheets } from './urgent.ts';

export interface SheetKind {
  name: SheetName;
  /** What offices call it. */
  title: string;
  /** What it is for, in a sentence for /print/ and `print --help`. */
  purpose: string;
  paper: 'A4' | 'A3';
  /** When what hangs is taken down or changed, in a few words. */
  changed: string;
  /** Whether it speaks of an estate, of a county or of one notice. */
  about: 'estate' | 'division' | 'notice';
  /** The sheets of an estate, a county or a notice; empty where there is nothing to print. Throws for an unknown estate. */
  sheets(publication: Publication, code: string): Sheet[];
}

export const SHEET_KINDS: readonly SheetKind[] = [
  {
    name: 'notice',
    title: '公示单',
    purpose: `小区公示栏的全部${ALL_PANELS}，A4，每月张贴。`,
    paper: 'A4',
    changed: '每月换新，内容有变随时换',
    about: 'estate',
    sheets: (publication, code) => [noticeSheet(publication, code, 'a4')],
  },
  {
    name: 'notice-a3',
    title: '公示单（A3 大幅）',
    purpose: `同样的${ALL_PANELS}，A3 大字，贴在公示栏里远一点也看得清。`,
    paper: 'A3',
    changed: '每月换新，内容有变随时换',
    about: 'estate',
    sheets: (publication, code) => [noticeSheet(publication, code, 'a3')],
  },
  {
    name: 'revenue',
    title: '公共收益收支公示表',
    purpose: '最近一个年度的公共收益收支明细，留有签名、盖章的地方。',
    paper: 'A4',
    changed: '公示期满撤下，每年一张',
    about: 'estate',
    sheets: revenueSheets,
  },
  {
    name: 'fees',
    title: '收费公示表',
    purpose: '现在收什么、收多少、依据是什么；政府指导价的写明基准价和浮动幅度。',
    paper: 'A4',
    changed: '收费有变就换',
    about: 'estate',
    sheets: feesSheets,
  },
  {
    name: 'fund',
    title: '维修资金公示',
    purpose: '维修资金的结存、历次公布和申请使用的流程，只有小区合计。',
    paper: 'A4',
    changed: '下一次公布时换',
    about: 'estate',
    sheets: fundSheets,
  },
  {
    name: 'lifts',
    title: '维保公示',
    purpose: '每台电梯的维保和检验日期，其他设施的维保记录。',
    paper: 'A4',
    changed: '维保或检验以后换',
    about: 'estate',
    sheets: liftsSheets,
  },
  {
    name: 'survey',
    title: '满意度结果公示',
    purpose: '最近一次业主满意度调查的结果。',
    paper: 'A4',
    changed: '公示期满撤下',
    about: 'estate',
    sheets: surveySheets,
  },
  {
    name: 'grade',
    title: '信用等级公示',
    purpose: '物业服务企业的信用等级；主管部门确认要提示的，另有风险提示一张。',
    paper: 'A4',
    changed: '下一次公布等级时换',
    about: 'estate',
    sheets: gradeSheets,
  },
  {
    name: 'outage',
    title: '消防设施停用通知',
    purpose: '正在停用或将要停用的消防设施，写明起止。',
    paper: 'A4',
    changed: '恢复使用后撤下',
    about: 'estate',
    sheets: outageSheets,
  },
  {
    name: 'urgent',
    title: '紧急通知',
    purpose: '标了紧急、还在期内的通知，一份通知一张，大字；不按小区分，印一张复印张贴。旁边另有一张发群的图片。',
    paper: 'A4',
    changed: '过了截止日期撤下',
    about: 'notice',
    sheets: urgentSheets,
  },
  {
    name: 'list',
    title: '红黑榜公告',
    purpose: '县区最近一期红黑榜，按公文格式。',
    paper: 'A4',
    changed: '下一期公布时换',
    about: 'division',
    sheets: listSheets,
  },
  {
    name: 'bulletin',
    title: '投诉通报',
    purpose: '县区最近一个月的投诉办理情况和表扬、批评，按公文格式。',
    paper: 'A4',
    changed: '每月换新',
    about: 'division',
    sheets: bulletinSheets,
  },
  {
    name: 'placard',
    title: '投诉牌',
    purpose: '公示栏、电梯、单元门各一张：二维码和大字电话。',
    paper: 'A4',
    changed: '长期，电话或网址变了才换',
    about: 'estate',
    sheets: placardSheets,
  },
  {
    name: 'stickers',
    title: '投诉贴纸',
    purpose: '每张 A4 八枚，91×65 毫米，按裁切线裁开。',
    paper: 'A4',
    changed: '长期，电话或网址变了才换',
    about: 'estate',
    sheets: stickerSheets,
  },
  {
    name: 'checklist',
    title: '张贴清单',
    purpose: '给张贴的人：哪一张贴在哪里、依据、贴多久，什么要撤下。',
    paper: 'A4',
    changed: '张贴时随身带，不上墙',
    about: 'estate',
    sheets: checklistSheets,
  },
];
