/** The table 电梯: a row for each lift: who services it, when it was last serviced, when its inspection is due. */
import {
  boolean,
  defineTable,
  estateRef,
  phone,
  requiredCode,
  requiredDate,
  requiredName,
  requiredPhone,
  requiredTermOrMonth,
  requiredText,
} from './column.ts';

export const lift = defineTable({
  id: 'lift',
  name: '电梯',
  about: '每台电梯的维保单位、上次维保和下次检验日期',
  columns: {
    estate: estateRef(),
    registration: requiredCode('使用登记证编号', {
      aliases: ['电梯编号', '注册代码', '设备注册代码', '设备代码', '使用登记证号', '登记证编号'],
    }),
    location: requiredText('位置', { aliases: ['电梯位置', '安装位置', '使用地点'] }),
    contractor: requiredName('维保单位', { aliases: ['维保公司', '维护保养单位', '维保单位名称'] }),
    contractorPhone: requiredPhone('维保电话', { aliases: ['维保单位电话', '维保联系电话'] }),
    servicedOn: requiredDate('上次维保日期', { aliases: ['上次维保', '最近维保日期', '维保日期', '最近维保时间'] }),
    inspectionDue: requiredTermOrMonth('下次检验日期', { aliases: ['下次检验', '检验有效期', '检验到期日'] }),
    emergencyPhone: phone('应急电话', { aliases: ['救援电话', '应急救援电话'] }),
    smartBlocking: boolean('智能阻车', { aliases: ['阻车', '智能阻车系统'] }),
    administratorCertified: boolean('管理员持证', { aliases: ['安全管理员持证', '持证'] }),
  },
  facts: ['servicedOn'],
  key: ['registration'],
});
