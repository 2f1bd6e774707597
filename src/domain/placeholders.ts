/**
 * Words and codes that come with the software and belong to no place (占位内容): those of the starter folder and of the
 * sample cities. `npm run new` writes them where nobody has said anything else; what an office really publishes must
 * hold none of them.
 */

/** What a setting of the starter folder says until the office says it. */
export const PLACEHOLDERS = {
  name: '某某市物业服务公开',
  publisher: '某某市住房和城乡建设局',
  division: '000100',
  base: 'https://example.org',
} as const;

/**
 * Words that stand for a name nobody has written yet (某某市, 示例市), or that mark one as made up (示例甲物业, （示例）). A
 * longer word that only begins alike (示例市场) is an office's own.
 */
const PLACEHOLDER_WORDS = /某某|[（(]示例[）)]|示例(?:$|[省县区甲乙丙丁戊]|市(?!场)|街道|社区|小区)/;

/** Whether a name holds a word that stands for a name. */
export const isPlaceholderName = (text: string): boolean => PLACEHOLDER_WORDS.test(text.trim());

/** The sample city and the generated one, with everything below them. No code of GB/T 2260 begins like these. */
export const isPlaceholderDivision = (code: string): boolean => /^000[15]/.test(code);

/** A firm of the samples: a credit code with a right check digit and a region that is none. */
const FICTIONAL_FIRM = /^9[0-9A-Z]000000[0-9A-Z]{10}$/;
/** A telephone of the samples: no local number begins with 0. */
const FICTIONAL_PHONE = /^\d{3,4}-0000\d{3}$/;
/** The same among other words, with whatever between its parts, and a number in which nothing but zeros stands. */
const FICTIONAL_PHONES = /(?<!\d)(?:\d{3,4}[- ]?0000\d{3}|0(?:[- ]?0){5,})(?![\d-])/;

/** Whether a text of contact holds a telephone that only samples have. */
export const holdsSamplePhone = (text: string): boolean => FICTIONAL_PHONES.test(text);

/** Whether a value of a table is one that only the samples have: a firm's code, a telephone, a document marked 示例. */
export const isSampleValue = (value: string): boolean =>
  FICTIONAL_FIRM.test(value) || FICTIONAL_PHONE.test(value) || value.endsWith('（示例）');

/** Hosts that are set aside for examples and tests (RFC 2606, RFC 6761), and so lead nowhere. */
const EXAMPLE_HOSTS = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Whether a host, with its port or without, is one that only examples have. */
export const isExampleHost = (host: string): boolean =>
  EXAMPLE_HOSTS.test(host.replace(/:\d+$/, '').replace(/\.$/, ''));

/** The host of an address of the web or of mail, wherever it stands in a text. */
const HOST_IN_TEXT = /(?::\/\/(?:[^\s/?#@]*@)?|@)([a-z0-9.-]*[a-z0-9])/gi;

/** The first host of an address in a text, of a page or a mailbox, that only examples have; null where there is none. */
export const exampleHostIn = (text: string): string | null =>
  [...text.matchAll(HOST_IN_TEXT)].map(([, host = '']) => host).find(isExampleHost) ?? null;

export const leadsToExample = (text: string): boolean => exampleHostIn(text) !== null;
