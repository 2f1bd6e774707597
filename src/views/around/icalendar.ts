/**
 * A calendar of whole days (日历) as a file, by RFC 5545 and, for its name and how often it is asked for, RFC 7986.
 *
 * Pure: the same events give the same bytes. Without a package, since of the format only days, texts and addresses are
 * needed; another reader proves it (tests/views/calendar.test.ts).
 */
import { addDays, type IsoDate } from '../../domain/iso-date.ts';

export interface CalendarEvent {
  /** No other event of any calendar has it. */
  uid: string;
  day: IsoDate;
  title: string;
  description: string;
  /** An address that leaves the house. */
  url: string;
}

export interface Calendar {
  name: string;
  description: string;
  /** The page it belongs to. */
  url: string;
  /** Of which day is what it says; null where that isn't known, and each event is stamped with its own, since it must have one. */
  stampedOn: IsoDate | null;
  events: readonly CalendarEvent[];
}

/** The calendar as the text of a file. It is valid without events too, since it always has the zone of its days. */
export function icalendar({ name, description, url, stampedOn, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongshilan//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    // What programs of today read instead of the two lines of RFC 7986 beside them.
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    `DESCRIPTION:${text(description)}`,
    `URL:${url}`,
    ...ZONE,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${text(event.uid)}`,
      `DTSTAMP:${digits(stampedOn ?? event.day)}T000000Z`,
      `DTSTART;VALUE=DATE:${digits(event.day)}`,
      // The day after the last: the end is outside.
      `DTEND;VALUE=DATE:${digits(addDays(event.day, 1))}`,
      `SUMMARY:${text(event.title)}`,
      `DESCRIPTION:${text(event.description)}`,
      `URL:${event.url}`,
      // Nobody is busy because a contract ends.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A calendar without any component is none. China has had one offset since 1991. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const digits = (day: IsoDate): string => day.replaceAll('-', '');

/** A value of the type TEXT. Other control characters than the end of a line may not stand in one. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const OCTETS = 75;

/** A line in pieces of at most 75 octets, the break not counted; each further one begins with a blank, and no character is parted. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const own = octetsOf(character);
    if (octets + own > OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += own;
  }
  return [...pieces, piece].join('\r\n');
}

/** How many octets a character takes in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
