/**
 * A rule's parameters in words (参数的说法): how it is reckoned, which reading of the text is used, what it lists.
 *
 * The vocabulary is that of `jurisdictions/000000.yaml`. What an office adds in a profile of its own is shown as it
 * stands where it is plain, and left out where only a program could read it.
 */
import { percentOf } from '../domain/share.ts';

type Params = Readonly<Record<string, unknown>>;

export interface ParamFact {
  /** The parameter it tells of; null where it gathers several. */
  key: string | null;
  label: string;
  items: string[];
  /** Each item says of something what holds for it, and stands on a line of its own. */
  hasPairs: boolean;
}

export interface ParamWords {
  /** Short sentences without a full stop. */
  readings: string[];
  facts: ParamFact[];
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String) : [];
const record = (value: unknown): Params | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : null;
const records = (value: unknown): Params[] =>
  Array.isArray(value) ? value.map(record).filter((one): one is Params => one !== null) : [];

const EVERY: Readonly<Record<string, string>> = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  period: '每期',
};
const UNIT: Readonly<Record<string, string>> = { month: '个月', quarter: '个季度', year: '年' };
const LEVELS: Readonly<Record<string, string>> = { community: '社区', street: '街道', county: '县级主管部门' };

/** A limit with its boundary told, so that nobody has to know what 以上 and 超过 mean in law. */
function limit(compare: unknown, amount: string): string {
  const gap = amount.endsWith('%') ? ' ' : '';
  switch (compare) {
    case 'more-than':
      return `超过 ${amount}${gap}才算，正好 ${amount}${gap}不算`;
    case 'at-least':
      return `不少于 ${amount}，正好 ${amount}${gap}也算`;
    case 'at-most':
      return `不超过 ${amount}，正好 ${amount}${gap}算符合`;
    case 'less-than':
      return `低于 ${amount}${gap}才算，正好 ${amount}${gap}不算`;
    default:
      return amount;
  }
}

