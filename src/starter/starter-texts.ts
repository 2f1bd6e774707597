/**
 * The text files of a starter folder (新建的内容文件夹): portal.yaml with what the office has said and placeholders for the
 * rest, and the profile, either a copy of a shipped one that notes where it comes from or a pattern to fill in.
 *
 * `demo` stays true whatever was said: the workbook holds rows of the sample city, and only the office knows when they
 * are gone.
 */
import { PLACEHOLDERS } from '../domain/placeholders.ts';
import type { CopiedFrom } from '../domain/profile.ts';

/** What an office says of itself when it begins. */
export interface StarterSettings {
  /** 网站名称 */
  name: string;
  /** 行政区划代码: a province's, a city's or a county's. */
  division: string;
  /** 发布单位 */
  publisher: string;
  /** 网址 */
  base: string;
  /** 投诉二维码的域名 */
  host: string;
  /** Code of the shipped profile to follow. */
  profile: string;
}

/** What stands above `demo`: whether rows of the sample have to go first. */
const DEMO_WORDS = {
  true: 'true 时每一页都标明「示例数据」。工作簿里的示例行都换成真实数据以后，改为 false。',
  false: 'true 时每一页都标明「示例数据」。',
} as const;

/** The host under which the site itself is served, to which the codes of its screens lead. */
const hostIn = (base: string): string => new URL(base).host;

/** Where a code leads: below the site's own address unless the office has another host for it. */
function complaintUrl({ base, host }: StarterSettings): string {
  const start = hostIn(base) === host ? base.replace(/\/+$/, '') : `https://${host}`;
  return `${start}/c/{estate}/?{place}`;
}

/** Settings as they stand in portal.yaml; every text is quoted, whatever is in it. */
export function portalText(settings: StarterSettings, demo = true): string {
  const { name, division, publisher, base, host, profile } = settings;
  const text = (value: string): string => JSON.stringify(value);
  const isPlaceholder = division === PLACEHOLDERS.division;
  return `# 网站设置。每一项的意思见 说明.md。
# 网站名称
name: ${text(name)}
# 网站的网址
base: ${text(base)}
# 发布单位
publisher: ${text(publisher)}
# ${DEMO_WORDS[`${demo}`]}
demo: ${demo}
# 公布哪个行政区划，下级都包括在内${isPlaceholder ? '。000100 是占位，换成本地的代码' : ''}
divisions: [${text(division)}]
# 行政区划 → 用哪份规则。"000000" 是全国的规定；本地有文件的，写本地的规则文件（jurisdictions/代码.yaml）
profiles: {${text(division)}: ${text(profile)}}
complaint:
  # 二维码指向的网址；{estate} 和 {place} 保留原样
  url: ${text(complaintUrl(settings))}
  # 二维码只能指向这些域名
  hosts: [${[...new Set([host, hostIn(base)])].map(text).join(', ')}]
# 下面几项显示在页脚，空着就不显示
contact: ""          # 联系方式
organizer: ""        # 主办单位；空着就写发布单位
undertaker: ""       # 承办单位
icp: ""              # 备案号
police_icp: ""       # 公安备案号，例如 京公网安备 11000002000001号
site_code: ""        # 网站标识码，10 位
report_errors: ""    # 网站找错：读者指出差错的地方，网址、mailto:邮箱 或 tel:电话
retention: {lists: 0}     # 因到期移出的榜单，在存档里再留几个月；0 就是马上撤下
accepted_codes: []        # 校验位对不上、但确实在用的早期信用代码，例如 ["91140400MA0000001X"]；写在这里的不再报错
data_dates: {}            # 数据截至：表说到哪一天，例如 {电梯: 2026-10-31}；没有写的，不判逾期
kiosk:                    # 大堂屏幕；不写的项目按通常的来，还能写什么见 说明.md
  seconds: 12             # 每页停几秒
  night: {from: "22:30", until: "05:30", brightness: 40}   # 夜里调暗到 40%；不调暗写 night: null
  accuse_days: 7          # 断网几天后撤下黑榜、通报等点名的内容
  contact_days: 35        # 断网几天后写明内容已经过时
`;
}

/** A shipped profile's text with what it was copied from, so that later mends can be told. */
export function copiedProfile(text: string, { profile, version, hashes }: Omit<CopiedFrom, 'line'>): string {
  const noted = Object.entries(hashes).map(([key, hash]) => `    ${key}: ${hash}`);
  const origin = `
# 抄自软件自带的哪一份、哪一版。自带的以后改了什么，检查时靠它对出来；不要手改，除非检查这样说。
copied_from:
  profile: "${profile}"
  version: ${version}
  hashes:
${noted.join('\n')}
`;
  return text.replace(/^division: .*\n(?:.+\n)*/m, (head) => `${head}${origin}`);
}

/** 样例: a profile of a place's own, to be filled in and called by its code. Nobody is judged by it as it stands. */
export const profilePattern = (
  division: string,
): string => `# 本地规则的样子。填好以后改名为 行政区划代码.yaml（例如 ${division}.yaml），再在 portal.yaml 的 profiles 里写上它的代码。
# 改名以前，没有程序读这个文件。每一项写什么，见 说明.md 的「规则文件」。

division: "${division}"        # 本地的行政区划代码，和文件名一样
name: 某某市
inherits: "000000"        # 全国的规定这里也算

sources:
  - id: wuye-1-2026       # 小写字母、数字和减号，就是网页地址
    division: "${division}"    # 是哪个地方的文件：本地的，或上级的
    title: 关于……的通知
    number: 某建发〔2026〕1号
    issuer: 某某市住房和城乡建设局
    date: "2026-01-01"
    force: in-force       # in-force 现行有效、draft 征求意见稿、campaign 专项整治、descriptive 答复函

rules:
  - id: AA-01             # 两个大写字母、减号、数字
    source: wuye-1-2026
    article: 第一条
    quote: null           # 原文摘录，最多 30 个字
    title: 电梯至少每10日保养一次
    summary: 用自己的话写清楚这一条要求什么。
    valid_from: "2026-01-01"
    valid_to: null
    status: in-force
    subject: estate       # estate 小区、firm 企业、division 地方
    does: [audit, show]
    enabled: false        # 核对无误以后改为 true
    judge: lift-servicing # 用哪种判定；没有就只列出、不判断
    panel: lifts
    remedy: 通知维保单位立即保养，并更新「电梯」表的上次维保日期
    params: {days: 10, compare: at-most, column: 上次维保日期}
`;
