/** Small PDFs joined: what a reader's program finds in the whole, and what is refused. */
import { describe, expect, it } from 'vitest';
import { type Joint, joinPdfs, type Piece } from '../../../src/paper/join/join.ts';
import { joinMeans } from '../../../src/publish/print/join-means.ts';
import { readPdf } from '../../support/pdf.ts';
import { type SmallPdf, smallPdf } from '../../support/small-pdf.ts';

const piece = (small: SmallPdf, more: Partial<Piece> = {}): Piece => ({
  pdf: smallPdf(small),
  depth: 0,
  onOdd: false,
  ...more,
});

function joined(...pieces: Piece[]): { pdf: Buffer; joints: Joint[] } {
  const written: Uint8Array[] = [];
  const joints = joinPdfs(
    joinMeans((bytes) => written.push(bytes)),
    '整包 <A&B>',
    pieces,
  );
  return { pdf: Buffer.concat(written), joints };
}

describe('joined PDFs', () => {
  it('have all pages in their order, each with its own tags, under one title and language', async () => {
    const { pdf, joints } = joined(piece({ title: 'one', pages: 2 }), piece({ title: 'two' }));
    expect(joints).toEqual([
      { first: 1, pages: 2 },
      { first: 3, pages: 1 },
    ]);
    const read = await readPdf(pdf);
    expect([read.title, read.language]).toEqual(['整包 <A&B>', 'zh-CN']);
    expect(read.pages.map(({ text }) => text)).toEqual(['one1', 'one2', 'two1']);
    expect(read.pages[2]?.roles).toEqual(['Root', 'Document', 'H1', 'TH']);
    expect(read.bookmarks).toEqual([
      { title: 'one 1 0 R', children: [] },
      { title: 'two 1 0 R', children: [] },
    ]);
  });

  it('go below a separator with their headings and bookmarks', async () => {
    const below = { depth: 1 } as const;
    const { pdf } = joined(
      piece({ title: 'A' }),
      piece({ title: 'one' }, below),
      piece({ title: 'two' }, below),
      piece({ title: 'B' }),
      piece({ title: 'three' }, below),
    );
    const read = await readPdf(pdf);
    expect(read.bookmarks.map(({ title, children }) => [title, children.map((one) => one.title)])).toEqual([
      ['A 1 0 R', ['one 1 0 R', 'two 1 0 R']],
      ['B 1 0 R', ['three 1 0 R']],
    ]);
    expect(read.pages.map(({ roles }) => roles[2])).toEqual(['H1', 'H2', 'H2', 'H1', 'H2']);
  });

  it('begin on an odd page where they have to, after an empty one', async () => {
    const bound = { onOdd: true };
    const { pdf, joints } = joined(piece({ title: 'A' }, bound), piece({ title: 'B' }, bound), piece({ title: 'C' }));
    expect(joints.map(({ first }) => first)).toEqual([1, 3, 4]);
    const read = await readPdf(pdf);
    expect(read.pages.map(({ text }) => text)).toEqual(['A1', '', 'B1', 'C1']);
  });

  it('are the same to the byte, and other pieces make another id', () => {
    const [a, b] = [piece({ title: 'one' }), piece({ title: 'two' })];
    expect(joined(a, b).pdf.equals(joined(a, b).pdf)).toBe(true);
    const id = (pdf: Buffer) => /\/ID \[<([0-9a-f]{32})>/.exec(pdf.toString('latin1'))?.[1];
    expect(id(joined(a, b).pdf)).toMatch(/./);
    expect(id(joined(a, b).pdf)).not.toBe(id(joined(b, a).pdf));
  });

  it('keep what is alike only once', () => {
    const size = (count: number) =>
      joined(...Array.from({ length: count }, () => piece({ title: 'one' }))).pdf.toString('latin1').length;
    expect(size(40) - size(20)).toBeLessThan(20 * smallPdf({ title: 'one' }).length * 0.5);
  });

  it.each([
    ['an entry that nobody knows', { title: 'x', catalogue: '/AcroForm 12 0 R' }, 'AcroForm'],
    ['another language', { title: 'x', language: 'en' }, 'language'],
    ['other names of tags', { title: 'x', roles: '<< /Em /Quote >>' }, 'tags'],
  ] as const)('are refused with %s', (_, second, words) => {
    expect(() => joined(piece({ title: 'one' }), piece(second))).toThrow(words);
  });

  it('are refused where one is cut, or goes below nothing', () => {
    const whole = smallPdf({ title: 'one' });
    expect(() => joined({ pdf: whole.subarray(0, -9), depth: 0, onOdd: false })).toThrow('no table of places');
    const cut = Buffer.from(
      Buffer.from(whole)
        .toString('latin1')
        .replace(/\/Length \d/, '/Length 9'),
      'latin1',
    );
    expect(() => joined({ pdf: cut, depth: 0, onOdd: false })).toThrow('is cut');
    expect(() => joined(piece({ title: 'one' }, { depth: 1 }))).toThrow('none before it');
    expect(() => joined()).toThrow('nothing to join');
  });
});