/** Sentences that need several parameters; `keys` are those that they speak for. */
const COMPOSED: readonly { keys: readonly string[]; say: (p: Params) => string | null }[] = [
  {
    keys: ['count', 'list', 'consecutive', 'rank', 'rank_compare', 'unit', 'per', 'compare', 'list_subject'],
    say: (p) => {
      const count = number(p.count);
      const rank = number(p.rank);
      if (count === null && text(p.rank) !== null) return `${p.rank}及以上`;
      if (count === null) return rank === null ? null : `名次在前 ${rank} 名的，正好第 ${rank} 名也算`;
      const run = p.consecutive === true ? '连续' : '累计';
      if (rank !== null)
        return `${run} ${count} ${UNIT[String(p.unit)] ?? '期'}排在前 ${rank} 名算达到条件，第 ${rank} 名也算`;
      const list = text(p.list);
      if (list !== null) return count === 1 ? `列入${list}一次就算达到条件` : `${run} ${count} 期列入${list}算达到条件`;
      const every = EVERY[String(p.per)];
      if (every !== undefined) return count === 1 ? `${every}至少一次` : `${every}${limit(p.compare, `${count} 次`)}`;
      return limit(p.compare, `${count} 次`);
    },
  },
  {
    keys: ['expired_counts'],
    say: (p) =>
      p.expired_counts === true
        ? '因到期移出的、公示期已满的照样计数；修复、更正的不计'
        : p.expired_counts === false
          ? '移出的和公示期已满的不再计数'
          : null,
  },
  {
    keys: ['consecutive'],
    say: (p) => (p.consecutive === false ? '文件没有要求连续，不连续的也算' : null),
  },
  {
    keys: ['percent', 'part', 'of', 'direction', 'rounding', 'grade'],
    say: (p) => {
      const byLevel = record(p.percent);
      if (byLevel)
        return Object.entries(byLevel)
          .map(([level, share]) => `${LEVELS[level] ?? level}回访不少于 ${share}%`)
          .join('，');
      const percent = number(p.percent);
      if (percent === null) return null;
      if (p.direction === 'fall') return `下降 ${percent}% 及以上算达到，正好 ${percent}% 也算`;
      if (p.rounding === 'floor')
        return `${text(p.grade) ?? '入选'}的不超过${text(p.of) ?? '总数'}的 ${percent}%，算出来不是整数的舍去零头`;
      if (percent === 100 && p.compare === 'at-least') return '应为 100%';
      const share = text(p.part) && text(p.of) ? `「${p.part}」占「${p.of}」的比例，` : '';
      return share + limit(p.compare, `${percent}%`);
    },
  },
  {
    keys: ['numerator', 'denominator'],
    say: (p) =>
      number(p.numerator) === null || number(p.denominator) === null
        ? null
        : `达到${chineseFraction(p.numerator as number, p.denominator as number)}算达到条件，正好${chineseFraction(p.numerator as number, p.denominator as number)}也算`,
  },
  {
    keys: ['days', 'count_days'],
    say: (p) => {
      if (p.days === null) return '文件没有写天数，不按天数判断';
      const days = number(p.days);
      if (days === null) return null;
      return `${limit(p.compare, `${days} 天`)}${p.count_days === 'both-ends' ? '，起止两天都算在内' : ''}`;
    },
  },
  {
    keys: ['window', 'window_months'],
    say: (p) => {
      if (p.window === 'none') return '文件没有写统计期间，有记录的都算';
      const months = number(p.window_months);
      return months === null ? null : `统计截至日期以前最近 ${months} 个完整的月，当月不算`;
    },
  },
  {
    keys: ['satisfaction', 'satisfaction_of', 'refusal_counts', 'combine'],
    say: (p) => {
      const share = number(record(p.satisfaction)?.percent);
      const below = share === null ? '满意度不够' : `满意度低于 ${share}%（正好 ${share}% 不算）`;
      if (p.combine === 'count-and-either') return `件数达到，并且拒不整改或${below}，两样都有才算`;
      if (p.combine === 'any')
        return p.refusal_counts === true ? '满意度低于这个数就算，不必同时拒不整改' : '几项里满足一项就算';
      if (p.combine === 'all')
        return p.refusal_counts === true ? '满意度低并且拒不整改，两样都有才算' : '几项都要有，缺一项就不算做到';
      return null;
    },
  },
  {
    keys: ['due', 'grace_days'],
    say: (p) => {
      const due =
        p.due === 'end-of-period'
          ? '当期最后一天到期'
          : p.due === 'end-of-following-period'
            ? '当期的情况，下一期最后一天到期'
            : null;
      const grace = number(p.grace_days) ?? 0;
      return due === null ? null : `${due}，${grace === 0 ? '过了这一天没有就是逾期' : `再过 ${grace} 天没有才是逾期`}`;
    },
  },
  {
    keys: ['assign_minutes', 'first_result_hours', 'close_days'],
    say: (p) =>
      number(p.assign_minutes) === null
        ? null
        : `${p.assign_minutes} 分钟内定责任人，${p.first_result_hours} 小时内拿出初步结果，${p.close_days} 天内基本办结`,
  },
  {
    keys: ['ordinary_days', 'major_months', 'plan_days'],
    say: (p) =>
      number(p.ordinary_days) === null
        ? null
        : `一般问题 ${p.ordinary_days} 天内，重大复杂的 ${p.major_months} 个月内；解决不了的 ${p.plan_days} 天内拿出方案`,
  },
  {
    keys: ['verify_working_days', 'penalty_days', 'extension_days'],
    say: (p) =>
      number(p.verify_working_days) === null
        ? null
        : `${p.verify_working_days} 个工作日内核查，${p.penalty_days} 天内处罚，经批准可延长 ${p.extension_days} 天`,
  },
  {
    keys: ['adjust_days', 'refund_days'],
    say: (p) =>
      p.adjust_days === null
        ? '几天内调整收费，文件没有写，不按天数判断'
        : number(p.adjust_days) === null
          ? null
          : `降级后 ${p.adjust_days} 天内调整收费，${p.refund_days} 天内退还多收的`,
  },
  {
    keys: ['county_staff', 'street_staff'],
    say: (p) =>
      number(p.county_staff) === null ? null : `县级至少 ${p.county_staff} 人，街道至少 ${p.street_staff} 人`,
  },
  {
    keys: ['from', 'until', 'from_inclusive', 'until_inclusive'],
    say: (p) =>
      text(p.from) === null || text(p.until) === null
        ? null
        : `从${p.from}${p.from_inclusive === false ? '的第二天' : '当天'}起，到${p.until}${p.until_inclusive === true ? '当天' : '的前一天'}止`,
  },
  {
    keys: ['mainly'],
    say: (p) => {
      const mainly = record(p.mainly);
      return mainly === null ? null : `“主要”怎么算，文件没有写；本站按${limit(mainly.compare, `${mainly.percent}%`)}`;
    },
  },
  {
    keys: ['year', 'base_year'],
    say: (p) => (number(p.base_year) === null ? null : `与 ${p.base_year} 年比；文件没有写与哪一年比，这是本站的理解`),
  },
  {
    keys: ['triggers'],
    say: (p) => {
      const triggers = record(p.triggers);
      if (triggers === null) return null;
      const listings = number(triggers.black_listings);
      const listed = listings === null ? '' : `列入黑榜 ${listings} 次及以上算达到条件`;
      return triggers.complaints === null
        ? `${listed}；“投诉较多”没有写多少件，不按件数判断`
        : `${listed}；投诉 ${triggers.complaints} 件及以上也算`;
    },
  },
];

