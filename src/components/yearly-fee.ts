/**
 * A home's area as people write it, and what a rate comes to a year (一年交多少). Free of the page, so that tests and both
 * islands share it.
 */

/** ㎡; no home is larger. */
export const AREA_MAX = 100_000;

/** Yearly fee in fen, half up; the area in hundredths of a ㎡, so that nothing is lost in binary fractions. */
export function yearlyFeeFen(areaHundredths: number, rateE4: number, timesPerYear: number): number {
  return Math.round((areaHundredths * rateE4 * timesPerYear) / 10_000);
}

/** Reads what people write for an area: at most two decimals, full-width digits and a unit are fine. */
export function areaHundredthsOf(text: string): number | null {
  const plain = text
    .replace(/[\uff10-\uff19\uff0e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/，/g, ',')
    .replace(/\s/g, '')
    .replace(/(?:㎡|平方米|平米|平)$/, '')
    // A comma only separates thousands: 89,5 must not be read as 895.
    .replace(/^\d{1,3}(?:,\d{3})+(?=\.|$)/, (thousands) => thousands.replaceAll(',', ''));
  const m = /^(\d{1,6})(?:\.(\d{1,2})\d*)?$/.exec(plain);
  if (!m) return null;
  const hundredths = Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0'));
  return hundredths > 0 && hundredths <= AREA_MAX * 100 ? hundredths : null;
}
