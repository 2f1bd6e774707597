/**
 * The plan of a generated city: its divisions, estates, firms and who manages what.
 *
 * Pure: everything follows from size and seed. The plan holds only what several tables must agree on;
 * rows are made table by table from it (tables/), and never all kept.
 */
import { creditCodeCheck } from '../domain/credit-code.ts';
import type { ManagementMode } from '../domain/records.ts';
import { planListings } from './listings.ts';
import type { Listing, PropertyType, SampleCounty, SampleEstate, SampleFirm, SampleStreet } from './nouns.ts';
import { largestRemainder } from './proportion.ts';
import { at, type Random, random, shuffle } from './random.ts';
import { CITY_NAME, COUNTIES, JINCHENG_ESTATES, JINCHENG_FIRMS, JINCHENG_GRADES, JINCHENG_MODES } from './settings.ts';
import {
  ESTATE_HEADS,
  ESTATE_TAILS,
  FIRM_KINDS,
  HEADS,
  PLACE_TAILS,
  RARE_ESTATE_HEADS,
  ROAD_TAILS,
  SERVICE_GRADES,
  SERVICE_STARS,
  SUFFIXES,
  TRADE_TAILS,
  UNIT_TAILS,
  UNITS,
} from './words.ts';

/** What decides a city; equal arguments give equal cities. */
export interface CityArguments {
  /** How many estates (小区), from 1. */
  estates: number;
  seed: string;
}

/** The most estates a city may have: above it a county runs out of three-digit street codes. */
export const ESTATES_MAX = 200_000;

export interface City extends CityArguments {
  counties: SampleCounty[];
  estateList: SampleEstate[];
  firms: SampleFirm[];
  /** 红黑榜 of every county and period, in the order of the table. */
  listings: Listing[];
}

/** Plans a city. `estates` is a whole number from 1 to `ESTATES_MAX`. */
export function planCity({ estates, seed }: CityArguments): City {
  const counties = planDivisions(estates, seed);
  const estateList = planEstates(counties, estates, seed);
  const firms = planFirms(counties, estateList, seed);
  return { estates, seed, counties, estateList, firms, listings: planListings(counties, seed) };
}

/** The aim for the estates of a street. Shares vary, but stay at 60 or fewer. */
const ESTATES_PER_STREET = 50;

function planDivisions(estates: number, seed: string): SampleCounty[] {
  const perCounty = largestRemainder(
    estates,
    COUNTIES.map((county) => county.share),
  );
  return COUNTIES.map((setting, index) => {
    const chance = random(seed, 'division', setting.code);
    const county: SampleCounty = { ...setting, index, streets: [], estates: [] };
    const count = Math.max(chance.int(8, 12), Math.ceil(at(perCounty, index) / ESTATES_PER_STREET));
    const taken = new Set<string>();
    for (let s = 1; s <= count; s++) {
      const code = `${setting.code}${String(s).padStart(3, '0')}`;
      const name = `${unusedPlaceName(taken, chance)}${streetKind(setting.name, s)}`;
      const street: SampleStreet = { code, name, county, communities: [] };
      const takenHere = new Set<string>();
      for (let c = chance.int(4, 8); c > 0; c--) {
        const number = String(street.communities.length + 1).padStart(3, '0');
        street.communities.push({
          code: `${code}${number}`,
          name: `${unusedPlaceName(takenHere, chance)}${chance.chance(0.15) ? '村' : '社区'}`,
        });
      }
      county.streets.push(street);
    }
    return county;
  });
}

/** Urban districts have 街道; counties have two of them, then 镇, and every fifth a 乡. */
function streetKind(countyName: string, number: number): string {
  if (countyName.endsWith('区') || number <= 2) return '街道';
  return number % 5 === 0 ? '乡' : '镇';
}

