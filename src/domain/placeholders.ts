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

/** Names of sites, publishers and cities of the starter folder, of the sample city and of generated ones. */
const NAMES: ReadonlySet<string> = new Set([
  PLACEHOLDERS.name,
  PLACEHOLDERS.publisher,
  '某某市',
  '某某省',
  '示例市',
  '示例市物业服务公开',
  '示例市物业服务公开（生成数据）',
  '示例市住房和城乡建设局',
  '示例市住房和城乡建设局（示例）',
]);

/** Whether a text is exactly one of the names that come with the software. A name that only contains one is an office's own. */
export const isPlaceholderName = (text: string): boolean => NAMES.has(text.trim());

/** The sample city and the generated one, with everything below them. No code of GB/T 2260 begins like these. */
export const isPlaceholderDivision = (code: string): boolean => /^000[15]/.test(code);

/** A firm of the samples: a credit code with a right check digit and a region that is none. */
const FICTIONAL_FIRM = /^9[0-9A-Z]000000[0-9A-Z]{10}$/;
/** A telephone of the samples: no local number begins with 0. */
const FICTIONAL_PHONE = /^\d{3,4}-0000\d{3}$/;

/** Whether a value of a table is one that only the samples have: a firm's code, a telephone, a document marked 示例. */
export const isSampleValue = (value: string): boolean =>
  FICTIONAL_FIRM.test(value) || FICTIONAL_PHONE.test(value) || value.endsWith('（示例）');

/** Hosts that are set aside for examples and tests (RFC 2606, RFC 6761), and so lead nowhere. */
const EXAMPLE_HOSTS = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Whether a host, with its port or without, is one that only examples have. */
export const isExampleHost = (host: string): boolean =>
  EXAMPLE_HOSTS.test(host.replace(/:\d+$/, '').replace(/\.$/, ''));

/** The same for the host of an address; false for what is no address. */
export const leadsToExample = (address: string): boolean =>
  URL.canParse(address) && isExampleHost(new URL(address).hostname);
