/**
 * A charge (收费项目) and the guide price (政府指导价) beside it, as the board, its picture and the table of fees have them.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Pricing, YuanE4 } from '../../domain/records.ts';

export interface FeeRow {
  item: string;
  rateE4: YuanE4;
  unit: string;
  basis: string | null;
  method: string | null;
  pricing: Pricing | null;
  payer: string | null;
  start: IsoDate | null;
  end: IsoDate | null;
  agency: boolean | null;
  surchargeFen: number | null;
}

/** 政府指导价 that holds for the estate: its base and the band around it. */
export interface GuideBand {
  propertyType: string;
  serviceGrade: string;
  baseE4: YuanE4;
  lowE4: YuanE4;
  highE4: YuanE4;
  upBp: number;
  downBp: number;
  start: IsoDate;
  end: IsoDate | null;
  document: string;
}
