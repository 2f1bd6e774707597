/** 紧急通知: what happens, where, until when; it goes to screens, pages and one sheet at once. */
import type { ReactElement } from 'react';
import type { IsoDate } from '../../domain/iso-date.ts';
import { useAtHand, useDraft } from './context.ts';
import { Field, Form } from './fields.tsx';
import { JobBox } from './job-box.tsx';

/** As many letters as a lobby screen shows at two metres. */
const TITLE_MAX = 30;

export function Urgent(): ReactElement {
  const { desk, state } = useAtHand();
  const [title, setTitle, forgetTitle] = useDraft('urgent-title');
  const [text, setText, forgetText] = useDraft('urgent-text');
  const [targets, setTargets, forgetTargets] = useDraft('urgent-targets', state.settings?.divisions.join('、') ?? '');
  const [until, setUntil, forgetUntil] = useDraft('urgent-until');
  const job = state.job?.kind === 'urgent' ? state.job : null;
  const send = async (): Promise<void> => {
    const codes = targets.split(/[\s,，、;；]+/).filter((code) => code !== '');
    const notice = { title: title.trim(), text: text.trim(), targets: codes, until: until as IsoDate };
    if (await desk.act('正在发紧急通知', '', () => desk.calls.notify(notice)))
      for (const forget of [forgetTitle, forgetText, forgetTargets, forgetUntil]) forget();
  };
  return (
    <Form onSend={send}>
      <p>停水、停电、停梯这样的事，马上上大屏和网页，另出一张 A4 和发群的图。别的都不动。</p>
      <Field name="标题" hint="例如：12月1日停水" required maxLength={TITLE_MAX} value={title} onType={setTitle} />
      <label className="field">
        <span>正文</span>
        <textarea required rows={5} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <Field name="范围" hint="行政区划代码或小区编码，几个之间用顿号" required value={targets} onType={setTargets} />
      <Field
        name="到哪天为止"
        hint="过了这一天自己消失"
        required
        type="date"
        min={state.asOf}
        value={until}
        onType={setUntil}
      />
      <p>
        <button type="submit" className="act" disabled={desk.doing !== null}>
          发出紧急通知
        </button>
      </p>
      {job === null ? null : <JobBox job={job} doing="正在发出" done="发出了。" />}
    </Form>
  );
}
