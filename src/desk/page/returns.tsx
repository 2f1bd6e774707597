/** 退给报送单位改: who gets what, the marked workbooks as one ZIP, and the texts for firms to be sent as they are. */
import { type ReactElement, useState } from 'react';
import type { Returning } from '../api.ts';
import { useAtHand } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import { keyed } from './keyed.ts';
import { useAsked } from './use-asked.ts';

export function Returns(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="returns" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>退给报送单位改（先看谁会收到）</summary>
      {isOpen ? <Listed /> : null}
    </details>
  );
}

const askReturning = (calls: DeskCalls): Promise<Returning> => calls.returning();

function Listed(): ReactElement {
  const { value: made, refused } = useAsked(askReturning);
  if (refused !== null) return <p className="box is-late">{refused}</p>;
  if (made === null) return <p>正在做……</p>;
  const sent = made.rows.filter(({ isFile }) => isFile);
  const books = sent.filter(({ text }) => text === null);
  const letters = sent.filter(({ text }) => text !== null);
  const held = made.rows.filter(({ gaveWayTo }) => gaveWayTo !== undefined);
  const rest = made.rows.length - sent.length - held.length;
  const notSent = held.length === 0 ? null : <NotSent held={held} />;
  if (sent.length === 0)
    return (
      <>
        <p className="soft">没有要退的：没有问题，或都是自己这边定的事。</p>
        {notSent}
      </>
    );
  return (
    <>
      <p>谁会收到什么（到这里为止什么也没有写，也没有发）：</p>
      {books.length === 0 ? null : (
        <>
          <p>
            <b>标好的表 {books.length} 份</b>
            <span className="soft">
              ，退给报来这几份表的人。表照原样，要改的格子标了颜色和批注，第一张是清单。改好的放回来：名字不用改，换掉原来那一个。
            </span>
          </p>
          <ul className="returned">
            {keyed(books, ({ what }) => what).map(({ key, thing: { what, errors, warnings } }) => (
              <li key={key}>
                <b>{what}</b> {countWords(errors, warnings)}
              </li>
            ))}
          </ul>
        </>
      )}
      {letters.length === 0 ? null : (
        <>
          <p>
            <b>给企业的文字 {letters.length} 份</b>
            <span className="soft">，一家一份，点开看；整段复制，用微信或短信发。</span>
          </p>
          <ul className="returned">
            {keyed(letters, ({ what }) => what).map(({ key, thing: { to, text, errors, warnings } }) => (
              <li key={key}>
                <Letter to={`${to}（${countWords(errors, warnings)}）`} text={text ?? ''} />
              </li>
            ))}
          </ul>
        </>
      )}
      {notSent}
      {rest === 0 ? null : <p className="soft">另有 {rest} 处是自己这边定的，或标不进表里的，写在 ZIP 里的清单上。</p>}
      <p>
        <a className="act" href="api/returns" download>
          下载这 {sent.length} 份（ZIP）
        </a>
      </p>
    </>
  );
}

/** Files that another one stands for: whoever mended them would mend what nobody reads. */
function NotSent({ held }: { held: Returning['rows'] }): ReactElement {
  return (
    <>
      <p>这些不退，已经有别的一份：</p>
      <ul className="returned">
        {keyed(held, ({ what }) => what).map(({ key, thing: { what, note } }) => (
          <li key={key}>
            <b>{what}</b> {note}
          </li>
        ))}
      </ul>
    </>
  );
}

const countWords = (errors: number, warnings: number): string =>
  [errors === 0 ? '' : `必须改 ${errors} 处`, warnings === 0 ? '' : `请核对 ${warnings} 处`]
    .filter((part) => part !== '')
    .join('，');

function Letter({ to, text }: { to: string; text: string }): ReactElement {
  const { desk } = useAtHand();
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(
      () => desk.say('复制好了。'),
      () => desk.say('浏览器没有让复制：选中整段，按 Ctrl+C。'),
    );
  };
  return (
    <details>
      <summary>{to}</summary>
      <pre>{text}</pre>
      <p>
        <button type="button" className="quiet" onClick={copy}>
          复制
        </button>
      </p>
    </details>
  );
}
