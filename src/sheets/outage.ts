/**
 * 消防设施停用通知: which fire equipment is out of use, from when until when. Other facilities have no such sheet.
 *
 * From the rows of 设施维保 with a 停用开始, and from notices about it that hold on the as-of day. An outage that is
 * over needs no notice any more.
 */
import type { FacilityRow } from '../views/board/lifts-panel.ts';
import { rulesAt } from '../views/common/duties.ts';
import { indexesOf } from '../views/common/indexes.ts';
import type { NoticeView } from '../views/common/notice.ts';
import { NO_OUTAGE_END, NO_RESULT } from '../wording/board.ts';
import { day } from '../wording/format.ts';
import { UNKNOWN } from '../wording/labels.ts';
import { type EstateViews, estateLabel, managedBy, ofEstate, partOf, statementSheet } from './estate-sheet.ts';
import { fact, row, SPACE, say, table, words } from './panels/frame.ts';
import { passageBlocks } from './panels/notices.ts';
import type { Block } from './sheet.ts';

/** Whether a row tells of fire equipment that was or is to be out of use. */
export function isFireOutage({ isFire, outageFrom }: Pick<FacilityRow, 'isFire' | 'outageFrom'>): boolean {
  return outageFrom !== null && isFire;
}

/** One sheet for all that is out of use or will be; none where nothing is. */
export const outageSheets = ofEstate((views) => {
  const { asOf } = views.publication.release;
  const { lifts, notices } = views.board.panels;
  const rows = lifts.facilities.filter((row) => isFireOutage(row) && (row.outageUntil ?? asOf) >= asOf);
  const told = notices.notices.filter(({ isFireOutage }) => isFireOutage);
  if (rows.length + told.length === 0) return [];
  const from = [...rows.flatMap((row) => row.outageFrom ?? []), ...told.map((notice) => notice.from)].sort();
  const categories = new Set(rows.map(({ category }) => category));
  const [only] = categories.size === 1 && told.length === 0 ? categories : [];
  const blocks: Block[] = [
    fact(`${only ?? '消防设施'}停用`),
    ...rows.map((row, at) => say(outageText(row), at === 0 ? 'lead' : 'plain')),
    say('停用期间发现火情，立即拨打 119。', 'lead'),
    {
      kind: 'facts',
      facts: [{ label: '小区', value: estateLabel(views) }, managedBy(views), { label: '火警', value: '119' }],
    },
    ...outageTable(rows),
    ...basisOf(views),
  ];
  return [
    statementSheet(views, {
      name: 'outage',
      title: '消防设施停用通知',
      subtitle: views.board.name,
      period: from.at(-1) ?? asOf,
      shortTitle: '消防停用',
      parts: [
        partOf('', blocks, rows.length === 0 ? [] : lifts.sources.filter(({ table }) => table === 'facility')),
        ...told.map((notice) => partOf(notice.title, noticeBlocks(notice))),
        // Where no measures are recorded, a line is left to write them on by hand.
        ...(told.length > 0
          ? []
          : [
              partOf('停用期间的措施', [
                { kind: 'signatures', places: ['停用原因'] },
                { kind: 'signatures', places: ['应急措施'] },
              ]),
            ]),
        partOf('', [{ kind: 'signatures', places: ['值班电话', '单位（盖章）', '日期'] }]),
      ],
    }),
  ];
});

/** 消防泵 2026年11月3日 至 2026年11月5日停用。 */
function outageText({ category, outageFrom, outageUntil, blanks }: FacilityRow): string {
  const from = outageFrom === null ? UNKNOWN : day(outageFrom);
  return outageUntil === null
    ? `${category} ${from}起停用，${NO_OUTAGE_END[blanks.outageUntil]}。`
    : `${category} ${from} 至 ${day(outageUntil)}停用。`;
}

function outageTable(rows: readonly FacilityRow[]): Block[] {
  return table(
    '停用的设施',
    [words('设施', 30), words('停用开始', 40), words('停用结束', 40), words('施工或维保单位', 36), words('说明', 30)],
    rows.map(({ category, outageFrom, outageUntil, contractor, result, blanks }) =>
      row([
        category,
        outageFrom === null ? UNKNOWN : day(outageFrom),
        outageUntil === null ? NO_OUTAGE_END[blanks.outageUntil] : day(outageUntil),
        contractor ?? UNKNOWN,
        result ?? NO_RESULT[blanks.result],
      ]),
    ),
  );
}

/** The rule of the place that asks for this notice. */
function basisOf({ publication, board }: EstateViews): Block[] {
  const { asOf } = publication.release;
  const division = indexesOf(publication).estates.get(board.code)?.division ?? '';
  return [...rulesAt(publication, division).values()]
    .filter(
      ({ enabled, params, valid_from, valid_to }) =>
        enabled && params.sheet === 'outage' && (valid_from ?? asOf) <= asOf && asOf <= (valid_to ?? asOf),
    )
    .map(({ summary }) => say(summary, 'note'));
}

function noticeBlocks({ passages, publisher, from, until, document }: NoticeView): Block[] {
  const term = until === null ? `${day(from)}起` : `${day(from)} 至 ${day(until)}`;
  const meta = [`公示期 ${term}`, publisher, ...(document === null ? [] : [document])];
  return [say(meta.join(SPACE), 'note'), ...passages.flatMap(passageBlocks)];
}
