import { beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../../src/desk/bundle-page.ts';
import { hashOf, placeOf, START, STEPS } from '../../src/desk/page/places.ts';

describe('the desk’s page', () => {
  let one: Awaited<ReturnType<typeof bundlePage>>;
  beforeAll(async () => {
    one = await bundlePage();
  });

  it('is the same every time, and asks no other host', async () => {
    const other = await bundlePage();
    expect(other).toEqual(one);
    expect(one.css).not.toMatch(/@import|url\((?!"?data:)/);
    expect(one.html.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"', 'href="desk.css"', 'src="desk.js"']);
  });

  it('has no script and no style in its HTML, so that both can be forbidden', () => {
    expect(one.html).not.toMatch(/<style|style=|<script(?![^>]*src=)| on\w+=/);
  });

  it('carries no path of the machine on which it was made', () => {
    expect(one.js + one.css).not.toContain(process.cwd());
  });

  it('finds the place again that its address says', () => {
    const place = { step: 'mend', file: 'tables/1总表（2026年10月）.xlsx', sheet: '表 & 1', cell: 'N9' } as const;
    expect(placeOf(hashOf(place))).toEqual(place);
    for (const step of STEPS) expect(placeOf(`#${step}`)).toEqual({ ...START, step });
    expect(placeOf('#什么')).toEqual(START);
  });
});
