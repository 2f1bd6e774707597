/**
 * Narrows the table of matters to a query: part of a matter, a keyword, a body, pinyin or its initials.
 *
 * The table stands in the page in full; this only hides what does not fit and unfolds what does. A topic that is named
 * is shown whole, and a matter that two groups hold in the first of them alone.
 */

/** Hides what does not fit; says how many matters are left, and of how many bodies. An empty query shows everything. */
export function narrowMatters(): (query: string) => { matters: number; bodies: number } {
  const groups = [...document.querySelectorAll<HTMLDetailsElement>('[data-group]')];
  const loose = [...document.querySelectorAll<HTMLElement>('[data-filter-hides]')];
  const all = [...document.querySelectorAll<HTMLElement>('.matter[data-matter]')];
  const headings = [...document.querySelectorAll<HTMLElement>('.by-body > .band-title')];
  /** Which groups the reader had unfolded before typing anything; null while nothing is typed. */
  let unfolded: ReadonlySet<HTMLDetailsElement> | null = null;

  return (query) => {
    const isOn = query !== '';
    if (isOn) unfolded ??= new Set(groups.filter((group) => group.open));
    for (const element of [...loose, ...headings]) element.hidden = isOn;
    document.documentElement.classList.toggle('is-filtered', isOn);
    const shown = new Set<string>();
    const bodies = new Set<string>();
    for (const matter of all) {
      // A topic is shown or hidden as a whole, so that nobody finds a question about pipes under 电梯.
      const topic = matter.closest<HTMLElement>('[data-group]')?.dataset.keys;
      const fits = !isOn || (topic === undefined ? fitsKeys(matter.dataset.keys, query) : fitsKeys(topic, query));
      const id = matter.dataset.matter ?? '';
      matter.hidden = isOn && (!fits || shown.has(id));
      if (matter.hidden) continue;
      shown.add(id);
      const name = matter.querySelector('.who b')?.textContent;
      if (name) bodies.add(name);
    }
    for (const group of groups) {
      const fits = [...group.querySelectorAll<HTMLElement>('.matter')].some((matter) => !matter.hidden);
      group.hidden = isOn && !fits;
      if (isOn) group.open = fits;
      else if (unfolded !== null) group.open = unfolded.has(group);
    }
    if (!isOn) unfolded = null;
    return { matters: isOn ? shown.size : 0, bodies: bodies.size };
  };
}

/**
 * Whether a query matches keys: Chinese anywhere in a word, pinyin only at its beginning, since two letters would
 * otherwise match nearly everything.
 */
function fitsKeys(keys: string | undefined, query: string): boolean {
  if (keys === undefined) return false;
  const isLatin = /^[a-z]+$/.test(query);
  return keys.split(' ').some((key) => (isLatin ? key.startsWith(query) : key.includes(query)));
}
