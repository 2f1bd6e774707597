/**
 * Addresses that leave the house, attacked: whatever stands in portal.yaml, no code leads a telephone to a host that
 * isn't on the list. What is encoded is parsed by two readers that know nothing of ours.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { addressFault, baseOf, codeAddress, hostOf, mayLeadTo, siteAddress } from '../../src/domain/address.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { codeOf } from '../../src/sheets/codes.ts';
import { REPOSITORY } from '../../src/site.ts';

/** Templates that try to lead elsewhere, or may do so in some reader. */
const HOSTILE: readonly string[] = [
  'https://example.org\\@evil.example/{estate}',
  'https://example.org\\.evil.example/{estate}',
  'https:\\\\evil.example\\{estate}',
  'https:/\\evil.example/{estate}',
  'https://example.org/\\evil.example/{estate}',
  'https://evil.example\\@example.org/{estate}',
  'https://example.org@evil.example/{estate}',
  'https://example.org:443@evil.example/{estate}',
  'https://evil.example@example.org/{estate}',
  'https://user:word@example.org/{estate}',
  'https://:@example.org/{estate}',
  'https://@example.org/{estate}',
  'https://example.org%40evil.example/{estate}',
  'https://example.org＠evil.example/{estate}',
  'https://evil.example#@example.org/{estate}',
  'https://evil.example?@example.org/{estate}',
  'https://evil.example/@example.org/{estate}',
  '//evil.example/{estate}',
  'https:evil.example/{estate}',
  'https:/evil.example/{estate}',
  'https:///evil.example/{estate}',
  'https:////evil.example/{estate}',
  'http:example.org/{estate}',
  'example.org/{estate}',
  '/c/{estate}/',
  'javascript:alert(1)//example.org/{estate}',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>location="https://evil.example"</script>',
  'ftp://example.org/{estate}',
  'file://example.org/{estate}',
  'weixin://example.org/{estate}',
  'intent://example.org/{estate}#Intent;scheme=https;end',
  'blob:https://example.org/{estate}',
  'view-source:https://example.org/{estate}',
  'tel:110',
  'https://example.org.evil.example/{estate}',
  'https://evilexample.org/{estate}',
  'https://example.org-evil.example/{estate}',
  'https://example.org./{estate}',
  'https://example.org../{estate}',
  'https://.example.org/{estate}',
  'https://example。org。evil．example/{estate}',
  'https://example．org／@evil.example/{estate}',
  'https://example.org／.evil.example/{estate}',
  'https://example.org？.evil.example/{estate}',
  'https://example.org%2f.evil.example/{estate}',
  'https://example.org%2F@evil.example/{estate}',
  'https://example.org%5c@evil.example/{estate}',
  'https://example.org%00.evil.example/{estate}',
  'https://ex%61mple.org/{estate}',
  'https://exаmple.org/{estate}',
  'https://еxample.org/{estate}',
  'https://exam\u0301ple.org/{estate}',
  'https://example.оrg/{estate}',
  'https://xn--exmple-4nf.org/{estate}',
  'https://xn--a.org/{estate}',
  'https://exa\tmple.org/{estate}',
  'https://example.org\t.evil.example/{estate}',
  'https://example.org\n.evil.example/{estate}',
  'https://evil.example/\r\nhttps://example.org/{estate}',
  ' https://evil.example/{estate}',
  'https://example.org/{estate} https://evil.example/',
  'https://example.org\u00a0.evil.example/{estate}',
  'https://example.org\u2028/{estate}',
  'https://example.org\u3000/{estate}',
  'https://exam\u00adple.org/{estate}',
  'https://exam\u200bple.org/{estate}',
  'https://\ufeffexample.org/{estate}',
  'https://\u202egro.elpmaxe/{estate}',
  'https://example.org/\u202e{estate}',
  'https://example.org/\u2066{estate}',
  'https://example.org/\u{e0041}{estate}',
  'https://example.org/\u0000{estate}',
  'https://example.org/\u001b[2J{estate}',
  'https://{estate}.example.org/',
  'https://{place}.example.org/{estate}',
  'https://example.org{estate}/',
  'https://example.org:{place}/{estate}',
  'https://{estate}/',
  'https://{estate}@example.org/',
  'https://example.org.{place}.evil.example/',
  '{estate}://example.org/',
  '{place}{estate}',
  'https://example.org/{other}',
  'https://example.org/{{estate}}',
  'https://example.org:99999/{estate}',
  'https://example.org:8443@evil.example:443/{estate}',
  'https://example.org:443:80/{estate}',
  'https://example.org:/{estate}',
  'https://[::1]/{estate}',
  'https://0x7f000001/{estate}',
  'https://2130706433/{estate}',
  'https://[::ffff:127.0.0.1]/{estate}',
  'https:///{estate}',
  'https://',
  'https://?{estate}',
  '',
  `https://example.org/${'a'.repeat(400)}/{estate}`,
  `https://example.org/${'业'.repeat(60)}/{estate}`,
  `https://${'a'.repeat(300)}.example.org/{estate}`,
];

