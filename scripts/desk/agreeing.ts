/** What a clerk agrees to of reminders for which no mapping has a place (说定的提醒), and takes back: steps of the folder's history. */
import { z } from 'zod';
import { withEntry, withoutEntry } from '../../src/desk/agreed-file.ts';
import { AGREEABLE } from '../../src/intake/agreed.ts';
import { AGREED_FILE } from '../../src/intake/agreed-file.ts';
import type { Acting } from './actions.ts';
import { jsonOf } from './bodies.ts';
import { Refusal } from './refusal.ts';

const texts = z.array(z.string().min(1).max(2_000)).min(1).max(5_000);
const code = z.string().refine((one) => AGREEABLE.has(one), '这种提醒不能说定');

const agreedSchema = z.object({
  code,
  files: texts,
  about: texts,
  reason: z.string().trim().min(1, '写明为什么').max(500, '原因太长了'),
});
const withdrawnSchema = z.object({ code, stem: z.string().min(1), about: texts });

export async function agree({ folder, request, seen, today }: Acting): Promise<number> {
  const { code: reminder, ...said } = await jsonOf(request, agreedSchema);
  const entry = { reminder, ...said, date: today };
  return rewrite({ folder, seen }, `说定：${said.about.join('、')}`, (text) => withEntry(text, entry));
}

export async function agreeNoMore({ folder, request, seen }: Acting): Promise<number> {
  const { code: reminder, ...said } = await jsonOf(request, withdrawnSchema);
  return rewrite({ folder, seen }, `照样提醒：${said.about.join('、')}`, (text) =>
    withoutEntry(text, { reminder, ...said }),
  );
}

/** What of a step is told where it can be taken back. */
const TOLD_MAX = 60;

function rewrite(
  { folder, seen }: Pick<Acting, 'folder' | 'seen'>,
  what: string,
  change: (text: string) => string | null,
): Promise<number> {
  return folder.change({
    what: what.length > TOLD_MAX ? `${what.slice(0, TOLD_MAX)}…` : what,
    seen,
    touches: [AGREED_FILE],
    wanted: async () => {
      const text = change((await folder.textOf(AGREED_FILE)) ?? '');
      if (text === null)
        throw new Refusal(409, '以前说定的提醒（agreed.yaml）写坏了，没有动它。请管电脑的人照检查的消息改好，再来。');
      return [{ path: AGREED_FILE, content: text === '' ? null : text }];
    },
  });
}
