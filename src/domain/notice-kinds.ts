/**
 * The kinds of notices (通知类型) that offices use, each with whether it names somebody as bad.
 *
 * An office may write another kind, and may say of any notice itself whether it names somebody (`accuses`).
 */

export const NOTICE_KINDS: Readonly<Record<string, { accuses: boolean }>> = {
  停水: { accuses: false },
  停电: { accuses: false },
  停气: { accuses: false },
  停暖: { accuses: false },
  电梯检修: { accuses: false },
  公告: { accuses: false },
  通知: { accuses: false },
  提示: { accuses: false },
  通报: { accuses: true },
  批评: { accuses: true },
  处罚: { accuses: true },
  曝光: { accuses: true },
};