function chineseFraction(numerator: number, denominator: number): string {
  const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  return `${digits[denominator] ?? denominator}分之${digits[numerator] ?? numerator}`;
}

/** Parameter → its value → a sentence. `*` stands for any value that is a text or a number. */
const SAID: Readonly<Record<string, Readonly<Record<string, string | ((value: string) => string)>>>> = {
  // What is looked at
  column: { '*': (name) => `数据看「${name}」一栏` },
  item: { '*': (name) => `看「${name}」有没有张贴` },
  place: { '*': (name) => `张贴在${name}` },
  event: { '*': (name) => `看「事件」表里登记的${name}` },
  certificate_column: { '*': (name) => `持证看「${name}」一栏` },
  contract_column: { '*': (name) => `合同看「${name}」` },
  manager_column: { '*': (name) => `项目负责人看「${name}」` },
  counted: { '*': (name) => `数的是${name}` },
  required: { '*': (state) => `应为「${state}」` },
  scope_contains: { '*': (word) => `经营范围里应有“${word}”` },
  level: {
    核定服务等级: '按小区核定的服务等级',
    '*': (level) => `由${level === '县' ? '县（区）' : level}一级负责`,
  },
  day: { calendar: '天数按自然日算' },
  year: { calendar: '一年按公历年算' },
  listed_on: { 'as-of-date': '按数据截至那一天的名单' },
  rank_source: { imported: '名次由上级公布，本站不自己排' },
  basis: { '*': (name) => `以${name}为重要依据` },
  // How it is counted
  count_per: { firm: '同一企业在当地各小区的件数相加', estate: '每个小区各算各的' },
  counts_for: { 'own-period': '上榜按榜单自己的期次算，不按登记的日子' },
  runs_per: { 'publishing-division': '按公布榜单的县（区）分别计算' },
  missing: { unknown: '中间有一期缺资料的，记为未知，不当作中断' },
  satisfaction_of: { 'lowest-survey': '满意度取各小区最近一次调查中最低的' },
  grade_at: { 'latest-published-by-listing-date': '等级取列入日期当天或以前最近公布的一次' },
  of: { 'estates-under-contract-at-period-end': '项目总数按期末仍有合同的小区计' },
  against: { 'same-month-last-year': '与上一年的同一个月比' },
  empty_list: { 'counts-as-published': '公布了、但榜上没有人，也算公布' },
  lift_place: { 'only-with-lifts': '没有电梯的小区，不要求电梯里张贴', always: '有没有电梯都要求三处张贴' },
  type_blank: {
    unknown: '没有写物业类型的，没有装全也只是未知',
    'counted-if-lifts': '没有写物业类型、但有电梯的，当作高层',
  },
  other_modes: { 'shown-apart': '文件没有提到的管理方式单独列出，也算有人管' },
  new_manager_from: { '*': (from) => `${from}当天或以后到任的新经理算更换` },
  without_removal_date: { 'still-barred': '没有移出日期的，仍在限制之内' },
  last_valid_day: { 'due-date': '到期那一天仍然有效' },
  prompt_months_before: { '*': (months) => `到期前 ${months} 个月起提醒申请检验` },
  due_months_after_year_end: { '*': (months) => `文件没有写哪一天，本站按年度结束后 ${months} 个月内计` },
  accounts_months_after_year_end: {
    '*': (months) => `公共收益贴过、已经撤下的，贴出那一年结束后 ${months} 个月内不算缺`,
  },
  due_months_after_date: { '*': (months) => `上一次的截止日期之后 ${months} 个月内应有下一次` },
  tolerance_fen: { 0: '一分钱也不能差', '*': (fen) => `差 ${fen} 分以内不算` },
  jump_percent: { '*': (percent) => `和上年相差 ${percent}% 以上的指出来，不作判断` },
  surcharge_fen: { 0: '代收的手续费应为 0 元' },
  check: { 'upper-bound': '只看有没有超过上限，正好等于上限算符合' },
  below_range: { 'shown-only': '低于下限的只列出，不算问题' },
  check_digit: { true: '核对信用代码的校验位' },
  every_item: { true: '每一项收费都要有' },
  in_principle: { true: '文件写的是“原则上”，只列出，不判断' },
  working_days: { '*': (days) => `${days} 个工作日内，不折算成日期` },
  danger: { immediate: '危及安全的立即处置' },
  survey_days: { '*': (days) => `达到后 ${days} 天内开展调查` },
  regrade_days: { '*': (days) => `达到后 ${days} 天内重新核定等级` },
  notice_days: { '*': (days) => `提前 ${days} 天书面通知` },
  progress: { '*': (cadence) => `${EVERY[cadence] ?? cadence}反馈进展` },
  hotline_12345: { 'own-deadlines': '12345 转办的按热线自己的时限' },
  from_event: { '*': (name) => `从登记的${name}算起` },
  to_event: { '*': (name) => `到登记的${name}为止` },
  low_grades: { '': '“等级低”没有写是哪一级，不按它判断' },
  long_black_periods: { null: '“长期”没有写多久，不按它判断', '*': (n) => `“长期”按连续 ${n} 期理解` },
  thresholds: { null: '文件没有给出分数线，由主管部门综合考量' },
  criteria: { null: '上榜的标准文件没有写明' },
  count_min: { '*': (n) => `最少 ${n} 次` },
  callback: { null: '没有规定回访比例' },
  // What it leads to
  stands: { 'until-settled': '核实有了结果才算了结' },
  mismatch: { 待核实: '不一致的提示主管部门核实' },
  action: { '*': (action) => `确认后的处理：${action}` },
  confirmed_only: { true: '只公布主管部门已经确认的' },
  minimal: { true: '只公布最少的内容' },
  publish: { never: '不公开' },
  aggregates_only: { true: '对外只有合计数' },
  ledger: { internal: '台账只在内部使用' },
  // Who and when
  cadence: { null: '文件没有写多久一次', '*': (cadence) => `${EVERY[cadence] ?? cadence}一次` },
  convener: { '*': (who) => `由${who}召集` },
  city: { '*': (what) => `市级回访${what}` },
  to: { '*': (who) => `报${who}` },
  results_to: { '*': (who) => `结果报${who}` },
  reviewer: { '*': (who) => `由${who}审核` },
  signatures: { '*': (n) => `${n} 方签署意见` },
  meeting: { '*': (when) => `会议：${when}` },
  report_by: { '*': (when) => `${when}前上报` },
  until: { 销号: '直到解决销号' },
  by: { '*': (day) => `期限 ${day}` },
  approver: { '*': (who) => `由${who}审批` },
  phone_of: { '*': (who) => `写明${who}的举报电话` },
  phone_default: { '*': (phone) => `当地没有另设的，是 ${phone}` },
  // Whom it concerns
  scope: {
    'public-bodies': '只理解为机关、国企的招标；也可以理解为所有小区，由主管部门定',
    all: '理解为所有小区；也可以理解为只限机关、国企的招标，由主管部门定',
    '*': (what) => `只限${what}`,
  },
  pricing: { '*': (pricing) => `只限执行${pricing}的` },
  contract_kind: { '*': (kind) => `只限${kind}物业合同` },
  unit: { '元/㎡·月': '只看按元/㎡·月收的' },
  committee_blank: {
    'not-applicable': '业委会的类型和人数都没有写的，当作没有业委会，不作判断',
    unknown: '业委会的类型和人数都没有写的，记为未知',
  },
  evidence: {
    both: '表里登记了，公示栏上也贴着才算；网上公布不能代替公示栏',
    either: '表里登记了（本站随之公布），或公示栏上贴着，有一样就算',
    data: '表里登记了（本站随之公布）才算',
    posting: '公示栏上贴着才算',
  },
  refund_event: { '*': (name) => `拒不执行的${name}，督促退还` },
  contract_type: { '*': (kind) => `只限${kind}物业合同` },
  public_bodies_pool: { union: '红榜企业和 A 级企业都可以', intersection: '须既在红榜又是 A 级' },
  builder_required: { '*': (state) => `建设单位只能选${state}的企业` },
  direction: { 'grade-to-list': '由等级定榜单', 'list-to-grade': '由榜单影响等级' },
  board: { mandatory: '公示栏必须有' },
  web: { additional: '网上公示只是补充' },
  optional: { true: '有的才列出' },
  defined: { false: '文件没有写明内容，本站不作解释' },
  continued_force: { unclear: '阶段到期以后是否继续执行，文件没有写明' },
  audit: { false: '没有可以检查的标准，本站不作检查' },
  policy_posted: { true: '收费政策也要公布' },
  reason: { '*': (why) => `原因：${why}` },
  extra_mode: { '*': (mode) => `多一种方式：${mode}` },
  flag: { '*': (what) => `看有没有做${what}` },
  hours: { null: '时间由各小区另定' },
  as_of: { '*': (day) => `数字截至 ${day}` },
  overdue_event: { '*': (name) => `拒不执行的${name}` },
};

