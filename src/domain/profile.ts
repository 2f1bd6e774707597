/**
 * A jurisdiction profile (规则档案): the dated rules of one place and what its texts call things.
 */

import type { IsoDate } from './iso-date.ts';
import type { Cadence } from './period.ts';

/** 效力: what force a document or a rule has. */
export type Force = 'in-force' | 'draft' | 'campaign' | 'descriptive';

/** 依据文件 */
export interface SourceDocument {
  /** Becomes /policies/<id>/. */
  id: string;
  title: string;
  /** 文号 */
  number: string | null;
  issuer: string;
  date: IsoDate | null;
  force: Force;
  note: string | null;
}

/** 规则: one demand of a document, as data. */
export interface Rule {
  id: string;
  source: string;
  article: string;
  quote: string | null;
  title: string;
  summary: string;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  status: Force;
  subject: 'estate' | 'firm' | 'division';
  does: readonly ('derive' | 'audit' | 'show' | 'print' | 'route' | 'staff')[];
  enabled: boolean;
  /** Which judge decides it; null where it is shown and not judged. */
  judge: string | null;
  params: Readonly<Record<string, unknown>>;
  /** Where it stands in its file, from 1. */
  line: number;
}

export interface Profile {
  division: string;
  name: string;
  /** The profile whose rules hold here as well. */
  inherits: string | null;
  sources: readonly SourceDocument[];
  /** 红黑榜: how often it is published, and about whom. */
  lists: { cadence: Cadence | null; subject: 'firm' | 'estate' | null };
  grades: { scale: readonly string[]; cadence: Cadence | null };
  /** 级 or 星 */
  serviceScale: string | null;
  feeUnits: readonly string[];
  rules: readonly Rule[];
}
