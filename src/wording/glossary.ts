/**
 * 用词说明: words of the trade in plain ones, two sentences each at most, with the document in which a word is laid down,
 * where there is one, and the panel that it comes from.
 */
import type { PanelId } from '../domain/panels.ts';

export interface Term {
  /** Its place on the page. */
  id: string;
  word: string;
  meaning: string;
  /** The id of a document of the profiles, and where in it. */
  document?: { id: string; article: string };
  /** The panel that links here. */
  panel?: PanelId;
}

export const TERMS: readonly Term[] = [
  {
    id: 'service-grade',
    word: '物业服务等级',
    meaning: '物业按什么标准服务：做哪些事、多久做一次，由主管部门核定成几级，有的地方叫星级。',
    panel: 'service',
  },
  {
    id: 'guide-price',
    word: '政府指导价',
    meaning: '政府定一个基准价和可以上下浮动的幅度，物业费在这个范围里定。它只管按政府指导价收费的小区。',
    panel: 'fees',
  },
  {
    id: 'market-price',
    word: '市场调节价',
    meaning: '物业费由业主和物业自己商定，政府不定范围。商定的价格和依据同样要公布。',
  },
  {
    id: 'public-revenue',
    word: '公共收益',
    meaning: '用全体业主共有的地方挣来的钱，例如电梯广告、公共车位。扣掉合理的成本以后，归全体业主。',
    document: { id: 'civil-code', article: '第二百八十二条' },
    panel: 'revenue',
  },
  {
    id: 'repair-fund',
    word: '维修资金',
    meaning: '业主交存、归全体业主所有的钱。它专门用来在保修期满以后维修、更新房屋共用的部分和设施。',
    document: { id: 'housing-repair-fund-measures', article: '第二条' },
    panel: 'fund',
  },
  {
    id: 'refill',
    word: '续筹（续交）',
    meaning: '维修资金用掉以后，由业主再交一些补上。国家的办法写的是：一户的余额不到首次交存的三成，就应当续交。',
    document: { id: 'housing-repair-fund-measures', article: '第十七条' },
  },
  {
    id: 'owners-assembly',
    word: '业主大会',
    meaning:
      '全体业主一起做决定的组织，例如选聘、解聘物业，动用维修资金。每户的一票怎么算、多少票才算通过，由法律规定。',
    document: { id: 'civil-code', article: '第二百七十七条、第二百七十八条' },
  },
  {
    id: 'owners-committee',
    word: '业委会',
    meaning: '业主委员会，由业主大会选出来的几位业主组成。大事由业主大会决定，业委会照办。',
    document: { id: 'civil-code', article: '第二百七十七条' },
  },
  {
    id: 'management-committee',
    word: '物管会',
    meaning: '物业管理委员会，由社区牵头组建。它管哪些事、能不能代替业委会，各地规定不一样。',
  },
  {
    id: 'initial-service',
    word: '前期物业',
    meaning: '业主自己选聘物业之前，由开发商选来的物业。业主另选物业的新合同一生效，前期的合同就终止。',
    document: { id: 'civil-code', article: '第九百四十条' },
  },
  {
    id: 'filing',
    word: '备案',
    meaning: '把企业、合同或者项目负责人的情况报给主管部门登记留底。登记了，不等于主管部门担保它做得好。',
    panel: 'firm',
  },
  {
    id: 'credit-grade',
    word: '信用等级',
    meaning: '主管部门给物业企业评的等级，例如 A、B、C、D。各地的分法不一样，不同分法的等级不放在一起比。',
    panel: 'firm',
  },
  {
    id: 'lists',
    word: '红黑榜',
    meaning: '主管部门定期公布的名单，表扬的上红榜，批评的上黑榜。有的地方评企业，有的地方评小区，每一期都写明。',
    panel: 'lists',
  },
  {
    id: 'disclosure',
    word: '公开、公示',
    meaning: '公开，是让谁都能看到。公示，是公布出来请大家看、提意见，一般写明从哪天到哪天。',
    panel: 'postings',
  },
  {
    id: 'posting-term',
    word: '公示期',
    meaning: '名单、账目或者结果公布的起止日期。榜上的名字过了最后一天，本站就不再显示。',
  },
  {
    id: 'unknown',
    word: '未知',
    meaning: '本站没有这方面的资料。未知不等于没做到，也不等于做到了。',
  },
];

export const termsOf = (panel: PanelId): readonly Term[] => TERMS.filter((term) => term.panel === panel);
