/**
 * The privacy gate (隐私关口): what must never be published, by the name of a column or by the look of
 * a value. 个人信息保护法 25 and 28; class N of the field's data model.
 *
 * It errs towards stopping. A manager's work phone is public and stands in a column of its own.
 */

/** Headers of columns that are private whatever they hold. */
const PRIVATE_HEADER =
  /身份证|证件号|证件类型|护照|业主姓名|业主名|住户姓名|户主|业主(?:联系)?(?:电话|手机|方式)|住户(?:联系)?(?:电话|手机)|房号|房间号|室号|门牌号|户号|单元房号|欠费|缴费明细|缴费记录|欠缴|拒交|投诉人|举报人|来电人|反映人|银行(?:账|帐|卡)|账号|帐号|卡号|开户行|分户账|住址|家庭(?:地址|住址)|手机号|个人电话|出生(?:日期|年月)|民族|签名/;

/** Whether a header names something that must never be published. */
export function isPrivateHeader(header: string): boolean {
  return PRIVATE_HEADER.test(header.replace(/\s+/g, ''));
}

/** Only a text with one of these can hold anything private; most cells end here. */
const SUSPICIOUS =
  /\d{11}|\d{4}[ -]\d{4}[ -]\d{4}|[账帐卡]号|业主(?!大会|委员会|自管)|住户|户主|投诉人|举报人|当事人|(?:号楼|[栋幢座]).{0,8}\d{3}|\d-\d{1,2}-\d{3}/;

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

/**
 * What kind of private thing a text holds, in Chinese, or null.
 * `free` texts (remarks) are also searched for mobile phones, rooms and names of residents, which in
 * other columns (addresses, work phones) are in their place.
 */
export function privateIn(text: string, free: boolean): string | null {
  if (!SUSPICIOUS.test(text)) return null;
  for (const [number] of text.matchAll(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g)) if (isIdentityNumber(number)) return '身份证号';
  for (const [written] of text.matchAll(/(?<![\dA-Za-z])(?:62|4|5)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])/g)) {
    const digits = written.replace(/\D/g, '');
    if (digits.length >= 16 && digits.length <= 19 && isCardNumber(digits)) return '银行卡号';
  }
  if (/(?:[账帐]号|卡号)\s*[:：为是]?\s*\d[\d -]{7,}/.test(text)) return '银行账号';
  if (!free) return null;
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(text)) return '手机号';
  if (/(?:业主|住户|户主|投诉人|举报人|当事人)\s*[:：]?\s*[\u4e00-\u9fff]{1,3}(?:某|先生|女士|同志)/.test(text)) return '居民姓名';
  if (/(?:业主|住户|户主|投诉人|举报人|当事人)(?:姓名)?\s*[:：]\s*[\u4e00-\u9fff·]{2,4}/.test(text)) return '居民姓名';
  if (/(?:号楼|[栋幢座])\s*(?:[0-9一二三四五六七八九十]+\s*单元)?\s*-?\s*\d{3,4}\s*(?:[室房户号]|(?!\d))/.test(text)) return '房号';
  if (/(?<!\d)\d{1,2}-\d{1,2}-\d{3,4}(?!\d)/.test(text)) return '房号';
  return null;
}
