/** 样张: how the urgent notice that is being written will hang on a wall, drawn anew a moment after the last key. */
import { type ReactElement, useEffect, useState } from 'react';
import type { UrgentNotice } from '../urgent-api.ts';
import { useAtHand } from './context.ts';
import { Refusal, Unheard } from './desk-calls.ts';

/** Nobody who is still typing has it drawn for each letter. */
const PAUSE_MS = 700;

interface Drawn {
  /** Of which notice, as JSON. */
  of: string;
  address: string | null;
  pages: number;
  refused: string | null;
}

/** `notice` is null while something of it is missing. */
export function UrgentSheet({ notice }: { notice: UrgentNotice | null }): ReactElement {
  const { desk } = useAtHand();
  const { lookOf } = desk.calls;
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const asked = notice === null ? null : JSON.stringify(notice);
  useEffect(() => {
    if (asked === null) return;
    let isOver = false;
    const show = (now: Omit<Drawn, 'of'>): void => {
      if (!isOver) setDrawn({ of: asked, ...now });
    };
    const timer = setTimeout(() => {
      lookOf(JSON.parse(asked) as UrgentNotice).then(
        ({ svg, pages }) => show({ address: addressOf(svg), pages, refused: null }),
        (cause: unknown) => {
          if (!(cause instanceof Refusal || cause instanceof Unheard)) throw cause;
          show({ address: null, pages: 0, refused: cause.message });
        },
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked, lookOf]);
  const address = drawn?.address ?? null;
  useEffect(() => () => void (address !== null && URL.revokeObjectURL(address)), [address]);
  if (asked === null) return <p className="soft">标题、正文、地方和日子都写上，这里就是要贴的那张 A4。</p>;
  if (drawn === null || drawn.of !== asked) return <p role="status">正在排这张 A4……</p>;
  if (drawn.refused !== null) return <p className="box is-late">{drawn.refused}</p>;
  return (
    <figure className="urgent-sheet">
      <p role="status">要贴的 A4 就是这样{drawn.pages > 1 ? `，一张放不下，会印成 ${drawn.pages} 页` : ''}。</p>
      <img src={address ?? ''} alt={`《${notice?.title ?? ''}》的 A4 样张`} />
    </figure>
  );
}

const addressOf = (svg: string): string => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
