/** The table 投诉统计: a row for each estate and month with counts of the complaints received; never a complaint itself. */
import { defineTable, estateRef, integer, requiredInteger, requiredPeriod } from './column.ts';

/** What a case (投诉件) is counted in. */
const CASES = ['件', '次', '起', '单', '条', '宗'];

export const complaintStat = defineTable({
  id: 'complaint_stat',
  name: '投诉统计',
  about: '每个小区每月的投诉件数和办理情况，只有合计',
  columns: {
    month: requiredPeriod('月份', 'month', { aliases: ['统计月份', '受理月份'] }),
    estate: estateRef(),
    received: requiredInteger('受理', CASES, {
      aliases: ['投诉量', '诉求量', '工单数', '受理数', '受理量', '诉求件数'],
    }),
    verified: integer('属实去重', CASES, { aliases: ['属实去重数', '属实'] }),
    closed: integer('办结', CASES, { aliases: ['办结数', '办结量', '办结件数'] }),
    closedOnTime: integer('按时办结', CASES, { aliases: ['按时办结数', '按时'] }),
    communityCallbacks: integer('社区回访', CASES, { aliases: ['社区回访数'] }),
    streetCallbacks: integer('街道回访', CASES, { aliases: ['街道回访数'] }),
    countyCallbacks: integer('县区回访', CASES, { aliases: ['县区回访数', '县回访'] }),
    reopened: integer('重办', CASES, { aliases: ['重办数', '重新办理'] }),
    cityRank: integer('全市排名', ['名', '位'], { aliases: ['排名'] }),
  },
  facts: ['month'],
  key: ['estate', 'month'],
  relations: [
    { rule: 'at-most', part: 'verified', whole: 'received' },
    { rule: 'at-most', part: 'closed', whole: 'received' },
    { rule: 'at-most', part: 'closedOnTime', whole: 'closed' },
    { rule: 'at-most', part: 'communityCallbacks', whole: 'closed' },
    { rule: 'at-most', part: 'streetCallbacks', whole: 'closed' },
    { rule: 'at-most', part: 'countyCallbacks', whole: 'closed' },
  ],
});
