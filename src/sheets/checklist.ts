/**
 * 张贴清单: tells who puts sheets up what to post where, by which document and for how long, and what to take down.
 *
 * It lists the sheets that there are to print. Which of them must be posted, the rules in force at the place say; where
 * none does, the list says so.
 */
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { type PanelId, panelOf } from '../domain/panels.ts';
import { periodOf } from '../domain/period.ts';
import type { Rule } from '../domain/profile.ts';
import type { Publication } from '../domain/publication.ts';
import { BOARD_ITEMS, type Notice, type PostingPlace } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import { listPages } from '../views/city/lists.ts';
import { placesOf as divisionsOf } from '../views/common/channels.ts';
import { rulesAt, ruleViewOf } from '../views/common/duties.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { day, period } from '../wording/format.ts';
import { laterText } from '../wording/later.ts';
import { CAMPAIGN_SHORT } from '../wording/policies.ts';
import { PLACE_NAMES } from './codes.ts';
import { type EstateViews, estateLabel, estateViews, managedBy, partOf, statementSheet } from './estate-sheet.ts';
import { feesSheets } from './fees.ts';
import { fundSheets } from './fund.ts';
import { gradeSheets } from './grade.ts';
import { liftsSheets } from './lifts.ts';
import { isFireOutage, outageSheets } from './outage.ts';
import { row, SPACE, say, table, words } from './panels/frame.ts';
import { placardSheets } from './placard.ts';
import { revenueSheets } from './revenue.ts';
import { type Block, type Cell, cell, type Row, type Sheet } from './sheet.ts';
import { surveySheets } from './survey.ts';

/** A box to tick off. It is an ordinary square, since the fonts lack ☐. */
const BOX = '□';
/** How far back the list looks for what has ended. */
const DAYS_BACK = 366;
/** The price law that asks for notices wherever something is charged; no profile contains it. */
const PRICE_NOTICE = '发改价检〔2004〕1428号 第七条';

interface Item {
  what: string;
  /** The sheet itself, by which portal.yaml says whether it is printed with each publication. */
  name: SheetName;
  place: PostingPlace;
  /** Judges whose rules ask for the sheet. */
  judges: readonly string[];
  /** The sheet that a rule without a judge names in its parameters. */
  sheet?: string;
  /** Another document that asks for it. */
  also?: string;
  /** For how long, where the rules don't say it in days. */
  term: string;
  /** 公示事项 under which its posting is recorded. */
  subjects: readonly string[];
}

const TO_POST = [
  words('完成', 11),
  words('张贴什么', 38),
  words('贴在哪里', 18),
  words('依据', 40),
  words('贴多久', 33),
  words('现有张贴记录', 32),
];

export function checklistSheets(publication: Publication, code: string): Sheet[] {
  const views = estateViews(publication, code);
  const { asOf } = publication.release;
  const rules = rulesInForce(views);
  const down = endedRows(views);
  const items = itemsOf(views, rules);
  const printed = items.filter(({ name }) => isPrinted(views, name));
  const apart = items.filter((item) => !printed.includes(item));
  const toPost = (these: readonly Item[]): Block[] =>
    table(
      null,
      TO_POST,
      these.map((item) => itemRow(views, rules, item)),
    );
  const sheet = statementSheet(views, {
    name: 'checklist',
    title: '张贴清单',
    subtitle: `${views.board.name}${SPACE}${day(asOf)}`,
    // By the day it would be a new file every day, and mostly say the same.
    period: periodOf(asOf, 'month'),
    shortTitle: '张贴清单',
    parts: [
      partOf('', [
        {
          kind: 'facts',
          facts: [
            { label: '小区', value: estateLabel(views) },
            managedBy(views),
            { label: '公布日期', value: day(asOf), lasting: '' },
          ],
        },
      ]),
      partOf('要张贴的', [
        ...toPost(printed),
        ...laterBlocks(views),
        say('张贴后把日期登记到「张贴记录」表，下次公布时就能看到。', 'note'),
      ]),
      ...(apart.length === 0 ? [] : [partOf('要另外印了才能张贴的', toPost(apart))]),
      partOf(
        '要撤下的',
        down.length === 0
          ? [say('近一年里没有到期要撤下的。')]
          : table(null, [words('完成', 11), words('撤下什么', 70), words('在哪里', 22), words('为什么', 68)], down),
      ),
      partOf('', [{ kind: 'signatures', places: ['张贴人', '核对人', '日期'] }]),
    ],
  });
  // The checklist is carried along and not posted, so it has no foot with a code.
  return [{ ...sheet, foot: null }];
}

/** Whether a sheet comes with the list. Where portal.yaml has no list printed, somebody prints it with whatever else is meant. */
const isPrinted = ({ publication: { portal } }: EstateViews, name: SheetName): boolean =>
  !portal.printSheets.includes('checklist') || portal.printSheets.includes(name);

/** Panels with a sheet of their own. */
const SHEETED: readonly PanelId[] = ['revenue', 'fees', 'fund', 'survey'];

