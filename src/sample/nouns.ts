/**
 * What a generated city is made of (示例城市): places, estates, firms and what is published of them.
 */

import type { IsoDate } from '../domain/iso-date.ts';
import type { ListColour, ManagementMode, SubjectKind } from '../domain/records.ts';
import type { Removal } from '../domain/removal.ts';
import type { CountySetting } from './settings.ts';

/** 社区 */
export interface SampleCommunity {
  code: string;
  name: string;
}

/** 街道 or 乡镇 */
export interface SampleStreet {
  code: string;
  name: string;
  county: SampleCounty;
  communities: SampleCommunity[];
}

/** 县区 */
export interface SampleCounty extends CountySetting {
  index: number;
  streets: SampleStreet[];
  estates: SampleEstate[];
}

/** 物业类型 */
export type PropertyType = '多层' | '小高层' | '高层';

/** 小区 */
export interface SampleEstate {
  index: number;
  code: string;
  name: string;
  street: SampleStreet;
  community: SampleCommunity;
  mode: ManagementMode;
  propertyType: PropertyType;
  buildings: number;
  households: number;
  liftsPerBuilding: number;
  deliveredYear: number;
  /** Position in the scale of service grades from 0 (lowest), or null where none was approved. */
  serviceGrade: number | null;
  guidePriced: boolean;
  /** How well it is run, 0 to 1; complaints, surveys and lists follow it. */
  quality: number;
  firm: SampleFirm | null;
}

/** 物业服务企业 */
export interface SampleFirm {
  index: number;
  code: string;
  name: string;
  /** 信用等级 of the latest year. */
  grade: string;
  /** How well it works, 0 to 1. */
  quality: number;
  home: SampleCounty;
  estates: SampleEstate[];
}

/** One listing, or (subject null) a list published with nobody on it. */
export interface Listing {
  county: SampleCounty;
  /** 2026-10 or 2026-Q3. */
  period: string;
  /** As the office writes it: 2026年10月, 2026年第三季度. */
  periodText: string;
  colour: ListColour;
  kind: SubjectKind;
  subject: SampleFirm | SampleEstate | null;
  basis: string;
  listedOn: IsoDate;
  document: string;
  removedOn: IsoDate | '';
  /** 到期 or 修复, where it was taken off. */
  removal: Removal | '';
  reply: string;
}
