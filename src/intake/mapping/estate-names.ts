/**
 * The estate of which a whole sheet tells, where only a title or a name says so (小区名): 幸福家园小区2025年公共收益公示表.
 *
 * What is found is looked up like any name that is written in a row: one that no estate bears is an error, never a guess.
 */
import { placeIn } from './place-names.ts';

/** Words with which the rest of a title begins: what the table is about. */
const ABOUT =
  /(?:住宅)?(?:小区)?(?:物业(?:服务|管理)?)?(?:(?:公共|公用|经营性?|共用)(?:收益|部位|区域|经营)|收支|收费|物业费|(?:住宅)?专项维修|维修资金|电梯|设施|设备|消防|满意度|业主|公示|明细|情况|统计|汇总|台账|一览|报表|调查|投诉|项目|维保|维护|账目|账单|财务)/;
/** Years and periods, which stand before or behind the name. */
const PERIODS =
  /[12]\d{3}\s*(?:年度?|[-.])?\s*(?:第?[一二三四1-4]季度?|[上下]半年|\d{1,2}\s*月份?(?:\d{1,2}\s*[日号])?)?(?:\s*[-—~至到]\s*\d{1,2}\s*月份?)?/g;
/** What is no name of an estate. */
const GENERAL =
  /^(?:关于|各|全[县区市]|本|所有|\d*|住宅|商品房|居民|城市|示范|部分|其他|物业|小区|项目|辖区|sheet\s*\d*|工作表\s*\d*|表\s*\d*|[一二三四五六七八九十]+)$|汇总|统计|明细|一览|台账|总表|封面|目录|说明|样表|模板|附件|登记|清单|名单|名册|通报|公告|通知|红榜|黑榜|月份?$|季度$|年度?$|情况|结果|标准|等级|资金|收益|费$|[局委办]$/i;

function asName(written: string): string | null {
  const name = written.replace(/^[\d\s.、．_\-—（(]+(?![一二三四五六七八九十]*期)|[\s_\-—]+$/g, '').trim();
  if (name.length < 2 || name.length > 20 || GENERAL.test(name) || !/[一-鿿]/.test(name)) return null;
  return placeIn(name) === name ? null : name;
}

/** The name before what a title is about; a place in front of it is no part of it. */
export function estateInTitle(title: string): string | null {
  const bare = title.replace(PERIODS, '').replace(/[《》“”"\s]/g, '');
  const about = ABOUT.exec(bare);
  return about === null || about.index === 0 ? null : asName(withoutPlace(bare.slice(0, about.index)));
}

function withoutPlace(text: string): string {
  const place = placeIn(text);
  const at = place === null ? -1 : text.indexOf(place);
  return place === null || at < 0 ? text : text.slice(at + place.length) || text;
}

/** A sheet that has the name of an estate and no other word. */
export const estateInSheet = (sheet: string): string | null =>
  ABOUT.test(sheet) ? estateInTitle(sheet) : asName(sheet.replace(PERIODS, ''));

/** In a file's name it stands first, in brackets, or behind a stroke. */
export function estateInName(file: string): string | null {
  const inTitle = estateInTitle(file);
  if (inTitle !== null) return inTitle;
  const behind = /[（(]([^（）()]{2,20})[）)]$/.exec(file) ?? /[-_—－]\s*([^-_—－（）()]{2,20})$/.exec(file);
  const name = behind?.[1]?.replace(PERIODS, '') ?? '';
  return ABOUT.test(name) ? null : asName(name);
}
