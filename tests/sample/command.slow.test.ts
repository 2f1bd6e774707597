/**
 * `npm run sample` as an office meets it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planCity } from '../../src/sample/city.ts';
import { sampleTables, tablePieces } from '../../src/sample/folder.ts';
import { command, commandHere } from '../support/commands.ts';

describe('npm run sample', () => {
  const made = mkdtempSync(path.join(tmpdir(), 'sample-'));
  afterAll(() => rmSync(made, { recursive: true }));

  it('writes a content folder, with one line per table, and refuses to write into it again', async () => {
    const first = await command('sample', ['--out', 'city', '--estates', '3'], made);
    expect(first.code).toBe(0);
    expect(first.output.match(/行$/gm)).toHaveLength(sampleTables().length);
    expect(readdirSync(path.join(made, 'city')).sort()).toEqual(['notices', 'portal.yaml', 'tables']);
    expect(readFileSync(path.join(made, 'city/tables/estate.csv'), 'utf8')).toBe(
      [...tablePieces(planCity({ estates: 3, seed: '1' }), 'estate')].map((piece) => piece.text).join(''),
    );
    const second = await commandHere('sample', ['--out', 'city', '--estates', '3'], made);
    expect(second.code).toBe(2);
    expect(second.output).toContain('没有动它');
  });

  it('ends with 2 and writes nothing when the number of estates is none', async () => {
    for (const estates of ['0', '-5', '1e3', '200001', '十']) {
      const { code, output } = await commandHere('sample', ['--out', 'other', '--estates', estates], made);
      expect([code, output]).toEqual([2, `--estates 写的是「${estates}」。写 1 到 200000 的整数。\n`]);
    }
    expect(readdirSync(made)).not.toContain('other');
  });
});
