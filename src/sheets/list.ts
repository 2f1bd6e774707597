/**
 * 红黑榜公告: the newest list that a county published, red then black, with where to object.
 *
 * A half for which nobody was listed says so; a half that is in no table says that nothing is known of it.
 */
import { firstEnd } from '../domain/accusation-term.ts';
import type { Publication } from '../domain/publication.ts';
import { contractState } from '../domain/serving.ts';
import { type ListHalf, type ListRow, listPages, listView, namesFormer } from '../views/city/lists.ts';
import { type Indexes, indexesOf } from '../views/common/indexes.ts';
import { VERDICT_WORDS } from '../wording/audit.ts';
import { day, period, reply } from '../wording/format.ts';
import { belowName, FORMER_NOTE } from '../wording/former.ts';
import { UNKNOWN } from '../wording/labels.ts';
import {
  correctionText,
  countedInShort,
  listEmptied,
  listsNobody,
  listTermsText,
  listUnseen,
  untilOfRow,
} from '../wording/lists.ts';
import { besideBlocks, numbered, objectionBlocks, officialSheet, signedBlock } from './official.ts';
import { ending, row, say, table, words } from './panels/frame.ts';
import { type Block, type Cell, cell, type Row, type Sheet } from './sheet.ts';

/** The newest list of a division; none where it published none. */
export function listSheets(publication: Publication, division: string): Sheet[] {
  const newest = listPages(publication)
    .filter((page) => page.division === division)
    .at(-1);
  if (!newest) return [];
  const view = listView(publication, division, newest.period);
  const about = `${view.divisionName}${period(view.period)}`;
  const indexes = indexesOf(publication);
  const half = (own: ListHalf): Block[] => halfBlocks(indexes, division, own, view.documents.length > 1);
  return [
    officialSheet(
      { code: division, name: view.divisionName },
      {
        name: 'list',
        title: `${about}${view.about}“红黑榜”`,
        subtitle: view.documents.map(({ number }) => number).join('、'),
        period: view.period,
        shortTitle: '红黑榜',
        parts: numbered([
          {
            title: '',
            blocks: [
              ...[view.red, view.black].flatMap(leadBlocks),
              say(`现将${about}${view.title}公布如下。`),
              ...(namesFormer(view) ? [say(FORMER_NOTE)] : []),
            ],
          },
          { title: view.red.colour, blocks: half(view.red) },
          { title: view.black.colour, blocks: half(view.black) },
          {
            title: '异议反映',
            blocks: [
              ...objectionBlocks('榜单', view.divisionName, view.objection),
              signedBlock(view.authority, view.publishedOn),
              ...besideBlocks([...view.red.rows, ...view.black.rows], listTermsText(view.terms)),
            ],
          },
        ]),
      },
    ),
  ];
}

/** How many a half names, until the first of them ends; why it names nobody stands in its own part. */
const leadBlocks = ({ colour, state, rows, until }: ListHalf): Block[] =>
  state === 'named' ? [ending(say(countedInShort(colour, rows.length), 'lead'), until)] : [];

function halfBlocks(indexes: Indexes, division: string, half: ListHalf, hasDocuments: boolean): Block[] {
  if (half.state === 'emptied') return [say(listEmptied(half.colour, half.withdrawn))];
  if (half.state === 'unpublished') return [say(listUnseen(half.colour))];
  if (half.state === 'nobody') {
    const basis = half.nobody?.basis ?? null;
    return [say(`${listsNobody(half.colour)}${basis === null ? '' : `依据：${basis}。`}`)];
  }
  const isFirms = half.rows.every(({ subject }) => subject.kind === '企业');
  return table(
    null,
    [
      words('序号', 9),
      words(isFirms ? '企业、信用代码' : '企业（项目）、代码', 47),
      words('等级', 11),
      words('小区', 23),
      words('依据', 30),
      // A date stays on one line.
      words('列入日期', 37),
    ],
    half.rows.map((one, index) => rowOf(indexes, division, one, index + 1, hasDocuments)),
  );
}

function rowOf(indexes: Indexes, division: string, listing: ListRow, number: number, hasDocuments: boolean): Row {
  const { subject, basis, listedOn, removedOn, until, isReckoned, document } = listing;
  const isFirm = subject.kind === '企业';
  const notesWith = (told: 'detail' | 'lasting'): string | null =>
    [
      ...listing.confirmed.map(
        (duty) => `${VERDICT_WORDS.已确认} ${duty.rule.title}：${duty.findings[0]?.[told] ?? ''}`,
      ),
      ...(listing.reply === null ? [] : [reply(listing.reply)]),
      ...(listing.corrections === 0 ? [] : [correctionText(listing.corrections)]),
      ...(hasDocuments ? [document] : []),
    ].join('；') || null;
  const said = basis ?? '未注明';
  const lastDays = listing.confirmed.flatMap(({ findings }) => findings.map(({ lastDay }) => lastDay));
  const told = row([
    String(number),
    cell(subject.name, belowName(subject.former, subject.code)),
    cell(subject.grade ?? UNKNOWN, subject.gradeBy),
    isFirm ? estatesCell(indexes, division, subject.code) : cell(subject.name, subject.firmName),
    { ...cell(said, notesWith('detail')), lasting: `${said}；${notesWith('lasting') ?? ''}` },
    cell(
      day(listedOn),
      [
        ...(removedOn === null ? [] : [`${day(removedOn)}移出`]),
        // What no table says stands below who signs.
        ...(until === null || isReckoned ? [] : [untilOfRow(until, false)]),
      ].join('；') || null,
    ),
  ]);
  return ending(told, firstEnd([until, ...lastDays]));
}

const ESTATES_SHOWN = 3;

/** The estates of the division that a firm serves now. */
function estatesCell(indexes: Indexes, division: string, firm: string): Cell {
  const names = (indexes.contractsByFirm.get(firm) ?? [])
    .filter((contract) => contractState(contract, indexes.asOf) === 'current')
    .flatMap((contract) => indexes.estates.get(contract.estate) ?? [])
    .filter((estate) => indexes.tree.isWithin(estate.division, division))
    .map((estate) => estate.name);
  if (names.length === 0) return cell(indexes.supply.has('contract') ? '没有在管小区' : UNKNOWN);
  const more = names.length > ESTATES_SHOWN ? `等 ${names.length} 个` : '';
  return cell(`${names.slice(0, ESTATES_SHOWN).join('、')}${more}`);
}
