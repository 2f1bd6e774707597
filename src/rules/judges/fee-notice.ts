/**
 * 公示收费和市监举报电话: each charge with its rate and how it is reckoned, and the market regulator's number.
 * 文住建字〔2025〕30号 附件二（三）2① (WA-10).
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { columnLackOf, missingFor } from '../needs.ts';
import { channelsFor } from '../readings/disclosed.ts';
import { exemption, exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { chargesToShow } from '../readings/fees.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  items: z.array(z.enum(['收费项目', '收费标准', '计费方式'])).min(1),
  phone_of: z.string(),
  /** A channel is theirs whose name or department contains one of these. */
  phone_words: z.array(z.string().min(1)).min(1),
  /** The number that holds where no channel is recorded; null where there is none. */
  phone_default: z.string().nullable(),
});

export const feeNotice: Judge<z.infer<typeof params>> = {
  name: 'fee-notice',
  kind: 'disclosure',
  params,
  needs: { tables: { fee_item: [] }, of: estates(exemptionFromFirmDuty) },
  clock: ['fee_item', 'posting'],
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const { items, phone_of, phone_words, phone_default } = task.params;
      const fees = chargesToShow(task, estate);
      if ('verdict' in fees) return fees;
      const unsaid = items.includes('计费方式') ? fees.filter((fee) => fee.method === null) : [];
      const names = [...new Set(unsaid.map((fee) => fee.item))].join('、');
      const channel = channelsFor(task, estate).find(
        ({ kind, value, name, department }) =>
          kind === '电话' &&
          (value === phone_default || phone_words.some((word) => `${name} ${department ?? ''}`.includes(word))),
      );
      const number = channel?.value ?? phone_default;
      const noPhone =
        number === null ? missingFor(task, { channel: ['department'] }, { kind: 'estate', code: estate.code }) : null;
      const phone = channel
        ? `${phone_of}举报电话 ${channel.value}，登记在「投诉渠道」表`
        : number === null
          ? (noPhone ?? `没有公布${phone_of}举报电话`)
          : `「投诉渠道」表没有写${phone_of}的电话，本站公布的是 ${number}`;
      const charges = `在执行的收费 ${fees.length} 项`;
      const noMethod = columnLackOf(task, 'fee_item', 'method', unsaid);
      const listed =
        unsaid.length > 0
          ? `${charges}${noMethod === null ? `，${names}没有填「计费方式」` : `；${noMethod}`}`
          : `${charges}，${items.join('、')}都有`;
      const blank = (unsaid.length > 0 && noMethod === null) || (number === null && noPhone === null);
      const met = unsaid.length === 0 && number !== null;
      const rows = [...(unsaid.length > 0 ? unsaid : fees), ...(channel ? [channel] : [])];
      return { verdict: blank ? '缺项' : met ? '合格' : '未知', detail: `${listed}；${phone}`, rows };
    }),
};