/** Sentences that say who does it, not how it is reckoned. */
const WHO: ReadonlySet<string> = new Set([
  'level',
  'convener',
  'city',
  'to',
  'results_to',
  'reviewer',
  'signatures',
  'approver',
]);

/** Lists, and the words that stand before them. */
const LISTED: Readonly<Record<string, string>> = {
  members: '成员单位',
  duties: '各自职责',
  levels: '哪几级',
  items: '哪几项',
  places: '张贴在哪里',
  shows: '张贴什么',
  channels: '渠道',
  totals: '公布哪些总额',
  stale_facts: '哪些算过时',
  modes: '管理方式',
  violations: '查处哪些行为',
  benefits: '受到的优待',
  factors: '考量什么',
  matters: '哪些问题',
  bodies: '移交给谁',
  services: '哪些服务',
  also: '同时要求',
  criteria: '看哪几方面',
  systems: '哪几项制度',
  powers: '下放的权限',
  held_by: '由谁行使',
  measures: '措施',
  advice: '建议业主大会',
  sanctions: '处理方式',
  outcomes: '可能的结果',
  flows: '两种流程',
  handover: '移交什么',
  manager_reports_to: '向谁报到',
  grade_used_in: '等级用在哪里',
  kinds: '通报的种类',
  actions: '确认后的处理',
  agency: '代收哪些费用',
  includes_agency: '代收费用也在内',
  focus: '重点',
  only_in_annex: '只在附件里写到',
  reports_to: '向谁报告',
  events: '相应的事件',
  show: '公布什么',
  reasons: '哪些情形',
  list_of_grade: '等级与榜单',
  scale: '等级',
  treatment: '各级怎么对待',
  notify: '告知谁',
  grades: '各级企业数',
  property_types: '物业类型',
  also_shown: '同时列出',
  same_as: '与这些规则相同',
  after: '在这一条之后',
  interval_rule: '保养间隔按这一条',
};