/** What is put up once it is published, and by when that is. */
function laterBlocks({ board }: EstateViews): Block[] {
  const later = SHEETED.flatMap((id) => {
    const until = board.panels[id].later;
    return until === null ? [] : [`${panelOf(id).title}${laterText(until)}`];
  });
  return later.length === 0 ? [] : [say(`还没有公布、到时再张贴的：${later.join('；')}。`)];
}

function rulesInForce({ publication, board }: EstateViews): Rule[] {
  const { asOf } = publication.release;
  const division = indexesOf(publication).estates.get(board.code)?.division ?? '';
  return [...rulesAt(publication, division).values()].filter(
    ({ enabled, valid_from, valid_to }) => enabled && (valid_from ?? asOf) <= asOf && asOf <= (valid_to ?? asOf),
  );
}

/** Sheets there are, in the order in which a board is filled; placards last. */
function itemsOf(views: EstateViews, rules: readonly Rule[]): Item[] {
  const { publication, board } = views;
  const { code } = board;
  const lasting = rules.some(({ judge }) => judge === 'kept-current') ? '长期，内容变动及时更换' : '长期';
  const year = board.panels.revenue.years[0]?.year;
  const where = (sheets: readonly Sheet[], item: Omit<Item, 'place'>): Item[] =>
    sheets.length === 0 ? [] : [{ ...item, place: '公示栏' }];
  const isOver = (until: IsoDate | null): boolean => until !== null && until < publication.release.asOf;
  const [grade, ...warnings] = gradeSheets(publication, code);
  return [
    {
      what: `物业服务信息公示（${isPrinted(views, 'notice-a3') ? 'A4 或 A3' : 'A4'}）`,
      name: 'notice',
      place: '公示栏',
      judges: ['board-posted', 'board-items'],
      term: lasting,
      subjects: BOARD_ITEMS,
    },
    ...where(revenueSheets(publication, code), {
      what: `公共收益收支公示表${year === undefined ? '' : `（${period(year)}）`}`,
      name: 'revenue',
      judges: ['revenue-posted', 'revenue-yearly'],
      term: '每年公开，文件没有写明天数',
      subjects: ['公共收益'],
    }),
    ...where(feesSheets(publication, code), {
      what: '收费公示表',
      name: 'fees',
      judges: ['fee-notice'],
      also: PRICE_NOTICE,
      term: '长期，标准变动及时更换',
      subjects: ['收费项目和标准'],
    }),
    ...where(fundSheets(publication, code), {
      what: '住宅专项维修资金公示',
      name: 'fund',
      judges: ['fund-disclosed', 'fund-yearly'],
      term: '到下一次公布',
      subjects: ['维修资金'],
    }),
    ...where(liftsSheets(publication, code), {
      what: '维保公示',
      name: 'lifts',
      judges: ['board-items'],
      term: '维保或检验后更换',
      subjects: ['设施维保'],
    }),
    // A survey result whose time on the board is over is not posted again.
    ...where(isOver(board.panels.survey.surveys[0]?.postedUntil ?? null) ? [] : surveySheets(publication, code), {
      what: '业主满意度调查结果公示',
      name: 'survey',
      judges: ['survey-posted'],
      term: '文件没有写明天数',
      subjects: ['满意度'],
    }),
    ...where(grade === undefined ? [] : [grade], {
      what: '物业服务企业信用等级公示',
      name: 'grade',
      judges: ['grade-posted'],
      term: '到下一次公布',
      subjects: ['信用等级'],
    }),
    ...warnings.map(({ title }) => warningItem(title)),
    ...where(outageSheets(publication, code), {
      what: '消防设施停用通知',
      name: 'outage',
      judges: [],
      sheet: 'outage',
      term: '恢复使用后撤下',
      subjects: ['消防设施停用'],
    }),
    ...listsAt(views).slice(-1).map(listItem),
    ...placardSheets(publication, code).map(({ place }) => placardItem(PLACE_NAMES[place ?? 'board'] as PostingPlace)),
  ];
}

function warningItem(title: string): Item {
  const term = '到下一次公布信用等级';
  return { what: title, name: 'grade', place: '公示栏', judges: ['grade-treatment'], term, subjects: [title] };
}

function listItem(title: string): Item {
  return {
    what: title,
    name: 'list',
    place: '公示栏',
    judges: ['list-published'],
    term: '到下一期公布',
    subjects: ['红黑榜'],
  };
}

function placardItem(place: PostingPlace): Item {
  return { what: '投诉牌', name: 'placard', place, judges: ['complaint-places'], term: '长期', subjects: ['投诉举报'] };
}

function itemRow(views: EstateViews, rules: readonly Rule[], item: Item): Row {
  const asked = rules.filter(
    ({ judge, params }) =>
      (judge !== null && item.judges.includes(judge)) || (item.sheet !== undefined && params.sheet === item.sheet),
  );
  const days = asked.flatMap(({ judge, params }) =>
    judge === 'revenue-posted' && typeof params.days === 'number' ? [params.days] : [],
  );
  const term = days.length > 0 ? `不少于 ${Math.max(...days)} 天，首尾都算` : item.term;
  return row([BOX, item.what, item.place, basisCell(views, asked, item.also), term, recordCell(views, item)]);
}

