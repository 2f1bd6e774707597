/**
 * The forty questions that residents, managers and offices ask, and where on the sample city each is answered.
 *
 * A walk names the links that somebody follows from the home page, at most two; for offices it begins at the
 * staff report. Questions that want a printed sheet name it.
 */

export interface Question {
  /** R: residents, M: managers, O: offices; numbered as in the field's own list. */
  id: string;
  question: string;
  /** Rules that the answer rests on. */
  rules: readonly string[];
  /** Addresses of the links that are followed, in order. */
  walk: readonly string[];
  /** Where on the page the answer stands. */
  within: string;
  /** Words and figures of the answer. */
  answer: readonly string[];
  /** What is to be put up, where the page is only half of the answer: sheets that the estate's page leads to. */
  sheets?: readonly string[];
}

const county = (code: string): string => `/divisions/${code}/`;
const estate = (code: string): string => `/estates/${code}/`;

export const RESIDENTS: readonly Question[] = [
  {
    id: 'R1',
    question: '物业费超标了吗？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000101'), estate('JZ008')],
    within: '#fees',
    answer: ['1.50 元/㎡·月', '0.96—1.44 元/㎡·月', '甲发改价〔2025〕14号'],
  },
  {
    id: 'R1, under the market price',
    question: '物业费超标了吗？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000101'), estate('JZ002')],
    within: '#fees',
    answer: ['市场调节价', '政府指导价不适用'],
  },
  {
    id: 'R2',
    question: '还收哪些费，依据是什么？',
    rules: ['WA-08', 'WA-10'],
    walk: [county('000101'), estate('JZ009')],
    within: '#fees',
    answer: ['地面车位使用费', '纺织东区业主大会决定', '装修垃圾清运费', '未注明依据'],
  },
  {
    id: 'R3',
    question: '代收水电加价了吗？',
    rules: ['WA-11'],
    walk: [county('000102'), estate('YC003')],
    within: '#fees',
    answer: ['手续费 0.03 元'],
  },
  {
    id: 'R4',
    question: '公共收益多少，去哪了？',
    rules: ['CZ-08', 'WA-05', 'WA-06'],
    walk: [county('000102'), estate('YC003')],
    within: '#revenue',
    answer: ['157,046.16', '公共车位租金', '电动自行车棚雨篷', '14,321.00'],
  },
  {
    id: 'R5',
    question: '补充维修资金了吗？',
    rules: ['WA-06'],
    walk: [county('000103'), estate('BY007')],
    within: '#revenue',
    answer: ['补充维修资金'],
  },
  {
    id: 'R6',
    question: '维修资金还剩多少，怎么申请？',
    rules: ['WA-07', 'CD-21'],
    walk: [county('000102'), estate('YC003')],
    within: '#fund',
    answer: ['3,282,845.12', '街道核实'],
  },
  {
    id: 'R7',
    question: '红榜还是黑榜？',
    rules: ['CZ-15', 'CZ-16', 'YS-11'],
    walk: [county('000101'), estate('JZ001')],
    within: '.answer',
    answer: ['近 12 期有 3 期列入红榜'],
  },
  {
    id: 'R8',
    question: '信用等级什么意思？',
    rules: ['JC-07', 'JC-08'],
    walk: ['/firms/'],
    within: '#grades',
    answer: ['由高到低', 'A、B、C、D', 'AAA、AA、A', 'A级上红榜，D级上黑榜'],
  },
  {
    id: 'R9',
    question: '上黑榜会怎样？',
    rules: ['CZ-18', 'YS-12', 'YS-13', 'CD-22'],
    walk: ['/lists/'],
    within: '#consequences',
    answer: ['连续三期黑榜启动解聘', '两次黑榜启动更换企业', '黑榜项目换经理并曝光'],
  },
  {
    id: 'R10',
    question: '项目负责人是谁，电话多少？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '.answer',
    answer: ['张示例', '0355-0000000'],
  },
  {
    id: 'R11',
    question: '电梯多久没维保了，检验到期没有？',
    rules: ['WA-13'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    answer: ['逾期 2026年11月7日起', '19 天', '2026年12月8日'],
  },
  {
    id: 'R12',
    question: '电梯被困找谁？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    answer: ['电梯被困', '0355-0000000', '119'],
  },
  {
    id: 'R13',
    question: '谁管这件事？',
    rules: ['WA-04', 'YS-03'],
    walk: ['/complain/', '/complain/000103/'],
    within: 'main',
    answer: ['电梯维保不及时、服务差', '县市场监管局', '乡镇（街道）'],
  },
  {
    id: 'R14',
    question: '投诉多久有结果？',
    rules: ['CZ-10', 'WA-17'],
    walk: ['/complain/', '/complain/000101/'],
    within: 'main',
    answer: ['30 分钟', '3 小时', '3 天'],
  },
  {
    id: 'R15',
    question: '处理不满意怎么办？',
    rules: ['CZ-13'],
    walk: ['/complain/', '/complain/000101/'],
    within: 'main',
    answer: ['结果不满意怎么办', '应当重办', '12345'],
  },
  {
    id: 'R16',
    question: '服务标准几级，达标吗？',
    rules: ['WS-03', 'CD-06'],
    walk: [county('000101'), estate('JZ006')],
    within: 'main',
    answer: ['四级', '核定服务等级', '核查得分58分，未达到三级标准'],
  },
  {
    id: 'R17',
    question: '满意度多少？',
    rules: ['WA-21'],
    walk: [county('000101'), estate('JZ006')],
    within: '#survey',
    answer: ['58%', '有效问卷 150 份'],
  },
  {
    id: 'R18',
    question: '能换物业吗？',
    rules: ['JC-06', 'WA-24'],
    walk: ['/firms/'],
    within: '#replacement',
    answer: ['业主共同决定', '三分之二以上', '提前六十日', '第九百四十六条', '连续3个月前50名换企业'],
  },
  {
    id: 'R19',
    question: '公示全不全，最近何时更新？',
    rules: ['CZ-06', 'CZ-07'],
    walk: [county('000101'), estate('JZ007')],
    within: '#duties',
    answer: ['没有公示全', '缺 4 项：项目负责人、联系方式、服务内容和标准、收费项目和标准', '最近一次更新'],
  },
  {
    id: 'R20',
    question: '充电桩、阻车装了吗？',
    rules: ['CZ-21'],
    walk: [county('000101'), estate('JZ001')],
    within: '#service',
    answer: ['充电桩', '60 个', '智能阻车电梯', '4 台'],
  },
];

