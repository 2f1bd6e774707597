/**
 * Addresses of pages inside the site (站内地址), from its root; whoever shows a link puts the site's base before it.
 */
import type { Period } from '../domain/period.ts';
import type { TableId } from '../domain/records.ts';

export const estatePath = (code: string): string => `/estates/${code}/`;
export const firmPath = (code: string): string => `/firms/${code}/`;
export const complainPath = (estate: string): string => `/c/${estate}/`;
/** Who answers for what in a county. */
export const complaintTablePath = (division: string): string => `/complain/${division}/`;
export const listPath = (division: string, period: Period): string => `/lists/${division}/${period}/`;
export const divisionPath = (code: string, page = 1): string => `/divisions/${code}/${page === 1 ? '' : `${page}/`}`;
export const dataPath = (table: TableId): string => `/data/#${table}`;
/** A source document, or a rule on its page. */
export const policyPath = (source: string, rule?: string): string =>
  `/policies/${source}/${rule === undefined ? '' : `#${rule}`}`;
export const auditPath = (division?: string, page = 1): string =>
  `/audit/${division === undefined ? '' : `${division}/`}${page === 1 ? '' : `${page}/`}`;
export const bulletinPath = (division: string, month: Period): string => `/bulletins/${division}/${month}/`;
export const noticePath = (id: string): string => `/#notice-${encodeURIComponent(id)}`;
