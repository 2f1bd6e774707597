/**
 * A county's figures in words (县区概况的说法), the same on its page and on its share card. How many estates tell all and have
 * done all is worded in duty-kinds.ts.
 */
export const COUNTY_WORDS = {
  estates: '个住宅小区',
  firms: '家企业在管',
  firmsUnknown: '在管企业',
} as const;