export const MANAGERS: readonly Question[] = [
  {
    id: 'M1',
    question: '公示栏缺哪几项？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ007')],
    within: '#duties',
    answer: ['公示栏七项内容齐全', '缺 4 项'],
  },
  {
    id: 'M2',
    question: '公共收益何时到期？',
    rules: ['CZ-08'],
    walk: [county('000101'), estate('JZ009')],
    within: '#revenue',
    answer: ['应于 2026年12月31日前公布'],
  },
  {
    id: 'M3',
    question: '公示满7天了吗？',
    rules: ['WA-05'],
    walk: [county('000101'), estate('JZ008')],
    within: '#revenue',
    answer: ['首尾都算共 5 天'],
  },
  {
    id: 'M4',
    question: '三处张贴怎么打印？',
    rules: ['CZ-09'],
    walk: [county('000101'), estate('JZ007')],
    within: '#duties',
    answer: ['三处张贴投诉电话、邮箱、二维码', '没有张贴「投诉举报」的位置：单元门、公示栏'],
    // It has no lift.
    sheets: ['投诉牌（公示栏）', '投诉牌（单元门）'],
  },
  {
    id: 'M5',
    question: '收支表平吗？',
    rules: ['CZ-07', 'CN-03'],
    walk: [county('000102'), estate('YC003')],
    within: '#revenue',
    answer: ['缺漏', '收支与结余相差 0.01 元'],
  },
  {
    id: 'M6',
    question: '收费高于基准价或等级？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000102'), estate('YC006')],
    within: '#fees',
    answer: ['1.70 元/㎡·月', '高层 三级政府指导价', '0.96—1.38 元/㎡·月'],
  },
  {
    id: 'M7',
    question: '哪台电梯逾期？',
    rules: ['WA-13', 'CN-01'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    answer: ['梯11示A00004(09)（3号楼2单元）', '应于 2026年11月6日前再次维保'],
  },
  {
    id: 'M8',
    question: '本月投诉排名？',
    rules: ['YS-08', 'YS-09'],
    walk: [county('000104'), estate('DM004')],
    within: '#complaints',
    answer: ['2026年10月', '排名为全市投诉量名次', '29'],
  },
  {
    id: 'M9',
    question: '合同、负责人备案了吗？',
    rules: ['CD-03'],
    walk: [county('000101'), estate('JZ001')],
    within: 'main',
    answer: ['甲子物合〔2021〕003号', '备案', '2023年3月10日'],
  },
  {
    id: 'M10',
    question: '停用消防怎么公告？',
    rules: ['WA-14'],
    walk: [county('000102'), estate('YC005')],
    within: '#lifts',
    answer: ['停用', '2026年11月8日', '2026年11月14日'],
    sheets: ['消防停用（2026年11月8日）'],
  },
];

