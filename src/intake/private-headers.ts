/**
 * Columns that must never be published, recognised by their headers (个人信息保护法 25 and 28; class N of the field's data
 * model).
 *
 * A manager's work phone is public and has a column of its own. Private data in other columns are found by
 * `src/privacy/`.
 */
import type { TableId } from '../domain/records.ts';

/** Headers of columns that are private whatever they hold and wherever they stand. */
const PRIVATE_HEADER =
  /身份证|证件号|证件类型|护照|业主.{0,4}(?:姓名|名单|电话|手机|联系|证件|住址)|业主名|住户.{0,4}(?:姓名|名单|电话|手机|联系|证件)|户主|户名|房号|房间号|室号|门牌号|户号|单元房号|欠费|缴费明细|缴费记录|缴费人|缴款人|欠缴|欠交|拒交|投诉人|举报人|来电人|来电号码|来电电话|反映人|诉求人|受访人|受访者|答卷|银行(?:账|帐|卡)|账号|帐号|卡号|开户行|开户银行|分户|住址|家庭(?:地址|住址)|手机号|个人电话|出生(?:日期|年月)|民族|签名/;

/** Headers that are private in tables of counts and totals, where they can only be about residents. */
const PRIVATE_HEADER_IN: Partial<Record<TableId, RegExp>> = {
  complaint_stat:
    /姓名|名字|电话|手机|联系人|联系方式|地址|房间|(?:投诉|诉求|反映|举报|工单|问题).{0,2}(?:内容|描述|详情|原文)/,
  survey: /姓名|名字|电话|手机|联系人|联系方式|住址|房间|意见|建议|原始/,
  fund: /姓名|名字|电话|手机|业主|房屋|房间|账户/,
};

/** Whether a header names something that must never be published in the table. */
export function isPrivateHeader(header: string, table: TableId | null = null): boolean {
  const bare = header.replace(/\s+/g, '');
  return PRIVATE_HEADER.test(bare) || (table !== null && (PRIVATE_HEADER_IN[table]?.test(bare) ?? false));
}
