/**
 * The one list of words for “nothing known” (暂无, 不详, 待定, —, N/A, 0000-00-00): whatever column they stand in,
 * they say as much as an empty cell. They mean unknown, never zero and never "no".
 *
 * Words that mean something in a column (主体编码 无, 业委会类型 未成立, 信用等级 待评) are asked for there first.
 */

/** Words for “nothing there”. */
const ABSENT = ['无', '没有', '空', '空白', '空值', '缺', '缺失', '略', '暂缺', '缺省', '不适用', '无此项', '不涉及'];
const UNKNOWN = [
  '未知',
  '不详',
  '不明',
  '不清',
  '不清楚',
  '不知',
  '不知道',
  '不确定',
  '未定',
  '未明确',
  '未确定',
  '尚不明确',
  '尚未确定',
];
/** 待 and 未 with what is still to be done about the cell itself. */
const STILL =
  '定|补|补充|补录|补填|补报|填|填写|填报|完善|核|核实|核查|核对|查|查询|确认|确定|录入|登记|统计|采集|收集|更新|提供|上报|通知';
const NOT_YET = '填|填写|填报|录入|登记|统计|采集|收集|提供|上报|报送|更新|核实|核查|查询|确认';
/** What 暂无 and 无 may be followed by. */
const OBJECTS =
  '信息|数据|资料|记录|内容|登记|统计|说明|文号|编号|备案号|电话|号码|联系方式|联系人|姓名|名称|单位|人员|负责人|项目负责人|项目经理|维保单位|公司|企业|街道|社区|日期|时间|地址';
const LATIN = [
  'n/a',
  'na',
  'n.a',
  'null',
  'nil',
  'none',
  'nan',
  'undefined',
  'unknown',
  'tbd',
  'tba',
  'tbc',
  'blank',
  'empty',
];

const WORDS = new Set([...ABSENT, ...UNKNOWN, ...LATIN, '暂无', '暂未', '尚无', '目前无', '暂时没有', '暂没有']);
const PHRASE = new RegExp(
  `^(?:(?:暂|尚|目前|暂时)?(?:无|没有|缺)(?:相关|有关|此项|该项)?(?:${OBJECTS})|(?:信息|数据|资料|情况)(?:不详|不明|未知|暂无|缺失|待定|待补充?)|(?:有)?待(?:${STILL})|(?:暂|尚)?未(?:${NOT_YET})|暂不(?:详|明|清楚|确定|掌握)|(?:暂时|目前|尚)(?:未知|不详|不明|不清楚))$`,
);
/** A longer text is never such a word. */
const LONGEST = 16;

/** Marks that say nothing by themselves, and may stand round a word: 【待定】, “无”。, ***. */
const MARK =
  /[\s\u3000\-\u2010-\u2015\u2212－_＿~～˜/／\\＼|｜.．。·•・…,，、;；:：?？!！*＊'"“”‘’`´()（）[\]［］【】〔〕「」『』《》〈〉<>＜＞{}｛｝]/;
const MARKS_ALONE = new RegExp(`^${MARK.source}+$`);
const MARKS_BETWEEN = new RegExp(`${MARK.source}+`);
const ZERO_DATE = /^0{4}(?:[-/.年月]0{1,2}){2}日?(?:[ T]0{1,2}:00(?::00)?)?$/;

/** The characters with which such a word can begin; most cells are ruled out by this test alone. */
const STARTS = new Set(
  [
    ...ABSENT,
    ...UNKNOWN,
    ...LATIN,
    ...LATIN.map((word) => word.toUpperCase()),
    '暂',
    '尚',
    '目',
    '信',
    '数',
    '资',
    '情',
    '待',
    '有',
    '0',
  ].map((word) => word.charAt(0)),
);

/** Whether a cleaned text says nothing. Linear in the length of the text. */
export function isBlank(text: string): boolean {
  const first = text.charAt(0);
  if (first === '') return true;
  if (MARK.test(first)) {
    if (MARKS_ALONE.test(text)) return true;
  } else if (!STARTS.has(first)) return false;
  if (first === '0' || text.length > LONGEST) return ZERO_DATE.test(text);
  if (isWord(text)) return true;
  const words = text.split(MARKS_BETWEEN).filter((word) => word !== '');
  return words.every(isWord) || isWord(words.join(''));
}

function isWord(text: string): boolean {
  const word = text.toLowerCase();
  return WORDS.has(word) || PHRASE.test(word) || ZERO_DATE.test(word);
}
