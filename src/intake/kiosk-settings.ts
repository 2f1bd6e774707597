/**
 * `kiosk` of portal.yaml: how lobby screens behave, for all estates and for single ones.
 */
import { z } from 'zod';
import {
  KIOSK_DEFAULTS,
  type KioskSettings,
  SCREEN_EXTRAS,
  type ScreenFrameId,
  type TimeOfDay,
} from '../domain/kiosk-settings.ts';
import { PANELS } from '../domain/panels.ts';
import { nearestInWords } from './nearest.ts';

/** What a clerk may name in an order, as the board has it. */
export const SCREEN_FRAMES: readonly ScreenFrameId[] = [...PANELS, ...SCREEN_EXTRAS];

const whole = (least: number, most: number) => {
  const words = `写成 ${least} 到 ${most} 之间的整数`;
  return z.number(words).int(words).min(least, words).max(most, words);
};
const SECONDS = whole(5, 120);
export const DAYS = whole(1, 400);
const BRIGHTNESS_LEAST = 10;

/** YAML before 1.2 reads an unquoted 22:30 as 1350, so whoever has learnt that is told the same here. */
const TIME_WORDS = '时间写成 "07:00" 的样子：两位小时、英文冒号、两位分钟，加引号';
const time = z
  .string(TIME_WORDS)
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME_WORDS)
  .transform((text) => text as TimeOfDay);

const frame = z.enum(SCREEN_FRAMES, {
  error: ({ input }) => {
    const near = typeof input === 'string' ? nearestInWords(input, SCREEN_FRAMES) : undefined;
    return `屏幕上没有这一栏。${near ? `最接近的是${near}。` : ''}可以写：${SCREEN_FRAMES.join('、')}`;
  },
});
const order = z
  .array(frame, '写成列表，例如 [answer, fees, lists]')
  .min(1, '至少写一栏；想用通常的顺序，就不写这一项')
  .refine((ids) => new Set(ids).size === ids.length, '同一栏写了两次，留一个');

const span = { from: time, until: time };
const NOT_EMPTY = '开始和结束不能是同一时间';
const isNotEmpty = ({ from, until }: { from: string; until: string }): boolean => from !== until;

const FIELDS = {
  seconds: SECONDS.optional(),
  seconds_of: z
    .strictObject(Object.fromEntries(SCREEN_FRAMES.map((id) => [id, SECONDS.optional()])))
    .transform((read): KioskSettings['secondsOf'] => read)
    .optional(),
  order: order.optional(),
  complain_every: whole(1, 20).optional(),
  day_parts: z
    .array(z.strictObject({ ...span, order }).refine(isNotEmpty, NOT_EMPTY), '写成列表，一个时段一条')
    .optional(),
  night: z
    .strictObject({ ...span, brightness: whole(BRIGHTNESS_LEAST, 100).default(KIOSK_DEFAULTS.night?.brightness ?? 40) })
    .refine(isNotEmpty, NOT_EMPTY)
    .nullish(),
  reload_at: time.optional(),
  urgent: z.enum(['alternate', 'only']).optional(),
  accuse_days: DAYS.optional(),
  contact_days: DAYS.optional(),
  data_days: DAYS.optional(),
};
const oneEstate = z.strictObject(FIELDS);

/** The schema of `kiosk`. A key that it does not know is a warning, not an error. */
export const kioskSchema = z.strictObject({
  ...FIELDS,
  valid_days: DAYS.optional(),
  estates: z.record(z.string(), oneEstate).default({}),
});

/** The settings that are written; those that are not are left out. */
export function kioskSettingsOf(read: z.infer<typeof oneEstate> & { valid_days?: number }): Partial<KioskSettings> {
  const all: Partial<KioskSettings> = {
    order: read.order,
    seconds: read.seconds,
    secondsOf: read.seconds_of,
    complainEvery: read.complain_every,
    dayParts: read.day_parts,
    night: read.night,
    reloadAt: read.reload_at,
    urgent: read.urgent,
    accuseDays: read.accuse_days,
    contactDays: read.contact_days,
    dataDays: read.data_days,
    validDays: read.valid_days,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Limits that contradict one another: the key to change, what is wrong, what to do. Empty where none do. */
export function limitFaults({ accuseDays, contactDays, dataDays }: KioskSettings): { key: string; hint: string }[] {
  const faults: { key: string; hint: string }[] = [];
  if (accuseDays > contactDays)
    faults.push({
      key: 'accuse_days',
      hint: `点名的内容要先撤：accuse_days（${accuseDays} 天）不能大于 contact_days（${contactDays} 天）。`,
    });
  if (contactDays > dataDays)
    faults.push({
      key: 'contact_days',
      hint: `contact_days（${contactDays} 天）不能大于 data_days（${dataDays} 天）。`,
    });
  return faults;
}
