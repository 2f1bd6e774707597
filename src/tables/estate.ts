/** The table 小区: a row for each housing estate, to which most other tables refer. */
import { MODES } from '../domain/records.ts';
import {
  area,
  choice,
  defineTable,
  divisionRef,
  integer,
  label,
  ownCode,
  requiredChoice,
  requiredName,
  year,
} from './column.ts';
import { PRICING } from './shared.ts';

export const estate = defineTable({
  id: 'estate',
  name: '小区',
  about: '小区的位置、管理模式、规模和服务等级',
  columns: {
    code: ownCode('estate', '小区编码', { aliases: ['项目编码', '小区代码', '小区编号'] }),
    name: requiredName('小区名称', { aliases: ['项目名称', '物业项目', '住宅小区', '楼盘', '物业项目名称'] }),
    division: divisionRef(),
    mode: requiredChoice('管理模式', {
      values: MODES,
      variants: {
        专业: '专业物业',
        专业物业服务: '专业物业',
        专业化物业: '专业物业',
        专业物业管理: '专业物业',
        物业企业: '专业物业',
        托管: '社区托管',
        '社区（村）托管': '社区托管',
        村托管: '社区托管',
        社区代管: '社区托管',
        社区居委会托管: '社区托管',
        社区暂时托管: '社区托管',
        社会组织: '社会组织代管',
        代管: '社会组织代管',
        单位管理: '单位自管',
        产权单位自管: '单位自管',
        自管: '业主自管',
        自治: '业主自管',
        业主自治: '业主自管',
        业委会自管: '业主自管',
        物管会自管: '业主自管',
        '业委会（物管会）自管': '业主自管',
      },
    }),
    pricing: choice('定价方式', PRICING, { aliases: ['定价形式'] }),
    street: label('街道', {
      aliases: ['街道/乡镇', '街道乡镇', '乡镇', '所属街道', '所属乡镇', '乡镇街道', '所属乡镇街道'],
    }),
    community: label('社区', { aliases: ['所属社区', '社区/村', '居委会'] }),
    address: label('地址', { aliases: ['小区地址', '坐落', '详细地址'] }),
    formerName: label('曾用名', { aliases: ['原名', '别名'] }),
    serviceGrade: label('核定服务等级', { aliases: ['服务等级', '物业服务等级'] }),
    propertyType: label('物业类型', { aliases: ['房屋类型', '建筑类型'] }),
    areaSqm: area('建筑面积', { aliases: ['总建筑面积', '在管面积'] }),
    households: integer('户数', ['户'], { aliases: ['总户数', '住户数'] }),
    buildings: integer('楼栋数', ['栋', '幢', '座'], { aliases: ['栋数', '楼数', '总栋数', '楼栋'] }),
    lifts: integer('电梯数', ['部', '台'], { aliases: ['电梯台数', '电梯总数', '电梯'] }),
    blockingLifts: integer('阻车电梯数', ['部', '台'], { aliases: ['智能阻车电梯数'] }),
    chargers: integer('充电桩数', ['个', '桩', '台', '口', '处'], { aliases: ['充电桩'] }),
    deliveredYear: year('交付年份', {
      aliases: ['建成年份', '竣工年份', '交付时间', '建筑年代', '建造年代', '竣工时间'],
    }),
    committeeKind: choice('业委会类型', {
      values: ['业委会', '物管会', '未成立'],
      variants: { 业主委员会: '业委会', 物业管理委员会: '物管会', 未组建: '未成立' },
      closed: false,
    }),
    committeeMembers: integer('业委会人数', ['人', '名', '位']),
    partyMembers: integer('党员人数', ['人', '名', '位']),
  },
  facts: [],
  key: ['code'],
  relations: [
    { rule: 'at-most', part: 'blockingLifts', whole: 'lifts' },
    { rule: 'at-most', part: 'partyMembers', whole: 'committeeMembers' },
  ],
  amongRows: [
    { rule: 'names-differ', name: 'name', within: 'division' },
    // No home is smaller than 15 ㎡; more than 1,500 ㎡ a home, shops and garages included, is an area in another unit.
    { rule: 'ratio', above: 'areaSqm', below: 'households', between: [15, 1500], words: '每户 {} ㎡' },
    // The least is a villa that is half of a building, the most one very large block of flats.
    { rule: 'ratio', above: 'households', below: 'buildings', between: [0.5, 2000], words: '每栋 {} 户' },
    { rule: 'near-middle', field: 'areaSqm' },
    { rule: 'near-middle', field: 'households' },
    { rule: 'near-middle', field: 'buildings' },
    { rule: 'near-middle', field: 'lifts' },
  ],
});
