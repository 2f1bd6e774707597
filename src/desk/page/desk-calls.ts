/**
 * What the page asks of the desk, each as a function. Whatever goes wrong comes back as a sentence for the clerk: `Refusal`
 * where the desk has said no, `Unheard` where it hasn't answered.
 */
import type {
  Agreed,
  AgreedNoMore,
  AskedDraft,
  AskedReading,
  Correction,
  DeskState,
  Estates,
  FirmCode,
  FirmRefused,
  Job,
  MappingText,
  Refused,
  Returning,
  Said,
  Settings,
  Setup,
  SheetCells,
  SheetReading,
} from '../api.ts';
import type { UrgentDesk, UrgentLook, UrgentNotice } from '../urgent-api.ts';

/** The desk has answered that it doesn't do it. */
export class Refusal extends Error {
  readonly status: number;
  constructor(said: string, status: number) {
    super(said);
    this.status = status;
  }
}

/** The desk hasn't answered. */
export class Unheard extends Error {
  constructor() {
    super('办事台没有回应。它的黑色窗口要一直开着；关了的，再双击一次「公示栏」。');
  }
}

export type JobKind = Exclude<Job['kind'], 'urgent'>;
export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

export interface DeskCalls {
  state(): Promise<DeskState>;
  job(): Promise<Job | null>;
  sheet(file: string, sheet: string | null, from: number, count: number): Promise<SheetCells>;
  mapping(path: string): Promise<MappingText>;
  /** How a sheet would be read. */
  reading(asked: AskedReading): Promise<SheetReading>;
  draft(asked: AskedDraft): Promise<MappingText>;
  urgent(): Promise<UrgentDesk>;
  setup(setup: Setup): Promise<void>;
  returning(): Promise<Returning>;
  estates(): Promise<Estates>;
  said(): Promise<Said>;
  /** The codes that stay unwritten, each with why. */
  giveFirmCodes(firms: readonly FirmCode[]): Promise<readonly FirmRefused[]>;
  settings(): Promise<Settings>;
  changeSettings(settings: Settings): Promise<void>;
  /** Whether the very same file was there already. */
  put(name: string, bytes: Blob): Promise<{ isSame: boolean }>;
  remove(name: string): Promise<void>;
  keep(paths: readonly string[]): Promise<void>;
  writeMapping(mapping: MappingText): Promise<void>;
  dropMapping(path: string): Promise<void>;
  correct(correction: Omit<Correction, 'day'>): Promise<void>;
  /** Agrees to a reminder for which no mapping has a place. */
  agree(agreement: Agreed): Promise<void>;
  agreeNoMore(agreement: AgreedNoMore): Promise<void>;
  takeBack(place: Pick<Correction, 'file' | 'sheet' | 'cell'>): Promise<void>;
  undo(): Promise<void>;
  stop(): Promise<void>;
  /** `said` is what the order names: the reason for a loss, or the estate whose sheets are shown. */
  start(kind: JobKind, said?: { accept?: string; estate?: string }): Promise<void>;
  notify(notice: UrgentNotice): Promise<void>;
  /** How its A4 will look. */
  lookOf(notice: UrgentNotice): Promise<UrgentLook>;
  /** Sends what waits, and takes off what is gone. */
  notifyAgain(): Promise<void>;
  takeOff(file: string): Promise<void>;
}

const AS_JSON = { 'content-type': 'application/json' };

/** Asks the desk for something; what it refuses, and that nobody answers, are thrown. */
const callOn =
  (base: string, ask: Ask) =>
  async (address: string, init?: RequestInit): Promise<Response> => {
    let answer: Response;
    try {
      answer = await ask(`${base}api/${address}`, init);
    } catch {
      throw new Unheard();
    }
    if (answer.ok) return answer;
    throw new Refusal(await refusedIn(answer), answer.status);
  };

