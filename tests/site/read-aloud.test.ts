/**
 * 听这一页 on the published sample city: away without a voice of the device, and with one in the order of the page.
 */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentencesOf } from '../../src/components/read-aloud.ts';
import { launchBrowser } from '../support/browser.ts';

const address = inject('siteAddress');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Spoken {
  text: string;
  voice: string;
}
interface Device {
  spoken: Spoken[];
  cancelled: number;
  /** Ends the sentence that is being said. */
  end(): void;
}
type WithDevice = Window & { device: Device };

/** A device that keeps what it is told to say, with a voice of its own and one that would send texts away. */
function speakingDevice(): void {
  const device: Device & { now: SpeechSynthesisUtterance | null } = {
    spoken: [],
    cancelled: 0,
    now: null,
    end() {
      this.now?.dispatchEvent(new Event('end'));
    },
  };
  class Utterance extends EventTarget {
    voice: { name: string } | null = null;
    lang = '';
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const synthesis = {
    getVoices: () => [
      { name: 'far', lang: 'zh-CN', localService: false },
      { name: 'own', lang: 'zh-CN', localService: true },
    ],
    addEventListener: () => {},
    speak(utterance: Utterance) {
      device.spoken.push({ text: utterance.text, voice: utterance.voice?.name ?? 'any' });
      device.now = utterance as unknown as SpeechSynthesisUtterance;
    },
    cancel() {
      device.cancelled++;
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.assign(window, { device, SpeechSynthesisUtterance: Utterance });
}

const device = <T>(page: Page, look: (device: Device) => T): Promise<T> =>
  page.evaluate(`(${look.toString()})(window.device)`) as Promise<T>;

describe('听这一页', () => {
  it('is not there where the device has no voice of its own, and nothing is said about it', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}/estates/JZ001/`, { waitUntil: 'load' });
    expect(await page.evaluate(() => window.speechSynthesis.getVoices().length)).toBe(0);
    expect(await page.getByText('听这一页').isVisible()).toBe(false);
    await page.close();
  });

  it('reads with the own voice what is seen of the page in its order, rests, and stops', async () => {
    const page = await browser.newPage();
    await page.addInitScript(speakingDevice);
    await page.goto(`${address}/estates/JZ001/`, { waitUntil: 'load' });
    // One sentence has ended since the page was published, another waits for its day.
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll<HTMLElement>('.panel .says');
      first?.remove();
      if (second) second.hidden = true;
    });
    const seen = await page
      .locator('[data-spoken]')
      .evaluateAll((all) =>
        (all as HTMLElement[]).filter((one) => one.checkVisibility()).map((one) => one.textContent ?? ''),
      );
    const expected = seen.flatMap(sentencesOf);
    expect(await device(page, ({ spoken }) => spoken.length)).toBe(0);
    await page.getByRole('button', { name: '听这一页' }).click();
    expect(await page.locator('.is-read').textContent()).toContain('丁香苑');
    await page.evaluate(() => (window as unknown as WithDevice).device.end());
    await page.getByRole('button', { name: '暂停' }).click();
    await page.evaluate(() => (window as unknown as WithDevice).device.end());
    expect(await device(page, ({ spoken }) => spoken.length)).toBe(2);
    await page.getByRole('button', { name: '接着读' }).click();
    expect(await device(page, ({ spoken }) => spoken[1]?.text === spoken[2]?.text)).toBe(true);
    await page.evaluate((count) => {
      for (let i = 0; i < count; i++) (window as unknown as WithDevice).device.end();
    }, expected.length);
    const spoken = await device(page, (all) => all.spoken);
    expect(spoken.filter((_, at) => at !== 2).map(({ text }) => text)).toEqual(expected);
    expect(new Set(spoken.map(({ voice }) => voice))).toEqual(new Set(['own']));
    expect(spoken.map(({ text }) => text).join('')).toContain('元每平方米每月');
    expect(await page.locator('.is-read').count()).toBe(0);

    await page.getByRole('button', { name: '听这一页' }).click();
    await page.getByRole('button', { name: '不听了' }).click();
    await page.evaluate(() => (window as unknown as WithDevice).device.end());
    expect(await device(page, (all) => all.spoken.length)).toBe(spoken.length + 1);
    expect(await page.getByRole('button', { name: '听这一页' }).isVisible()).toBe(true);
    await page.close();
  });
});
