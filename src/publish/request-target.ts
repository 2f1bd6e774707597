/**
 * What a request to the plain server asks for (请求的地址), read without touching the disk: the steps from the folder that
 * is served to a file in it, and which part of that file.
 */

/** Where a request leads. */
export interface Target {
  /** Names from the folder on, decoded; none is empty, hidden, or leads upwards. */
  steps: readonly string[];
  /** Whether the address ends with a slash, as that of a page does. */
  isPage: boolean;
  /** From the question mark on; empty for none. */
  query: string;
}

/** Below the base path, what a request target asks for; `malformed` is no address at all, `nowhere` none of a file. */
export function readTarget(written: string, base: string): Target | 'malformed' | 'nowhere' | 'outside-base' {
  const [, address = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(written) ?? [];
  if (!address.startsWith('/')) return 'malformed';
  const parts: string[] = [];
  for (const part of address.slice(1).split('/')) {
    try {
      parts.push(decodeURIComponent(part));
    } catch {
      return 'malformed';
    }
  }
  const above = base.split('/').slice(1);
  if (above.some((step, at) => parts[at] !== step) || (base !== '' && parts.length === above.length))
    return 'outside-base';
  const steps = parts.slice(above.length);
  const isPage = steps.at(-1) === '';
  if (isPage) steps.pop();
  return steps.some((step) => !isName(step)) ? 'nowhere' : { steps, isPage, query };
}

/**
 * Whether a step may be the name of a file that is served: Windows takes a back-slash for another step and a colon for a
 * drive or a stream, and what begins with a dot leads upwards or is hidden.
 */
const isName = (step: string): boolean => step !== '' && !step.startsWith('.') && !/[/\\:\p{Cc}]/u.test(step);

/** An address of this server again, in one form; it can't be taken for one of another host. */
export const addressOf = (base: string, { steps, query }: Target): string =>
  `${[base, ...steps.map(encodeURIComponent)].join('/')}/${query}`;

/** Bytes from one to another, both included. */
export interface Part {
  start: number;
  end: number;
}

/**
 * The part of `bytes` that a Range header asks for; null for the whole, which is also what is sent to whoever asks for
 * several parts or in words that nobody knows; `none` where it lies behind the end.
 */
export function readRange(header: string | undefined, bytes: number): Part | null | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'none' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= bytes ? 'none' : { start, end };
}
