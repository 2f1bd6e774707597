/** 紧急通知: what happens, where, until when; it goes to screens, pages and one sheet at once. */
import { type ReactElement, useEffect, useId, useState } from 'react';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { UrgentDesk, UrgentNotice, UrgentTold } from '../urgent-api.ts';
import { useAtHand, useDraft } from './context.ts';
import { Field, Form } from './fields.tsx';
import { JobBox } from './job-box.tsx';
import { PlacePicker } from './place-picker.tsx';
import { UrgentSheet } from './urgent-look.tsx';
import { useLed } from './use-led.ts';

/** As many letters as a lobby screen shows at two metres. */
const TITLE_MAX = 30;

/** What one may be for and which there are; null until the desk has answered. Asked for anew when something has changed. */
function useUrgent(): UrgentDesk | null {
  const { desk, state } = useAtHand();
  const { urgent: ask } = desk.calls;
  const [shown, setShown] = useState<UrgentDesk | null>(null);
  const key = `${state.revision} ${state.job?.id} ${state.job?.state} ${state.published?.number}`;
  useEffect(() => {
    let isOver = false;
    if (key !== '')
      ask().then(
        (now) => {
          if (!isOver) setShown(now);
        },
        // The state, which is asked for on, says that the desk doesn't answer.
        () => {},
      );
    return () => {
      isOver = true;
    };
  }, [ask, key]);
  return shown;
}

export function Urgent(): ReactElement {
  const { state } = useAtHand();
  const urgent = useUrgent();
  const job = state.job?.kind === 'urgent' ? state.job : null;
  // What came of it stands above the form, out of sight of whoever has pressed the button below.
  const sent = useLed<HTMLDivElement>(String(job?.id));
  return (
    <>
      {state.settings?.demo ? (
        <p className="box">
          现在是「试一试」：发出去的每一处都写着是示例数据。要真发，先在「设置」里改成正式公布，再发布一次。
        </p>
      ) : null}
      <p>
        停水、停电、停梯这样的事，马上上大屏和网页，另出一张 A4
        和发群的图。别的都不动：正在改的表格不会跟着发出去，表格里有错也能发。
      </p>
      {job === null ? null : (
        <div ref={sent} tabIndex={-1}>
          <JobBox job={job} isBrief doing="正在发出" done="发出了，写进了公布的网站。大屏下一次更新时就换上。" />
          {job.state === 'done' ? (
            <p className="soft">
              网站由别人放到网上的，现在就把文件夹 <code>{state.out}</code> 再交给他一次，居民才看得到。
            </p>
          ) : null}
        </div>
      )}
      {(job?.links ?? []).length === 0 ? null : (
        <p className="links">
          {(job?.links ?? []).map(({ name, address }) => (
            <a key={address} href={address} target="_blank" rel="noreferrer">
              {name}
            </a>
          ))}
        </p>
      )}
      {urgent === null ? (
        <p role="status">正在看有哪些紧急通知……</p>
      ) : urgent.refused !== null ? (
        <p className="box">{urgent.refused}</p>
      ) : (
        <NewUrgent places={urgent.places} />
      )}
      {urgent === null ? null : <Told notices={urgent.notices} />}
    </>
  );
}

function NewUrgent({ places }: Pick<UrgentDesk, 'places'>): ReactElement {
  const { desk, state } = useAtHand();
  const id = useId();
  const [title, setTitle, forgetTitle] = useDraft('urgent-title');
  const [text, setText, forgetText] = useDraft('urgent-text');
  const [targets, setTargets, forgetTargets] = useDraft('urgent-targets');
  const [until, setUntil, forgetUntil] = useDraft('urgent-until');
  const codes = targets.split(' ').filter((code) => code !== '');
  const said = { title: title.trim(), text: text.trim() };
  const notice: UrgentNotice = { ...said, targets: codes, until: until as IsoDate };
  const isWhole = notice.title !== '' && notice.text !== '' && codes.length > 0 && until !== '';
  const send = async (): Promise<void> => {
    if (await desk.act('正在发紧急通知', '', () => desk.calls.notify(notice)))
      for (const forget of [forgetTitle, forgetText, forgetTargets, forgetUntil]) forget();
  };
  return (
    <Form onSend={send}>
      <Field name="标题" hint="例如：12月1日停水" required maxLength={TITLE_MAX} value={title} onType={setTitle} />
      <div className="field">
        <label htmlFor={id}>正文</label>
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          required
          rows={5}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <small id={`${id}-hint`}>从几点到几点，写在这里。发群的图放得下三百来字，一张 A4 放得下两千来字。</small>
      </div>
      <PlacePicker places={places} chosen={codes} onChoose={(now) => setTargets(now.join(' '))} />
      <Field
        name="到哪天为止"
        hint="这张通知公示到哪天，过了就撤下；停到几点，写在正文里"
        required
        type="date"
        min={state.asOf}
        value={until}
        onType={setUntil}
      />
      <UrgentSheet notice={isWhole ? notice : null} />
      <p>
        <button
          type="submit"
          className="act"
          disabled={desk.doing !== null || state.job?.state === 'running' || codes.length === 0}
        >
          发出紧急通知
        </button>
        {codes.length === 0 && (title !== '' || text !== '') ? <small> 先选上发给哪里。</small> : null}
      </p>
    </Form>
  );
}

const STANDS: Readonly<Record<UrgentTold['stands'], string>> = {
  out: '已经写进公布的网站和大屏',
  waiting: '写好了，还没有发出去',
  leaving: '文件已经没有了，网上和大屏上还有',
};

/** Those that there are, each to be taken off; and what waits, to be sent. */
function Told({ notices }: Pick<UrgentDesk, 'notices'>): ReactElement | null {
  const { desk, state } = useAtHand();
  const isBusy = desk.doing !== null || state.job?.state === 'running';
  if (notices.length === 0) return null;
  return (
    <section className="panel">
      <h2>在期内的紧急通知</h2>
      <ul>
        {notices.map(({ file, title, scope, until, stands, links }) => (
          <li key={file}>
            <b>{title}</b>　{scope}　{until === null ? '没有写公示到哪天' : `公示到 ${until}`}　{STANDS[stands]}{' '}
            {links.map(({ name, address }) => (
              <a key={address} href={address} target="_blank" rel="noreferrer" className="link-beside">
                {name}
              </a>
            ))}{' '}
            {stands === 'leaving' ? null : (
              <button
                type="button"
                className="quiet"
                disabled={isBusy}
                onClick={() => void desk.act('正在撤下', '', () => desk.calls.takeOff(file))}
              >
                撤下<span className="hidden">「{title}」</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {notices.every(({ stands }) => stands === 'out') ? null : (
        <p>
          <button
            type="button"
            className="act"
            disabled={isBusy}
            onClick={() => void desk.act('正在发出', '', desk.calls.notifyAgain)}
          >
            照文件夹里的发出、撤下
          </button>
        </p>
      )}
    </section>
  );
}
