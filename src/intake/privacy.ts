/**
 * The privacy gate (隐私关口): what must never be published, by the name of a column or by the look of
 * a value. 个人信息保护法 25 and 28; class N of the field's data model.
 *
 * It errs towards stopping. A manager's work phone is public and stands in a column of its own.
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

/**
 * How closely a text is searched. What is in its place in one column is a leak in another:
 * `contact` a phone or a document's number, so only what is private anywhere counts;
 * `label` an address, so rooms are no matter; `remark` anything.
 */
export type Search = 'contact' | 'label' | 'remark';

/** Only a text with one of these can hold anything private; most cells end here. */
const SUSPICIOUS =
  /\d{11}|\d{3,4}[ -]\d{4}[ -]\d{4}|\d{6}[ -]\d{8}|身份证|证件号|护照|[账帐卡]号|[账帐]户|业主(?!大会|委员会|自管)|住户|户主|投诉人|举报人|来电人|反映人|当事人|(?:号楼|[栋幢座]).{0,8}\d{3}|\d-\d{1,2}-\d{3}/;

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are an identity number (身份证号, GB 11643) with a true check digit. */
function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (ID_WEIGHTS[i] as number);
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

/** Luhn's sum, which every bank card satisfies. */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

const PERSON = '(?:业主|住户|户主|投诉人|举报人|来电人|反映人|当事人)';
const RESIDENT_CALLED = new RegExp(`${PERSON}\\s*[:：]?\\s*[\\u4e00-\\u9fff]{1,3}(?:某|先生|女士|同志)`);
const RESIDENT_NAMED = new RegExp(`${PERSON}(?:姓名)?\\s*[:：]\\s*[\\u4e00-\\u9fff·]{2,4}`);
/** What may follow a number that counts things beside a building and is no room. */
const MEASURE = '(?!\\d|\\s*(?:元|米|平|㎡|m|年|人|盏|块|只|处|台|次|具|套|根|个|%|％))';
const ROOM = new RegExp(
  `(?:号楼|[栋幢座])\\s*(?:[0-9一二三四五六七八九十]+\\s*单元)?\\s*-?\\s*\\d{3,4}\\s*(?:[室房户号]|${MEASURE})`,
);

/** What kind of private thing a text holds, in Chinese, or null. */
export function privateIn(text: string, search: Search): string | null {
  if (!SUSPICIOUS.test(text)) return null;
  for (const [number] of text.matchAll(/(?<![0-9A-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g)) {
    if (isIdentityNumber(number.replace(/[ -]/g, ''))) return '身份证号';
  }
  if (/(?:身份证|证件|护照)(?:号码?|件号?)?\s*[:：为是]?\s*[A-Za-z]?\d{6,}/.test(text)) return '证件号';
  for (const [written] of text.matchAll(
    /(?<![\dA-Za-z])(?:62|4\d|5\d)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])/g,
  )) {
    const digits = written.replace(/\D/g, '');
    if (digits.length >= 16 && digits.length <= 19 && isCardNumber(digits)) return '银行卡号';
  }
  if (/(?:[账帐]号|[账帐]户|卡号)\s*[:：为是]?\s*\d[\d -]{7,}/.test(text)) return '银行账号';
  if (search === 'contact') return null;
  if (/(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/.test(text)) return '手机号';
  if (RESIDENT_CALLED.test(text) || RESIDENT_NAMED.test(text)) return '居民姓名';
  if (search === 'label') return null;
  if (ROOM.test(text)) return '房号';
  if (/(?<!\d)\d{1,2}-\d{1,2}-\d{3,4}(?!\d)/.test(text)) return '房号';
  return null;
}
