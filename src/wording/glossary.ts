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
    id: 'charging-form',
    word: '包干制、酬金制',
    meaning:
      '物业费的两种算法。包干制，交的钱是固定的，赚赔都归物业；酬金制，物业只拿约定的酬金，其余的花在小区，多了归业主，少了由业主补。',
    panel: 'fees',
  },
  {
    id: 'collected-for-others',
    word: '代收',
    meaning: '物业替供水、供电这些单位收的钱，不归物业。代收能不能加价，看当地的规定。',
    panel: 'fees',
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
    id: 'paid-in',
    word: '交存、增值',
    meaning: '交存，是业主交进维修资金的钱。增值，是这笔钱存着生出来的利息和收益。',
    panel: 'fund',
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
    id: 'management-mode',
    word: '管理模式',
    meaning: '小区由谁来管：专业的物业企业、原来的单位、社区、社会组织，或者业主自己。',
    panel: 'firm',
  },
  {
    id: 'filing',
    word: '备案',
    meaning: '把企业、合同或者项目负责人的情况报给主管部门登记留底。登记了，不等于主管部门担保它做得好。',
    panel: 'firm',
  },
  {
    id: 'servicing',
    word: '维保、检验',
    meaning: '维保，是维修和保养，由维保单位定期上门做。检验，是检验机构定期来查，查过合格的才能接着用。',
    panel: 'lifts',
  },
  {
    id: 'handling',
    word: '按时办结、重办',
    meaning: '按时办结，是在规定的时限以内办完。重办，是说办完了、其实没有解决，再办一次。',
    panel: 'complaints',
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
    id: 'removal',
    word: '移出、修复',
    meaning: '移出，是名字从榜上撤下来。到了日子会移出，改好了会移出（叫修复），弄错了也会移出（叫更正）。',
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
  {
    id: 'verdicts',
    word: '逾期、缺漏',
    meaning: '逾期，是到了期限还没有做。缺漏，是该公布、该办到的缺了一项或几项，或者账目对不上。',
  },
];

export const termsOf = (panel: PanelId): readonly Term[] => TERMS.filter((term) => term.panel === panel);
