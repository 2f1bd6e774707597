/**
 * Credit codes of firms that problems name (补企业代码), all of them in one step of the folder's history.
 */
import { z } from 'zod';
import { firmsFile, withFirms } from '../../src/desk/firms-file.ts';
import { hasCreditCodeForm, isCreditCode } from '../../src/domain/credit-code.ts';
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

export async function giveFirmCodes({ folder, request, seen }: Acting): Promise<number> {
  const { firms } = await jsonOf(request, firmsSchema);
  const twice = firms.find(({ code }, nth) => firms.findIndex((one) => one.code === code) !== nth);
  if (twice !== undefined) throw new Refusal(422, `没有记下：有两家写了同一个代码 ${twice.code}。`);
  const { content, files } = await folder.look();
  for (const { name, code } of firms) {
    const known = content.register.records.firm.find((one) => one.code === code);
    if (known !== undefined && known.name !== name)
      throw new Refusal(
        422,
        `没有记下：${code} 已经是「${known.name}」的代码。是同一家，把表里的「${name}」改成一样；不是，核对代码。`,
      );
  }
  const file = firmsFile(files.map(({ path }) => path));
  return folder.change({
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
}
