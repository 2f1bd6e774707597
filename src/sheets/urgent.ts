/**
 * 紧急通知: one A4 for a notice that is urgent and holds on the as-of day, however many estates it is for. It is printed once,
 * copied and hung wherever it applies.
 */
import { siteAddress } from '../domain/address.ts';
import { lineage } from '../domain/governing.ts';
import type { Publication } from '../domain/publication.ts';
import type { Notice } from '../domain/records.ts';
import { channelItem, channelsOf } from '../views/common/channels.ts';
import { type Indexes, indexesOf } from '../views/common/indexes.ts';
import { noticeView } from '../views/common/notice.ts';
import { estatePath } from '../views/common/paths.ts';
import { scopeText, urgentNotices } from '../views/common/urgent.ts';
import { day, phones } from '../wording/format.ts';
import { DEMO } from '../wording/labels.ts';
import { partOf } from './estate-sheet.ts';
import { ending } from './panels/frame.ts';
import { passageBlocks } from './panels/notices.ts';
import { type Fact, firstEndOf, type Sheet } from './sheet.ts';

/** How many telephone numbers a sheet that is read in passing has room for. */
const NUMBERS = 2;

/** The sheet of a notice by its id; none where it is not urgent or holds no more. */
export function urgentSheets(publication: Publication, id: string): Sheet[] {
  const notice = urgentNotices(publication).find((one) => one.id === id);
  if (notice === undefined) return [];
  const view = noticeView(publication, notice);
  const subject = subjectOf(indexesOf(publication), notice);
  const facts: Fact[] = urgentFacts(publication, notice);
  const blocks = view.passages.flatMap(passageBlocks).map((block) => ending(block, view.lastDay));
  const parts = [
    ...(blocks.length === 0 ? [] : [partOf('', blocks)]),
    partOf('', [ending({ kind: 'facts', facts }, view.lastDay)]),
  ];
  return [
    {
      name: 'urgent',
      form: 'urgent',
      paper: 'a4',
      subject,
      place: null,
      title: notice.title,
      subtitle: publication.portal.demo ? `紧急通知（${DEMO}）` : '紧急通知',
      period: '',
      shortTitle: notice.id,
      listed: `紧急通知（${notice.title}）`,
      answers: [],
      parts,
      foot: null,
      until: firstEndOf({ answers: [], parts }),
    },
  ];
}

/**
 * For whom, who says so and when, until when it hangs, and whom to call. Of when it happens that is told of, the text alone
 * speaks: a bare stretch of days beside it would be read as that.
 */
export function urgentFacts(publication: Publication, notice: Notice): Fact[] {
  const indexes = indexesOf(publication);
  const numbers = numbersFor(publication, indexes, notice);
  return [
    { label: '范围', value: scopeText(indexes, notice) },
    { label: '发布', value: `${notice.publisher}，${day(notice.from)}` },
    ...(notice.until === null ? [] : [{ label: '公示', value: `到 ${day(notice.until)}，过后撤下` }]),
    ...(notice.document ? [{ label: '文号', value: notice.document }] : []),
    ...(numbers === '' ? [] : [{ label: '电话', value: numbers }]),
  ];
}

/** Where the whole text stands on the site: the page of the one estate, else the front page. */
export function urgentAddress({ portal, register }: Publication, { targets }: Pick<Notice, 'targets'>): string {
  const [only, ...others] = targets;
  const estate = others.length === 0 ? register.records.estate.find(({ code }) => code === only) : undefined;
  return siteAddress(portal.base, estate === undefined ? '/' : estatePath(estate.code));
}

function subjectOf({ tree, estates }: Indexes, { targets }: Notice): Sheet['subject'] {
  const [code = ''] = targets;
  const estate = estates.get(code);
  return estate === undefined
    ? { kind: 'division', code, name: tree.get(code)?.name ?? code }
    : { kind: 'estate', code, name: estate.name };
}

/**
 * Telephones of the places that it is for, or of those above them, nearest first; where these have none, those below, then the one
 * by which whoever publishes is reached, then a hotline of the place's rules. Each with whose it is; empty where nobody has one.
 */
function numbersFor({ portal, profiles }: Publication, indexes: Indexes, { targets }: Notice): string {
  const { tree, estates } = indexes;
  const scopes = targets.flatMap((target) => {
    const above = tree.pathTo(estates.get(target)?.division ?? target).map(({ code }) => code);
    return [target, ...above.reverse()];
  });
  const found = new Map<string, string>();
  for (const scope of new Set(scopes)) {
    // The first telephone of a place is the one for everything.
    const first = channelsOf(indexes, scope).find(({ kind }) => kind === '电话');
    if (first === undefined) continue;
    const { name, targets: numbers } = channelItem(first);
    const number = numbers[0]?.text;
    if (number !== undefined && !found.has(number)) found.set(number, `${name} ${number}`);
  }
  if (found.size === 0) for (const [number, words] of otherNumbers(indexes, targets)) found.set(number, words);
  const [contact] = phones(portal.contact);
  if (found.size === 0 && contact !== undefined && contact.href !== null)
    found.set(contact.text, `${portal.publisher} ${contact.text}`);
  const profile = indexes.profileAt(estates.get(targets[0] ?? '')?.division ?? targets[0] ?? '');
  const hotlines = profile === null ? [] : lineage(profile, profiles).flatMap(({ channels }) => channels);
  const [hotline] = hotlines.filter(({ kind }) => kind === '电话');
  if (found.size === 0 && hotline !== undefined) found.set(hotline.value, `${hotline.name} ${hotline.value}`);
  return [...found.values()].slice(0, NUMBERS).join('；');
}

/** Telephones of estates and divisions below those that a notice is for, with whose they are. */
function otherNumbers({ tree, estates, channelsByScope }: Indexes, targets: readonly string[]): [string, string][] {
  return [...channelsByScope].flatMap(([scope, channels]): [string, string][] => {
    const division = estates.get(scope)?.division ?? scope;
    if (!targets.some((target) => tree.isWithin(division, target))) return [];
    const [first] = channels.filter(({ kind }) => kind === '电话');
    const number = first && channelItem(first).targets[0]?.text;
    return first === undefined || number === undefined ? [] : [[number, `${first.name} ${number}`]];
  });
}
