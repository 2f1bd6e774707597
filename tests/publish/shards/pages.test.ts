import { expect, it } from 'vitest';
import { PAGES_LEFT, pagesFor, planShards } from '../../../src/publish/shards/plan.ts';
import { pagesOf } from '../../../src/routes/page-source.ts';
import { city, contract, estate, firm, listing } from '../../views/city.ts';

const FIRM = '91000000MA00000157';
const JIAZI = '000101';
const BINGYIN = '000103';
const site = {
  ...city({
    records: {
      firm: [firm(FIRM, '甲物业')],
      estate: [
        ...['E1', 'E2', 'E3', 'E4'].map((code, at) =>
          estate(code, `甲苑${at}`, {
            street: at < 2 ? '东街道' : '西街道',
            formerCodes: at === 0 ? 'OLD1' : undefined,
          }),
        ),
        estate('E9', '丙苑', { division: BINGYIN }),
      ],
      contract: [contract('E1', FIRM), contract('E9', FIRM)],
      list_entry: [listing(JIAZI, '2026-10', '红榜', FIRM), listing('000100', '2026', '红榜', FIRM)],
    },
  }),
  parts: ['site', 'print', 'kiosk'] as const,
};

it.each([1, 2, 3, 7])('renders each page once, in one of %d parts or where they are joined', (of) => {
  const shards = planShards(site, of);
  const scopes = shards.map((_, at) => pagesFor(site, shards, { shard: at + 1, of }));
  const rendered = [...scopes, PAGES_LEFT].flatMap((scope) => pagesOf(site, scope).map(({ file }) => file));
  expect(rendered.sort()).toEqual(
    pagesOf(site)
      .map(({ file }) => file)
      .sort(),
  );
});

it('leaves to the joining only what a publication before has a say in', () => {
  expect(pagesOf(site, PAGES_LEFT).map(({ file }) => file)).toEqual(['print/index.html']);
});

it('makes a county that is in several parts room by room, each in one of them', () => {
  const shards = planShards(site, 3);
  const files = shards.map((_, at) =>
    pagesOf(site, pagesFor(site, shards, { shard: at + 1, of: 3 })).map(({ file }) => file),
  );
  const have = (file: string): boolean[] => files.map((own) => own.includes(file));
  expect(have(`divisions/${BINGYIN}/index.html`)).toEqual(have('estates/E9/index.html'));
  expect(have(`fees/${JIAZI}/index.html`)).toEqual(have(`lifts/${JIAZI}/rows.json`));
  expect(have(`fees/${JIAZI}/index.html`).filter((one) => one)).toHaveLength(1);
});
