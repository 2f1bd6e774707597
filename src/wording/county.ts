/**
 * A county's figures in words (县区概况的说法), the same on its page and on its share card.
 */
export const COUNTY_WORDS = {
  estates: '个住宅小区',
  firms: '家企业在管',
  firmsUnknown: '在管企业',
  late: '个小区有逾期',
  lacking: '个有缺项',
  unknown: '个有未知',
} as const;