/** Calls on a desk whose page lies at `base`, which ends with a slash. */
export function deskCalls(base: string, ask: Ask): DeskCalls {
  /** The state that was shown last: the desk writes nothing over what has changed since. */
  let seen: number | null = null;
  /** How many answers have been taken in; one that was asked for before the last of them says nothing new. */
  let asked = 0;
  let heard = 0;
  const call = callOn(base, ask);
  const onWhat = (): Record<string, string> => (seen === null ? {} : { 'if-match': String(seen) });
  const read = async <T>(address: string): Promise<T> => (await (await call(address)).json()) as T;
  /** Makes a change. The next one may be made before the folder is read again: it is made on what this one has left. */
  const change = async (address: string, init: RequestInit): Promise<unknown> => {
    const answer = (await (await call(address, init)).json()) as { revision?: unknown } | null;
    heard = ++asked;
    // Where somebody else has changed something meanwhile, the number has grown by more.
    if (seen !== null && answer?.revision === seen + 1) seen++;
    return answer;
  };
  const order = (method: string, address: string, body?: unknown): Promise<unknown> =>
    change(address, {
      method,
      headers: { ...AS_JSON, ...onWhat() },
      body: JSON.stringify(body ?? {}),
    });
  const send = (method: string, address: string, body?: unknown): Promise<void> =>
    order(method, address, body).then(nothing);
  /** Asks with more than an address holds; nothing is changed by it. */
  const learn = async <T>(address: string, asked: unknown): Promise<T> => {
    return (await (await call(address, { method: 'POST', headers: AS_JSON, body: JSON.stringify(asked) })).json()) as T;
  };
  return {
    state: async () => {
      const mine = ++asked;
      const state = await read<DeskState>('state');
      if (mine > heard) {
        heard = mine;
        seen = state.revision;
      }
      return state;
    },
    job: () => read('job'),
    sheet: (file, sheet, from, count) => read(`sheet?${query({ file, sheet, from, count })}`),
    mapping: (path) => read(`mapping?${query({ path })}`),
    reading: (asked) => learn('reading', asked),
    draft: (asked) => learn('draft', asked),
    urgent: () => read('urgent'),
    setup: (setup) => send('POST', 'setup', setup),
    returning: () => read('returning'),
    estates: () => read('estates'),
    said: () => read('said'),
    giveFirmCodes: (firms) => order('POST', 'firms', { firms }).then(refusedOf),
    settings: () => read('settings'),
    changeSettings: (settings) => send('PUT', 'settings', settings),
    put: (name, bytes) =>
      change(`files/${encodeURIComponent(name)}`, { method: 'PUT', body: bytes, headers: onWhat() }).then((answer) => ({
        isSame: (answer as { isSame?: boolean } | null)?.isSame === true,
      })),
    remove: (name) => send('DELETE', `files/${encodeURIComponent(name)}`),
    keep: (paths) => send('POST', 'keep', { paths }),
    writeMapping: (mapping) => send('PUT', 'mapping', mapping),
    dropMapping: (path) => send('DELETE', `mapping?${query({ path })}`),
    correct: (correction) => send('POST', 'corrections', correction),
    takeBack: ({ file, sheet, cell }) => send('DELETE', `corrections?${query({ file, sheet, cell })}`),
    agree: (agreement) => send('POST', 'agreed', agreement),
    agreeNoMore: (agreement) => send('DELETE', 'agreed', agreement),
    undo: () => send('POST', 'undo'),
    stop: () => send('DELETE', 'job'),
    start: (kind, said = {}) => send('POST', kind, said),
    notify: (notice) => send('POST', 'urgent', notice),
    lookOf: (notice) => learn('urgent-look', notice),
    notifyAgain: () => send('POST', 'urgent-again'),
    takeOff: (file) => send('DELETE', `urgent?${query({ file })}`),
  };
}

const nothing = (): void => {};

const refusedOf = (answer: unknown): readonly FirmRefused[] =>
  (answer as { refused?: readonly FirmRefused[] } | null)?.refused ?? [];

/** A query; what is null is left out. */
function query(fields: Readonly<Record<string, string | number | null>>): string {
  const said = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return new URLSearchParams(said).toString();
}

async function refusedIn(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as Refused).refused;
  } catch {
    return `办事台没有做成（${answer.status}）。再试一次。`;
  }
}
