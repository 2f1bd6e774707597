/**
 * Addresses that leave the house (网址): in QR codes, on paper and screens, in feeds, share cards and the site map.
 *
 * There is one way to make them. What an office has written is read once, by the rules of browsers (WHATWG URL), and what
 * goes out is what was read, so that every reader, however simple, takes it for the same place: ASCII alone, a Chinese
 * host as browsers send it (xn--…), nothing before the host, nothing to be percent-encoded any more.
 */

/** The longest address that goes into a code. */
export const ADDRESS_CHARACTERS_MAX = 300;

/** Why a text is no address that may leave the house. */
export type AddressFault = 'blank' | 'backslash' | 'scheme' | 'userinfo' | 'placeholder' | 'host';

/** Blanks of every kind, and what nobody sees: browsers drop some of them and stop at others. */
const BLANK = /[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What stands between the scheme and the path, or whatever else comes first. */
const AUTHORITY = /^https?:\/\/([^/?#]+)/i;

/** What is wrong with an address as somebody wrote it; null where it leads to the host that one reads in it. */
export function addressFault(written: string): AddressFault | null {
  if (BLANK.test(written)) return 'blank';
  if (written.includes('\\')) return 'backslash';
  const authority = AUTHORITY.exec(written)?.[1];
  if (authority === undefined) return 'scheme';
  if (/[{}]/.test(authority)) return 'placeholder';
  if (authority.includes('@')) return 'userinfo';
  return hostOf(authority) === null || !URL.canParse(written) ? 'host' : null;
}

/**
 * A host with its port or without, in the form in which hosts are compared: small letters, a Chinese one as xn--…; null
 * for what is no host.
 */
export function hostOf(written: string): string | null {
  if (written === '' || BLANK.test(written) || /[/?#@\\%{}＠／？＃＼％]/.test(written)) return null;
  const address = `https://${written}`;
  if (!URL.canParse(address)) return null;
  const { host, hostname } = new URL(address);
  return hostname.endsWith('.') || /:$/.test(written) ? null : host;
}

function readAddress(written: string): URL {
  const fault = addressFault(written);
  if (fault !== null) throw new Error(`${JSON.stringify(written)} is no address: ${fault}`);
  return new URL(written);
}

/** An address that an office has written, as it goes out. Throws for one that has a fault. */
export const plainAddress = (written: string): string => readAddress(written).href;

/** The address of something below the site's own; `path` begins at its root. */
export const siteAddress = (base: string, path: string): string => plainAddress(`${base}${path}`);

/** A site's address as settings keep it: as it goes out, without a slash at its end. */
export const baseOf = (written: string): string => plainAddress(written).replace(/\/+$/, '');

/** Whether one of the hosts, in the form of `hostOf`, is where an address leads, with its port or whatever port. */
export function mayLeadTo(address: string, hosts: readonly string[]): boolean {
  const { hostname, host } = readAddress(address);
  return hosts.includes(hostname) || hosts.includes(host);
}

/** 投诉网址: where the code of an estate leads in a place (公示栏, 电梯, 单元门, 投屏), by the template of portal.yaml. */
export function complaintAddress(template: string, estateCode: string, place: string): string {
  if (templateFault(template) !== null) throw new Error(`${JSON.stringify(template)} is no template of an address`);
  return readAddress(filled(template, estateCode, place)).href;
}

const filled = (template: string, estateCode: string, place: string): string =>
  template.replaceAll('{estate}', encodeURIComponent(estateCode)).replaceAll('{place}', encodeURIComponent(place));

/** What is wrong with a template; nothing is put into a host, so that all of its addresses lead to the same one. */
export function templateFault(template: string): AddressFault | null {
  return addressFault(template) ?? addressFault(filled(template, 'A1', 'board'));
}

/** The part of a template that would not be replaced; null where there is none. */
export const unknownPlaceholderIn = (template: string): string | null =>
  /\{[^{}]*\}|[{}]/.exec(filled(template, '', ''))?.[0] ?? null;

/**
 * An address as it is put into a code (二维码): as it goes out, on one of the hosts, and short enough. Throws for any
 * other, since one wrong code on a wall is worse than none.
 */
export function codeAddress(address: string, hosts: readonly string[]): string {
  const { href } = readAddress(address);
  if (!mayLeadTo(href, hosts)) throw new Error(`a code leads to ${href}, which portal.yaml does not allow`);
  if (href.length > ADDRESS_CHARACTERS_MAX) throw new Error(`a code of ${href.length} characters: ${href}`);
  return href;
}
