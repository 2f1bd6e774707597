/**
 * Which day it is where the pages are published (北京时间), for what is hidden after its last day (公示期至). Pure: it is given
 * the time.
 */

const CHINA_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in China at a time, `YYYY-MM-DD`, whatever the visitor's own zone. */
export const dayInChina = (nowMs: number): string => new Date(nowMs + CHINA_MS).toISOString().slice(0, 10);

/** How long it is until the next day begins there; at least a millisecond. */
export const msToNextDay = (nowMs: number): number => DAY_MS - ((nowMs + CHINA_MS) % DAY_MS);
