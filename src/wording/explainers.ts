/**
 * How owners change the firm of their estate (更换物业服务企业), from 民法典 art. 278, 946, 947 and 949; in our words.
 */
export const REPLACEMENT: readonly { text: string; article: string }[] = [
  {
    text: '选聘和解聘物业服务企业由业主共同决定：专有部分面积占三分之二以上、人数也占三分之二以上的业主参加表决，同意的面积和人数都要超过参加表决的一半',
    article: '第二百七十八条',
  },
  { text: '决定解聘的，提前六十日书面通知企业，合同另有约定的除外', article: '第九百四十六条' },
  { text: '合同到期前，业主决定续聘的，与原企业在到期前续订合同', article: '第九百四十七条' },
  {
    text: '合同终止后，原企业在约定的期限或者合理的期限内退出，交还物业用房、设施和资料，做好交接',
    article: '第九百四十九条',
  },
];
