/** The settings of an empty folder (第一次用): who publishes, for which place. */
import { type ReactElement, useEffect, useRef } from 'react';
import { useAtHand, useDraft } from './context.ts';
import { Field, Form } from './fields.tsx';
import { Stage } from './stage.tsx';

export function SetupForm(): ReactElement {
  const { desk } = useAtHand();
  const first = useRef<HTMLInputElement>(null);
  const [publisher, setPublisher, forgetPublisher] = useDraft('setup-publisher');
  const [place, setPlace, forgetPlace] = useDraft('setup-place');
  const [code, setCode, forgetCode] = useDraft('setup-code');
  const [name, setName, forgetName] = useDraft('setup-name');
  const [base, setBase, forgetBase] = useDraft('setup-base', 'https://example.org');
  const [real, setReal, forgetReal] = useDraft('setup-real', 'no');
  useEffect(() => first.current?.focus(), []);

  const send = async (): Promise<void> => {
    const division = { code: code.trim(), name: place.trim() };
    const title = name.trim() || `${division.name}物业公示栏`;
    const setup = { name: title, publisher: publisher.trim(), base: base.trim(), division, demo: real !== 'yes' };
    if (await desk.act('正在写设置', '设置写好了。', () => desk.calls.setup(setup)))
      for (const forget of [forgetPublisher, forgetPlace, forgetCode, forgetName, forgetBase, forgetReal]) forget();
  };
  return (
    <Form onSend={send}>
      <h2>第一次用，先填这几样</h2>
      <p className="soft">填错了不要紧，以后在右上角的「设置」里改，点过「开始」就有。</p>
      <Field
        name="单位全称"
        hint="例如：青禾县住房和城乡建设局"
        required
        at={first}
        value={publisher}
        onType={setPublisher}
      />
      <Field name="地方名称" hint="表的标题里写的那个，例如：青禾县" required value={place} onType={setPlace} />
      <Field
        name="行政区划代码"
        hint="6 位数字，身份证号的前 6 位就是这种代码"
        required
        inputMode="numeric"
        pattern="[0-9]{6}"
        title="6 位数字"
        value={code}
        onType={setCode}
      />
      <Field
        name="公示栏的名称"
        hint="空着就用灰字的名称"
        placeholder={`${place.trim() || '××县'}物业公示栏`}
        value={name}
        onType={setName}
      />
      <Field
        name="网址"
        hint="印在纸上的二维码指向它。还没有定，先不改；定了再改一次，纸要重印。"
        required
        type="url"
        value={base}
        onType={setBase}
      />
      <Stage isReal={real === 'yes'} onChoose={(isReal) => setReal(isReal ? 'yes' : 'no')} />
      <p>
        <button type="submit" className="act" disabled={desk.doing !== null}>
          开始
        </button>
      </p>
    </Form>
  );
}
