/**
 * What of a style sheet Chrome 66 would not know (cssFaults): for one unknown word the browser ignores the declaration
 * or the whole rule.
 *
 * MDN's data decide; what they don't distinguish (`gap` in flex containers came 18 releases later than in grids) is
 * refused by name. A fallback beside a newer declaration is refused too: what a screen shows has one form.
 */
import type { CompatStatement } from '@mdn/browser-compat-data';
import {
  type Atrule,
  type CssNode,
  type Declaration,
  type FunctionNode,
  generate,
  lexer,
  parse,
  type Rule,
  walk,
} from 'css-tree';
import { feature, isInChrome66, sinceWhen } from './chrome-66.ts';

const PROPERTIES = ['css', 'properties'];
const VENDOR = /^-(?:webkit|moz|ms|o)-/;

/** One line for each such place, without repetition. */
export function cssFaults(css: string): string[] {
  const faults = new Set<string>();
  const sheet = parse(css, {
    parseCustomProperty: true,
    onParseError: ({ message }) => faults.add(`not to be read: ${message}`),
  });
  const add = (found: readonly string[]): void => {
    for (const fault of found) faults.add(fault);
  };
  walk(sheet, {
    enter(this: { rule: Rule | null; atrule: Atrule | null }, node: CssNode) {
      switch (node.type) {
        case 'Rule':
          if (this.rule !== null && this.rule !== node) faults.add(`nested rule: ${generate(node.prelude)}`);
          break;
        case 'Atrule':
          if (this.rule !== null) faults.add(`nested @${node.name}`);
          add(atRuleFaults(node));
          break;
        case 'Declaration':
          add(this.rule === null ? descriptorFaults(node, this.atrule) : declarationFaults(node, this.rule));
          break;
        default:
          add(selectorFaults(node));
      }
    },
  });
  return [...faults];
}

/** The fault of a feature, none where Chrome 66 has it; `compat` is undefined where the data do not know it. */
function faultOf(words: string, compat: CompatStatement | undefined): string[] {
  if (compat === undefined) return [`${words}: unknown to MDN`];
  return isInChrome66(compat) ? [] : [`${words}: ${sinceWhen(compat)}`];
}

function atRuleFaults({ name, prelude }: Atrule): string[] {
  const own = faultOf(`@${name}`, feature('css', 'at-rules', name.replace(VENDOR, ''))?.__compat);
  if (prelude === null || (name !== 'media' && name !== 'supports')) return own;
  const faults = [...own];
  walk(prelude, (found) => {
    // The types on hand are older than the parser.
    const node = found as unknown as { type: string; name?: string; feature?: string; value?: unknown };
    if (node.type === 'Feature') {
      const media = (node.name ?? '').replace(/^(?:min|max)-/, '');
      faults.push(...faultOf(`@media (${node.name})`, feature('css', 'at-rules', 'media', media)?.__compat));
      if (media.endsWith('aspect-ratio') && (node.value as CssNode | null)?.type !== 'Ratio')
        faults.push(`@media (${node.name}) without a ratio of two numbers`);
    }
    if (node.type === 'FeatureRange') faults.push('@media range, such as (width >= 600px)');
    if (node.type === 'FeatureFunction') faults.push(`@${name} ${node.feature}()`);
    // In a condition these came with the fourth level; @supports had them from the start.
    if (name === 'media' && node.type === 'Identifier' && (node.name === 'or' || node.name === 'not'))
      faults.push(`@media … ${node.name} (…)`);
  });
  return faults;
}

function descriptorFaults({ property, value }: Declaration, atrule: Atrule | null): string[] {
  // A declaration in the condition of @supports only asks; the rules inside are judged by themselves.
  if (atrule === null || atrule.name === 'supports') return [];
  const words = `@${atrule.name} { ${property} }`;
  const known = feature('css', 'at-rules', atrule.name, property)?.__compat;
  // @page holds properties.
  if (atrule.name === 'page') return valueFaults(property, value);
  return faultOf(words, known);
}

