/**
 * The settings of the folder, shown and changed at the desk (网站设置), each change one step of the folder's history.
 */
import { z } from 'zod';
import { DIVISION_FILE, SETTING_KEYS, type SettingKey, type Settings } from '../../src/desk/api.ts';
import {
  isSettingsFile,
  placeIn,
  settingsFault,
  settingsIn,
  withPlace,
  withSettings,
} from '../../src/desk/settings.ts';
import type { Acting } from './actions.ts';
import { jsonOf } from './bodies.ts';
import type { DeskFolder } from './folder.ts';
import { Refusal } from './refusal.ts';

const FILE = 'portal.yaml';

const words = z.string().trim().max(1_000, '写得太长了');
const settingsSchema = z.object({
  values: z.object(Object.fromEntries(SETTING_KEYS.map((key) => [key, words])) as Record<SettingKey, typeof words>),
  place: words.nullable(),
});

export async function settingsNow(folder: DeskFolder): Promise<Settings> {
  const text = await folder.textOf(FILE);
  if (text === null) throw new Refusal(404, '还没有网站设置。先填「第一次用」的那几样。');
  const values = settingsIn(text);
  return { values, place: placeIn(await folder.textOf(DIVISION_FILE), values) };
}

/** Writes what was changed, and the place's own row with its code and name. */
export async function changeSettings({ folder, request, seen }: Acting): Promise<number> {
  const asked = await jsonOf(request, settingsSchema);
  if (asked.place === '') throw new Refusal(422, '设置没有改：写上地方名称。');
  return folder.change({
    what: '改网站设置',
    seen,
    touches: [FILE],
    wanted: async () => {
      const text = await folder.textOf(FILE);
      if (text === null) throw new Refusal(404, '还没有网站设置。先填「第一次用」的那几样。');
      if (!isSettingsFile(text))
        throw new Refusal(
          409,
          '设置没有改：网站设置里有一处写坏了，读不下去。请管电脑的人照上面说的那一行改好（portal.yaml），再来。',
        );
      const library = (await folder.look()).content.library.map(({ division }) => division);
      const changed = withSettings(text, asked.values, library);
      const fault = settingsFault(text, changed, asked.values);
      if (fault !== null) throw new Refusal(422, `设置没有改：${fault}。`);
      const place = (await settingsNow(folder)).place === null ? null : withPlace(asked);
      return [{ path: FILE, content: changed }, ...(place === null ? [] : [{ path: DIVISION_FILE, content: place }])];
    },
  });
}
