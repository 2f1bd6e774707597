/**
 * Names of residents: 业主王某某, 住户李女士, 投诉人：张三. A name is known by its surname, so that 业主对某收费项目 and 业主：您好 are not taken
 * for names.
 *
 * Pure. Patterns are anchored at the word for the person and bounded from there.
 */

/** Surnames: after 业主 these characters are hardly anything else. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶魏苏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾夏韦邹傅熊孟秦阎薛侯雷白龙段郝孔邵史毛黎贺顾尹钱施牛洪龚汤陶乔樊霍耿翟焦柴葛俞聂解庄岳庞柳梅童骆祝裴鲁齐易邱柯靳武戴章倪涂温左鲍辛管莫娄覃翁詹项凌尤芦季阮盛欧窦翟褚甄晁狄邢郜尉闫暴冀燕苗卫吉路申关宫卜储晏谷甘祁简蒲滕';
/** Surnames that are everyday words too: only with 某 or a title, or after a colon. */
const WORDY_SURNAMES = '于向和应从方时经常安乐年平成费金水包云全单高江万文明严程康连车权原闻华雪党';
const DOUBLE_SURNAMES = '欧阳|司马|上官|诸葛|令狐|司徒|皇甫|尉迟|东方|慕容|长孙|宇文|夏侯|公孙|端木';
const SURNAME = `(?:${DOUBLE_SURNAMES}|[${SURNAMES}])`;
const ANY_SURNAME = `(?:${DOUBLE_SURNAMES}|[${SURNAMES}${WORDY_SURNAMES}])`;

const RESIDENT = '(?:(?<![物企])业主|住户|租户|租客)';
/** Words for a single person; nobody is addressed by them. */
const SINGLE = '(?:户主|房主|投诉人|举报人|来电人|来访人|反映人|诉求人|当事人|缴费人|欠费人|承租人)';
const CALLED = '(?:代表)?(?:姓名|名字|名叫|名为|叫|为|是|系)?';
const MARK = '[ \\n]{0,2}[:：]?[ \\n]{0,2}';
const HAN = '[\\u3400-\\u9fff]';
const TITLE = '(?:先生|女士|小姐|太太|同志|老师|师傅|大爷|大妈|大叔|阿姨|奶奶|爷爷|老人)';
/** What follows 某 where it is not part of a name: 某个, 某日, 某小区. */
const UNNAMED = '[个些种一两几项日月年时天地处栋楼层段次类件事物公企单小收款商部村镇市县区街路]';
/** Characters that no given name begins with. */
const NO_GIVEN = '(?![的了在是及或等不有对会要请已未])';
/** What may follow a name, or the end of the text. */
const AFTER =
  '(?=$|[^\\u3400-\\u9fff]|反映|反应|投诉|举报|来电|来访|称|表示|要求|提出|报|电话|手机|联系|家|住|系|等|拒|欠|未|因|于|向|与|已|说|在|的)';
const GIVEN = `${NO_GIVEN}${HAN}{1,2}?${AFTER}`;

/** The word for the person, and what is a name behind it. */
const NAMED: readonly RegExp[] = [
  // 业主王某某, 住户李先生, 业主王小明女士, 居民张某, 业主王**.
  [
    `(${RESIDENT}|居民|村民|家属|邻居|房东|产权人|${SINGLE})(${CALLED}${MARK}[(「『"“【<]?)`,
    `${SURNAME}${HAN}?某某?|${ANY_SURNAME}某(?:某|(?!${UNNAMED}))|${SURNAME}${HAN}{0,2}${TITLE}|` +
      `${ANY_SURNAME}${HAN}{0,2}(?:先生|女士|小姐)|${SURNAME}[*xX○]{1,2}(?![A-Za-z0-9*])`,
  ],
  // 投诉人：张三, 户主姓名:欧阳小明, 投诉人：买买提·艾力.
  [
    `(${SINGLE}|${RESIDENT}(?:姓名|名字|代表))(${CALLED}[ \\n]{0,2}[:：][ \\n]{0,2})`,
    `${ANY_SURNAME}${GIVEN}|${HAN}{2,6}·${HAN}{2,6}`,
  ],
  // 业主：张三, unless the words after the colon are addressed to residents.
  [
    `((?<!各位|尊敬的|全体|广大|亲爱的|敬爱的|所有|致|告)${RESIDENT})([ \\n]{0,2}[:：][ \\n]{0,2})`,
    `${SURNAME}${GIVEN}`,
  ],
  // 户主张三, 业主王小明投诉, 业主老李.
  [`(${RESIDENT}|${SINGLE})(${CALLED}[ \\n]{0,2})`, `${SURNAME}${GIVEN}|[小老]${SURNAME}${AFTER}`],
  // 王某某业主, 李女士（3号楼业主）.
  [
    '()()',
    `${SURNAME}(?:某某?|${HAN}{0,2}(?:先生|女士|小姐))(?=[^，。；,;\\n]{0,8}(?:${RESIDENT}|户主)(?!大会|委员会|代表))`,
  ],
].map(([person, name]) => new RegExp(`${person}(${name})`, 'g'));

/** Words that begin like a name. */
const NO_NAME = new RegExp(
  `^(?:${(
    '周知周边周末周围周一周二周三周四周五周六周日周期周到周全黄金何时何人何处何种何事任何任意任务任免马上马路余额余款余下' +
    '张贴张榜陈述陈设许可许多谢绝谢谢顾虑顾及钱款钱财董事夏季夏天范围范本陆续石材白天白色温馨温度温暖路过路灯路面路段路费' +
    '关心关注关于关系关闭关切关怀解除解决解释解聘管理管道管网管家管委申请申报申诉申辩卫生卫士吉祥施工施行辛苦童年梅雨' +
    '牛奶杨树柳树苗木田地田园林木林地林带林业章程项目项下左右左侧简单简易简介简称储藏储物储存谷物甘愿甘肃甘心盛夏盛赞' +
    '季度季节欧式凌晨凌空莫名龙头毛坯史上钟点洪水乔迁唐突叶片杜绝曾经曾多曾于曾在曾向付款付费付清付出罗列武装齐全齐心' +
    '丁字段落石头孔洞焦虑徐徐孙子胡同胡乱梁柱郑重宋体苏醒鲁莽雷电雷雨贺信贺卡贺年柴油庄重庄园尤其易懂易于祝愿祝福祝贺' +
    '石榴石板石阶陈列田径林荫姜黄黄土黄色黄线马桶钱包任性' +
    '车位车辆车主车库程序单位方面方案安全平时高度高层金额水费水电全部全体经济经过经常时间成立成员包括应当应该和谐于是'
  )
    .match(/../g)
    ?.join('|')})`,
);

export interface FoundName {
  start: number;
  end: number;
}

/** Every resident's name in a text whose Chinese digits are still words: 张三 is one. */
export function findResidents(words: string): FoundName[] {
  if (!/业主|住户|户主|房主|租户|租客|居民|村民|家属|邻居|房东|[诉报电访映求事费租权]人/.test(words)) return [];
  const found: FoundName[] = [];
  for (const pattern of NAMED) {
    for (const m of words.matchAll(pattern)) {
      const name = m[3] ?? '';
      const end = m.index + m[0].length;
      if (!NO_NAME.test(name)) found.push({ start: end - name.length, end });
    }
  }
  return found;
}
