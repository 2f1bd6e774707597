/**
 * Which firms of the office's table serve the place (在这里服务的企业), for duties that bind them while they do.
 */
import type { Firm } from '../../domain/records.ts';
import { estatesByFirm } from '../facts.ts';
import type { Case } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { type Speaker, speakerOf } from './opinions.ts';

export interface FirmToJudge {
  code: string;
  /** Null where the table of firms has no such firm, or is absent. */
  firm: Firm | null;
  /** Estates of the place that it serves on the as-of date; null where there is no table of contracts. */
  serves: number | null;
}

/** Firms in the table and those that contracts name, by code. */
export function firmsToJudge(task: Case<unknown>): FirmToJudge[] {
  const { facts, scope, asOf } = task;
  const byFirm = estatesByFirm(facts, scope.estates, asOf);
  const codes = [...new Set([...facts.firms.keys(), ...byFirm.keys()])].sort();
  return codes.map((code) => ({
    code,
    firm: facts.firms.get(code) ?? null,
    serves: lackOf(task, 'contract') === null ? (byFirm.get(code)?.length ?? 0) : null,
  }));
}

/** Why nobody knows whether a firm serves the place, which nothing may follow from then; null where it is known. */
export function servingUnknown(task: Case<unknown>, { serves }: FirmToJudge): string | null {
  return serves === null ? `${lackOf(task, 'contract')}，不知道有没有正在服务的小区` : null;
}

/** What is missing where a firm that contracts name has no row. */
export function firmMissing(task: Case<unknown>): string {
  return lackOf(task, 'firm') ?? '「企业」表里没有这家企业';
}

/** What is said of a firm and rests on no other rows rests on its own, where it has one. */
export function speakerOfFirm(task: Case<unknown>, { code, firm }: FirmToJudge): Speaker {
  return speakerOf(task, 'firm', code, firm === null ? [] : [firm]);
}
