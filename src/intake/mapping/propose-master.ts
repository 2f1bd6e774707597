/**
 * A master list (总表): one row an estate, with firm, contract, manager and fee beside it. Each becomes rows of its own
 * table, and what can't be read of one doesn't keep the others back.
 */

import { ANY_WORD, type From, headersOf, headersUsed, type Part, type TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, type Fit, fitTable, halvesOf, type Sighted } from './fit.ts';
import type { FlatColumn } from './header-rows.ts';
import { unitNamed } from './propose-wide.ts';

/** How many columns of its own an estate has in a list that is one of estates. */
const ESTATE_COLUMNS_MIN = 3;
const YES_NO = /^有无物业|是否有物业|有无.{0,2}物业/;

export function proposeMaster(sighted: Sighted): Candidate[] {
  const block = sighted.anatomy.blocks[0] as Block;
  const sides = [firmOf, contractOf, managerOf, feeOf].flatMap((make) => make(block) ?? []);
  const named = new Set(sides.flatMap(({ columns }) => Object.values(columns).flatMap(headersOf)));
  const ofEstate = new Set(block.columns.filter(({ path }) => !named.has(path)));
  const name = nameColumn(block);
  if (name === undefined || sides.length === 0) return [];
  ofEstate.add(name);
  const fit: Fit = fitTable(tableOf('estate'), block, sighted, modeOf(block), ofEstate);
  if (headersUsed({ tables: [fit.mapping] }).size < ESTATE_COLUMNS_MIN) return [];
  const estate = { ...fit.mapping, values: valuesOf(block) };
  // Of two estates of one name the street tells which of them a contract or a manager is of.
  const { 街道: street } = estate.columns;
  const among = sides.map((one) =>
    street === undefined || !('小区名称' in one.columns) ? one : { ...one, columns: { ...one.columns, 街道: street } },
  );
  return [{ tables: [estate, ...among], missing: fit.missing }];
}

const column = (header: string, part?: Part): From =>
  part === undefined ? { is: 'column', header } : { is: 'column', header, part };

function find({ columns }: Block, pattern: RegExp): FlatColumn | undefined {
  const isFound = (text: string): boolean =>
    pattern.test(headerKey(text)) || pattern.test(headerKey(text.replace(/[（(][^（）()]*[)）]/g, '')));
  return columns.find(({ upper, lower }) => isFound(upper + lower) || isFound(lower));
}

const nameColumn = (block: Block): FlatColumn | undefined =>
  find(block, /^(?:小区|项目|住宅小区|物业项目|楼盘)(?:名称)?$/);
const firmColumn = (block: Block): FlatColumn | undefined =>
  find(block, /^(?:物业服务|物业管理|物业|服务|管理)?(?:企业|公司)(?:名称)?$|^物业(?:管理)?单位(?:名称)?$/);

/** The rows of a table that hangs on the estate of the row. */
function side(
  id: 'contract' | 'manager' | 'fee_item',
  block: Block,
  when: string,
  columns: Readonly<Record<string, From>>,
): TableMapping[] {
  const name = nameColumn(block);
  if (name === undefined) return [];
  return [{ table: id, columns: { 小区名称: column(name.path), ...columns }, values: {}, when, optional: true }];
}

/** Firms of their own only where their code stands beside the name; else they are known by the contract's name. */
function firmOf(block: Block): TableMapping[] {
  const [name, code] = [firmColumn(block), find(block, /信用代码|^税号$/)];
  if (name === undefined || code === undefined) return [];
  const columns = { 统一社会信用代码: column(code.path), 企业名称: column(name.path) };
  return [{ table: 'firm', columns, values: {}, when: '统一社会信用代码', optional: false }];
}

