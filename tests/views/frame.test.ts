/** What stands at the foot of every page of a government site. */
import { describe, expect, it } from 'vitest';
import type { Portal } from '../../src/domain/portal.ts';
import { frameView } from '../../src/views/common/frame.ts';
import { city } from './city.ts';

const foot = (settings: Partial<Portal>) => {
  const town = city();
  return frameView({ ...town, portal: { ...town.portal, demo: false, ...settings } });
};

describe('the foot of a page', () => {
  it('names the publisher as the organizer until the office names another', () => {
    expect(foot({}).organizer).toBe('示例市住建局');
    expect(foot({ organizer: '示例市人民政府' })).toMatchObject({
      organizer: '示例市人民政府',
      publisher: '示例市住建局',
    });
  });

  it('shows nothing of what the office has not said', () => {
    expect(foot({})).toMatchObject({ filings: [], siteCode: '', reportErrors: null, undertaker: '' });
  });

  it('leads each filing to the register in which it can be looked up', () => {
    const { filings } = foot({ icp: '晋ICP备05000000号-1', policeIcp: '晋公网安备 14050002000001号' });
    expect(filings).toEqual([
      { text: '晋ICP备05000000号-1', href: 'https://beian.miit.gov.cn/' },
      {
        text: '晋公网安备 14050002000001号',
        href: 'https://beian.mps.gov.cn/#/query/webSearch?code=14050002000001',
      },
    ]);
  });

  it('leads a number without fourteen digits, and every number of a demonstration, nowhere', () => {
    expect(foot({ policeIcp: '公安备案办理中' }).filings).toEqual([{ text: '公安备案办理中', href: null }]);
    const made = foot({ icp: '晋ICP备05000000号-1', policeIcp: '示公网安备 00010002000001号', demo: true });
    expect(made.filings.map(({ href }) => href)).toEqual([null, null]);
  });

  it('writes out a mailbox or a telephone for errors, which not every device can open', () => {
    const address = (reportErrors: string) => foot({ reportErrors }).reportErrors;
    expect(address('https://x.cn/jiucuo')).toEqual({ text: '网站找错', href: 'https://x.cn/jiucuo' });
    expect(address('mailto:a@x.cn')).toEqual({ text: '网站找错 a@x.cn', href: 'mailto:a@x.cn' });
    expect(address('tel:0356-2000000')?.text).toBe('网站找错 0356-2000000');
  });
});
