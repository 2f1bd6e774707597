/** 设置: what setup has asked, and what stands at the foot of every page, shown and changed in place. */
import { type ReactElement, useEffect, useRef } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { SETTING_KEYS, SETTING_WORDS, type SettingKey, type Settings, settingOf } from '../api.ts';
import { saidHere } from './cells.ts';
import { useAtHand, useDraft } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import { Field, Form } from './fields.tsx';
import { Stage } from './stage.tsx';
import { useAsked } from './use-asked.ts';

const HINTS: Readonly<Partial<Record<SettingKey, string>>> = {
  publisher: '例如：青禾县住房和城乡建设局',
  divisions: '6 位数字；公布几个地方的，用顿号隔开',
  base: '印在纸上的二维码指向它。改了以后，纸要重印。',
  'complaint.url': '居民扫码以后打开的页。{estate} 和 {place} 保留原样；在本网站的，跟着网址走',
  'complaint.hosts': '二维码只能指向这些域名，用顿号隔开',
  contact: '写在页脚，电话、地址都行',
  organizer: '空着就写发布单位',
  undertaker: '空着就不写',
  icp: '例如：晋ICP备12345678号-1',
  police_icp: '例如：京公网安备 11000002000001号',
  site_code: '10 位',
  report_errors: '读者指出差错的地方：网址、mailto:邮箱 或 tel:电话',
};
/** What is asked first, as setup does; the rest is mostly left as it is. */
const MAIN: readonly SettingKey[] = ['publisher', 'divisions', 'name', 'base'];
const REST = SETTING_KEYS.filter((key) => key !== 'demo' && !MAIN.includes(key));
const NEEDED: readonly SettingKey[] = MAIN;

const askSettings = (calls: DeskCalls): Promise<Settings> => calls.settings();

export function SettingsStep(): ReactElement {
  const { value: settings, refused } = useAsked(askSettings);
  if (refused !== null) return <p className="box is-late">{refused}</p>;
  if (settings === null) return <p>正在读设置……</p>;
  return <SettingsForm settings={settings} />;
}

/** What is typed and not sent, by what it is of. */
const PLACE = 'place';

function SettingsForm({ settings }: { settings: Settings }): ReactElement {
  const { desk, state, place: at } = useAtHand();
  const [typed, type, forget] = useDraft('settings', '{}');
  const drafts = JSON.parse(typed) as Partial<Record<SettingKey | typeof PLACE, string>>;
  const set = (key: SettingKey | typeof PLACE, text: string): void => type(JSON.stringify({ ...drafts, [key]: text }));
  const shown = (key: SettingKey): string => drafts[key] ?? settings.values[key];
  const wrong = problemsByKey(state.problems);
  const other = wrong.get(null) ?? [];
  const send = async (): Promise<void> => {
    const values = Object.fromEntries(SETTING_KEYS.map((key) => [key, shown(key).trim()])) as Settings['values'];
    const place = settings.place === null ? null : (drafts[PLACE] ?? settings.place).trim();
    if (await desk.act('正在改设置', '设置改好了。', () => desk.calls.changeSettings({ values, place }))) forget();
  };
  const field = (key: SettingKey): ReactElement => (
    <SettingField key={key} name={key} value={shown(key)} wrong={wrong.get(key) ?? []} onType={set} />
  );
  const isRestWrong = REST.some((key) => wrong.has(key) || at.cell === key);
  return (
    <Form onSend={send}>
      <p className="soft">改了就记下来，下次发布就用；可以撤销。</p>
      {other.map((one) => (
        <p key={one.message} className={`problem is-${one.severity}`}>
          <b>{one.where}</b> {saidHere(one)}
        </p>
      ))}
      <Stage
        isReal={shown('demo') === 'false'}
        onChoose={(isReal) => set('demo', String(!isReal))}
        isAsked={at.cell === 'demo'}
      />
      {field('publisher')}
      {settings.place === null ? null : (
        <Field
          name="地方名称"
          hint="表的标题里写的那个"
          required
          value={drafts[PLACE] ?? settings.place}
          onType={(text) => set(PLACE, text)}
        />
      )}
      {MAIN.filter((key) => key !== 'publisher').map(field)}
      <details open={isRestWrong}>
        <summary>投诉二维码、页脚的联系方式和备案号</summary>
        {REST.map(field)}
      </details>
      <p>
        <button type="submit" className="act" disabled={desk.doing !== null || Object.keys(drafts).length === 0}>
          改好了，记下
        </button>{' '}
        {Object.keys(drafts).length === 0 ? null : (
          <button type="button" className="quiet" onClick={forget}>
            不改了
          </button>
        )}
      </p>
    </Form>
  );
}

interface SettingFieldProps {
  name: SettingKey;
  value: string;
  wrong: readonly Problem[];
  onType: (key: SettingKey, text: string) => void;
}

function SettingField({ name, value, wrong, onType }: SettingFieldProps): ReactElement {
  const { place } = useAtHand();
  const entry = useRef<HTMLInputElement>(null);
  // Whoever comes from a problem is put where it is mended.
  useEffect(() => {
    if (place.cell === name) entry.current?.focus();
  }, [place.cell, name]);
  return (
    <Field
      name={SETTING_WORDS[name]}
      hint={HINTS[name] ?? ''}
      wrong={wrong.map(({ said }) => said).join(' ')}
      required={NEEDED.includes(name)}
      at={entry}
      value={value}
      onType={(text) => onType(name, text)}
    />
  );
}

/** Problems of the settings, each with the field that it is about; null for those that no field shows. */
function problemsByKey(problems: readonly Problem[]): Map<SettingKey | null, Problem[]> {
  const found = new Map<SettingKey | null, Problem[]>();
  for (const one of problems)
    if (one.file === 'portal.yaml') {
      const key = settingOf(one.column);
      found.set(key, [...(found.get(key) ?? []), one]);
    }
  return found;
}