/** Those whose entries are ids of rules; who shows them has their titles. */
export const NAMES_RULES: ReadonlySet<string> = new Set(['same_as', 'after', 'interval_rule']);

/** Lists whose entries have parts. */
const LISTED_WITH_PARTS: Readonly<
  Record<string, { label: string; hasPairs: boolean; say: (entry: Params) => string }>
> = {
  checklist: {
    label: '检查哪几项',
    hasPairs: false,
    say: (entry) => `${entry.item}${entry.column === null ? '（没有哪张表写着，只列出，不判断）' : ''}`,
  },
  phases: {
    label: '阶段',
    hasPairs: true,
    say: ({ name, from, to }) =>
      `${name}：${from === null ? '即日起' : from}${to === null ? '起，没有写结束' : ` 至 ${to}`}`,
  },
  steps: {
    label: '分几步',
    hasPairs: true,
    say: ({ quarters, months, test, action }) =>
      number(quarters) !== null
        ? `${quarters} 个季度：${action}`
        : `${test === 'highest-rise' ? `连续 ${months} 个月升幅最高` : Number(months) > 1 ? `连续 ${months} 个月上升` : '当月上升'}：${action}`,
  },
};

/** Parameters that only say how a program finds its data, or that other words say already. */
const SILENT: ReadonlySet<string> = new Set([
  'always_with',
  'articles',
  'builder_prefers',
  'category',
  'checks',
  'clauses',
  'columns',
  'compare',
  'grade_subject',
  'law',
  'list_subject',
  'meeting_weekday',
  'other_reviewer',
  'phone_words',
  'prompt',
  'public_bodies',
  'report_weekday',
  'scope_division',
  'sheet',
  'share_hundredths',
  'table',
  'total',
  'unclear_after',
  'verdict',
]);

