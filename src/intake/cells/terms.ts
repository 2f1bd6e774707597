/**
 * What offices write in the place of a contract's days (合同期限): that it has no end (不定期), that none is signed (未签), or
 * that it is over (已到期). Each is read for what it says; none is a day.
 */

/** 不定期: it goes on until somebody ends it. */
const OPEN =
  /^(?:合同|期限)?(?:不定期|无固定期限?|无(?:期限|限期)|无限期|(?:没有|未|无)约定期限|不设期限|长期(?:有效|执行)?|永久(?:有效)?|至今)(?:合同|服务|协议)?$/;
/** 未签: somebody serves, and nothing is signed or signed anew. */
const UNSIGNED =
  /^(?:合同)?(?:(?:还|尚|暂|一直|到期)?(?:未|没有?)(?:续|重新)?签(?:订|约|署)?|(?:待|拟|准备|正在|正|在)?(?:续|重)?签(?:订|约)?中|(?:待|拟|准备|正在)(?:续|重)?签(?:订|约)?|(?:正在|正)?(?:洽谈|协商|商谈|谈)(?:续签)?中|(?:没有|无|未签)(?:书面)?合同|事实(?:物业)?服务)(?:合同|协议)?$/;
/** 已到期, without a day. */
const OVER = /^(?:合同)?(?:已经?)?(?:到期|过期|期满|届满|终止|解除|结束)了?$/;

const bare = (text: string): string => text.replace(/[\s（）()【】[\]。.，,、；;：:“”"']+/g, '');

export const isOpenTerm = (text: string): boolean => OPEN.test(bare(text));
export const isUnsigned = (text: string): boolean => UNSIGNED.test(bare(text));
export const isOverTerm = (text: string): boolean => OVER.test(bare(text));
/** Whether a text tells of a term without saying any day. */
export const isTermWord = (text: string): boolean => isOpenTerm(text) || isUnsigned(text) || isOverTerm(text);

/** A remark behind the days, which is none of them: （未续签）. */
export const REMARK_BEHIND = /^(.*\d\s*[日号止]?)\s*[（(，,；;、\s]\s*([^\d（()）]{2,16}?)[)）]?$/s;