function unusedPlaceName(taken: Set<string>, chance: Random): string {
  for (;;) {
    const name = chance.pick(HEADS) + chance.pick(PLACE_TAILS);
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

function planEstates(counties: SampleCounty[], total: number, seed: string): SampleEstate[] {
  const modes = planModes(total, seed);
  const list: SampleEstate[] = [];
  const perCounty = largestRemainder(
    total,
    counties.map((county) => county.share),
  );
  for (const county of counties) {
    const chance = random(seed, 'estates-of-streets', county.code);
    const perStreet = largestRemainder(
      at(perCounty, county.index),
      county.streets.map(() => chance.real(0.85, 1.15)),
    );
    county.streets.forEach((street, s) => {
      const taken = new Set<string>();
      for (let n = at(perStreet, s); n > 0; n--) {
        const estate = planEstate(list.length, at(modes, list.length), street, taken, seed);
        list.push(estate);
        county.estates.push(estate);
      }
    });
  }
  return list;
}

/** The management mode of every estate: Jincheng's proportions, shuffled over the city. */
function planModes(total: number, seed: string): ManagementMode[] {
  const counts = largestRemainder(
    total,
    JINCHENG_MODES.map((share) => share.estates),
  );
  const modes = JINCHENG_MODES.flatMap(({ mode }, i) => Array<ManagementMode>(at(counts, i)).fill(mode));
  return shuffle(modes, random(seed, 'modes'));
}

const BUILDINGS: Record<PropertyType, [number, number]> = { 多层: [1, 16], 小高层: [2, 9], 高层: [2, 8] };
const HOUSEHOLDS: Record<PropertyType, [number, number]> = { 多层: [24, 60], 小高层: [36, 72], 高层: [64, 136] };

function planEstate(
  index: number,
  mode: ManagementMode,
  street: SampleStreet,
  taken: Set<string>,
  seed: string,
): SampleEstate {
  const chance = random(seed, 'estate', index);
  const professional = mode === '专业物业';
  const tall = chance.next();
  const propertyType: PropertyType = professional
    ? tall < 0.48
      ? '高层'
      : tall < 0.75
        ? '小高层'
        : '多层'
    : tall < 0.06
      ? '高层'
      : tall < 0.16
        ? '小高层'
        : '多层';
  const buildings = chance.int(...BUILDINGS[propertyType]);
  const perBuilding = chance.int(...HOUSEHOLDS[propertyType]);
  return {
    index,
    code: `SL${String(index + 1).padStart(6, '0')}`,
    name: unusedEstateName(mode, taken, chance),
    street,
    community: chance.pick(street.communities),
    mode,
    propertyType,
    buildings,
    households: buildings * perBuilding,
    liftsPerBuilding: propertyType === '多层' ? 0 : chance.pick(propertyType === '高层' ? [1, 2, 2] : [1, 1, 2, 3]),
    deliveredYear: professional ? chance.int(1998, 2024) : chance.int(propertyType === '多层' ? 1982 : 1999, 2012),
    serviceGrade: professional || chance.chance(0.45) ? planServiceGrade(professional, chance) : null,
    guidePriced: chance.chance(professional ? 0.68 : 0.85),
    quality: chance.real(0.15, 0.95),
    firm: null,
  };
}

function planServiceGrade(professional: boolean, chance: Random): number {
  const draw = chance.next();
  if (professional) return draw < 0.08 ? 0 : draw < 0.35 ? 1 : draw < 0.75 ? 2 : draw < 0.94 ? 3 : 4;
  return draw < 0.5 ? 0 : draw < 0.9 ? 1 : 2;
}

function unusedEstateName(mode: ManagementMode, taken: Set<string>, chance: Random): string {
  for (;;) {
    const base = estateName(mode, chance);
    const name = taken.has(base) ? `${base}${chance.pick(SUFFIXES)}` : base;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

function estateName(mode: ManagementMode, chance: Random): string {
  const kind = chance.next();
  if (mode === '单位自管' && kind < 0.8) return chance.pick(UNITS) + chance.pick(UNIT_TAILS);
  if (mode !== '专业物业' && kind < 0.4) {
    return `${chance.pick(HEADS)}${chance.pick(PLACE_TAILS)}${chance.pick(ROAD_TAILS)}${chance.int(1, 68)}号院`;
  }
  const head = kind > 0.985 ? chance.pick(RARE_ESTATE_HEADS) : chance.pick(ESTATE_HEADS);
  return head + chance.pick(ESTATE_TAILS);
}

const GRADE_QUALITY: Record<string, number> = { A: 0.85, B: 0.66, C: 0.45, D: 0.12 };

function planFirms(counties: SampleCounty[], estates: SampleEstate[], seed: string): SampleFirm[] {
  const chance = random(seed, 'firms');
  const count = Math.max(1, Math.round((JINCHENG_FIRMS / JINCHENG_ESTATES) * estates.length));
  const gradeCounts = largestRemainder(
    count,
    JINCHENG_GRADES.map((share) => share.firms),
  );
  const grades = shuffle(
    JINCHENG_GRADES.flatMap(({ grade }, i) => Array<string>(at(gradeCounts, i)).fill(grade)),
    random(seed, 'grades'),
  );
  const professional = shuffle(
    estates.filter((estate) => estate.mode === '专业物业'),
    chance,
  );
  const taken = new Set<string>();
  const numberOffset = chance.int(0, 799_999);
  const firms = grades.map((grade, index): SampleFirm => {
    const first = professional[index];
    const home = first ? first.street.county : at(counties, index % counties.length);
    return {
      index,
      code: firmCode(index, numberOffset),
      name: unusedFirmName(home, taken, chance),
      grade,
      quality: Math.min(0.97, Math.max(0.03, (GRADE_QUALITY[grade] ?? 0.5) + chance.real(-0.12, 0.12))),
      home,
      estates: [],
    };
  });

  // Every firm has one estate before any has two; then good firms grow faster, mostly at home.
  const everywhere = urn(firms);
  const atHome = counties.map((county) => {
    const local = firms.filter((firm) => firm.home === county);
    return local.length > 0 ? urn(local) : everywhere;
  });
  const draw = (estate: SampleEstate): SampleFirm =>
    (chance.chance(0.8) ? at(atHome, estate.street.county.index) : everywhere)(chance);
  for (const [i, estate] of professional.entries()) assign(estate, firms[i] ?? draw(estate));
  for (const estate of estates) {
    if (estate.mode === '社区托管' && chance.chance(0.12)) assign(estate, draw(estate));
  }
  return firms;
}

function assign(estate: SampleEstate, firm: SampleFirm): void {
  estate.firm = firm;
  estate.quality = 0.65 * firm.quality + 0.35 * estate.quality;
  firm.estates.push(estate);
}

type Urn = (chance: Random) => SampleFirm;

/** Draws firms with a probability in proportion to how many estates they take on. Needs one firm at least. */
function urn(firms: readonly SampleFirm[]): Urn {
  const sums: number[] = [];
  let sum = 0;
  for (const firm of firms) {
    // A D firm wins nothing new; a few firms are many times the size of the others.
    sum += firm.grade === 'D' ? 0.02 : firm.quality * (firm.index % 9 === 0 ? 6 : firm.index % 4 === 0 ? 2.5 : 1);
    sums.push(sum);
  }
  return (chance) => {
    const target = chance.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(sums, middle) > target) high = middle;
      else low = middle + 1;
    }
    return at(firms, low);
  };
}

/**
 * The credit code (统一社会信用代码) of the firm at an index: region 000000, both check characters right.
 *
 * Unique for up to 900,000 firms: 7,919 has no factor in common with 900,000, so the steps visit every number once.
 */
function firmCode(index: number, offset: number): string {
  return creditCodeOf(`MA${100_000 + ((index * 7_919 + offset) % 900_000)}`);
}

/** A code (旧代码) that the firm at an index may have had before: no firm has it now, nor had another one. */
export function formerFirmCode(index: number): string {
  return creditCodeOf(`MB${100_000 + index}`);
}

function creditCodeOf(body: string): string {
  const first17 = `91000000${body}${organisationCheck(body)}`;
  return first17 + creditCodeCheck(first17);
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of an organisation code (组织机构代码, GB 11714) of eight characters. */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((part, weight, i) => part + weight * Number.parseInt(body.charAt(i), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

function unusedFirmName(home: SampleCounty, taken: Set<string>, chance: Random): string {
  for (;;) {
    const place = chance.chance(0.75) ? CITY_NAME : home.name;
    const name = `${place}${chance.pick(HEADS)}${chance.pick(TRADE_TAILS)}${chance.pick(FIRM_KINDS)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

/** The approved service grade as the county writes it: 三级, or 三星 where stars are counted; blank for none. */
export function serviceGradeText(estate: SampleEstate): string {
  if (estate.serviceGrade === null) return '';
  const scale = estate.street.county.profile === '371323' ? SERVICE_STARS : SERVICE_GRADES;
  return at(scale, estate.serviceGrade);
}

/** Number of lifts (电梯数). */
export function liftCount(estate: SampleEstate): number {
  return estate.buildings * estate.liftsPerBuilding;
}

/** Of them, those that stop for electric bicycles (阻车电梯数): a newer estate has more. */
export function blockingLiftCount(estate: SampleEstate): number {
  return Math.floor(
    liftCount(estate) * Math.min(1, Math.max(0, (estate.deliveredYear - 1995) / 26) * (0.6 + estate.quality * 0.6)),
  );
}

/** A local number (工作电话) that no exchange gives out: local numbers never start with 0. */
export function phone(chance: Random): string {
  return `0356-0${String(chance.int(0, 999_999)).padStart(6, '0')}`;
}
