/**
 * The ready recipes in `guides/`: what they run can be run, and each engine's way of counting comes to shards that are counted from
 * 1, all of them, once. Their forms were held against the engines' own schemas by hand (`guides/batch.md` says which), since those
 * files are not ours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { REPOSITORY } from '../src/site.ts';

const read = (file: string): string => readFileSync(path.join(REPOSITORY, file), 'utf8');
const RECIPES = [
  'guides/upload.sh',
  ...readdirSync(path.join(REPOSITORY, 'guides', 'batch')).map((name) => `guides/batch/${name}`),
].sort();

interface Command {
  name: string;
  options: string[];
}

/** The commands that a recipe runs, continued lines as one. */
function commandsIn(recipe: string): Command[] {
  const text = read(recipe).replaceAll(/\\\n\s*|\n\s*(?=--)/g, ' ');
  return [...text.matchAll(/scripts\/run\.mjs ([a-z]+)([^\n|&]*)/g)].map(([, name = '', rest = '']) => ({
    name,
    options: [...rest.matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map(([option]) => option),
  }));
}

describe('the recipes', () => {
  it.each(RECIPES)('run in %s commands that there are, with options that they have', (recipe) => {
    const commands = commandsIn(recipe);
    expect(commands.length).toBeGreaterThan(0);
    for (const { name, options } of commands) {
      expect(existsSync(path.join(REPOSITORY, 'scripts', `${name}.ts`)), name).toBe(true);
      const script = read(`scripts/${name}.ts`);
      for (const option of options)
        expect(option === '--help' || script.includes(`ption('${option} <`), `${name} ${option}`).toBe(true);
    }
  });

  it.each(RECIPES.filter((recipe) => recipe.includes('batch/')))('settle in %s one day for all shards', (recipe) => {
    const builds = commandsIn(recipe).filter(({ options }) => options.includes('--shard'));
    expect(builds.length).toBe(1);
    const day =
      builds[0]?.options.includes('--as-of') || /submit\)[^;]*date \+%F[\s\S]*--as-of "\$as_of"/.test(read(recipe));
    expect(day).toBe(true);
    expect(commandsIn(recipe).filter(({ name }) => name === 'merge')).toHaveLength(1);
  });

  it('add one to the numbers of Kubernetes, which begin with 0, and run as many as there are shards', () => {
    const [shards, merge] = parseAllDocuments(read('guides/batch/kubernetes.yaml')).map((one) => one.toJS());
    const { completionMode, completions, template } = shards.spec;
    const [container] = template.spec.containers;
    expect(completionMode).toBe('Indexed');
    expect(container.args[0]).toContain('shard=$((JOB_COMPLETION_INDEX + 1))');
    expect(container.args[0]).toContain('--shard "$shard/$SHARDS"');
    expect(container.env).toContainEqual({ name: 'SHARDS', value: String(completions) });
    expect(merge.spec.suspend).toBe(true);
  });

  it('take the numbers of GitLab as they are, and join when all are done', () => {
    const { shard, publish } = parse(read('guides/batch/gitlab-ci.yml'));
    expect(shard.parallel).toBeGreaterThan(1);
    expect(shard.script[0]).toContain('--shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"');
    expect(publish.needs).toEqual(['shard']);
  });

  it('count in the matrix of GitHub from 1, and join when all are done', () => {
    const { jobs } = parse(read('guides/batch/github.yml'));
    const numbers: number[] = jobs.shard.strategy.matrix.shard;
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(jobs.publish.needs).toBe('shard');
    const build = jobs.shard.steps.find(({ run }: { run?: string }) => run?.includes('--shard "$SHARD/$SHARDS"'));
    expect(build.env).toMatchObject({
      SHARD: expect.stringContaining(' matrix.shard '),
      SHARDS: expect.stringContaining(' strategy.job-total '),
    });
  });

  it('count in the array of Slurm from 1, and join when all are done well', () => {
    const script = read('guides/batch/slurm.sh');
    expect(script).toContain('--array="1-$of"');
    expect(script).toContain('--shard "$SLURM_ARRAY_TASK_ID/$of"');
    expect(script).toContain('--dependency="afterok:$array"');
  });
});
