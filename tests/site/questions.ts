/**
 * The forty questions that residents, managers and offices ask, and where on the sample city each is answered.
 *
 * A walk names the links that somebody follows from the home page, at most two; for offices it begins at the
 * staff report. Residents and managers read a sentence there, and nothing has to be unfolded for it. Questions that want a
 * printed sheet name it.
 */

interface Asked {
  /** R: residents, M: managers, O: offices; numbered as in the field's own list. */
  id: string;
  question: string;
  /** Rules that the answer rests on. */
  rules: readonly string[];
  /** Addresses of the links that are followed, in order. */
  walk: readonly string[];
  /** Where on the page the answer stands. */
  within: string;
  /** What is to be put up, where the page is only half of the answer: sheets that the estate's page leads to. */
  sheets?: readonly string[];
}

export interface Question extends Asked {
  /** The sentences that answer, each in all its words. */
  sentences: readonly string[];
}

/** A question that a table of staff answers. */
export interface OfficeQuestion extends Asked {
  /** Words and figures of the answer. */
  answer: readonly string[];
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
    sentences: ['物业服务费 1.50 元/㎡·月，比政府指导价上限高 0.06 元；90 ㎡ 一年多 64.80 元。'],
  },
  {
    id: 'R1, within its limits',
    question: '物业费超标了吗？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000101'), estate('JZ001')],
    within: '#fees',
    sentences: ['物业服务费 0.92 元/㎡·月，在允许范围 0.64—0.96 元之内。'],
  },
  {
    id: 'R1, under the market price',
    question: '物业费超标了吗？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000101'), estate('JZ002')],
    within: '#fees',
    sentences: ['物业服务费 1.75 元/㎡·月，市场调节价，没有上限。', '由业主和物业企业在合同里约定，政府指导价不适用。'],
  },
  {
    id: 'R2',
    question: '还收哪些费，依据是什么？',
    rules: ['WA-08', 'WA-10'],
    walk: [county('000101'), estate('JZ009')],
    within: '#fees',
    sentences: [
      '另有 5 项收费：地面车位使用费（纺织东区业主大会决定（示例））；代收水费、代收电费（示发改价〔2023〕6号（示例））；代收供暖费（示发改价〔2022〕18号（示例））；装修垃圾清运费（没有写明依据）。',
    ],
  },
  {
    id: 'R3',
    question: '代收水电加价了吗？',
    rules: ['WA-11'],
    walk: [county('000102'), estate('YC003')],
    within: '#fees',
    sentences: ['代收电费另收手续费 0.03 元；代收水费不加手续费。'],
  },
  {
    id: 'R4',
    question: '公共收益多少，去哪了？',
    rules: ['CZ-08', 'WA-05', 'WA-06'],
    walk: [county('000102'), estate('YC003')],
    within: '#revenue',
    sentences: [
      '2025年收 6 万、花 2.3 万；期末结余比算出来的多 0.01 元。',
      '收入最多的是公共车位租金 48,980.00 元；支出最多的是电动自行车棚雨篷 14,321.00 元。',
    ],
  },
  {
    id: 'R5',
    question: '补充维修资金了吗？',
    rules: ['WA-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '#revenue',
    sentences: ['2025年收 14.8 万、花 9.5 万，其中 6 万补充维修资金；账是平的。'],
  },
  {
    id: 'R5, not told',
    question: '补充维修资金了吗？',
    rules: ['WA-06'],
    walk: [county('000102'), estate('YC003')],
    within: '#revenue',
    sentences: ['支出里没有写明补充维修资金的。'],
  },
  {
    id: 'R6',
    question: '维修资金还剩多少，怎么申请？',
    rules: ['WA-07', 'CD-21'],
    walk: [county('000102'), estate('YC003')],
    within: '#fund',
    sentences: [
      '维修资金结存 3,282,845.12 元（2025年12月31日），每户 3,218.48 元。',
      '怎么申请使用：应急维修：社区出具意见→街道核实→三日内划拨→事后公示。',
    ],
  },
  {
    id: 'R7',
    question: '红榜还是黑榜？',
    rules: ['CZ-15', 'CZ-16', 'YS-11'],
    walk: [county('000101'), estate('JZ001')],
    within: '.answer',
    sentences: ['示例乙物业服务有限公司近 12 期有 3 期列入红榜。'],
  },
  {
    id: 'R8',
    question: '信用等级什么意思？',
    rules: ['JC-07', 'JC-08'],
    walk: [county('000101'), estate('JZ001')],
    within: '#firm',
    sentences: ['信用等级 A 级（2025年），是 A、B、C、D 里最高的一级。'],
  },
  {
    id: 'R8, in general',
    question: '信用等级什么意思？',
    rules: ['JC-07', 'JC-08'],
    walk: ['/firms/'],
    within: '#grades',
    sentences: [
      '主管部门按经营、服务和信誉给物业企业评的级，各地的级数和用法不同。',
      '由高到低：A、B、C、D。',
      'A级上红榜，D级上黑榜：信用等级为A的企业进红榜，为D的进黑榜；名单与等级不一致的，提示主管部门核实。',
    ],
  },
  {
    id: 'R9',
    question: '上黑榜会怎样？',
    rules: ['CZ-18', 'YS-12', 'YS-13', 'CD-22'],
    walk: ['/lists/'],
    within: '#consequences',
    sentences: [
      '连续三期黑榜启动解聘：企业连续三期上黑榜的，社区应组织业主一方依法解聘并另选企业；本站只提示达到条件，由主管部门核实。',
      '两次黑榜启动更换企业：小区两次上黑榜的，应启动更换物业企业；文件没有说要连续，也没有说期限，按任意两次计。',
      '黑榜项目换经理并曝光：小区一上黑榜就应更换项目经理，并由媒体曝光；文件没有规定更换的期限。',
    ],
  },
  {
    id: 'R10',
    question: '项目负责人是谁，电话多少？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '#manager',
    sentences: ['项目负责人 张示例，电话 0355-0000000，2023年3月1日起任职，2023年3月10日备案。'],
  },
  {
    id: 'R11',
    question: '电梯多久没维保了，检验到期没有？',
    rules: ['WA-13'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    sentences: [
      '4 部电梯，1 部（3号楼2单元）应于 11月6日前保养，没有记录；截至 2026年11月10日。',
      '最近要检验的在 2026年12月8日：3号楼2单元。',
    ],
  },
  {
    id: 'R12',
    question: '电梯被困找谁？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    sentences: ['电梯被困：0355-0000000，或拨 119。电梯故障、不放心，看找谁投诉。'],
  },
  {
    id: 'R13',
    question: '谁管这件事？',
    rules: ['WA-04', 'YS-03'],
    walk: ['/complain/', '/complain/000103/'],
    within: 'main',
    sentences: [
      '先找物业，物业不管再找下面的部门。住哪个小区，在丙寅县的名录里找，物业和社区的电话在小区的页面上。',
      '物业收费县发改局',
    ],
  },
  {
    id: 'R14',
    question: '投诉多久有结果？',
    rules: ['CZ-10', 'WA-17'],
    walk: ['/complain/', '/complain/000101/'],
    within: 'main',
    sentences: [
      '30 分钟内责任到人；3 小时内联系企业拿出初步结果；3 天内基本办结。',
      '甲子县2026年10月收到的投诉里，18 件中有 13 件按时办结（72.2%）。',
    ],
  },
  {
    id: 'R15',
    question: '处理不满意怎么办？',
    rules: ['CZ-13'],
    walk: ['/complain/', '/complain/000101/'],
    within: 'main',
    sentences: [
      '过了时限没有回音，没有人回访，或者说了没有用，往上一级反映：物业不管找社区、街道（乡镇），再找县区主管部门，也可以打 12345。反映时说清小区、楼号和哪一天投诉过。',
      '回访发现没有真正办结或投诉人不满意的，应当重办，并记入回访台账；对外只公布重办件数。依据',
    ],
  },
  {
    id: 'R16',
    question: '服务标准几级，达标吗？',
    rules: ['WS-03', 'CD-06'],
    walk: [county('000101'), estate('JZ006')],
    within: '#service',
    sentences: ['核定服务等级四级。', '2026年6月5日等级核查：核查得分58分，未达到三级标准。'],
  },
  {
    id: 'R16, not checked',
    question: '服务标准几级，达标吗？',
    rules: ['WS-03', 'CD-06'],
    walk: [county('000101'), estate('JZ001')],
    within: '#service',
    sentences: ['核定服务等级三级。', '没有等级核查的记录。'],
  },
  {
    id: 'R17',
    question: '满意度多少？',
    rules: ['WA-21'],
    walk: [county('000101'), estate('JZ006')],
    within: '#survey',
    sentences: ['58% 业主满意（2026年5月20日调查，有效问卷 150 份）。'],
  },
  {
    id: 'R18',
    question: '能换物业吗？',
    rules: ['JC-06', 'WA-24'],
    walk: ['/firms/'],
    within: '#replacement',
    sentences: [
      '能，由业主共同决定，主管部门和社区不能代替业主决定。',
      '连续3个月前50名换企业：小区投诉量连续3个月排在全市前50名的，应启动更换物业企业；本站只提示达到条件。',
    ],
  },
  {
    id: 'R19',
    question: '公示全不全，最近何时更新？',
    rules: ['CZ-06', 'CZ-07'],
    walk: [county('000101'), estate('JZ007')],
    within: '#duties',
    sentences: [
      '公示全不全：没有公示全。7 项：合格 2，缺漏 2，未知 1，不适用 2',
      '最近一次更新：投诉与办理，2026年10月31日。',
    ],
  },
  {
    id: 'R20',
    question: '充电桩、阻车装了吗？',
    rules: ['CZ-21'],
    walk: [county('000101'), estate('JZ001')],
    within: '#service',
    sentences: ['充电桩 60 个；智能阻车电梯 4 部，共 4 部。'],
  },
];

export const MANAGERS: readonly Question[] = [
  {
    id: 'M1',
    question: '公示栏缺哪几项？',
    rules: ['CZ-06'],
    walk: [county('000101'), estate('JZ007')],
    within: '#postings',
    sentences: [
      '「公示栏七项内容齐全」没做到：缺 4 项：项目负责人、联系方式、服务内容和标准、收费项目和标准；其中台账里有、公示栏没有张贴记录的：服务内容和标准；未知 1 项：设施维保（公示栏贴着，台账里没有，核对不了）。',
    ],
  },
  {
    id: 'M2',
    question: '公共收益何时到期？',
    rules: ['CZ-08'],
    walk: [county('000101'), estate('JZ009')],
    within: '#revenue',
    sentences: ['2025年的收支最迟 2026年12月31日公布。'],
  },
  {
    id: 'M3',
    question: '公示满7天了吗？',
    rules: ['WA-05'],
    walk: [county('000101'), estate('JZ008')],
    within: '#revenue',
    sentences: ['2026年4月1日至 4月5日公示，共 5 天。'],
  },
  {
    id: 'M4',
    question: '三处张贴怎么打印？',
    rules: ['CZ-09'],
    walk: [county('000101'), estate('JZ007')],
    within: '#postings',
    sentences: [
      '「三处张贴投诉电话、邮箱、二维码」没做到：没有张贴「投诉举报」的位置：单元门、公示栏（只贴了「投诉电话」，还要有邮箱和投诉二维码）；小区没有电梯，不要求电梯一处。',
    ],
    // It has no lift.
    sheets: ['投诉牌（公示栏）', '投诉牌（单元门）'],
  },
  {
    id: 'M5',
    question: '收支表平吗？',
    rules: ['CZ-07', 'CN-03'],
    walk: [county('000102'), estate('YC003')],
    within: '#revenue',
    sentences: ['2025年收 6 万、花 2.3 万；期末结余比算出来的多 0.01 元。'],
  },
  {
    id: 'M6',
    question: '收费高于基准价或等级？',
    rules: ['CD-06', 'WA-09'],
    walk: [county('000102'), estate('YC006')],
    within: '#fees',
    sentences: ['物业服务费 1.70 元/㎡·月，比政府指导价上限高 0.32 元；90 ㎡ 一年多 345.60 元。'],
  },
  {
    id: 'M7',
    question: '哪台电梯逾期？',
    rules: ['WA-13', 'CN-01'],
    walk: [county('000101'), estate('JZ001')],
    within: '#lifts',
    sentences: ['4 部电梯，1 部（3号楼2单元）应于 11月6日前保养，没有记录；截至 2026年11月10日。'],
  },
  {
    id: 'M8',
    question: '本月投诉排名？',
    rules: ['YS-08', 'YS-09'],
    walk: [county('000104'), estate('DM004')],
    within: '#complaints',
    sentences: ['2026年10月的投诉量在全市排第 29 名。'],
  },
  {
    id: 'M9',
    question: '合同、负责人备案了吗？',
    rules: ['CD-03'],
    walk: [county('000101'), estate('JZ001')],
    within: 'main',
    sentences: [
      '合同备案号 甲子物合〔2021〕003号。',
      '项目负责人 张示例，电话 0355-0000000，2023年3月1日起任职，2023年3月10日备案。',
    ],
  },
  {
    id: 'M10',
    question: '停用消防怎么公告？',
    rules: ['WA-14'],
    walk: [county('000102'), estate('YC005')],
    within: '#lifts',
    sentences: ['消防设施 2026年11月8日至 11月14日停用。'],
    sheets: ['消防停用（2026年11月8日）'],
  },
];

/** Answered in the staff report; the first one on the site as well, since it is about audits. */
export const OFFICES: readonly OfficeQuestion[] = [
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
