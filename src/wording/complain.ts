/**
 * What is said to people who need help (求助的说法).
 */

/**
 * What to do in a lift that sticks. `calls` are those whose number is published, `unknown` counts the lifts without
 * one.
 */
export function stuckText({ calls, unknown }: { calls: readonly unknown[]; unknown: number }): string {
  return `${STUCK_FIRST}${calls.length === 0 ? `${STUCK_WITHOUT}119。` : unknown > 0 ? stuckUnknown(unknown) : ''}`;
}

export const STUCK_FIRST = '先按轿厢里的报警按钮，不要扒门。';
export const STUCK_WITHOUT = '没有资料写明这里的电梯应急电话，按钮没有人应就打 ';
export const stuckUnknown = (lifts: number): string => `另有 ${lifts} 台的应急电话未知。`;

/** What an order of offices rests on where no document of the place says who answers (一般途径). */
export const GENERAL_WORDS = '一般途径：本地的文件没有写明这件事归谁，按这个次序找。';
export const ruledWords = (profile: string): string => `按${profile}的文件分工：`;
