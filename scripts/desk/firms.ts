/**
 * Credit codes of firms that problems name (补企业代码), all of them in one step of the folder's history.
 */
import { z } from 'zod';
import type { FirmCode, FirmRefused } from '../../src/desk/api.ts';
import { firmsFile, withFirms } from '../../src/desk/firms-file.ts';
import { hasCreditCodeForm, isCreditCode } from '../../src/domain/credit-code.ts';
import type { Firm } from '../../src/domain/records.ts';
import type { Acting } from './actions.ts';
import { jsonOf } from './bodies.ts';
import { Refusal } from './refusal.ts';

const firmsSchema = z.object({
  firms: z
    .array(
      z.object({
        name: z.string().trim().min(1, '写上企业名称').max(120, '企业名称太长了'),
        code: z
          .string()
          .trim()
          .toUpperCase()
          .refine(hasCreditCodeForm, '统一社会信用代码是 18 位，没有 I、O、S、V、Z')
          .refine(isCreditCode, '统一社会信用代码的校验位对不上，至少有一位抄错了，对照营业执照'),
      }),
    )
    .min(1, '至少写一家的代码'),
});

/** Writes the codes that nothing speaks against; the others stay unwritten, each with why. Throws where there is none to write. */
export async function giveFirmCodes({
  folder,
  request,
  seen,
}: Acting): Promise<{ revision: number; refused: FirmRefused[] }> {
  const { firms: asked } = await jsonOf(request, firmsSchema);
  const { content, files } = await folder.look();
  const refused = asked.flatMap((one) => refusedFor(one, asked, content.register.records.firm));
  const firms = asked.filter(({ name }) => !refused.some((one) => one.name === name));
  if (firms.length === 0)
    throw new Refusal(422, `没有记下：${refused.map(({ name, why }) => `「${name}」${why}`).join('；')}。`);
  const file = firmsFile(files.map(({ path }) => path));
  const revision = await folder.change({
    what: `补 ${firms.length} 家企业的代码`,
    seen,
    touches: [file],
    wanted: async () => {
      const text = withFirms(await folder.textOf(file), firms);
      if (text === null)
        throw new Refusal(409, `没有记下：${file} 不是「统一社会信用代码、企业名称」打头的样子，在那张表里补。`);
      return [{ path: file, content: text }];
    },
  });
  return { revision, refused };
}

/** Why a code can't be a firm's; nothing where it can. */
function refusedFor(
  { name, code }: FirmCode,
  asked: readonly FirmCode[],
  firms: readonly Pick<Firm, 'code' | 'name'>[],
): FirmRefused | [] {
  const twin = asked.find((one) => one.code === code && one.name !== name);
  if (twin !== undefined) return { name, why: `和「${twin.name}」写了同一个代码 ${code}` };
  const known = firms.find((one) => one.code === code);
  if (known === undefined || known.name === name) return [];
  return { name, why: `写的 ${code} 已经是「${known.name}」的代码：是同一家，把表里的名称改成一样；不是，核对代码` };
}
