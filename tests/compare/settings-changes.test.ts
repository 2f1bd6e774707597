/** Whoever compares is told of each setting what it was and what it is. */
import { expect, it } from 'vitest';
import { settingsChanges } from '../../src/compare/settings-changes.ts';
import { city } from '../views/city.ts';

it('tells of each setting that has changed what it was and what it is, and of no other', () => {
  const { portal } = city();
  const after = { ...portal, name: '新名称', demo: false, profiles: { '000100': '000000' }, contact: '0355-1' };
  expect(settingsChanges(portal, after)).toEqual([
    { name: '公示栏的名称', before: '示例市物业服务公开', after: '新名称' },
    { name: '现在是', before: '试一试（示例数据）', after: '正式公布' },
    { name: '000100 用哪份规则', before: 'firms-monthly', after: '000000' },
    { name: '000103 用哪份规则', before: 'estates-quarterly', after: '' },
    { name: '联系方式', before: '', after: '0355-1' },
  ]);
  expect(settingsChanges(portal, portal)).toEqual([]);
});
