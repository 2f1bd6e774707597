/**
 * What an inspection of government sites would veto (政府网站检查), as far as the content tells: whether the home page has
 * news, which columns are empty, what is missing at the foot.
 *
 * The limits are those that places have published of the 政府网站检查指标. What the content can't tell is named as such.
 */
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { BOARD } from '../domain/panels.ts';
import type { Portal } from '../domain/portal.ts';
import { count, day } from '../wording/format.ts';
import { type Html, html, joined } from '../wording/html.ts';
import type { Desk, StaffInput } from './desk.ts';

/** 首页不更新: a home page without news for longer is vetoed. */
const NEWS_DAYS = 14;
/** 空白栏目: so many are vetoed. */
const EMPTY_COLUMNS = 5;

type Published = NonNullable<StaffInput['published']>;

/** The newest day of what stands on the home page as news: notices and lists. Null where there is none. */
function newestNews({ notices, register: { records } }: Published): IsoDate | null {
  const days = [...notices.map(({ from }) => from), ...records.list_entry.map(({ listedOn }) => listedOn)];
  return days.reduce<IsoDate | null>((last, one) => (last === null || one > last ? one : last), null);
}

/** Titles of the panels of which nobody would find anything, in their order. */
export function emptyColumns({ notices, register: { records } }: Published): string[] {
  return BOARD.flatMap(({ title, tables, id }) => {
    const rows = tables.reduce((n, table) => n + records[table].length, 0);
    return rows + (id === 'notices' ? notices.length : 0) > 0 ? [] : [title];
  });
}

/** What the foot of a government site has and this one lacks. */
function missingAtFoot({ contact, siteCode, policeIcp, icp, reportErrors }: Portal): string[] {
  const said: readonly [name: string, value: string][] = [
    ['联系方式（contact）', contact],
    ['网站标识码（site_code）', siteCode],
    ['公安备案（police_icp）', policeIcp],
    ['网站备案（icp）', icp],
    ['找错（report_errors）', reportErrors],
  ];
  return said.flatMap(([name, value]) => (value === '' ? [name] : []));
}

interface Item {
  name: string;
  limit: string;
  found: string;
  /** Null where the content can't tell. */
  isVetoed: boolean | null;
}

/** Each item with what was found; none where there are no settings to say what is published. */
export function inspected({ published, portal, asOf }: Pick<Desk, 'published' | 'portal' | 'asOf'>): Item[] {
  if (published === null || portal === null) return [];
  const newest = newestNews(published);
  const empty = emptyColumns(published);
  return [
    {
      name: '首页更新',
      limit: '两周没有更新',
      found:
        newest === null
          ? '首页没有通知公告，也没有榜单'
          : `首页上最新的通知公告或榜单是 ${day(newest)} 的；再没有新的，${day(addDays(newest, NEWS_DAYS + 1))}起超过两周`,
      isVetoed: newest === null || newest < addDays(asOf, -NEWS_DAYS),
    },
    {
      name: '空白栏目',
      limit: `${EMPTY_COLUMNS} 个以上`,
      found: empty.length === 0 ? '没有空的栏目' : `空着 ${count(empty.length)} 个：${empty.join('、')}`,
      isVetoed: empty.length >= EMPTY_COLUMNS,
    },
    { name: '打不开', limit: '网站打不开', found: '表格里看不出来，要从外面打开看', isVetoed: null },
    {
      name: '互动回应',
      limit: '留言三个月没有答复',
      found: '本站不收留言；找错和投诉由所写的地址和电话受理，答复得怎样，表格里看不出来',
      isVetoed: null,
    },
  ];
}

export function inspectionPart(desk: Desk): Html {
  const items = inspected(desk);
  const missing = desk.portal === null ? [] : missingAtFoot(desk.portal);
  const rows = items.map(
    ({ name, limit, found, isVetoed }) =>
      html`<tr><td class="k">${name}</td><td class="k">${limit}</td><td>${found}</td><td class="k">${isVetoed === null ? '没有查' : isVetoed ? html`<strong>会被否决</strong>` : '没有到'}</td></tr>`,
  );
  return html`<section id="inspection"><h2>政府网站检查 <small>会被否决的 ${count(vetoes(desk))} 项</small></h2>
<p>政府网站检查指标里的单项否决，按各地公布的写法，以正式文本为准。只看得出要公布的内容；首页上算更新的是通知公告和榜单，通报和事件不在首页上，不算。</p>
${
  items.length === 0
    ? html`<p class="none">没有可用的网站设置（portal.yaml），没有查。</p>`
    : html`<table><thead><tr><th>项目</th><th>否决的标准</th><th>现在</th><th>结果</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>
<p>页脚：${missing.length === 0 ? '主办单位、联系方式、网站标识码、备案和找错都写了。' : `网站设置（portal.yaml）里还没有写${missing.join('、')}。`}党政机关网站标识是一张图，本站还不能放。</p>`
}</section>`;
}

/** How many items would be vetoed. */
const vetoes = (desk: Desk): number => inspected(desk).filter(({ isVetoed }) => isVetoed === true).length;
