/**
 * What every published page and file keeps to, over the whole sample city.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { judgeContent, loadContent, REPOSITORY } from '../../src/site.ts';
import { RULE_COVERAGE } from '../../src/views/policies/rule-coverage.ts';
import { findingWords } from '../../src/wording/audit.ts';
import { damageOf, filesBelow } from '../support/whole-release.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const pages = new Map<string, string>();
let files: string[] = [];

beforeAll(async () => {
  files = await filesBelow(folder);
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, await readFile(path.join(folder, file), 'utf8'));
  }
});

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*?\\s${name}="([^"]*)"`, 'gi'))].map((m) =>
    (m[1] as string).replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );

describe('the published sample city', () => {
  it.each([
    [
      'assets',
      [
        ...['@astrojs/react', 'astro', 'fastest-levenshtein', 'fflate', 'papaparse', 'react', 'react-dom', 'rolldown'],
        ...['saxes', 'scheduler', 'xmlchars'],
      ],
    ],
    ['kiosk/player-assets', ['dijkstrajs', 'js-sha256', 'qrcode']],
    ['pagefind', ['pagefind']],
  ])('lays the licences of programs of others beside them in %s', async (where, packages) => {
    const text = await readFile(path.join(folder, where, 'licences.txt'), 'utf8');
    expect([...text.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)).toEqual(packages);
    for (const one of text.split(/^-{60}$/m)) expect(one).toContain('MIT');
  });

  it('has the pages of the contract', () => {
    const wanted = [
      'index.html',
      'estates/index.html',
      'estates/JZ001/index.html',
      'firms/index.html',
      'firms/91000000MA00000157/index.html',
      'lists/index.html',
      'lists/000101/2026-10/index.html',
      'lists/000103/2026-Q3/index.html',
      'complain/index.html',
      'complain/000103/index.html',
      'c/JZ001/index.html',
      'policies/index.html',
      'policies/changzhi-72-2025/index.html',
      'data/index.html',
      'data/datapackage.json',
      'data/estate.csv',
      'data/estate.json',
      'data/release.json',
      'data/findings.csv',
      'data/findings-000101.csv',
      'audit/index.html',
      'audit/000101/index.html',
      'audit/000104/index.html',
      'bulletins/index.html',
      'bulletins/000101/2026-10/index.html',
      '404.html',
      'feed.xml',
      'sitemap-index.xml',
      'robots.txt',
    ];
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('says which edition it is on the home page, at /data/ and in what screens ask for, and nowhere else', async () => {
    const { release } = JSON.parse(await readFile(path.join(folder, 'data', 'release.json'), 'utf8')) as {
      release: string;
    };
    const saying: string[] = [];
    for (const file of files) {
      const text = (await readFile(path.join(folder, file))).toString('latin1');
      if (text.includes(release)) saying.push(file);
    }
    const data = ['data/datapackage.json', 'data/index.html', 'data/release.json'];
    // The index of sheets says since which publication each hangs so.
    expect(saying.sort()).toEqual([...data, 'index.html', 'kiosk/valid.json', 'print/index.json']);
    // At the foot of a page; at /data/ it stands in the page itself.
    const dated = [...pages].filter(([, html]) => html.includes('公布于 <time')).map(([page]) => page);
    expect(dated).toEqual(['index.html']);
  });

  it('has a page for every estate and every firm, the one with hardly any data included', async () => {
    const codes = async (table: string, header: string): Promise<string[]> =>
      (JSON.parse(await readFile(path.join(folder, 'data', `${table}.json`), 'utf8')) as Record<string, string>[]).map(
        (r) => r[header] as string,
      );
    for (const code of await codes('estate', '小区编码')) expect(files, code).toContain(`estates/${code}/index.html`);
    for (const code of await codes('firm', '统一社会信用代码'))
      expect(files, code).toContain(`firms/${code}/index.html`);
  });

  it('is whole by its own manifest, which lists everything but itself', async () => {
    expect(await damageOf(folder)).toEqual([]);
  });

  it('names the bytes of every input', async () => {
    const manifest = JSON.parse(await readFile(path.join(folder, 'data', 'release.json'), 'utf8')) as {
      inputs: { path: string; sha256: string }[];
    };
    expect(manifest.inputs.length).toBeGreaterThan(30);
    for (const input of manifest.inputs) expect(input.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says on every page that the data are a demonstration', () => {
    expect([...pages].filter(([, html]) => !html.includes('示例数据')).map(([file]) => file)).toEqual([]);
  });

  it('has a strict Content-Security-Policy on every page, and nothing that it would stop', () => {
    for (const [file, html] of pages) {
      const [policy] = [...html.matchAll(/<meta http-equiv="content-security-policy" content="([^"]*)"/gi)].map((m) =>
        (m[1] as string).replaceAll('&#39;', "'"),
      );
      expect(policy, file).toBeDefined();
      expect(policy, file).not.toContain('unsafe-inline');
      expect(policy, file).not.toContain("'unsafe-eval'");
      expect(policy, file).toContain("default-src 'none'");
      expect(html.match(/<[a-z][^>]*\sstyle=/gi) ?? [], file).toEqual([]);
      expect(html.match(/<[a-z][^>]*\son[a-z]+=/gi) ?? [], file).toEqual([]);
    }
  });

  it('loads nothing from another host', () => {
    const foreign: string[] = [];
    for (const [file, html] of pages) {
      for (const source of [...attributes(html, 'src'), ...attributes(html, 'srcset')]) {
        if (/^(?:https?:)?\/\//.test(source) && !source.startsWith(address)) foreign.push(`${file}: ${source}`);
      }
      for (const [, href] of html.matchAll(
        /<link[^>]*\srel="(?:stylesheet|preload|modulepreload|icon)"[^>]*\shref="([^"]*)"/gi,
      )) {
        if (/^(?:https?:)?\/\//.test(href as string)) foreign.push(`${file}: ${href}`);
      }
    }
    expect(foreign).toEqual([]);
  });

  it('has no broken internal link or anchor', () => {
    const broken: string[] = [];
    const ids = new Map([...pages].map(([file, html]) => [file, new Set(attributes(html, 'id'))]));
    for (const [file, html] of pages) {
      for (const href of attributes(html, 'href')) {
        if (/^(?:tel|mailto|data):/.test(href)) continue;
        const url = new URL(href, `${address}/${file.replace(/index\.html$/, '')}`);
        if (!url.href.startsWith(`${address}/`)) continue;
        const target = decodeURIComponent(url.pathname).slice(1);
        const found = target === '' || target.endsWith('/') ? `${target}index.html` : target;
        if (!files.includes(found)) broken.push(`${file} → ${href}`);
        else if (url.hash.length > 1 && ids.has(found) && !ids.get(found)?.has(decodeURIComponent(url.hash.slice(1))))
          broken.push(`${file} → ${href} (anchor)`);
      }
    }
    expect([...new Set(broken)].slice(0, 20)).toEqual([]);
  });

  it('has a title, a language, one main heading and unique ids on every page', () => {
    for (const [file, html] of pages) {
      expect(html, file).toMatch(/<html[^>]*\slang="zh-CN"/);
      expect(html, file).toMatch(/<title>[^<]+<\/title>/);
      expect(html.match(/<h1[\s>]/g)?.length, file).toBe(1);
      const all = attributes(html, 'id');
      expect(
        all.filter((id, i) => all.indexOf(id) !== i),
        file,
      ).toEqual([]);
    }
  });

  it('shows no word that a program left behind', () => {
    for (const [file, html] of pages) {
      const words = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ');
      expect(words.match(/\b(?:undefined|null|NaN)\b|\[object /g) ?? [], file).toEqual([]);
    }
  });

  it('lists all rules, the national ones included, with the test that proves each, those of other places included', async () => {
    const { library } = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
    const rules = library.flatMap((profile) => profile.rules);
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(RULE_COVERAGE).sort());
    const html = pages.get('policies/index.html') ?? '';
    const rows = new Map([...html.matchAll(/<tr data-id="([A-Z]{2}-\d+)">.*?<\/tr>/gs)].map((m) => [m[1], m[0]]));
    expect(rules.filter(({ id }) => !rows.has(id)).map(({ id }) => id)).toEqual([]);
    for (const [id, row] of rows) expect(row, id).not.toContain('尚无检验');
  });

  it('keeps former managers out of every file', async () => {
    const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
    const managers = content.register.records.manager;
    const serving = new Set(managers.filter((m) => m.until === null || m.until > '2026-11-10').map((m) => m.phone));
    const former = managers.filter((m) => m.until !== null && m.until <= '2026-11-10' && !serving.has(m.phone));
    expect(former.length).toBeGreaterThan(5);
    for (const file of files.filter((name) => /\.(?:html|csv|json|xml)$/.test(name))) {
      const text = await readFile(path.join(folder, file), 'utf8');
      expect(
        former.filter((m) => text.includes(m.phone)).map((m) => m.name),
        file,
      ).toEqual([]);
    }
  });

  it('marks a draft on its page and at each of its rules, and judges nobody by it', async () => {
    const html = pages.get('policies/changzhi-draft-opinions/index.html') ?? '';
    const rules = html.match(/<section class="panel rule[^"]*"/g) ?? [];
    expect(rules.length).toBe(24);
    expect(html.match(/征求意见稿 · 尚未生效 · 本站不据此判断任何人/g)?.length).toBe(rules.length + 1);
    expect(await readFile(path.join(folder, 'data', 'findings.csv'), 'utf8')).not.toMatch(/^CD-/m);
  });

  it('holds nothing of a prompt to verify, which is for staff alone', async () => {
    const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
    const findings = judgeContent(content, '2026-11-10' as IsoDate);
    const prompts = findings.filter((found) => found.verdict === '待核实');
    expect(prompts.length).toBeGreaterThan(4);
    const rules = new Map(
      [...content.profiles.values()].flatMap(({ rules: own }) => own.map((rule) => [rule.id, rule])),
    );
    // The other verdicts of such a rule stay inside too: whoever is missing among them would be known to be suspected.
    const isTrigger = (id: string): boolean => {
      const rule = rules.get(id);
      if (rule === undefined) return false;
      const { does, params } = rule;
      return (does.includes('derive') && params.prompt === true) || (does.includes('staff') && !does.includes('show'));
    };
    const secret = findings.filter((found) => isTrigger(found.rule) && found.verdict !== '已确认');
    expect(secret.length).toBeGreaterThan(prompts.length);

    for (const file of files.filter((name) => /\.(?:html|csv|json|xml|js|txt)$/.test(name))) {
      const text = await readFile(path.join(folder, file), 'utf8');
      // A confirmed finding repeats the sum of its prompt; all else that a prompt says must be nowhere.
      expect(
        prompts
          .filter((found) => text.includes(found.detail) || text.includes(findingWords(found)))
          .map(({ rule }) => rule),
        file,
      ).toEqual([]);
    }
    for (const file of files.filter((name) => /^data\/findings.*\.csv$/.test(name))) {
      const [header, ...rows] = Papa.parse<string[]>((await readFile(path.join(folder, file), 'utf8')).trimEnd()).data;
      expect(header?.[4]).toBe('verdict');
      expect(
        rows.map((row) => row[4]).filter((verdict) => verdict === '待核实'),
        file,
      ).toEqual([]);
      expect(
        rows.filter((row) => isTrigger(row[0] as string) && row[4] !== '已确认').map((row) => row.slice(0, 5)),
        file,
      ).toEqual([]);
      expect(
        rows.filter((row) => (row[4] === '已确认') !== (row[5] === 'true')),
        file,
      ).toEqual([]);
    }
    // On pages a finding carries the id of its rule; a trigger's is there only for what was confirmed.
    const confirmed = new Set(findings.filter(({ verdict }) => verdict === '已确认').map(({ rule }) => rule));
    for (const [file, html] of pages) {
      const shown = attributes(html, 'data-rule').filter((id) => isTrigger(id) && !confirmed.has(id));
      expect(shown, file).toEqual([]);
    }
    for (const { rule, subject, subjectKind } of secret) {
      const page = pages.get(`${subjectKind === 'firm' ? 'firms' : 'estates'}/${subject}/index.html`);
      const isConfirmed = findings.some((f) => f.rule === rule && f.subject === subject && f.verdict === '已确认');
      if (page === undefined || isConfirmed) continue;
      expect(attributes(page, 'data-rule').includes(rule), `${subject} ${rule}`).toBe(false);
    }
  });

  it('lists every page in the sitemap, with absolute addresses', async () => {
    const index = await readFile(path.join(folder, 'sitemap-index.xml'), 'utf8');
    const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => (m[1] as string).slice(address.length + 1));
    expect(parts.length).toBeGreaterThan(0);
    const listed = new Set<string>();
    for (const part of parts) {
      for (const [, loc] of (await readFile(path.join(folder, part), 'utf8')).matchAll(/<loc>([^<]+)<\/loc>/g))
        listed.add((loc as string).slice(address.length));
    }
    const wanted = [...pages]
      .filter(([file, html]) => file.endsWith('index.html') && !html.includes('<meta name="robots" content="noindex">'))
      .map(([file]) => file)
      .map((file) => `/${file.slice(0, -'index.html'.length)}`);
    expect(wanted.filter((page) => !listed.has(page))).toEqual([]);
  });
});
