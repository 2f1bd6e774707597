/**
 * What must never be published (隐私), found by the look of a text: 个人信息保护法 25 and 28; class N of the field's data
 * model.
 *
 * It searches a normalised copy and says where in the text as written each find stands, so that exactly that is
 * masked. It errs towards stopping; what only a person can tell is let pass by `privacy.allow`.
 */
import { CHINESE, mayHoldPrivate, type Normalised, normalise, PLATE_PROVINCES, withDigits } from './normalise.ts';
import { type FoundNumber, findNumbers, type Numbering } from './numbers.ts';
import { findResidents } from './people.ts';

/**
 * How closely a text is searched, since what is rightful in one column is a leak in another.
 *
 * In a `contact` (a telephone or address of an office) only what is private anywhere counts. A `label` is an address,
 * so rooms are allowed. A `name` is a name or a document's number, which may look like a room number. In a `remark`
 * everything counts.
 */
export type Search = 'contact' | 'label' | 'name' | 'remark';

/** Something private in a text: what it is in Chinese, and where it stands there. */
export interface Find {
  kind: string;
  start: number;
  end: number;
  /** Whether nobody may let it pass: identity numbers and numbers of bank cards. */
  always: boolean;
}

/** Every private thing in a text, those that nobody may let pass first. */
export function findPrivate(text: string, search: Search): Find[] {
  if (!mayHoldPrivate(text)) return [];
  const normal = normalise(text);
  const finds: Find[] = [];
  const add = (kind: string, start: number, end: number, always = false): void => {
    const { from } = normal;
    finds.push(
      from === null
        ? { kind, start, end, always }
        : { kind, start: from[start] ?? 0, end: from[end] ?? text.length, always },
    );
  };
  const { words, digits } = normal;
  const numbers = numbersOf(normal, search === 'name' ? 'document' : 'free');
  for (const { kind, start, end } of numbers) if (kind !== '手机号') add(kind, start, end, true);
  for (const [kind, pattern] of LABELLED)
    for (const m of digits.matchAll(pattern)) add(kind, m.index, m.index + m[0].length, true);
  for (const { start, end } of findResidents(words)) add('居民姓名', start, end);
  if (search === 'contact') return finds;

  for (const { kind, start, end } of numbers) if (kind === '手机号' && !isOnDuty(words, start)) add(kind, start, end);
  for (const m of digits.matchAll(PLATE)) add('车牌号', m.index, m.index + m[0].length);
  for (const m of words.matchAll(CHAT))
    if (!isOnDuty(words, m.index)) add('私人社交账号', m.index, m.index + m[0].length);
  addMail(normal, add);
  if (search === 'label') return finds;

  for (const pattern of ROOMS) {
    for (const m of digits.matchAll(pattern)) {
      const [, room] = m;
      if (room !== undefined && !isRoom(room)) continue;
      // Offices have rooms too: 物业用房位于3号楼101, 政务大厅3楼301室.
      if (OFFICE_ROOM.test(words.slice(Math.max(0, m.index - 12), m.index))) continue;
      const alone = pattern === ROOM_ALONE || /^[\d十]+楼/.test(m[0]);
      if (alone && OFFICE.test(words.slice(Math.max(0, m.index - 12), m.index))) continue;
      // 5号楼120户 counts 120 households of a building, 3号楼501户 is a single one.
      if (m[0].endsWith('户') && !m[0].includes('单元') && Number(room?.slice(-2)) > 12) continue;
      add('房号', m.index, m.index + m[0].length);
    }
  }
  if (search === 'name') return finds;
  for (const m of digits.matchAll(LOOSE_ROOM)) {
    const room = m[1] ?? '';
    if (!isRoom(room) || /^20[1-4]\d$/.test(room)) continue;
    if (NUMBERED.test(words.slice(Math.max(0, m.index - 8), m.index))) continue;
    add('房号', m.index, m.index + m[0].length);
  }
  return finds;
}

const HAS_ARABIC = /\d/;
const EACH_ARABIC = /\d/g;
const EACH_CHINESE = new RegExp(CHINESE, 'g');

/**
 * The numbers of a person in a text. A word may end in a Chinese digit where a number begins (张三13912345678), so that
 * digits of each script are also looked at without those of the other.
 */
function numbersOf({ words, digits }: Normalised, numbering: Numbering): FoundNumber[] {
  const numbers = findNumbers(digits, numbering);
  if (!HAS_ARABIC.test(words) || !CHINESE.test(words)) return numbers;
  const alone = [words.replace(EACH_CHINESE, '字'), words.replace(EACH_ARABIC, '数')].flatMap((text) =>
    findNumbers(withDigits(text), numbering),
  );
  const known = (one: FoundNumber): boolean => numbers.some(({ start, end }) => start <= one.start && one.end <= end);
  return [...numbers, ...alone.filter((one) => !known(one))];
}

