/**
 * 投诉通报: the newest monthly bulletin of a county, its sums first, then praise and criticism.
 */
import { comparePeriods } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import {
  type BulletinEntry,
  type BulletinView,
  bulletinNamesFormer,
  bulletinView,
  newestBulletins,
} from '../views/city/bulletins.ts';
import {
  blankText,
  COUNTS_NOTE,
  callbackText,
  countsInShort,
  filledText,
  namedInBulletin,
  noRanksText,
  onTimeText,
  RANKS_NOTE,
  reportedText,
} from '../wording/bulletins.ts';
import { count, period, reply } from '../wording/format.ts';
import { belowName, FORMER_NOTE } from '../wording/former.ts';
import { correctionText, untilOfRow } from '../wording/lists.ts';
import { besideBlocks, numbered, objectionBlocks, officialSheet, signedBlock } from './official.ts';
import { ending, figures, row, say, table, words } from './panels/frame.ts';
import { type Block, cell, type Sheet } from './sheet.ts';

/** The newest bulletin of a division; none where it published none. */
export function bulletinSheets(publication: Publication, division: string): Sheet[] {
  const newest = newestBulletins(publication)
    .filter((one) => one.division === division)
    .sort((a, b) => comparePeriods(a.month, b.month))
    .at(-1);
  if (!newest) return [];
  const view = bulletinView(publication, division, newest.month);
  const about = `${view.divisionName}${period(view.month)}`;
  return [
    officialSheet(
      { code: division, name: view.divisionName },
      {
        name: 'bulletin',
        title: `${about}物业投诉通报`,
        subtitle: view.documents.map(({ number }) => number).join('、'),
        period: view.month,
        shortTitle: '投诉通报',
        parts: numbered([
          {
            title: '',
            blocks: [
              ...leadBlocks(view),
              say(`现将${about}物业投诉办理情况和表扬、批评通报如下。`),
              ...(bulletinNamesFormer(view) ? [say(FORMER_NOTE)] : []),
            ],
          },
          { title: '当月投诉', blocks: countBlocks(view) },
          ...(view.praise.length === 0 ? [] : [{ title: '表扬', blocks: entryBlocks(view.praise) }]),
          ...(view.criticism.length === 0 ? [] : [{ title: '批评', blocks: entryBlocks(view.criticism) }]),
          ...(view.ranks === null
            ? []
            : [{ title: `全市投诉量前 ${view.ranks.limit} 名`, blocks: rankBlocks(view.ranks, view.counts !== null) }]),
          {
            title: '异议反映',
            // No table holds the day on which a bulletin was published, so the date is left to be written by hand.
            blocks: [
              ...objectionBlocks('通报', view.divisionName, view.objection),
              signedBlock(view.authority, null),
              ...besideBlocks([...view.praise, ...view.criticism], null),
            ],
          },
        ]),
      },
    ),
  ];
}

/** What came of the month's complaints, and how many are named until the first of them ends. */
function leadBlocks({ counts, praise, criticism, until }: BulletinView): Block[] {
  const told =
    counts === null ? [] : [say(countsInShort(counts.received.count, counts.onTime, counts.reported), 'lead')];
  return [...told, ending(say(namedInBulletin(praise.length, criticism.length), 'lead'), until)];
}

function countBlocks({ counts, countsMissing }: BulletinView): Block[] {
  if (counts === null) return [say(countsMissing)];
  const { reported } = counts;
  const filled = (sum: { count: number; blank: number }): string => filledText(sum, reported);
  return [
    say(`受理 ${count(counts.received.count)} 件。${reportedText(reported, counts.estates)}。`),
    ...table(
      null,
      [words('项目', 34), figures('件数', 24), words('说明', 98)],
      [
        row(['属实（去重）', filled(counts.verified), blankText(counts.verified.blank)]),
        row(['办结', filled(counts.closed), blankText(counts.closed.blank)]),
        row(['按时办结', filled({ ...counts.onTime, count: counts.onTime.closed }), onTimeText(counts.onTime)]),
        row(['重新办理', filled(counts.reopened), blankText(counts.reopened.blank)]),
        ...counts.callbacks.map((one) =>
          row([`${one.level}回访`, filled({ ...one, count: one.calledBack }), callbackText(one)]),
        ),
      ],
    ),
    say(COUNTS_NOTE),
  ];
}

/** 1．名称（代码）：事由（文号）; beside criticism what its subject says and what has been put right. */
function entryBlocks(entries: readonly BulletinEntry[]): Block[] {
  return entries.flatMap(({ name, former, code, reason, document, until, isReckoned, replies, corrections }, index) =>
    [
      `${index + 1}．${name}（${belowName(former, code)}）：${reason}（${document}${until === null || isReckoned ? '' : `，${untilOfRow(until, false)}`}）`,
      ...replies.map(reply),
      ...(corrections === 0 ? [] : [correctionText(corrections)]),
    ].map((text) => ending(say(text), until)),
  );
}

function rankBlocks(ranks: NonNullable<BulletinView['ranks']>, hasCounts: boolean): Block[] {
  if (ranks.rows.length === 0) return [say(noRanksText(ranks.limit, hasCounts)), say(RANKS_NOTE)];
  return [
    ...table(
      null,
      [words('小区', 80), figures('全市名次', 38), figures('受理', 38)],
      ranks.rows.map(({ name, former, rank, received }) =>
        row([cell(name, former), `第 ${rank} 名`, `${count(received)} 件`]),
      ),
    ),
    say(RANKS_NOTE),
  ];
}
