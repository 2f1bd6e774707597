/** Places in titles (标题里的地方): 青禾县, 示例市城区. */

/** A place at the beginning of a title: 青禾县, 示例市城区; but no 小区, as in 小区一览表. */
const PLACE = /^(?:关于)?([一-鿿]{1,12}?(?:自治[州县旗]|[县市旗州盟]|(?<![小社])区|新区|开发区))/;
/** A district behind its city: 示例市城区; but no 小区, 社区 or other word for a quarter. */
const WITHIN = /^([一-鿿]{1,4}?(?<![小社园片辖景务地])[县区旗市])(?!域)/;

/** The place with which a title begins. */
export function placeIn(text: string): string | null {
  const bare = text.replace(/^.{1,6}单位[:：]\s*/, '').replace(/^\d+[、.．]?\s*/, '');
  const place = PLACE.exec(bare);
  if (place === null) return null;
  const [whole, named = ''] = place;
  return (/市$/.test(named) ? WITHIN.exec(bare.slice(whole.length))?.[1] : null) ?? named;
}