function basisCell({ publication, board }: EstateViews, asked: readonly Rule[], also: string | undefined): Cell {
  const division = indexesOf(publication).estates.get(board.code)?.division ?? '';
  const profile = indexesOf(publication).profileAt(division);
  const views = asked.flatMap(({ id }) => ruleViewOf(publication, profile, id) ?? []);
  const texts = [
    ...new Set(views.map(({ document, article }) => `${document} ${article}`)),
    ...(also === undefined ? [] : [also]),
  ];
  if (texts.length === 0) return cell('当地规则没有写明');
  return cell(texts.join('；'), views.some(({ isCampaign }) => isCampaign) ? CAMPAIGN_SHORT : null);
}

/** What hangs there by the records: since when, and until when where it has been taken down. */
function recordCell({ publication, board }: EstateViews, { place, subjects }: Item): Cell {
  const { asOf } = publication.release;
  const { supply } = indexesOf(publication);
  const isKnown =
    supply.has('posting') && supply.countyWithout('posting', { kind: 'estate', code: board.code }) === null;
  if (board.panels.postings.later !== null) return cell('还没有公布');
  if (!isKnown) return cell('没有「张贴记录」表');
  const found = board.panels.postings.rows
    .filter(({ subject }) => subjects.includes(subject))
    .flatMap(({ postings }) => postings.filter((posting) => posting.place === place));
  const hanging = found.filter(({ end }) => end === null || end >= asOf);
  const newest = hanging
    .map(({ start }) => start)
    .sort()
    .at(-1);
  if (newest === undefined) return cell(found.length === 0 ? '没有记录' : '已撤下');
  const of = subjects.length > 1 ? `${hanging.length} 项，最近一项` : '';
  return cell(`${of}${day(newest)}起`);
}

/** What has ended in the last year and may still hang. */
function endedRows(views: EstateViews): Row[] {
  const { publication, board } = views;
  const { asOf } = publication.release;
  const since = addDays(asOf, -DAYS_BACK);
  const hasEnded = (end: IsoDate | null): end is IsoDate => end !== null && end < asOf && end >= since;
  const down = (what: string, place: string, why: string): Row => row([BOX, what, place, why]);
  return [
    ...board.panels.postings.rows.flatMap(({ subject, postings }) =>
      postings.flatMap(({ place, end }) =>
        hasEnded(end) ? [down(subject, place, `登记的结束日期 ${day(end)}已过`)] : [],
      ),
    ),
    ...noticesAt(views).flatMap(({ title, until }) =>
      hasEnded(until) ? [down(title, '公示栏', `公示期到 ${day(until)}为止`)] : [],
    ),
    ...board.panels.lifts.facilities
      .filter(isFireOutage)
      .flatMap(({ category, outageUntil }) =>
        hasEnded(outageUntil) ? [down(`${category}停用通知`, '公示栏', `停用到 ${day(outageUntil)}为止`)] : [],
      ),
    ...board.panels.lists.listings.flatMap(({ colour, period: listed, subjectKind, removedOn }) =>
      hasEnded(removedOn)
        ? [
            down(
              `${period(listed)}${colour}里本小区${subjectKind === '企业' ? '企业' : ''}的一条`,
              '公示栏',
              `${day(removedOn)}移出`,
            ),
          ]
        : [],
    ),
    ...listsAt(views)
      .slice(-2, -1)
      .map((title) => down(title, '公示栏', '已有新的一期')),
  ];
}

/** Notices to the estate or to a place it lies in, those that have ended among them. */
function noticesAt({ publication, board }: EstateViews): Notice[] {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(board.code);
  const scopes = new Set([board.code, ...(estate ? divisionsOf(indexes, estate).map(({ code }) => code) : [])]);
  return publication.notices.filter(({ targets }) => targets.some((target) => scopes.has(target)));
}

const LISTS = new WeakMap<Publication, ReadonlyMap<string, readonly string[]>>();

/** The lists of the county that publishes for the estate, the newest last. */
function listsAt({ publication, board }: EstateViews): readonly string[] {
  const lists = LISTS.get(publication) ?? listsByDivision(publication);
  LISTS.set(publication, lists);
  const { publisher } = board.panels.lists;
  return publisher === null ? [] : (lists.get(publisher.code) ?? []);
}

function listsByDivision(publication: Publication): ReadonlyMap<string, readonly string[]> {
  const { tree } = indexesOf(publication);
  const lists = groupBy(listPages(publication), ({ division }) => division);
  return new Map(
    [...lists].map(([code, own]) => [
      code,
      own.map((list) => `${tree.get(code)?.name ?? ''}${period(list.period)}红黑榜公告`),
    ]),
  );
}