/** Templates of which codes can be made, with the address in the code of a lift. */
const HARMLESS: readonly (readonly [string, string])[] = [
  ['https://example.org/c/{estate}/?{place}', 'https://example.org/c/A-1/?lift'],
  ['HTTPS://EXAMPLE.ORG/C/{estate}', 'https://example.org/C/A-1'],
  ['https://example.org', 'https://example.org/'],
  ['https://example.org:443/{estate}', 'https://example.org/A-1'],
  ['https://example.org:8443/{estate}', 'https://example.org:8443/A-1'],
  ['https://example.org/投诉/{estate}?在={place}', 'https://example.org/%E6%8A%95%E8%AF%89/A-1?%E5%9C%A8=lift'],
  ['https://example.org/a/../b/{estate}', 'https://example.org/b/A-1'],
  ['https://example.org//evil.example/{estate}', 'https://example.org//evil.example/A-1'],
  ['https://example.org/@evil.example/{estate}', 'https://example.org/@evil.example/A-1'],
  ['https://example.org/?to=https://evil.example/{estate}', 'https://example.org/?to=https://evil.example/A-1'],
  ['https://example。org/{estate}', 'https://example.org/A-1'],
  ['https://物业.example/{estate}', 'https://xn--vhqz89f.example/A-1'],
  ['https://xn--vhqz89f.example/{estate}', 'https://xn--vhqz89f.example/A-1'],
];

const portalOf = (url: string, hosts: readonly string[] = ['example.org', '物业.example']) =>
  readPortal(`name: 甲
base: https://example.org
publisher: 乙
demo: true
divisions: ["000100"]
complaint:
  url: ${JSON.stringify(url)}
  hosts: ${JSON.stringify(hosts)}
`);