function contractOf(block: Block): TableMapping[] {
  const name = firmColumn(block);
  if (name === undefined) return [];
  const code = find(block, /信用代码|^税号$/);
  const term = find(block, /(?:合同|服务|委托)(?:期限|起止|期$|时间|有效期|履行期)/);
  const [start, end] = [find(block, /合同(?:开始|起始|签订|生效)/), find(block, /合同(?:结束|到期|终止|截止)/)];
  const firm: Record<string, From> =
    code === undefined
      ? { 企业名称: column(name.path) }
      : { 统一社会信用代码: column(code.path), 企业名称: column(name.path) };
  const columns: Record<string, From> = { ...firm };
  if (start !== undefined) columns.开始日期 = column(start.path);
  else if (term !== undefined) columns.开始日期 = column(term.path, 'start');
  if (end !== undefined) columns.结束日期 = column(end.path);
  else if (term !== undefined && start === undefined) columns.结束日期 = column(term.path, 'end');
  const filing = find(block, /合同备案|^备案(?:编)?号$/);
  if (filing !== undefined) columns.备案号 = column(filing.path);
  return side('contract', block, '企业名称', columns);
}

const MANAGER = /^负责人|项目经理|项目负责人|小区经理|物业经理|物业负责人|小区负责人|客服经理/;

function managerOf(block: Block): TableMapping[] {
  const at = block.columns.findIndex(
    ({ upper, lower }) => MANAGER.test(upper + lower) && !/电话|手机|联系|日期|时间|证|备案/.test(lower),
  );
  const shared = block.columns.find(
    (one) => MANAGER.test(one.upper + one.lower) && /电话|手机|联系方式/.test(halvesOf(one)[1] ?? ''),
  );
  if (shared !== undefined)
    return side('manager', block, '姓名', {
      姓名: column(shared.path, 'name'),
      工作电话: column(shared.path, 'phone'),
    });
  const name = block.columns[at];
  if (name === undefined) return [];
  // The phone stands under the same heading, or in the next column.
  const phone = block.columns.find(
    (one) =>
      /电话|手机|联系方式/.test(one.lower) &&
      (MANAGER.test(one.upper + one.lower) || one === block.columns[at + 1]) &&
      !/投诉|监督|办公室|维保|应急/.test(one.upper + one.lower),
  );
  const columns: Record<string, From> = { 姓名: column(name.path) };
  if (phone !== undefined) columns.工作电话 = column(phone.path);
  return phone === undefined ? [] : side('manager', block, '姓名', columns);
}

function feeOf(block: Block): TableMapping[] {
  const rate = block.columns.find(
    ({ upper, lower }) =>
      /物业(?:服务|管理)?费|^收费标准/.test(headerKey(upper + lower)) &&
      !/收缴|收取率|欠|依据|文号/.test(upper + lower),
  );
  const unit = rate?.unit === undefined || rate.unit === null ? null : unitNamed(rate.unit.text, '物业服务费');
  if (rate === undefined || unit === null) return [];
  return side('fee_item', block, '收费标准', {
    收费项目: { is: 'value', value: '物业服务费', remark: rate.path },
    收费标准: column(rate.path, 'number'),
    单位: { is: 'value', value: unit },
  });
}

const OWN_MODE = /^(?:管理模式|管理方式|物业管理模式|物业管理方式|管理类型)$/;

/** 有无物业 says how an estate is managed where nothing else does; else whoever is named as its firm. */
function modeOf(block: Block): Record<string, From> {
  const found = find(block, OWN_MODE) ?? find(block, YES_NO) ?? firmColumn(block);
  return found === undefined ? {} : { 管理模式: column(found.path) };
}

const NOBODY = { 无: '无物业', 没有: '无物业', 暂无: '无物业', 无物业: '无物业', 无物业公司: '无物业' } as const;

function valuesOf(block: Block): Readonly<Record<string, Readonly<Record<string, string>>>> {
  if (find(block, OWN_MODE) !== undefined) return {};
  if (find(block, YES_NO) !== undefined)
    return { 管理模式: { 有: '专业物业', 是: '专业物业', '√': '专业物业', 无: '无物业', 否: '无物业', '×': '无物业' } };
  return firmColumn(block) === undefined ? {} : { 管理模式: { ...NOBODY, [ANY_WORD]: '专业物业' } };
}
