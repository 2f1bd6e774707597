/** Text of PDF objects: what is a reference, what is a string that only looks like one. */
import { describe, expect, it } from 'vitest';
import { type Changes, changed, entriesOf, mustKnow, referencesOf } from '../../../src/paper/join/object-text.ts';

const changes = (more: Partial<Changes> = {}): Changes => ({
  reference: (number) => number + 100,
  id: (name) => `7.${name}`,
  parentKey: 30,
  level: 1,
  ...more,
});

describe('the text of an object', () => {
  it('gets new references, keys, names of header cells and levels of headings', () => {
    expect(changed('<<\n  /S /H2\n  /P 6 0 R\n  /K [102 7 0 R 8 0 R]\n  /Pg 120 0 R\n>>', changes())).toBe(
      '<<\n  /S /H3\n  /P 106 0 R\n  /K [102 107 0 R 108 0 R]\n  /Pg 220 0 R\n>>',
    );
    expect(changed('<< /StructParents 2 /StructParent 0 >>', changes())).toBe(
      '<< /StructParents 32 /StructParent 30 >>',
    );
    expect(changed('<< /ID (U1x0y0) /Headers [(U1x0y0) (U1x1y0)] >>', changes())).toBe(
      '<< /ID (7.U1x0y0) /Headers [(7.U1x0y0) (7.U1x1y0)] >>',
    );
  });

  it('leaves strings alone, whatever they look like', () => {
    const alt = '/Alt (see 5 0 R, \\) /S /H1 (in 6 0 R) /ID (U1x0y0)\\\\)';
    expect(changed(`<< ${alt} /P 6 0 R >>`, changes())).toBe(`<< ${alt} /P 106 0 R >>`);
    expect(referencesOf(`[(1 0 R) 2 0 R 3 4 0 R]`)).toEqual([2, 4]);
  });

  it('keeps its own place while a change asks for another text', () => {
    const reference = (number: number): number =>
      number > 50 ? number : Number(/(\d+)/.exec(changed(`[${number + 50} 0 R 9 0 R]`, changes()))?.[0]);
    expect(changed('[1 0 R 2 0 R]', changes({ reference }))).toBe('[151 0 R 152 0 R]');
  });

  it('refuses a heading that would have no tag', () => {
    expect(() => changed('<< /S /H6 >>', changes())).toThrow('too deep');
    expect(changed('<< /S /H6 >>', changes({ level: 0 }))).toBe('<< /S /H6 >>');
  });

  it('is taken apart into entries, with dictionaries and references whole', () => {
    const text =
      '<<\n /Type /Page /Kids [1 0 R << /a (b >> c) >>] /Parent 12 0 R /Resources << /Font << /f0 9 0 R >> >> /N -2 >>';
    expect([...entriesOf(text)]).toEqual([
      ['Type', '/Page'],
      ['Kids', '[1 0 R << /a (b >> c) >>]'],
      ['Parent', '12 0 R'],
      ['Resources', '<< /Font << /f0 9 0 R >> >>'],
      ['N', '-2'],
    ]);
    expect(() => mustKnow(entriesOf(text), ['Type', 'Kids', 'Parent', 'Resources'])).toThrow('N');
  });
});
