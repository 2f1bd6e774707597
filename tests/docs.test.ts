import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLANATIONS } from '../src/intake/explanations.ts';
import { kioskSchema, SCREEN_FRAMES } from '../src/intake/kiosk-settings.ts';
import { CATALOGUE, type Details, type ProblemCode, problem } from '../src/intake/problems.ts';
import { PROFILE_KEYS } from '../src/intake/profiles.ts';
import { TABLES } from '../src/tables/catalogue.ts';
import { columnList } from '../src/tables/column.ts';

const README = readFileSync(new URL('../content/README.md', import.meta.url), 'utf8');

/** The text under the heading of a table, up to the next heading. */
function sectionOf(heading: string): string {
  const start = README.indexOf(`\n## ${heading}\n`);
  if (start < 0) return '';
  const end = README.indexOf('\n## ', start + 1);
  return README.slice(start, end < 0 ? undefined : end);
}

describe('content/README.md', () => {
  it.each(TABLES.map((table) => [table.name, table.id, table] as const))(
    'explains every column of %s %s in its own section',
    (name, id, table) => {
      const section = sectionOf(`${name} ${id}`);
      expect(section, `no section 「## ${name} ${id}」`).not.toBe('');
      const rows = section.split('\n').filter((line) => line.startsWith('|'));
      const explained = new Map(
        rows
          .map((row) => row.split('|').map((cell) => cell.trim()))
          .map((cells) => [cells[1]?.replaceAll('`', ''), cells]),
      );
      for (const [, column] of columnList(table)) {
        const cells = explained.get(column.header);
        expect(cells, `「${column.header}」 is not explained`).toBeDefined();
        expect(cells?.[2] === '是', `whether 「${column.header}」 is required`).toBe(column.required);
        expect((cells?.[3] ?? '').length, `what to write in 「${column.header}」`).toBeGreaterThan(1);
      }
      for (const header of explained.keys()) {
        if (header === undefined || /^(?:列名|-+)$/.test(header)) continue;
        expect(
          columnList(table).map(([, column]) => column.header),
          `「${header}」 is explained and does not exist`,
        ).toContain(header);
      }
    },
  );

  it('names no other way of writing a header that is not understood', () => {
    for (const table of TABLES) {
      const rows = sectionOf(`${table.name} ${table.id}`)
        .split('\n')
        .filter((line) => line.startsWith('| `'));
      for (const row of rows) {
        const cells = row.split('|').map((cell) => cell.trim());
        const column = columnList(table)
          .map(([, c]) => c)
          .find((c) => `\`${c.header}\`` === cells[1]);
        const aliases = /列名：([^。；]*)/.exec(cells[5] ?? '')?.[1]?.split('、') ?? [];
        const names = column?.type.is === 'reference' ? column.type.nameHeaders : [];
        for (const alias of aliases)
          expect([...(column?.aliases ?? []), ...names], `${table.name} ${cells[1]}`).toContain(
            alias.replaceAll('`', ''),
          );
      }
    }
  });

  it('names every table in which equal rows are only warned of, where it speaks of them', () => {
    const sentence = README.split('\n').find((line) => line.startsWith('**重复的行。**')) ?? '';
    const named = /^\*\*重复的行。\*\* ?([^里]*)里/.exec(sentence)?.[1]?.split('、');
    const warned = TABLES.filter(({ duplicates }) => duplicates === 'warning').map(({ name }) => name);
    expect(named, '重复的行 of content/README.md').toEqual(warned);
  });

  it('explains every setting of lobby screens and names every panel they may show', () => {
    const section = sectionOf('门户设置 portal.yaml');
    for (const word of [...Object.keys(kioskSchema.shape), ...SCREEN_FRAMES])
      expect(section.includes(`\`${word}\``), word).toBe(true);
  });

  it('explains every key of a profile, of a rule and of a table of routing', () => {
    const section = sectionOf('规则文件 jurisdictions');
    expect(PROFILE_KEYS.filter((key) => !section.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every value of every closed list', () => {
    for (const table of TABLES) {
      const section = sectionOf(`${table.name} ${table.id}`);
      for (const [, { header, type }] of columnList(table)) {
        if (type.is === 'choice' && type.closed)
          for (const value of type.values)
            expect(section.includes(value), `${table.name} ${header} ${value}`).toBe(true);
      }
    }
  });
});

const BEGS_OR_BLAMES = /请|抱歉|对不起|无效|非法|不合法/;

describe('the catalogue of problems', () => {
  const codes = Object.keys(CATALOGUE) as ProblemCode[];
  /** A hint is words for most messages and a whole sentence for those that end in it. */
  const detailsFor = (code: ProblemCode): Details => {
    const details = { hint: '「收费标准」', other: '收费标准.csv 第 3 行', limit: 12, header: '收费标准' };
    const endsInHint = problem(code, { file: 'x' }, 'x', details).message.endsWith(details.hint);
    return endsInHint ? { ...details, hint: '核对以后再填。' } : details;
  };

  it('has permanent codes in kebab-case, each once', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    const source = readFileSync(new URL('../src/intake/problems.ts', import.meta.url), 'utf8');
    const written = [...source.matchAll(/^ {2}'([a-z-]+)': (?:error|warning)\(/gm)].map((m) => m[1]);
    expect([...new Set(written)]).toEqual(written);
    expect(written).toEqual(codes);
  });

  it.each(codes)('says %s in Chinese, with the place, a fact and a remedy, and blames nobody', (code) => {
    const { message } = problem(
      code,
      { file: 'tables/收费标准.csv', sheet: '收费', row: 7, column: '收费标准', columnIndex: 2 },
      '2.8元',
      detailsFor(code),
    );
    expect(message.startsWith('tables/收费标准.csv「收费」工作表 第 7 行「收费标准」（C7）')).toBe(true);
    const said = message.slice(message.indexOf('（C7）') + 4);
    expect(said.match(/[\u4e00-\u9fff]/g)?.length ?? 0).toBeGreaterThan(5);
    expect(said.endsWith('。'), said).toBe(true);
    expect(said).not.toMatch(/。。|，。|：。| {2}|undefined|null|NaN|\[object/);
  });

  it('has no word that begs or blames', () => {
    for (const code of codes) {
      for (const details of [{}, detailsFor(code)]) {
        for (const value of ['2.8元', null]) {
          const { message } = problem(code, { file: 'x' }, value, details);
          expect(message, code).not.toMatch(BEGS_OR_BLAMES);
          expect(message, code).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }
    }
  });

  it.each(codes)('explains %s by a title of its own, a why and a remedy in sentences', (code) => {
    const { title, why, remedy } = EXPLANATIONS[code];
    expect(Object.values(EXPLANATIONS).filter((other) => other.title === title)).toHaveLength(1);
    expect([...title].length, title).toBeLessThanOrEqual(20);
    expect(title).not.toMatch(/[。，：]/);
    for (const sentence of [why, remedy]) {
      expect(sentence.match(/[\u4e00-\u9fff]/g)?.length ?? 0, sentence).toBeGreaterThan(3);
      expect(sentence.endsWith('。'), sentence).toBe(true);
    }
    expect(`${title}${why}${remedy}`).not.toMatch(BEGS_OR_BLAMES);
  });

  it('is used to its last code', () => {
    const intake = new URL('../src/intake/', import.meta.url);
    const files = readdirSync(intake, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'problems.ts')
      .map((file) => new URL(file, intake));
    const others = ['../src/site.ts', '../src/publish/refusals.ts'].map((file) => new URL(file, import.meta.url));
    const sources = [...files, ...others].map((file) => readFileSync(file, 'utf8'));
    for (const code of codes)
      expect(
        sources.some((source) => source.includes(`'${code}'`)),
        code,
      ).toBe(true);
  });
});
