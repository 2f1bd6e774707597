/**
 * Traditional characters (繁体字) for the characters of a city's names, so that 錦繡花園 finds 锦绣花园.
 *
 * The dictionaries are used in both directions: how a writer in Hong Kong or Taiwan writes each name, and which
 * traditional characters become a character of the names. Each one is mapped directly to the character in the names,
 * never by way of a third.
 */
import { Converter } from 'opencc-js';

const WRITTEN_AS = ['t', 'tw', 'hk'] as const;
/** The Chinese characters for which this is done. Rarer ones are covered only where a name is converted. */
const IDEOGRAPHS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

/**
 * Maps each traditional character to the one that stands for it in the names: every one that becomes such a character, or
 * only those with which the names themselves are written (`written`), which are fewer and enough for everyday words.
 */
export function simplifiedForms(names: Iterable<string>, which: 'every' | 'written' = 'every'): Map<string, string> {
  const all = [...new Set(names)];
  const occurring = new Set(all.join(''));
  const forms = new Map<string, string>();
  const endOf = (character: string): string => {
    let end = character;
    for (let next = forms.get(end); next !== undefined; next = forms.get(end)) end = next;
    return end;
  };
  const add = (traditional: string, simplified: string): void => {
    if (!occurring.has(simplified) || forms.has(traditional)) return;
    // 乾 can become 干 and is also written for itself, so a pair that would close a circle is left out.
    if (endOf(simplified) !== traditional) forms.set(traditional, simplified);
  };
  const everything = which === 'every' ? ideographs() : [];
  // The dictionary of standard traditional characters is by far the largest; the others are small and start from these.
  const standard = Converter({ from: 'cn', to: 't' })(all.join('\n'));
  for (const locale of WRITTEN_AS) {
    // Everything is converted as one text, a line for each name or character, since each conversion costs time.
    const back = Converter({ from: locale, to: 'cn' })(everything.join('\n')).split('\n');
    everything.forEach((character, i) => {
      add(character, back[i] ?? character);
    });
    const written = (locale === 't' ? standard : Converter({ from: 't', to: locale })(standard)).split('\n');
    all.forEach((name, i) => {
      const simplified = [...name];
      const traditional = [...(written[i] ?? '')];
      if (traditional.length !== simplified.length) return;
      traditional.forEach((character, at) => {
        add(character, simplified[at] ?? character);
      });
    });
  }
  return new Map([...forms.keys()].sort().map((character) => [character, endOf(character)]));
}

function ideographs(): string[] {
  const characters: string[] = [];
  for (const [first, last] of IDEOGRAPHS)
    for (let code = first; code <= last; code++) characters.push(String.fromCodePoint(code));
  return characters;
}
