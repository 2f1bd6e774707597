/** Which settings are other than those of what is published (设置的变化), each with what it was and what it is. */
import { compareText } from '../domain/order.ts';
import type { Portal } from '../domain/portal.ts';

export interface SettingChange {
  name: string;
  /** Empty where there was, or is, none. */
  before: string;
  after: string;
}

export function settingsChanges(before: Portal, after: Portal): SettingChange[] {
  const [was, is] = [settingsIn(before), settingsIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: was.get(name) ?? '', after: is.get(name) ?? '' }))
    .filter((one) => one.before !== one.after);
}

/** What a clerk knows of the settings, by what it is called. */
function settingsIn(portal: Portal): Map<string, string> {
  const { demo, divisions, profiles, complaint, retention, accusations, returnDays } = portal;
  return new Map([
    ['公示栏的名称', portal.name],
    ['单位全称', portal.publisher],
    ['网址', portal.base],
    ['现在是', demo ? '试一试（示例数据）' : '正式公布'],
    ['行政区划代码', divisions.join('、')],
    ...Object.entries(profiles)
      .sort(([a], [b]) => compareText(a, b))
      .map(([division, profile]) => [`${division} 用哪份规则`, profile] as const),
    ['投诉二维码的网址', complaint?.url ?? ''],
    ['二维码可以指向的域名', complaint?.hosts.join('、') ?? ''],
    ['联系方式', portal.contact],
    ['主办单位', portal.organizer],
    ['承办单位', portal.undertaker],
    ['备案号', portal.icp],
    ['公安备案号', portal.policeIcp],
    ['网站标识码', portal.siteCode],
    ['网站找错', portal.reportErrors],
    ['榜单存档的月数', String(retention.listMonths)],
    ['点名公示的月数', String(accusations.months)],
    ['点名超过一年的依据', accusations.document],
    ['退改期限（天）', returnDays === null ? '' : String(returnDays)],
  ]);
}
