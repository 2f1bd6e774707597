/**
 * The sentences of the panels about who runs an estate and what is said of it (谁在管、榜单、通报的一句话).
 */
import type { Scale } from '../domain/credit-grade.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { type DayOrMonth, isDay, type Period } from '../domain/period.ts';
import type { Contract } from '../domain/records.ts';
import { isUngraded } from '../domain/serving.ts';
import { count, day, dayOrMonth, period, phones } from './format.ts';
import { gradeName } from './labels.ts';
import { figure, late, type Piece, type Words, whole, words } from './pieces.ts';

export function firmWords(name: string, { start, end }: Pick<Contract, 'start' | 'end'>): Words {
  // Of a contract whose start isn't known nobody can say that it was made without an end.
  const endless = start === null ? '起止日期待补' : '未定期限';
  return words`${figure(name)}在管，合同${end === null ? endless : words` ${whole(day(end))}到期`}。`;
}

/** 备案号 of the contract in force. */
export const filingWords = (number: string): Words => words`合同备案号 ${whole(number)}。`;
export const FILING_UNSAID = '合同的备案号没有写明，备案没有不得而知。';

interface Grade {
  grade: string;
  period: Period;
  /** The last of its scale. */
  isWorst: boolean;
}

/** A grade and where it stands on its scale, as far as a text of the place names one. */
export function gradeWords(given: Grade, scale: Scale): Words {
  const { grade, isWorst } = given;
  const when = `（${period(given.period)}）`;
  if (isUngraded(grade)) return words`信用等级：${figure(grade)}${when}。`;
  const name = isWorst ? late(gradeName(grade)) : figure(gradeName(grade));
  const at = scale.indexOf(grade);
  const place = isWorst ? '最低的一级' : at === 0 ? '最高的一级' : `从高往低第 ${at + 1} 级`;
  return words`信用等级 ${name}${when}${at < 0 ? '' : `，是 ${scale.join('、')} 里${place}`}。`;
}

export const assessorWords = (assessor: string): Words => words`由${assessor}评定。`;

export const UNGRADED_FIRM = '当地还没有公布过它的信用等级。';
/** Of a firm that is known by its name alone. */
export const GRADE_NAMELESS = '统一社会信用代码待补，对不上信用等级。';
export const GRADE_UNKNOWN = '信用等级未知：没有「信用评价」表。';

interface Manager {
  name: string;
  phone: string;
  since: DayOrMonth | null;
  filedOn: IsoDate | null;
}

export function managerWords({ name, phone, since, filedOn }: Manager): Words {
  const from = since === null ? '' : words`，${whole(dayOrMonth(since))}起任职`;
  const filed = filedOn === null ? '' : words`，${whole(day(filedOn))}备案`;
  return words`项目负责人 ${figure(name)}，电话 ${phonePieces(phone)}${from}${filed}。`;
}

/** Numbers that a tap dials. */
function phonePieces(value: string): Words {
  return phones(value).flatMap(({ text, href }, at): Piece[] => [
    ...(at === 0 ? [] : [{ text: '、' }]),
    href === null ? whole(text) : { text, isWhole: true, href },
  ]);
}

/** Of how many periods a subject stood on which list; of a period without a list nothing is said. */
export function listedWords(
  subject: string,
  periods: number,
  { published, black, red }: Readonly<Record<'published' | 'black' | 'red', number>>,
): Words {
  const near = words`${subject}近 ${whole(`${periods} 期`)}`;
  if (published === 0) return words`${near}都没有见到公布的榜单。`;
  const of = published === periods ? near : words`${near}公布了 ${whole(`${published} 期`)}，`;
  if (black + red === 0) return words`${of}都不在榜上。`;
  const listed = [
    ...(black === 0 ? [] : [words`${late(`${black} 期列入黑榜`)}`]),
    ...(red === 0 ? [] : [words`${figure(`${red} 期列入红榜`)}`]),
  ];
  return words`${of}有 ${listed.flatMap((one, at) => (at === 0 ? one : words`、${one}`))}。`;
}

/** Before anything has been confirmed: the same for every estate. */
export const LISTED_THEN = '上榜以后怎么处理，由主管部门按文件认定；认定了的，写在这一栏。';

/** What an authority has confirmed, with the document. */
export const confirmedWords = (title: string, document: string): Words =>
  words`主管部门已经认定：${late(title)}（${whole(document)}）。`;

/** What stands in the place of a count some of which is public no longer. */
export const ENDED_SAYING = '有的内容公示期已满，不再列出；以最新一次公布为准。';

/** 通报 2 条、处罚 1 条, with the newest day. */
export function recordWords(kinds: readonly (readonly [kind: string, rows: number])[], newest: DayOrMonth): Words {
  const each = kinds.flatMap(
    ([kind, rows], at) => words`${at === 0 ? '' : '、'}${kind} ${figure(`${count(rows)} 条`)}`,
  );
  return words`${each}，最近一条在 ${whole(isDay(newest) ? day(newest) : period(newest))}。`;
}

export function noticesWords(notices: number, urgent: number, from: IsoDate): Words {
  const which = urgent === 0 ? '' : words`，其中紧急 ${whole(`${count(urgent)} 条`)}`;
  return words`通知公告 ${figure(`${count(notices)} 条`)}${which}，最近一条 ${whole(day(from))}公布。`;
}