function declarationFaults({ property, value }: Declaration, rule: Rule): string[] {
  if (property.startsWith('--')) return valueFaults(property, value);
  const words = `${property}: ${generate(value)}`;
  if (property === 'gap' || property === 'row-gap') return [`${words}: not in flex containers; write grid-${property}`];
  if (property === 'column-gap' && !hasColumns(rule)) return [`${words}: only beside columns; write grid-column-gap`];
  const unread = propertyFaults(property);
  if (unread.length > 0) return unread;
  return [...valueFaults(property, value), ...mismatch(property, value)];
}

function hasColumns({ block }: Rule): boolean {
  return block.children.some(
    (node) => node.type === 'Declaration' && /^column(?:s|-count|-width)$/.test(node.property),
  );
}

function propertyFaults(property: string): string[] {
  const compat = feature(...PROPERTIES, property)?.__compat;
  if (compat !== undefined) return faultOf(property, compat);
  const [prefix] = VENDOR.exec(property) ?? [];
  const bare = prefix === undefined ? undefined : feature(...PROPERTIES, property.slice(prefix.length))?.__compat;
  const isKnown =
    (prefix !== undefined && bare !== undefined && isInChrome66(bare, { prefix })) ||
    OTHER_NAMES.get(property)?.some((one) => isInChrome66(one, { name: property }));
  return isKnown ? [] : [`${property}: unknown in Chrome 66`];
}

/** Older names of properties (`grid-gap`), some told of a part of the newer one only. */
const OTHER_NAMES = otherNames();

function otherNames(): Map<string, CompatStatement[]> {
  const names = new Map<string, CompatStatement[]>();
  const note = (compat: CompatStatement | undefined): void => {
    for (const { alternative_name: name } of [compat?.support.chrome ?? []].flat())
      if (name !== undefined && compat !== undefined) names.set(name, [...(names.get(name) ?? []), compat]);
  };
  for (const one of Object.values(feature(...PROPERTIES) ?? {}))
    for (const [part, inner] of Object.entries(one))
      note(part === '__compat' ? (inner as CompatStatement) : (inner as { __compat?: CompatStatement }).__compat);
  return names;
}

/** Words whose meaning depends on how many stand together. */
const SEVERAL: Readonly<Record<string, string>> = { overflow: 'multiple_keywords', display: 'multi-keyword_values' };
/** Functions that are no values of MDN's types. */
const PLAIN_FUNCTIONS = new Set(['format', 'local']);

/** Keywords, functions and units of a value that Chrome 66 would not read. */
function valueFaults(property: string, value: CssNode): string[] {
  const bare = property.replace(VENDOR, '');
  const faults: string[] = [];
  const words = (part: string): string => `${property}: ${part}`;
  let keywords = 0;
  walk(value, (node) => {
    if (node.type === 'Identifier') {
      keywords++;
      const known = keywordOf(bare, node.name);
      if (known !== undefined) faults.push(...faultOf(words(node.name), known));
    }
    if (node.type === 'Function') faults.push(...functionFaults(property, node));
    if (node.type === 'Dimension') faults.push(...unitFaults(words(`${node.value}${node.unit}`), node.unit));
    if (node.type === 'NestingSelector') faults.push(words('&'));
  });
  const several = SEVERAL[bare];
  if (several !== undefined && keywords > 1)
    faults.push(...faultOf(words(generate(value)), feature(...PROPERTIES, bare, several)?.__compat));
  return faults;
}

function keywordOf(property: string, keyword: string): CompatStatement | undefined {
  const own = feature(...PROPERTIES, property) ?? {};
  const spelled = Object.keys(own).find((name) => name.toLowerCase() === keyword.toLowerCase());
  return (
    (spelled === undefined ? undefined : own[spelled]?.__compat) ??
    feature('css', 'types', 'global_keywords', keyword)?.__compat
  );
}