/** The host by the pattern of RFC 3986, appendix B, and by the parser that Node.js had before browsers' own. */
function hostsRead(address: string): string[] {
  const [, authority = ''] = /^[^:/?#]+:\/\/([^/?#]*)/.exec(address) ?? [];
  const byPattern = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return [byPattern, parse(address).hostname ?? ''];
}

describe('a template of the address in codes', () => {
  test('at least sixty are hostile', () => {
    expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  });

  test.each(HOSTILE)('%j makes no code that leads elsewhere', (url) => {
    const { portal, problems } = portalOf(url);
    if (portal?.complaint) {
      for (const place of ['board', 'lift', 'door', 'screen'] as const) {
        const make = () => codeOf(portal, { code: 'A-1', name: '甲' }, place)?.url ?? '';
        // What is too long for any code is refused by `check` besides, with the number of its bytes.
        expect(make).toThrow('a code of');
      }
      return;
    }
    const [wrong, ...others] = problems;
    expect(others).toEqual([]);
    expect([wrong?.code, wrong?.severity, wrong?.column]).toEqual(['setting-wrong', 'error', 'complaint.url']);
    expect(wrong?.message).toMatch(/complaint\.url/);
    expect(wrong?.message).toMatch(/删掉|换成|写成|写域名|只能|列进去/);
  });

  test.each(HARMLESS)('%j is encoded as browsers read it', (url, encoded) => {
    const { portal, problems } = portalOf(url);
    expect(problems).toEqual([]);
    const made = portal && codeOf(portal, { code: 'A-1', name: '甲' }, 'lift')?.url;
    expect(made).toBe(encoded);
    expect(new URL(encoded).href).toBe(encoded);
    expect(encoded).toMatch(/^[!-~]{1,300}$/);
    for (const host of hostsRead(encoded)) expect(['example.org', 'xn--vhqz89f.example']).toContain(host);
  });

  it('may name its host in Chinese or as browsers send it, on either side', () => {
    for (const url of ['https://物业.example/{estate}', 'https://xn--vhqz89f.example/{estate}'])
      for (const host of ['物业.example', 'xn--vhqz89f.example', '物业。EXAMPLE'])
        expect(portalOf(url, [host]).portal?.complaint?.hosts, `${url} ${host}`).toEqual(['xn--vhqz89f.example']);
  });

  it('is told the host to which its codes would lead, as browsers send it', () => {
    const [wrong] = portalOf('https://exаmple.org/{estate}').problems;
    expect(wrong?.message).toContain('「xn--exmple-4nf.org」');
  });

  it('has a list of hosts, each of them a host', () => {
    for (const host of [
      'https://example.org',
      'example.org/',
      'a@example.org',
      '',
      'exa mple.org',
      'example.org.',
      'a:b',
    ])
      expect(
        portalOf('https://example.org/{estate}', ['example.org', host]).problems.map((p) => [p.code, p.column]),
      ).toEqual([['setting-wrong', 'complaint.hosts.1']]);
  });
});

describe('an address', () => {
  it('has no fault that its settings would not be told of', () => {
    expect(
      ['https://a b/', 'https://a/\\', 'a', 'https://a@b/', 'https://{a}/', 'https://a%b/', 'https://a/'].map(
        addressFault,
      ),
    ).toEqual(['blank', 'backslash', 'scheme', 'userinfo', 'placeholder', 'host', null]);
  });

  it('of the site is written once, whatever its settings look like', () => {
    expect(baseOf('https://物业.EXAMPLE:443/wy//')).toBe('https://xn--vhqz89f.example/wy');
    expect(siteAddress('https://example.org/wy', '/c/A 1/'.replace(' ', '%20'))).toBe(
      'https://example.org/wy/c/A%201/',
    );
    expect(siteAddress('https://example.org', '/policies/晋建/')).toBe(
      'https://example.org/policies/%E6%99%8B%E5%BB%BA/',
    );
  });

  it('goes into a code only where its host is on the list and it is short', () => {
    expect(codeAddress('https://example.org/', ['example.org'])).toBe('https://example.org/');
    expect(() => codeAddress('https://example.net/', ['example.org'])).toThrow('does not allow');
    expect(() => codeAddress(`https://example.org/${'a'.repeat(281)}`, ['example.org'])).toThrow('301 characters');
    expect(mayLeadTo('https://example.org:8443/', ['example.org:8443'])).toBe(true);
    expect(mayLeadTo('https://example.org:8443/', ['example.org:8444'])).toBe(false);
    expect(hostOf('EXAMPLE.org:443')).toBe('example.org');
  });

  it('is made of the address of the site and a path in one place alone', () => {
    const pattern = /\b(?:portal|frame|publication)\.base\s*\+|\$\{(?:\w+\.)*portal\.base\}/;
    const found = ['src', 'scripts', 'kiosk'].flatMap((folder) =>
      readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|tsx|astro)$/.test(name))
        .filter((name) => pattern.test(readFileSync(path.join(REPOSITORY, folder, name), 'utf8'))),
    );
    expect(found).toEqual([]);
  });
});
