/**
 * Jurisdiction profiles: `jurisdictions/<code>.yaml`. A new jurisdiction is a new file and no code.
 */
import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../domain/iso-date.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile } from '../domain/profile.ts';
import { problem } from './problems.ts';
import { readYaml } from './yaml.ts';

const day = z
  .string()
  .refine((text) => parseIsoDate(text) !== null, '写成 2025-06-12 的样子')
  .transform((text) => text as IsoDate)
  .nullable();
const cadence = z.enum(['month', 'quarter', 'half-year', 'year']).nullable();
const force = z.enum(['in-force', 'draft', 'campaign', 'descriptive']);
const code = z.union([z.string(), z.number().int()]).transform(String);

const schema = z.object({
  division: code,
  name: z.string().min(1),
  inherits: code.nullish(),
  sources: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/, '只用小写字母、数字和连字符'),
      title: z.string(),
      number: z.string().nullish(),
      issuer: z.string(),
      date: day.optional(),
      force,
      note: z.string().nullish(),
    }),
  ),
  lists: z
    .object({ cadence, subject: z.enum(['firm', 'estate']).nullable() })
    .default({ cadence: null, subject: null }),
  grades: z.object({ scale: z.array(z.string()), cadence }).default({ scale: [], cadence: null }),
  service_scale: z.string().nullish(),
  fee_units: z.array(z.string()).default([]),
  rules: z
    .array(
      z.object({
        id: z.string().regex(/^[A-Z]{2}-\d+$/, '写成 CZ-01 的样子'),
        source: z.string(),
        article: z.string(),
        quote: z
          .string()
          .refine((text) => [...text].length <= 30, '引文最多 30 个字')
          .nullable(),
        title: z.string(),
        summary: z.string(),
        valid_from: day,
        valid_to: day,
        status: force,
        subject: z.enum(['estate', 'firm', 'division']),
        does: z.array(z.enum(['derive', 'audit', 'show', 'print', 'route', 'staff'])),
        enabled: z.boolean(),
        judge: z
          .string()
          .nullish()
          .transform((name) => name ?? null),
        params: z.record(z.string(), z.unknown()),
      }),
    )
    .default([]),
});

/** Reads one profile; `file` is its path inside the content folder. */
export function readProfile(text: string, file: string): { profile: Profile | null; problems: Problem[] } {
  const { value, faults, lineOf } = readYaml(text, schema);
  const problems = faults.map((fault) =>
    fault.path === ''
      ? problem('yaml-not-readable', { file, row: fault.line }, null, { hint: fault.message })
      : problem('setting-wrong', { file, row: fault.line, column: fault.path }, fault.value ?? '', {
          header: fault.path,
          hint: `${fault.message}。`,
        }),
  );
  if (value === null) return { profile: null, problems };
  return {
    profile: {
      division: value.division,
      name: value.name,
      inherits: value.inherits ?? null,
      sources: value.sources.map((s) => ({
        ...s,
        number: s.number ?? null,
        date: s.date ?? null,
        note: s.note ?? null,
      })),
      lists: value.lists,
      grades: value.grades,
      serviceScale: value.service_scale ?? null,
      feeUnits: value.fee_units,
      rules: value.rules.map((rule, index) => ({ ...rule, line: lineOf(['rules', index]) })),
    },
    problems,
  };
}
