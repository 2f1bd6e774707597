/**
 * How an urgent notice will look on its A4 (紧急通知的样张), before it is sent: set by the same templates from what is published, as it
 * will be, and drawn instead of printed. Nothing is written.
 */
import type { IncomingMessage } from 'node:http';
import type { UrgentLook } from '../../src/desk/urgent-api.ts';
import { missingFrom } from '../../src/domain/glyphs.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { characterInWords } from '../../src/intake/unprintable.ts';
import { createTypesetter } from '../../src/paper/typesetter.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { frameOf, TEMPLATES } from '../../src/publish/print/set-documents.ts';
import { urgentSheets } from '../../src/sheets/urgent.ts';
import { Refusal } from './refusal.ts';
import { draftOf, type UrgentGrounds } from './urgent.ts';

/** Throws `Refusal` for a notice that would not be published as it is. */
export async function urgentLook(
  request: IncomingMessage,
  grounds: UrgentGrounds,
  today: IsoDate,
): Promise<UrgentLook> {
  const site = await grounds.site();
  const { notice } = await draftOf(request, site, today);
  const fonts = await loadFonts(site.contentFolder, site.portal.printFonts);
  const without = missingFrom(JSON.stringify(notice), fonts.covered);
  if (without.length > 0)
    throw new Refusal(422, `字库里没有${without.map(characterInWords).join('、')}，印出来是空框。改用通行的字。`);
  const publication = { ...site, release: { ...site.release, asOf: today }, notices: [notice] };
  const [sheet] = urgentSheets(publication, notice.id);
  if (sheet === undefined) throw new Refusal(422, '过了「到哪天为止」的那一天，不会印。');
  const { files, fallbacks } = fonts;
  const typesetter = createTypesetter({ fonts: files, fallbacks, templates: TEMPLATES, frame: frameOf(publication) });
  return typesetter.draw({ title: sheet.title, sheet });
}
