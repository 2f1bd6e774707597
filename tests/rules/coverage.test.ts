/**
 * No rule without a test: the list under /policies/ against the shipped profiles and against the tests themselves.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/domain/profile.ts';
import { isTrigger } from '../../src/domain/rule-kinds.ts';
import { REPOSITORY } from '../../src/site.ts';
import { coverageOf, RULE_COVERAGE } from '../../src/views/policies/rule-coverage.ts';
import { shippedProfiles } from '../support/rules.ts';

const RULES: readonly Rule[] = [...shippedProfiles().values()].flatMap((profile) => profile.rules);
const judged = RULES.filter((rule) => rule.judge !== null);
const others = RULES.filter((rule) => rule.judge === null);

const read = (file: string): string => readFileSync(path.join(REPOSITORY, ...file.split('/')), 'utf8');
const testsOfRules = readdirSync(path.join(REPOSITORY, 'tests', 'rules'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => read(`tests/rules/${name}`));

/** The text of the top-level block `describe('<ID>, …')`; null where no test has one. */
function blockOf(id: string): string | null {
  const start = new RegExp(`^describe\\(\\s*['"\`]${id}, `, 'm');
  for (const text of testsOfRules) {
    const at = start.exec(text)?.index;
    if (at === undefined) continue;
    const rest = text.slice(at);
    const end = rest.slice(1).search(/^describe/m);
    return end < 0 ? rest : rest.slice(0, end + 1);
  }
  return null;
}

/** What each judge must be seen to say: met, unmet, unknown, not applicable. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['met', /合格/],
  ['unmet', /缺项|逾期|待核实/],
  ['unknown', /未知/],
  ['not applicable', /不适用/],
];

describe('the list of rules', () => {
  it('holds the 120 rules of the five documents and the four national ones, and no other', () => {
    expect(RULES.length).toBe(124);
    expect(Object.keys(RULE_COVERAGE).sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  it('is about the shipped documents: another document under the same id has no entry', () => {
    for (const rule of RULES) expect(coverageOf(rule), rule.id).toBe(RULE_COVERAGE[rule.id]);
    const own = { ...(RULES[0] as Rule), source: 'a-document-of-its-own' };
    expect(coverageOf(own).proof).toBeNull();
  });

  it('says of printing and of the office’s own work where it is done', () => {
    for (const { id, does } of RULES) {
      const { where } = RULE_COVERAGE[id] ?? { where: [] };
      if (does.includes('print')) expect(where, id).toContain('paper');
      if (does.includes('staff')) expect(where, id).toContain('staff');
      if (does.includes('route')) expect(where, id).toContain('complain');
      expect(where.length, id).toBeGreaterThan(0);
    }
  });
});

describe('the panel of every rule', () => {
  it.each(RULES.filter((rule) => rule.panel !== null && rule.enabled).map((rule) => [rule.id, rule] as const))(
    '%s is told to be on the panel whose stamp it drives',
    (id, rule) => {
      const { where } = RULE_COVERAGE[id] ?? { where: [] };
      // What only asks for verification reaches no panel before it is confirmed.
      if (!isTrigger(rule)) expect(where).toContain(`board:${rule.panel}`);
      if (rule.judge !== null && !isTrigger(rule)) expect(where).toContain('audit');
    },
  );
});

describe('the proof of every rule', () => {
  it.each(RULES.map((rule) => rule.id))('%s is a test that names it', (id) => {
    const { proof } = RULE_COVERAGE[id] ?? { proof: null };
    expect(proof, `${id} has no proof`).not.toBeNull();
    const file = proof as string;
    expect(existsSync(path.join(REPOSITORY, ...file.split('/'))), `${file} does not exist`).toBe(true);
    expect(new RegExp(`\\b${id}\\b`).test(read(file)), `${file} does not name ${id}`).toBe(true);
  });

  it.each(judged.map((rule) => rule.id))('%s has a test in whose title it stands', (id) => {
    const file = RULE_COVERAGE[id]?.proof ?? '';
    const title = new RegExp(`\\b(?:describe|it|test)(?:\\.each\\([\\s\\S]*?\\))?\\(\\s*['"\`][^'"\`\\n]*\\b${id}\\b`);
    expect(title.test(read(file)), `${file} has no test with ${id} in its title`).toBe(true);
  });
});

/** What a judge never says, and why. */
const NEVER: Readonly<Record<string, { kind: string; why: string }>> = {
  'CZ-01': { kind: 'unmet', why: 'a cell that is blank is no evidence that nobody is in charge' },
};

describe('every rule that is judged', () => {
  it.each(judged.map((rule) => rule.id))('%s is shown met, unmet, unknown and not applicable', (id) => {
    const block = blockOf(id);
    expect(block, `no describe('${id}, …') in tests/rules`).not.toBeNull();
    const missing = KINDS.filter(([, words]) => !words.test(block ?? '')).map(([kind]) => kind);
    expect(missing, `${id} lacks a case`).toEqual(id in NEVER ? [NEVER[id]?.kind] : []);
  });
});

describe('every rule that asks to be judged', () => {
  /** Audits and derivations without a judge, and why. */
  const WITHOUT: Readonly<Record<string, string>> = {
    'CD-01': 'no table holds how many people an office has; the staff report prepares the worksheet',
    'CD-10': 'repeats CZ-05 to CZ-08, which are judged',
    'CD-20': 'repeats CZ-09 to CZ-13, which are judged',
    'WS-05': 'the text names no number of meetings',
    'WA-04': 'the tables hold counts and no single case',
  };

  it('has a judge, or is known to have none', () => {
    const asking = others
      .filter(({ does }) => does.includes('audit') || does.includes('derive'))
      .map((rule) => rule.id);
    expect(asking.sort()).toEqual(Object.keys(WITHOUT).sort());
  });
});
