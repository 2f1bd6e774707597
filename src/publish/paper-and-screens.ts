/**
 * Sheets and screens of a publication (公示单与大堂屏). They are looked at while pages are rendered, which is done by another process:
 * each estate once for both, since they are made of the same views.
 */
import type { Site } from '../site.ts';
import type { Counted } from './cache/kinds.ts';
import type { Store } from './cache/store.ts';
import { LookedScreens } from './kiosk/looked-screens.ts';
import { writeScreens } from './kiosk/write-screens.ts';
import type { Predecessor } from './predecessor.ts';
import type { Hanging } from './print/carry-sheets.ts';
import type { PrintOptions, PrintReport } from './print/print-options.ts';
import { type LookedSheets, leave, lookAtSheets, setLooked } from './print/print-sheets.ts';
import type { FromShards } from './shards/from-shards.ts';

export interface Ahead {
  /** The publication of which sheets are printed, and that of which screens are made; null where none are. */
  print: Site | null;
  kiosk: Site | null;
  folder: string;
  live: Predecessor | null;
  /** Whether the release before says something that is said no more. */
  isWithdrawn: boolean;
  store: Store;
  shards: Pick<FromShards, 'screens' | 'rare'> | null;
}

export class PaperAndScreens {
  readonly #ahead: Ahead;
  #sheets: LookedSheets | null = null;
  #screens: LookedScreens | null = null;

  constructor(ahead: Ahead) {
    this.#ahead = ahead;
  }

  /** `hanging` is what the release before has printed. Throws `UnprintableCharacters`. */
  async look(hanging: Hanging | null): Promise<void> {
    const { print, kiosk, shards } = this.#ahead;
    // What shards have made is taken as it lies.
    if (kiosk !== null && shards === null) this.#screens = new LookedScreens(kiosk);
    const screens = kiosk === print ? this.#screens : null;
    if (print === null) return;
    const options = { ...this.#printing(print), before: hanging, lookedAt: (code: string) => screens?.look(code) };
    this.#sheets = await lookAtSheets(options);
  }

  /** Null where no sheets are printed. */
  async print(): Promise<PrintReport | null> {
    const looked = this.#sheets;
    if (looked === null) return null;
    const report = await setLooked(looked);
    await this.leave();
    return report;
  }

  /** Null where there are no screens. */
  async writeScreens(): Promise<Counted | null> {
    const { kiosk, folder, store, shards } = this.#ahead;
    if (kiosk === null) return null;
    const { screens: ready, rare } = shards ?? {};
    const looked = this.#screens;
    this.#screens = null;
    const { counted } = await writeScreens({
      ...{ publication: kiosk, contentFolder: kiosk.contentFolder, folder, ready, rare, store },
      ...(looked && { looked }),
    });
    return { ...counted, taken: counted.taken + (ready?.size ?? 0) };
  }

  /** Takes away what waits, where it hasn't been printed. */
  async leave(): Promise<void> {
    const looked = this.#sheets;
    this.#sheets = null;
    if (looked !== null) await leave(looked);
  }

  /**
   * The sheets of an ordinary month; the others are there for the asking, by `print`. Where something is withdrawn, also the
   * lists of what comes down: sheets that name somebody and are as they were no more.
   */
  #printing(site: Site): PrintOptions {
    const { folder, live, isWithdrawn, store } = this.#ahead;
    const hang = isWithdrawn ? (live?.manifest.sheets ?? []) : [];
    return {
      publication: site,
      contentFolder: site.contentFolder,
      folder,
      selection: { names: site.portal.printSheets, estates: null, division: null },
      since: null,
      hangs: hang.filter(({ until }) => until !== null),
      store,
      verify: 'sample',
    };
  }
}