const COUNTED: Readonly<Record<string, string>> = { modes: '个', grades: '家' };

/** All that a rule's parameters say. Deterministic: sentences in the order of the parameters. */
export function paramsInWords(params: Params): ParamWords {
  const readings: string[] = [];
  const facts: ParamFact[] = [];
  const who: string[] = [];
  const plain: string[] = [];
  const composed = COMPOSED.map((entry) => ({ ...entry, words: entry.say(params), told: false }));
  for (const [key, value] of Object.entries(params)) {
    for (const entry of composed) {
      if (entry.told || entry.words === null || !entry.keys.includes(key)) continue;
      entry.told = true;
      readings.push(entry.words);
    }
    const fact = factOf(key, value, params);
    if (fact) facts.push(fact);
    const said = sentenceOf(key, value);
    if (said !== null && WHO.has(key) && value !== '核定服务等级') who.push(said);
    else if (said !== null && !(key === 'of' && number(params.percent) !== null)) readings.push(said);
    const known = isKnown(key);
    if (!known && (typeof value === 'string' || typeof value === 'number')) plain.push(`${key}：${value}`);
  }
  if (who.length > 0) facts.unshift({ key: null, label: '谁来做', items: who, hasPairs: false });
  if (plain.length > 0) facts.push({ key: null, label: '其他参数', items: plain, hasPairs: true });
  return { readings: [...new Set(readings)], facts };
}

/** Whether there are words for a parameter, or a reason for none. */
export function isKnown(key: string): boolean {
  return (
    SILENT.has(key) ||
    key in SAID ||
    key in LISTED ||
    key in LISTED_WITH_PARTS ||
    COMPOSED.some(({ keys }) => keys.includes(key))
  );
}

function sentenceOf(key: string, value: unknown): string | null {
  const byValue = SAID[key];
  if (!byValue || (typeof value === 'object' && value !== null && !Array.isArray(value))) return null;
  const written = String(value);
  // An empty list says as much as none; one with entries is shown as a list.
  if (Array.isArray(value) && value.length > 0) return null;
  const words = byValue[written] ?? (value === null || typeof value === 'boolean' ? undefined : byValue['*']);
  return words === undefined ? null : typeof words === 'string' ? words : words(written);
}

function factOf(key: string, value: unknown, params: Params): ParamFact | null {
  const parts = LISTED_WITH_PARTS[key];
  if (parts) {
    const entries = records(value);
    if (entries.length === 0) return null;
    return { key, label: parts.label, items: entries.map(parts.say), hasPairs: parts.hasPairs };
  }
  const label = LISTED[key];
  if (label === undefined) return null;
  const list = typeof value === 'string' && NAMES_RULES.has(key) ? [value] : texts(value);
  if (list.length > 0) return { key, label, items: list, hasPairs: false };
  const table = record(value);
  if (table === null) return null;
  const items = Object.entries(table).map(([name, of]) => entryOf(key, name, of, params));
  // An amount stands beside its name.
  return { key, label, items, hasPairs: Object.values(table).some((of) => number(of) === null) };
}

function entryOf(key: string, name: string, of: unknown, params: Params): string {
  const amount = number(of);
  if (amount === null) return `${name}：${Array.isArray(of) ? of.join('、') : String(of)}`;
  const share = number(record(params.share_hundredths)?.[name]);
  const percent = share === null ? '' : `（${percentOf(share)}）`;
  return `${name}${/^[A-Z]+$/.test(name) ? ' 级' : ''} ${amount} ${COUNTED[key] ?? ''}${percent}`;
}
