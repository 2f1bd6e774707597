/**
 * What profiles say for the board: the panel a rule drives, and what to do where it is unmet.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/intake/profiles.ts';
import { REPOSITORY } from '../../src/site.ts';

const text = (code: string): string =>
  readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8');

describe('a profile', () => {
  it.each(['000000', '140400', '141121', '371323'])(
    'of %s says for every audit what to do where it is unmet',
    (code) => {
      const { profile } = readProfile(text(code), `jurisdictions/${code}.yaml`);
      const audits = (profile?.rules ?? []).filter(
        // A trigger is settled by an authority, and a rule for the office alone is told to nobody.
        ({ does, params }) => does.includes('audit') && !does.includes('staff') && params.prompt !== true,
      );
      expect(audits.length).toBeGreaterThan(1);
      expect(audits.filter(({ remedy }) => remedy === null).map(({ id }) => id)).toEqual([]);
      for (const { id, remedy } of profile?.rules ?? []) {
        if (remedy === null) continue;
        // The page sets the full stop; nobody is begged or blamed.
        expect(remedy, id).not.toMatch(/。$|(?<!申)请|抱歉|无效|非法/);
        expect(remedy.length, id).toBeLessThan(40);
      }
    },
  );

  it('that names a panel the board has not is refused with its line', () => {
    const wrong = text('000000').replace('panel: lifts', 'panel: lift');
    const { profile, problems } = readProfile(wrong, 'jurisdictions/000000.yaml');
    expect(profile).toBeNull();
    const line = wrong.split('\n').findIndex((one) => one.includes('panel: lift')) + 1;
    expect(problems.map(({ code, row }) => [code, row])).toEqual([['setting-wrong', line]]);
  });
});
