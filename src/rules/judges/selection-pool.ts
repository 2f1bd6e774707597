/**
 * 选聘范围: builders choose among filed firms, public bodies among those on the red list or graded A.
 * 长治 draft （五） (CD-08).
 *
 * The verdict is about builders; whether public bodies may choose the firm, and whether builders are to prefer it,
 * stands in the detail.
 */
import { z } from 'zod';
import { inForceOn } from '../../domain/listing.ts';
import { finding, type Judge } from '../judge.ts';
import { lackOf, unwritten } from '../needs.ts';
import { firmListings } from '../readings/firm-listings.ts';
import { firmMissing, servingUnknown } from '../readings/firms.ts';
import { gradedFirms } from '../readings/graded-firms.ts';

const preferred = z.object({ list: z.enum(['红榜', '黑榜']), grade: z.string() });
const params = z
  .object({
    builder_required: z.enum(['已备案', '未备案', '已注销']),
    builder_prefers: preferred,
    public_bodies: preferred,
    public_bodies_pool: z.enum(['union', 'intersection']),
  })
  .refine(({ builder_prefers: a, public_bodies: b }) => a.list === b.list && a.grade === b.grade, {
    message: 'builder_prefers 和 public_bodies 要写同样的榜和等级',
  });

export const selectionPool: Judge<z.infer<typeof params>> = {
  name: 'selection-pool',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['list_entry', 'firm_grade'],
  clock: 'publication',
  judge: (task) => {
    const { builder_required, public_bodies: pool, public_bodies_pool } = task.params;
    const byFirm = firmListings(task, pool.list);
    return gradedFirms(task).map((one) => {
      const { code, firm, serves, grades, gradedHere } = one;
      const listings = byFirm.get(code) ?? [];
      const onList = listings.filter(({ entry }) => inForceOn(entry, task.asOf));
      const rows = grades.flatMap(({ grade }) => (grade?.grade === pool.grade ? [grade] : []));
      const sources = [...(firm === null ? [] : [firm]), ...onList.map(({ entry }) => entry), ...rows].map(
        (row) => row.source,
      );
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        finding(task, 'firm', code, task.asOf, verdict, detail, sources);
      if (serves === 0 && listings.length === 0 && !gradedHere)
        return say('不适用', '在这里没有小区、榜单和信用评价的记录');

      const listed = lackOf(task, 'list_entry') === null ? onList.length > 0 : null;
      // One that is not graded (未评) somewhere, or on another scale, is known to be out of the pool only by its grade elsewhere.
      const isOpen = grades.some(({ ungraded, offScale }) => ungraded !== null || offScale !== null);
      const isOther = grades.some(({ grade }) => grade !== null && grade.grade !== pool.grade);
      const graded =
        grades.every(({ grade }) => grade === null) || (isOpen && !isOther)
          ? null
          : grades.every(({ grade }) => grade?.grade === pool.grade);
      const either = public_bodies_pool === 'union';
      const inPool =
        listed === either || graded === either ? either : listed === null || graded === null ? null : !either;
      const named = `${pool.list}${either ? '或' : '且'} ${pool.grade} 级`;
      const publicBodies =
        inPool === null
          ? `是否在机关、国企的选聘范围（${named}）未知`
          : inPool
            ? `在机关、国企的选聘范围（${named}），建设单位优先`
            : `不在机关、国企的选聘范围（${named}）`;
      if (firm === null) return say('未知', `${firmMissing(task)}；${publicBodies}`);
      if (firm.filing === null) return say('未知', `${unwritten(task, 'firm', ['filing'], [firm])}；${publicBodies}`);
      if (firm.filing === builder_required) return say('合格', `${firm.filing}，建设单位可以选聘；${publicBodies}`);
      const isElsewhere = serves === 0 && listings.length === 0;
      const unserved = servingUnknown(task, one) ?? (isElsewhere ? one.graderLack : null);
      return unserved !== null
        ? say('未知', `备案状态是${firm.filing}；${unserved}；${publicBodies}`)
        : say('缺项', `备案状态是${firm.filing}，不在建设单位选聘的${builder_required}企业中；${publicBodies}`);
    });
  },
};
