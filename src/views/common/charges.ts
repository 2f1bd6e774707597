/**
 * A charge (收费项目) and the guide price (政府指导价) beside it, as the board, its picture and the table of fees have them.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { FeeItem, YuanE4 } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';

/** A row of the estate's table of charges (收费标准). */
export interface FeeRow extends Omit<FeeItem, 'estate' | 'source'> {
  blanks: { basis: Blank };
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
