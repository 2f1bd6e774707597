/** The table 企业: a row for each property-service firm. */
import {
  choice,
  defineTable,
  documentNumber,
  formerCodes,
  label,
  madeCode,
  name,
  phone,
  requiredName,
} from './column.ts';

export const firm = defineTable({
  id: 'firm',
  name: '企业',
  about: '物业服务企业的名称、备案和联系电话',
  columns: {
    code: madeCode('firm', '统一社会信用代码', { aliases: ['信用代码', '税号', '企业信用代码', '社会信用代码'] }),
    name: requiredName('企业名称', {
      aliases: ['物业公司', '物业服务企业名称', '物业单位', '物业服务企业', '物业企业', '服务企业'],
    }),
    filing: choice('备案状态', {
      values: ['已备案', '未备案', '已注销'],
      variants: { 备案: '已备案', 是: '已备案', 否: '未备案', 注销: '已注销', 未办理: '未备案' },
    }),
    filingNumber: documentNumber('备案编号', { aliases: ['备案号'] }),
    scope: label('经营范围'),
    legalRepresentative: name('法定代表人', { aliases: ['法人', '法人代表'] }),
    phone: phone('联系电话', { aliases: ['电话', '企业电话', '办公电话', '联系方式'] }),
    formerName: label('曾用名', { aliases: ['原名', '原名称', '原企业名称', '曾用企业名称', '变更前名称'] }),
    formerCodes: formerCodes('firm', '旧代码', { aliases: ['原代码', '曾用代码', '原信用代码', '原统一社会信用代码'] }),
  },
  facts: [],
  key: ['code'],
  amongRows: [
    { rule: 'former-codes', field: 'formerCodes' },
    { rule: 'names-differ', name: 'name', within: null },
  ],
});