/** What kind of private thing a text holds, in Chinese, or null. */
export function privateIn(text: string, search: Search): string | null {
  return findPrivate(text, search)[0]?.kind ?? null;
}

/** Digits of one number, parted by marks at most. */
const run = (min: number): string => `\\d(?:[ .·*_-]{0,2}\\d){${min - 1},30}`;
const IN_BRACKETS = '(?:\\([^()\\n]{0,16}\\))?';
const IS = '[ :：为是]{0,4}';

/** Numbers that are private by the word before them, whatever they look like. */
const LABELLED: readonly [kind: string, pattern: RegExp][] = [
  [
    '证件号',
    new RegExp(
      `(?:身份证|证件|护照|通行证|军官证|驾驶证|居住证|台胞证|[Pp]assport)(?:号码?|件号?|编号)?${IN_BRACKETS}${IS}(?:[A-Za-z]{1,2}[ -]?)?${run(6)}`,
      'g',
    ),
  ],
  // The number first: E12345678（护照）.
  ['证件号', /(?<![A-Za-z\d])[EGDSPHM][A-Za-z]?[ -]?\d{7,8}(?!\d)[ (:：]{0,3}(?:护照|通行证)/gi],
  [
    '银行账号',
    new RegExp(
      `(?:[账帐]号|[账帐]户|卡号|银行卡|储蓄卡|信用卡|借记卡)(?:号码?)?${IN_BRACKETS}${IS}${run(8)}(?!\\d|[.,]\\d| ?[万亿]?元)`,
      'g',
    ),
  ],
];

/** A number plate (车牌): 晋D12345, 晋D·12345, 晋DD12345; a lift's number 梯11晋D00001 is none. */
const PLATE = new RegExp(
  `(?<!梯\\d\\d)[${PLATE_PROVINCES}][ ]?[A-Za-z][ ·.-]{0,2}(?=(?:[A-Za-z]{0,2}\\d[A-Za-z]{0,2}){3})(?:[A-HJ-NP-Za-hj-np-z\\d]{5,6}|\\d{4}[挂学警])(?![A-Za-z\\d])(?! ?号)`,
  'g',
);

/** 微信号 zhang_123, QQ：12345678; a 公众号 or 小程序 is an office's. */
const CHAT = new RegExp(
  `(?<!企业)(?:微信|薇信|威信|[Vv]信|扣扣|抖音|快手|小红书)(?!公众|小程序|视频号|服务号|订阅号|支付|扫|搜)(?:号码?|账号|[Ii][Dd]|同号|群号?)?[ :：为是加]{0,4}(?:[A-Za-z][\\w-]{4,19}|\\d{5,12})(?![\\w.])` +
    `|(?<![\\w./])(?:[Ww]e[Cc]hat|[Ww]eixin|[VvWw][Xx])(?:号码?|[Ii][Dd])?(?:[ :：]{1,3}(?:[A-Za-z][\\w-]{4,19}|\\d{5,12})|\\d{5,12})(?![\\w.])` +
    `|(?<![\\w./])(?:加)?[Vv][:：] ?(?:[A-Za-z][\\w-]{5,19}|\\d{5,12})(?![\\w.])` +
    `|(?<![\\w./])[Qq]{2}(?:号码?|群号?|群)?[ :：为是]{0,4}\\d(?:[ -]?\\d){4,10}(?!\\d)|(?<!\\w)wxid_\\w{5,20}`,
  'g',
);

/**
 * Mail providers that private persons use. The pattern begins with the provider, so that a long run of letters costs no
 * time.
 */
const MAIL =
  /[ ]?(?:@|\(at\)|\[at\])[ ]?(?:vip\.)?(?:qq|163|126|139|189|yeah|foxmail|gmail|googlemail|outlook|hotmail|live|msn|icloud|sina|sohu|aliyun|tom|21cn|yahoo|wo|188|proton(?:mail)?)[ ]?[.。][ ]?(?:com|cn|net|me)/gi;
const MAIL_NAME_MAX = 64;

function addMail({ words }: Normalised, add: (kind: string, start: number, end: number) => void): void {
  for (const m of words.matchAll(MAIL)) {
    let start = m.index;
    while (start > 0 && m.index - start < MAIL_NAME_MAX && /[\w.%+-]/.test(words.charAt(start - 1))) start--;
    if (start < m.index && !isOnDuty(words, start)) add('私人邮箱', start, m.index + m[0].length);
  }
}

const DUTY =
  /值班|办公室|客服|报修|抢修|急修|热线|服务电话|服务中心|咨询电话|监督电话|举报电话|投诉电话|维修电话|应急电话|救援电话|监控室|消控室|项目部|物业电话|邮箱[:： ]*$/;
const DUTY_WINDOW = 24;
const SOMEBODY = /业主|住户|户主|租户|诉人|举报人|来电人|反映人|当事人|本人|私人|个人/;

/** Whether a number is an office's on duty: introduced by 值班, 客服 and the like within the same clause. */
function isOnDuty(words: string, start: number): boolean {
  const before = words.slice(Math.max(0, start - DUTY_WINDOW), start);
  const clause = before.slice(Math.max(...[...'。；;!！?？'].map((mark) => before.lastIndexOf(mark))) + 1);
  const duty = DUTY.exec(clause);
  return duty !== null && !SOMEBODY.test(clause.slice(duty.index));
}

const GAP = '[ \\n*_]{0,3}';
const HOUSE = `[\\dA-Za-z十]{0,3}(?:号楼|号院|#|栋|幢|座|(?<=\\d)楼)${GAP}楼?`;
/** Words after a number beside a building that make it a count and not a room. */
const COUNTED =
  '(?!\\d|[./]\\d|-\\d{1,2}-\\d| ?(?:余|多|万|亿|元|米|平|㎡|m|年|月|日|天|人|名|位|盏|块|只|处|台|次|具|套|根|个|吨|度|升|方|立|公|千|毫|厘|分|小时|时|辆|部|条|件|棵|株|组|项|种|倍|页|型|路|接处警|伏|瓦|kg|k?[wWvV]|L|t|号文|%|℃|左右))';
const UNIT = `(?:(?:\\d{1,2}|[东西南北中])${GAP}单元|\\d{1,2}门)${GAP}`;
const FLOOR = `[\\d十]{1,3}${GAP}[层楼]${GAP}`;
const ROOM = '([1-9]\\d{2,3})';
const ROOM_WORD = `${GAP}(?:[(]?(?:室|号房|房|户|号)[)]?)`;

/** 501室, on its own. */
const ROOM_ALONE = new RegExp(`(?<![\\d.〔年])(?<!\\d-)${ROOM}${GAP}(?:[(]?室|号房|房间)(?!外|内?温)`, 'g');

const ROOMS: readonly RegExp[] = [
  // 3#楼2单元501, A栋1单元3层302, 3号楼-501.
  new RegExp(
    `(?:${HOUSE}${GAP}-?${GAP}(?:${UNIT})?|${UNIT})-?${GAP}(?:${FLOOR})?-?${GAP}${ROOM}(?:${ROOM_WORD}|${COUNTED})`,
    'g',
  ),
  // 3号楼2-501, 3座2-1-501.
  new RegExp(
    `[\\dA-Za-z十]{0,3}(?:号楼|#楼?|[栋幢座])${GAP}-?${GAP}\\d{1,2}-(?:\\d{1,2}-)?${ROOM}(?:${ROOM_WORD}|${COUNTED})`,
    'g',
  ),
  // 2单元五百零一.
  new RegExp(`(?:\\d{0,2}单元${GAP}|号楼${GAP}|[栋幢座]${GAP})?(?:${FLOOR})?[1-9]百[0十]?\\d${GAP}(?:室|号房)`, 'g'),
  // 2单元5层东户.
  new RegExp(`(?:\\d{0,2}单元|号楼|[栋幢座])${GAP}${FLOOR}[东西南北中左右对]${GAP}[户门手室]`, 'g'),
  ROOM_ALONE,
];

/** 3-2-501, 3-501: as likely something else, so only in remarks. */
const LOOSE_ROOM = new RegExp(
  `(?<![\\dA-Za-z.〔/+])(?<!\\d[-:]|[A-Za-z]-)[1-9]\\d?(?:${GAP}-${GAP}\\d{1,2}){0,2}${GAP}-${GAP}${ROOM}(?![\\dA-Za-z-]|${GAP}[.:/]\\d)${COUNTED}(?! ?(?:[户~]|号?车位))`,
  'g',
);
const NUMBERED =
  /(?:编号|合同|协议|文号|备案|型号|图号|证号|字|第|No\.?|NO\.?|[号表图款条〕栓器泵井箱阀柜位])[ :：]{0,2}$/;
const OFFICE_ROOM =
  /(?:用房|会议室|办公室|活动室|值班室|监控室|(?:办公|会议|报名|领取|办理)(?:地点|地址))(?:设于|设在|位于|在|为|是)?[ :：(]{0,2}$/;
const OFFICE = /办公|会议|大厅|大楼|中心|窗口|党群|社区|居委|物业|客服|接待|值班|活动|机关|局/;

/** Whether a number may be a room's: floor 1 to 60, one of the first forty doors. */
function isRoom(number: string): boolean {
  const door = Number(number.slice(-2));
  const floor = Number(number.slice(0, -2));
  return floor >= 1 && floor <= 60 && door >= 1 && door <= 40;
}
