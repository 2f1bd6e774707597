/** The table 张贴记录: a row for each thing posted at a place on an estate, with its first and last day. */
import { POSTING_SUBJECTS } from '../domain/records.ts';
import type { Column } from './column.ts';
import { choice, defineTable, ending, estateOrPlaceRef, name, requiredChoice, requiredDate, term } from './column.ts';

/** What a plate at the gate shows by its name. Accounts and servicing have sheets of their own: a plate doesn't prove them. */
const PLATE = ['项目负责人', '联系方式', '投诉电话', '服务内容和标准', '收费项目和标准'];
/** Sheets by their names, and other words for 公示事项, with what hangs where they hang. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  公示牌: PLATE,
  小区公示牌: PLATE,
  物业公示牌: PLATE,
  物业服务公示牌: PLATE,
  信息公示牌: PLATE,
  公示单: PLATE,
  小区公示单: PLATE,
  小区公示表: PLATE,
  公共收益收支公示表: ['公共收益'],
  公共收益公示表: ['公共收益'],
  公共收益公示: ['公共收益'],
  收费公示表: ['收费项目和标准'],
  收费公示: ['收费项目和标准'],
  收费标准: ['收费项目和标准'],
  维修资金公示: ['维修资金'],
  维保公示: ['设施维保'],
  维保记录: ['设施维保'],
  满意度结果公示: ['满意度'],
  信用等级公示: ['信用等级'],
  投诉牌: ['投诉电话', '投诉举报'],
  投诉贴纸: ['投诉举报'],
  负责人: ['项目负责人'],
  项目经理: ['项目负责人'],
  联系电话: ['联系方式'],
  服务内容: ['服务内容和标准'],
  服务标准: ['服务内容和标准'],
};
const BETWEEN = /[、，,；;\n]+/;

/**
 * The things that a cell of 公示事项 names, each once. It is taken apart only where a part of it is known: 电梯、水泵检修公告 is one.
 */
export function subjectsIn(cell: string): string[] {
  const known = (word: string): readonly string[] | undefined =>
    POSTING_SUBJECTS.includes(word) ? [word] : SHEETS[word];
  const parts = cell
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (!parts.some(known)) return [cell];
  return [...new Set(parts.flatMap((part) => known(part) ?? [part]))];
}

export const posting = defineTable({
  id: 'posting',
  name: '张贴记录',
  about: '在公示栏、电梯、单元门张贴过什么',
  columns: {
    estate: estateOrPlaceRef(),
    subject: {
      ...choice('公示事项', { values: POSTING_SUBJECTS, closed: false }, { aliases: ['事项', '公示内容'] }),
      required: true,
    } as Column<string>,
    place: requiredChoice(
      '位置',
      {
        values: ['公示栏', '电梯', '单元门'],
        variants: {
          小区公示栏: '公示栏',
          宣传栏: '公示栏',
          电梯内: '电梯',
          电梯内部: '电梯',
          电梯轿厢: '电梯',
          单元门口: '单元门',
          单元: '单元门',
        },
      },
      { aliases: ['张贴位置'] },
    ),
    start: requiredDate('开始日期', { aliases: ['张贴日期', '公示开始'] }),
    end: ending(term('结束日期', { aliases: ['撤下日期', '公示结束'] })),
    confirmedBy: name('确认人', { aliases: ['确认单位', '核实人'] }),
  },
  facts: ['start'],
  key: ['estate', 'subject', 'place', 'start'],
  duplicates: 'warning',
  relations: [{ rule: 'not-before', earlier: 'start', later: 'end' }],
});
