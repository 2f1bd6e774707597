/**
 * The files of a starter folder (新建的内容文件夹), as they will lie on the disk: settings, a workbook with rows of the
 * sample city, the guide, a profile.
 *
 * Free of disk: the sample's records, its guide and the shipped profile come in, files go out.
 */
import type { CopiedFrom, Profile } from '../domain/profile.ts';
import type { Records } from '../domain/register.ts';
import { relocated } from './relocated.ts';
import { copiedProfile, portalText, profilePattern, type StarterSettings } from './starter-texts.ts';
import { listsOf, readGuide, starterRecords, starterWorkbook } from './starter-workbook.ts';

/** An estate of the sample city with rows in nearly every table. */
const STARTER_ESTATE = 'JZ003';
/** A profile of one's own, to be filled in and renamed. */
const PATTERN = '样例.yaml';

export interface StarterFile {
  /** Inside the folder, with forward slashes. */
  path: string;
  content: string | Uint8Array;
}

/** A shipped profile that was asked for: its text, and what a copy notes of it. */
export interface ProfileToCopy {
  text: string;
  origin: Omit<CopiedFrom, 'line'>;
  /** How its place publishes lists, which the rows of the workbook keep to. */
  lists: Pick<Profile['lists'], 'cadence' | 'subject'>;
}

/** Every file. `copy` is null where no place's own rules were asked for: then the national ones hold. */
export async function starterFiles(
  settings: StarterSettings,
  sample: { records: Records; guide: string },
  copy: ProfileToCopy | null,
): Promise<StarterFile[]> {
  const rows = starterRecords(sample.records, STARTER_ESTATE);
  const fitting = copy === null ? rows : { ...rows, list_entry: listsOf(rows.list_entry, copy.lists, STARTER_ESTATE) };
  const records = relocated(fitting, settings.division);
  const profile =
    copy === null
      ? { path: PATTERN, content: profilePattern(settings.division) }
      : { path: `${copy.origin.profile}.yaml`, content: copiedProfile(copy.text, copy.origin) };
  return [
    { path: 'portal.yaml', content: portalText(settings) },
    { path: 'tables/台账.xlsx', content: await starterWorkbook(records, readGuide(sample.guide)) },
    { path: '说明.md', content: guideForOffices(sample.guide) },
    { ...profile, path: `jurisdictions/${profile.path}` },
  ];
}

/**
 * The guide without its sections on the sample city: what remains are columns, common mistakes, settings and notices.
 */
function guideForOffices(guide: string): string {
  const sections = guide.split(/^(?=## )/m).slice(1);
  const about = sections.filter((section) => !/^## (?:文件夹里有什么|示例里)/.test(section));
  return `# 每一列写什么\n\n表格放在 tables 文件夹里，一张表一个文件，或放在一个工作簿里、一张表一个工作表。台账.xlsx 里的几行是示例，填好自己的以后删掉。\n\n${about.join('')}`;
}
