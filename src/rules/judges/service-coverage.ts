/**
 * 物业服务全覆盖: somebody looks after every estate of a county. 长建发〔2025〕72号 art. 三 (CZ-04).
 *
 * An estate is covered by a contract in force, or by a mode of management that needs none; one that nobody manages (无物业)
 * is not. Whose contract has ended while a manager is in office may be served under one that nobody has entered: unknown.
 * Other modes that the text does not name are counted as covered and shown apart.
 */
import { z } from 'zod';
import { type Estate, MODES } from '../../domain/records.ts';
import { shareOf } from '../../domain/share.ts';
import { contractOn, managersOn } from '../facts.ts';
import type { Judge } from '../judge.ts';
import { lackAt } from '../needs.ts';
import { eachCounty } from '../readings/counties.ts';
import { exemption } from '../readings/exemptions.ts';
import { named } from '../readings/words.ts';

const params = z.object({
  modes: z.array(z.enum(MODES)),
  other_modes: z.literal('shown-apart'),
  percent: z.number().int().min(0).max(100),
  compare: z.literal('at-least'),
});

export const serviceCoverage: Judge<z.infer<typeof params>> = {
  name: 'service-coverage',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['manager'],
  clock: 'publication',
  judge: (task) =>
    eachCounty(task, (there) => {
      const { modes, percent } = task.params;
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string, rows: readonly Estate[] = []) =>
        there.say(task.asOf, verdict, detail, [there.county, ...rows]);
      const estates = there.estates.filter((estate) => exemption(task, estate) === null);
      if (estates.length === 0) return say('不适用', '这里的小区都还没有交付');
      const professional = estates.filter(({ mode }) => mode === '专业物业');
      const [first] = professional;
      const lack = first === undefined ? null : lackAt(task, first, 'contract');
      if (lack !== null)
        return say('未知', `${lack}，不知道 ${professional.length} 个专业物业小区有没有合同在有效期内`);
      const uncontracted = professional.filter(({ code }) => contractOn(task.facts, code, task.asOf) === null);
      // Without the table nobody knows who is in office.
      const isManned = (estate: Estate) =>
        lackAt(task, estate, 'manager') !== null || managersOn(task.facts, estate.code, task.asOf).length > 0;
      const unsure = uncontracted.filter(isManned);
      const without = uncontracted.filter((estate) => !isManned(estate));
      const [doubtful] = unsure;
      const manned = (doubtful && lackAt(task, doubtful, 'manager')) ?? '项目负责人在任';
      const unmanaged = estates.filter(({ mode }) => mode === '无物业');
      const uncovered = [...without, ...unmanaged];
      const covered = estates.length - uncovered.length - unsure.length;
      const others = MODES.filter((mode) => mode !== '无物业' && !modes.includes(mode)).flatMap((mode) => {
        const count = estates.filter((estate) => estate.mode === mode).length;
        return count > 0 ? [`${mode} ${count} 个`] : [];
      });
      const each = modes.map((mode) => `${mode} ${estates.filter((estate) => estate.mode === mode).length} 个`);
      const apart = others.length > 0 ? `；条文没有列的模式另计：${others.join('、')}` : '';
      const share = `有人管的 ${covered} 个，占 ${shareOf(covered, estates.length)}，要求 ${percent}%`;
      const words = `小区 ${estates.length} 个，${share}（${each.join('、')}${apart}）`;
      if (uncovered.length + unsure.length === 0) return say('合格', words);
      const list = (of: readonly Estate[]): string => `${of.length} 个：${named(of.map(({ name }) => name))}`;
      const detail = [
        words,
        ...(without.length === 0 ? [] : [`专业物业没有合同在有效期内的 ${list(without)}`]),
        ...(unsure.length === 0 ? [] : [`没有合同在有效期内、${manned}、有没有人管不得而知的 ${list(unsure)}`]),
        ...(unmanaged.length === 0 ? [] : [`没有物业、没有人管的 ${list(unmanaged)}`]),
      ].join('；');
      const reaches = (some: number): boolean => 100 * some >= percent * estates.length;
      const verdict = reaches(covered) ? '合格' : reaches(covered + unsure.length) ? '未知' : '缺项';
      return say(verdict, detail, [...uncovered, ...unsure]);
    }),
};
