/**
 * Amounts as plain decimal text (金额), exactly: integers in, no binary fraction on the way.
 */

/** Fen as yuan with two decimals; exact. */
export function yuan(fen: number): string {
  return scaled(fen, 2, 2);
}

/** An integer of 10^-`digits` as a decimal with at least `least` decimals. */
export function scaled(value: number, digits: number, least: number): string {
  const sign = value < 0 ? '-' : '';
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, -digits);
  let fraction = text.slice(-digits);
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
