/**
 * What to write instead of an address (网址) that would not lead where it seems to.
 */
import type { AddressFault } from '../domain/address.ts';

export const ADDRESS_WORDS: Readonly<Record<AddressFault, string>> = {
  blank: '网址里有空格、换行或看不见的字符。删掉，重新打一遍。',
  backslash: '网址里有反斜杠（\\）。换成 /，或删掉。',
  scheme: '网址要以 https:// 或 http:// 开头，后面接着写域名。',
  userinfo: '域名前面有 @，会把人带到 @ 后面的网站。删掉 @ 和它前面的用户名、密码。',
  placeholder: '{estate} 和 {place} 只能写在域名后面，域名里不能有。',
  host: '域名写得不对。写成 example.org 的样子，后面可以有端口，例如 example.org:8080。',
};