/** Answered in the staff report; the first one on the site as well, since it is about audits. */
export const OFFICES: readonly Question[] = [
  {
    id: 'O1',
    question: '本月哪些小区不完整或逾期？',
    rules: ['CZ-06', 'CZ-07', 'CZ-08', 'WA-05'],
    walk: ['#questions'],
    within: '#question-1',
    answer: ['个小区', '石桥新村（JZ007）', '机床厂生活区（YC004）'],
  },
  {
    id: 'O2',
    question: '红黑榜草案与等级一致？',
    rules: ['CZ-15', 'CZ-16'],
    walk: ['#questions'],
    within: '#question-2',
    answer: ['示例戊物业服务有限公司', '按等级应列入黑榜', '草案，供核对'],
  },
  {
    id: 'O3',
    question: '谁连续上榜、连续前50？',
    rules: ['CZ-18', 'YS-09', 'YS-10', 'YS-12', 'YS-13'],
    walk: ['#questions'],
    within: '#question-3',
    answer: ['示例丁物业管理有限公司', '2026-08 至 2026-10 连续 3 期', '槐树院（DM004）', '第 38、19、29 名'],
  },
  {
    id: 'O4',
    question: '谁超过10件、20件？',
    rules: ['WA-03', 'WA-20', 'WA-24'],
    walk: ['#questions'],
    within: '#question-4',
    answer: ['东风小区（YC003）', '20 件', '南关新苑（DM006）', '38 件'],
  },
  {
    id: 'O5',
    question: '满意度低于60%、50%？',
    rules: ['WA-22', 'WA-24'],
    walk: ['#questions'],
    within: '#question-5',
    answer: ['锦绣湖畔（JZ010）', '49%', '幸福家园（JZ006）', '58%'],
  },
  {
    id: 'O6',
    question: '回访率达标？',
    rules: ['CZ-12'],
    walk: ['#questions'],
    within: '#question-6',
    answer: ['社区回访', '要求至少 50%', '乙丑区'],
  },
  {
    id: 'O7',
    question: '办理逾期？',
    rules: ['CZ-10', 'WA-17'],
    walk: ['#questions'],
    within: '#question-7',
    answer: ['没有按时办结 5 件', '甲子县'],
  },
  {
    id: 'O8',
    question: '降级后收费降了吗？',
    rules: ['CZ-14', 'WA-23'],
    walk: ['#questions'],
    within: '#question-8',
    answer: ['新城一品（YC006）', '仍是 1.70 元/㎡·月', '幸福家园（JZ006）', '2026-06-28 降费'],
  },
  {
    id: 'O9',
    question: '黑榜期内申请维修资金？',
    rules: ['CD-22'],
    walk: ['#questions'],
    within: '#question-9',
    answer: ['征求意见稿，没有启用', '东风小区（YC003）', '76,145.85'],
  },
  {
    id: 'O10',
    question: '优秀超5%、黑榜达1/3？',
    rules: ['YS-14', 'YS-15'],
    walk: ['#questions'],
    within: '#question-10',
    answer: ['丙寅县', '优秀 1 家', '示例壬城市服务有限公司', '占 1/3'],
  },
];
