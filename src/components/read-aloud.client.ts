/**
 * 听这一页: the device's own voice reads the sentences of a page, once somebody asks for it. Without such a voice the buttons
 * stay away. Each utterance names the voice, so that no other is taken and no text leaves the device.
 */
import { ownVoice, Reading } from './read-aloud.ts';

const box = document.querySelector<HTMLElement>('.read-aloud');
const button = (name: string): HTMLButtonElement | null =>
  box?.querySelector<HTMLButtonElement>(`[data-do=${name}]`) ?? null;
const [start, rest, stop] = [button('start'), button('rest'), button('stop')];

/** What is seen now: not what has ended, what is folded away or what waits for its day. */
const isSeen = (element: HTMLElement): boolean => element.isConnected && element.getClientRects().length > 0;

if (box && start && rest && stop && 'speechSynthesis' in window) {
  const synthesis = window.speechSynthesis;
  let shown: HTMLElement | null = null;
  /** Of a sentence that is broken off an end is told as well, later. */
  let current: SpeechSynthesisUtterance | null = null;

  const show = (element: HTMLElement | null): void => {
    shown?.classList.remove('is-read');
    element?.classList.add('is-read');
    if (element && element !== shown) element.scrollIntoView({ block: 'nearest' });
    shown = element;
  };
  const reading = new Reading<HTMLElement>(
    (sentence, element) => {
      const voice = ownVoice(synthesis.getVoices());
      if (!voice) {
        halt();
        return;
      }
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      const next = (): void => {
        if (current !== utterance) return;
        reading.ended();
        draw();
      };
      utterance.addEventListener('end', next);
      utterance.addEventListener('error', next);
      current = utterance;
      show(element);
      synthesis.speak(utterance);
    },
    () => {
      current = null;
      synthesis.cancel();
    },
    isSeen,
  );
  const draw = (): void => {
    const { state } = reading;
    start.hidden = state !== 'silent';
    rest.hidden = state === 'silent';
    stop.hidden = state === 'silent';
    rest.textContent = state === 'resting' ? '接着读' : '暂停';
    if (state === 'silent') show(null);
  };
  const halt = (): void => {
    const held = box.contains(document.activeElement);
    reading.stop();
    draw();
    if (held) start.focus();
  };

  start.addEventListener('click', () => {
    const spoken = [...document.querySelectorAll<HTMLElement>('[data-spoken]')].filter(isSeen);
    reading.start(spoken.map((element) => ({ part: element, text: element.textContent ?? '' })));
    draw();
    if (reading.state !== 'silent') rest.focus();
  });
  rest.addEventListener('click', () => {
    if (reading.state === 'reading') reading.rest();
    else reading.go();
    draw();
  });
  stop.addEventListener('click', halt);
  window.addEventListener('pagehide', halt);

  const offer = (): void => {
    box.hidden = ownVoice(synthesis.getVoices()) === null;
  };
  offer();
  // Browsers find their voices when they like.
  synthesis.addEventListener?.('voiceschanged', offer);
}