function functionFaults(property: string, { name, children }: FunctionNode): string[] {
  const words = `${property}: ${name}()`;
  const compat = functionOf(property.replace(VENDOR, ''), name);
  if (compat === undefined && PLAIN_FUNCTIONS.has(name)) return [];
  const faults = faultOf(words, compat);
  const parts = [...children];
  if (name === 'rgb' && parts.some((part) => part.type === 'Identifier' && part.name === 'from'))
    faults.push(`${words} from another colour`);
  // Both ends of a stripe in one stop came with release 71.
  if (name.endsWith('linear-gradient') && parts.some((part, at) => isPlace(part) && isPlace(parts[at + 1])))
    faults.push(`${words} with two places in one stop`);
  return faults;
}

const isPlace = (node: CssNode | undefined): boolean =>
  node !== undefined && /^(?:Number|Dimension|Percentage)$/.test(node.type);

/** A function among those of its property, or anywhere among the types of values. */
function functionOf(property: string, name: string): CompatStatement | undefined {
  const own = feature(...PROPERTIES, property, name)?.__compat;
  if (own !== undefined) return own;
  for (const grid of ['grid-template-columns', 'width']) {
    const inGrid = feature(...PROPERTIES, grid, name)?.__compat;
    if (inGrid !== undefined && property.startsWith('grid')) return inGrid;
  }
  const types = feature('css', 'types') ?? {};
  const whole = types[name]?.__compat;
  if (whole !== undefined) return whole;
  for (const type of Object.values(types)) {
    const part = (type as Record<string, { __compat?: CompatStatement } | undefined>)[name]?.__compat;
    if (part !== undefined) return part;
  }
  return undefined;
}

/** Units as old as CSS, which the data do not tell one by one. */
const OLD_UNITS = new Set(['px', 'cm', 'mm', 'in', 'pt', 'pc', 's', 'ms', 'fr']);
const VIEWPORT = /^([sld])v(?:w|h|i|b|min|max)$/;
const VIEWPORT_KINDS: Readonly<Record<string, string>> = { s: 'small', l: 'large', d: 'dynamic' };

function unitFaults(words: string, unit: string): string[] {
  const name = unit.toLowerCase();
  if (OLD_UNITS.has(name)) return [];
  const kind = VIEWPORT_KINDS[VIEWPORT.exec(name)?.[1] ?? ''];
  if (kind !== undefined)
    return faultOf(words, feature('css', 'types', 'length', `viewport_percentage_units_${kind}`)?.__compat);
  if (name.startsWith('cq'))
    return faultOf(words, feature('css', 'types', 'length', 'container_query_length_units')?.__compat);
  for (const type of ['length', 'angle', 'resolution'])
    for (const spelled of [name, name.toUpperCase()]) {
      const compat = feature('css', 'types', type, spelled)?.__compat;
      if (compat !== undefined) return faultOf(words, compat);
    }
  return [`${words}: unknown unit`];
}

/** What no browser reads: a number without its unit, a misspelt word. */
function mismatch(property: string, value: CssNode): string[] {
  if (VENDOR.test(property) || /\b(?:var|env)\(/.test(generate(value))) return [];
  const { error } = lexer.matchProperty(property, value);
  return error === null ? [] : [`${property}: ${generate(value)}: ${error.message.split('\n')[0]}`];
}

function selectorFaults(node: CssNode): string[] {
  if (node.type === 'NestingSelector') return ['nesting: &'];
  if (node.type === 'AttributeSelector') return node.flags === 's' ? ['[… s]'] : [];
  if (node.type === 'Nth') return node.selector === null ? [] : [':nth-child(… of …)'];
  if (node.type !== 'PseudoClassSelector' && node.type !== 'PseudoElementSelector') return [];
  const words = `:${node.name}`;
  const known = feature('css', 'selectors', node.name.toLowerCase());
  const own = faultOf(words, known?.__compat);
  const [list] = node.children ?? [];
  if (node.name !== 'not' || list?.type !== 'SelectorList') return own;
  const isPlain =
    list.children.size === 1 && [...list.children].every((one) => one.type === 'Selector' && one.children.size === 1);
  return isPlain ? own : [...own, ...faultOf(':not() of more than one', known?.selector_list?.__compat)];
}
