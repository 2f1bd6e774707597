/**
 * The settings of a publication (portal.yaml).
 */
import type { IsoDate } from './iso-date.ts';

export interface Portal {
  /** 网站名称 */
  name: string;
  /** Where it will be served: origin and, if it is not the root, a path; no slash at the end. */
  base: string;
  publisher: string;
  contact: string;
  /** Every page says 示例数据. */
  demo: boolean;
  divisions: readonly string[];
  /** Division → whose rules hold there and below. */
  profiles: Readonly<Record<string, string>>;
  complaint: { url: string; hosts: readonly string[] } | null;
  icp: string;
  retention: { listMonths: number };
  acceptedCodes: readonly string[];
}

/** What a publication says of itself (发布版本). */
export interface Release {
  id: string;
  version: string;
  asOf: IsoDate;
}
