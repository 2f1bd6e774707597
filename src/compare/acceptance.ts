/**
 * Why a loss is published (接受丢失的原因), as whoever publishes writes it: it stands in the release's manifest for everybody, so
 * it says nothing private and names nobody who is named no more.
 */

export const REASON_MAX = 200;

export interface AcceptanceInput {
  /** What is private in it, in words; empty for nothing. */
  privateKinds: string;
  /** Codes and names that must not stand in it. */
  withdrawn: Iterable<string>;
}

/** What is wrong with a reason, as a sentence; null where it may be published. */
export function faultOfReason(reason: string, { privateKinds, withdrawn }: AcceptanceInput): string | null {
  const text = reason.trim();
  if (text === '') return '--accept 后面要写原因，例如 --accept "两个小区合并"。原因会公布。';
  if ([...text].length > REASON_MAX) return `--accept 的原因最多 ${REASON_MAX} 个字，现在是 ${[...text].length} 个。`;
  if (/\p{Cc}|\p{Bidi_Control}/u.test(text)) return '--accept 的原因写成一行，不要有换行和看不见的字符。';
  if (privateKinds !== '') return `--accept 的原因里有${privateKinds}。原因会公布，换一个说法。`;
  const plain = folded(text);
  const isNamed = [...withdrawn].some((name) => folded(name).length > 1 && plain.includes(folded(name)));
  return isNamed
    ? '--accept 的原因里写了已经移出或公示期满的小区、企业。原因会公布，不能再点它的名；只说丢了什么、为什么。'
    : null;
}

/** A text without what hides a name from a search: spaces, marks between characters, wide forms, capitals. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
    .toLowerCase();
