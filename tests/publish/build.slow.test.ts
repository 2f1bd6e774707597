/**
 * The commands as an office meets them: new, check, build, rollback, with their exit codes.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { REPOSITORY } from '../../src/site.ts';
import { command, commandHere, type Ended } from '../support/commands.ts';
import { damageOf, filesBelow, releaseIdOf } from '../support/whole-release.ts';

let work: string;
let content: string;
/** An office's folder with a county of which one estate stands there. */
let county: string;
/** What two builds of one office below a path said, whose tables say whatever they like. */
let atOnce: Ended[];
const HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
const asOf = ['--as-of', '2026-11-10'];

beforeAll(async () => {
  // On another disk than the one where pages are made, if there is one: nothing can be renamed from one to the other.
  const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  work = await mkdtemp(path.join(disk, 'gongshilan-build-'));
  content = path.join(work, 'office');
  const made = await command('new', [content]);
  expect(made.output).toContain('新建好了');
  expect(made.code).toBe(0);
  await office('hostile', {
    'tables/小区-更多.csv': `小区编码,小区名称,行政区划代码,管理模式,地址,街道\nX1,${csv(HOSTILE)},000101,专业物业,${csv('=HYPERLINK("http://evil")')},${csv("'; DROP TABLE")}\n`,
    'notices/x.md': `---\ntitle: '<b onclick="x">标题</b>'\ntype: 公告\ntargets: [X1]\npublisher: 示例\nfrom: "2026-11-01"\n---\n${HOSTILE}\n\n[链接](javascript:alert(3)) ![图](https://evil.example/x.png)\n`,
  });
  const options = ['--base', 'https://example.org/wygs', ...asOf];
  atOnce = await Promise.all([
    command('build', ['--content', path.join(work, 'hostile'), '--out', out('first'), ...options]),
    // A relative path is meant from where the user stands.
    command('build', ['--content', 'hostile', '--out', 'second-site', ...options], work),
  ]);
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A copy of the starter folder with some files changed. */
async function office(name: string, files: Record<string, string> = {}): Promise<string> {
  const folder = path.join(work, name);
  await cp(content, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
  return folder;
}

const out = (name: string): string => path.join(work, `${name}-site`);

describe('new', () => {
  it('writes a folder that passes every check', async () => {
    const checked = await commandHere('check', ['--content', content, ...asOf]);
    expect(checked.output).toContain('没有发现问题。');
    expect(checked.code).toBe(0);
  });

  it('says what comes next, and that the documents of another city than its own hold nowhere in it', async () => {
    const folder = path.join(work, 'another-city');
    const made = await commandHere('new', [folder, '--division', '140500', '--profile', '140400']);
    expect(made.code).toBe(0);
    expect(made.output).toContain('现在还是示例');
    expect(made.output).toContain('长治市的文件管不到 140500');
    expect(await readFile(path.join(folder, 'portal.yaml'), 'utf8')).toContain('profiles: {"140500": "140400"}');
    expect(await readFile(path.join(folder, 'jurisdictions', '140400.yaml'), 'utf8')).toContain('copied_from:');
    // As soon as it says that it is real, nothing of the software's own may stand in it.
    const portal = await readFile(path.join(folder, 'portal.yaml'), 'utf8');
    await writeFile(path.join(folder, 'portal.yaml'), portal.replace('demo: true', 'demo: false'));
    const checked = await commandHere('check', ['--content', folder, ...asOf]);
    expect(checked.code).toBe(1);
    for (const code of ['placeholder-left', 'host-example', 'profile-foreign']) expect(checked.output).toContain(code);
  });

  it('writes nothing where an option can’t be right', async () => {
    const folder = path.join(work, 'nowhere');
    const refused = await commandHere('new', [folder, '--division', '14']);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain('--division 写的是「14」');
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves a folder alone that holds something', async () => {
    const again = await commandHere('new', [content]);
    expect(again.code).toBe(2);
    expect(again.output).toContain('没有动它');
  });
});

describe('check', () => {
  it('writes findings and the staff report where it is told to, prompts included', async () => {
    const sample = path.join(REPOSITORY, 'content');
    const [findings, report] = [path.join(work, 'findings.csv'), path.join(work, 'report.html')];
    const where = ['--findings', findings, '--report', report];
    const checked = await commandHere('check', ['--content', sample, ...where, ...asOf]);
    expect(checked.code).toBe(0);
    const rows = (await readFile(findings, 'utf8')).split('\r\n');
    expect(rows[0]).toBe(
      '\ufeffrule,subject_kind,subject,period,verdict,confirmed,detail,sources,subject_name,division_name,rule_title',
    );
    const run = rows.find((row) => row.startsWith('CZ-18,firm,91000000MA000004XL,'));
    expect(run).toContain(
      'CZ-18,firm,91000000MA000004XL,2026-10,待核实,false,甲子县 2026-08 至 2026-10 连续 3 期列入黑榜',
    );
    expect(run).toContain('tables/红黑榜-甲子县.csv:27');
    expect(await readFile(report, 'utf8')).toContain('甲子县 2026-08 至 2026-10 连续 3 期列入黑榜');
  });
});

describe('an office below a path whose tables say whatever they like', () => {
  it('gives two offices at once the same bytes, and a relative path is meant from where the user stands', async () => {
    for (const { code, output } of atOnce) {
      expect(output).toContain('发布完成');
      expect(code).toBe(0);
    }
    expect([await damageOf(out('first')), await damageOf(out('second'))]).toEqual([[], []]);
    const files = await filesBelow(out('first'));
    expect(await filesBelow(out('second'))).toEqual(files);
    for (const file of files) {
      const same = (await readFile(path.join(out('first'), file))).equals(
        await readFile(path.join(out('second'), file)),
      );
      expect(same, file).toBe(true);
    }
  });

  it('is served below it, its sheets as well', async () => {
    const html = await readFile(path.join(out('first'), 'estates', 'JZ003', 'index.html'), 'utf8');
    const links = [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)].map((m) => m[1] as string);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !link.startsWith('/wygs/'))).toEqual([]);
    // Sheets lie below the same path.
    const sheets = links.find((link) => link.startsWith('/wygs/print/') && link.includes('#')) ?? '';
    const page = path.join(out('first'), ...sheets.replace('/wygs/', '').replace(/#.*/, 'index.html').split('/'));
    const files = [...(await readFile(page, 'utf8')).matchAll(/\shref="([^"]*\.pdf)"/g)].map((m) => m[1] as string);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files)
      expect(existsSync(path.join(out('first'), decodeURIComponent(file).replace('/wygs/', ''))), file).toBe(true);
  });

  it('escapes whatever a table says, on the page and in the downloads', async () => {
    const html = await readFile(path.join(out('first'), 'estates', 'X1', 'index.html'), 'utf8');
    expect(html).toContain('&lt;script&gt;alert(1)');
    for (const file of (await filesBelow(out('first'))).filter((name) => name.endsWith('.html'))) {
      const whole = await readFile(path.join(out('first'), file), 'utf8');
      expect(whole, file).not.toMatch(/href="javascript:/i);
      // What stands in an attribute's quotes is text, whatever it looks like.
      const page = whole.replace(/="[^"]*"/g, '=""');
      expect(page, file).not.toContain('<script>alert');
      expect(page, file).not.toMatch(/<img[^>]*onerror/);
      expect(whole, file).not.toMatch(/<img[^>]*evil/);
      expect(page, file).not.toMatch(/<b onclick/);
    }
    const download = await readFile(path.join(out('first'), 'data', 'estate.csv'), 'utf8');
    expect(download).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });
});

describe('build', () => {
  it('makes the second of two builds wait its turn in the same place', { tags: 'long' }, async () => {
    county = await office('county', {
      'tables/行政区划-更多.csv': '行政区划代码,名称,上级代码,层级\n000109,壬申县,000100,县\n',
      'tables/小区-更多.csv': '小区编码,小区名称,行政区划代码,管理模式\nRS001,另一个县的小区,000109,专业物业\n',
    });
    const options = ['--content', county, '--division', '000109', '--out', out('county'), '--only', 'site', ...asOf];
    // Rendering pages takes longer than a second command needs to start.
    const rivals = await Promise.all([1, 2].map(() => command('build', options)));
    expect(rivals.map((ended) => ended.code).sort()).toEqual([0, 4]);
    expect(rivals.map((ended) => ended.output).join()).toContain('等它结束再来');
    expect(await damageOf(out('county'))).toEqual([]);
  });

  it('has no page of sheets and no way to one where only the site is published', { tags: 'long' }, async () => {
    const files = await filesBelow(out('county'));
    expect(files).toContain('index.html');
    expect(files.filter((file) => file.startsWith('print/'))).toEqual([]);
    for (const file of files.filter((name) => /\.(?:html|xml)$/.test(name)))
      expect(await readFile(path.join(out('county'), file), 'utf8'), file).not.toMatch(/\/print\/|打印公示单/);
  });

  it('publishes one division alone, on pages, on paper and on screens', { tags: 'long' }, async () => {
    const estates = JSON.parse(await readFile(path.join(out('county'), 'data', 'estate.json'), 'utf8')) as Record<
      string,
      string
    >[];
    expect(estates.map((estate) => estate.小区编码)).toEqual(['RS001']);
    const pages = await filesBelow(out('county'));
    const parts = ['--out', out('county'), '--division', '000109', '--only', 'print,kiosk'];
    expect((await commandHere('build', ['--content', county, ...parts, ...asOf])).code).toBe(0);
    const files = await filesBelow(out('county'));
    expect(files.some((file) => file.startsWith('print/'))).toBe(true);
    expect(files).toContain('kiosk/RS001/index.html');
    expect([...pages, ...files].filter((file) => /JZ003|甲子县/.test(file))).toEqual([]);
  });

  it('makes another release for another day', { tags: 'long' }, async () => {
    const before = await releaseIdOf(out('first'));
    const later = ['--content', content, '--out', out('first'), '--only', 'kiosk', '--as-of', '2026-11-11'];
    // Pages and sheets stand below another address, from which nothing carries them over.
    const stopped = await commandHere('build', later);
    expect(stopped.code).toBe(1);
    expect(stopped.output).toContain('网站整个没有了');
    expect(await releaseIdOf(out('first'))).toBe(before);
    expect((await commandHere('build', [...later, '--accept', '换了网址'])).code).toBe(0);
    expect(await releaseIdOf(out('first'))).not.toBe(before);
    const back = await command('rollback', ['--out', out('first')]);
    expect(back.code).toBe(0);
    expect(await releaseIdOf(out('first'))).toBe(before);
    expect(await damageOf(out('first'))).toEqual([]);
    expect((await commandHere('rollback', ['--out', out('first')])).code).toBe(2);
  });

  it('publishes nothing where a table has an error, and the old site stays', async () => {
    const before = await releaseIdOf(out('first'));
    const broken = await office('broken', {
      'tables/收费标准-更多.csv': '小区编码,收费项目,收费标准,单位\nJZ003,停车费,约2.8,元/次\n',
    });
    const json = path.join(work, 'problems.json');
    const checked = await commandHere('check', ['--content', broken, '--json', json, ...asOf]);
    expect(checked.code).toBe(1);
    expect(checked.output).toContain(
      '第 2 行「收费标准」（C2）写的是「约2.8」。只填数字，例如 2.80。 [amount-not-numeric]',
    );
    const problems = JSON.parse(await readFile(json, 'utf8')) as Problem[];
    expect(problems.map((p) => [p.file, p.row, p.column, p.code, p.severity])).toEqual([
      ['tables/收费标准-更多.csv', 2, '收费标准', 'amount-not-numeric', 'error'],
    ]);
    const built = await commandHere('build', ['--content', broken, '--out', out('first'), ...asOf]);
    expect(built.code).toBe(1);
    expect(built.output).toContain('没有发布');
    expect(await releaseIdOf(out('first'))).toBe(before);
  });

  it('says so when nothing can be written where the output should be', async () => {
    // The output's parent is a file: nothing can be written there.
    await writeFile(path.join(work, 'a-file'), 'x');
    const nowhere = path.join(work, 'a-file', 'site');
    const built = await commandHere('build', ['--content', content, '--out', nowhere, ...asOf]);
    expect(built.code).toBe(2);
    expect(built.output).toContain('换一个 --out');
    expect(built.output).not.toContain('发布完成');
  });

  it('refuses to replace a folder that is not its own', async () => {
    const theirs = path.join(work, 'theirs');
    await mkdir(theirs);
    await writeFile(path.join(theirs, 'thesis.txt'), 'years of work');
    const built = await commandHere('build', ['--content', content, '--out', theirs, ...asOf]);
    expect(built.code).toBe(2);
    expect(built.output).toContain('不是以前发布的链接');
    expect(await readFile(path.join(theirs, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('says what a wrong option should be', async () => {
    const bare = await office('bare', {
      'tables/行政区划-更多.csv': '行政区划代码,名称,上级代码,层级\n000101009,没有小区的街道,000101,街道\n',
    });
    const wrong = [
      [['--content', content], '缺少必需的选项 --out'],
      [['--content', content, '--out', out('x'), '--as-of', '2026-02-30'], '写成 2026-10-31 这样的日期'],
      [['--content', path.join(work, 'nowhere'), '--out', out('x')], '没有'],
      [['--content', content, '--out', out('x'), '--division', '999999'], '行政区划表里没有'],
      [['--content', bare, '--out', out('x'), '--division', '000101009'], '小区表里没有小区属于它'],
      [['--content', content, '--out', out('x'), '--base', 'example.org'], 'https://example.org'],
      [['--content', content, '--out', out('x'), '--only', 'fax'], '可以写'],
    ] as const;
    for (const [args, words] of wrong) {
      const { code, output } = await commandHere('build', args);
      expect(code, words).toBe(2);
      expect(output).toContain(words);
    }
    expect(existsSync(out('x'))).toBe(false);
  });
});

const csv = (text: string): string => `"${text.replaceAll('"', '""')}"`;
