/**
 * Made-up names of people; every one says that it is an example.
 */
import type { Random } from '../random.ts';
import { FICTIONAL_NAMES, NAME_ENDS, SURNAMES } from '../words.ts';

/** A name such as 张示例 or 欧阳样本乙; a few carry the interpunct. */
export function personName(chance: Random): string {
  const given = chance.pick(FICTIONAL_NAMES) + chance.pick(NAME_ENDS);
  return chance.chance(0.004) ? `${chance.pick(['阿依', '巴图', '古丽'])}·${given}` : chance.pick(SURNAMES) + given;
}
