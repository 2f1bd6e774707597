/**
 * The single files that commands write for staff, and how one of them is known again, of this version or an earlier one.
 */
import type { FileKind } from '../src/publish/own-file.ts';

/** Reports and comparisons begin alike: pages for staff, which load nothing. */
export const STAFF_PAGE: FileKind = {
  name: '报告',
  begins:
    /^<!doctype html>\s*<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport"[^>]*>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\s*<meta name="robots" content="noindex">/i,
};

export const PROBLEMS_JSON: FileKind = { name: '问题清单', begins: /^\[\s*(?:\]|\{\s*"code":)/ };

export const FINDINGS_CSV: FileKind = { name: '判定清单', begins: /^\uFEFF?rule,subject_kind,subject,period,verdict,/ };

export const COMPARISON_JSON: FileKind = { name: '对照', begins: /^\{\s*"before":\s*\{\s*"where":/ };
