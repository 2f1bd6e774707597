/** The generated 收费标准: what an estate of its kind charges, and what it collects for others (代收). */
import { day, dayBetween } from '../calendar.ts';
import { type City, liftCount } from '../city.ts';
import type { SampleEstate } from '../nouns.ts';
import { type Random, random } from '../random.ts';
import { GUIDE_PRICE_DOCUMENT, permittedFen } from './guide-price.ts';
import type { SampleRow, SampleTable } from './row.ts';

export const feeItem: SampleTable<'fee_item'> = {
  id: 'fee_item',
  *rows(city) {
    for (const estate of city.estateList) {
      const chance = random(city.seed, 'fee', estate.index);
      yield* serviceFee(city, estate, chance);
      for (const kind of KINDS) {
        if (chance.chance(kind.share(estate))) yield row(estate, { ...kind, rate: kind.rate(chance) }, chance);
      }
    }
  },
};

/** What every fee of a kind has in common. */
interface Fee {
  item: string;
  rate: string;
  unit: string;
  basis: string;
  method: string;
  pricing: string;
  agency?: boolean;
}

function row(estate: SampleEstate, fee: Fee, chance: Random): SampleRow<'fee_item'> {
  return {
    estate: estate.code,
    item: fee.item,
    rateE4: fee.rate,
    unit: fee.unit,
    basis: chance.chance(0.965) ? fee.basis : '',
    method: chance.chance(0.96) ? fee.method : '',
    pricing: chance.chance(0.96) ? fee.pricing : '',
    payer: chance.chance(0.9) ? chance.pick(['业主', '业主', '业主、物业使用人']) : '',
    start: chance.chance(0.95) ? dayBetween(day('2021-01-01'), day('2026-07-01'), chance) : '',
    end: '',
    agency: fee.agency ? '是' : chance.chance(0.9) ? '否' : '',
    surchargeFen: fee.agency ? (chance.chance(0.985) ? '0.00' : chance.pick(['0.05', '0.10', '0.20'])) : '',
  };
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const between =
  (minFen: number, maxFen: number, stepFen: number) =>
  (chance: Random): string =>
    yuan(minFen + stepFen * chance.int(0, (maxFen - minFen) / stepFen));

/** The fee for the service itself; one estate in eight still shows what was charged before. */
function* serviceFee(city: City, estate: SampleEstate, chance: Random): Iterable<SampleRow<'fee_item'>> {
  if (!estate.firm && chance.chance(0.6)) {
    const cleaning = {
      item: '卫生保洁费',
      unit: '元/户·月',
      basis: '居民议事会商定',
      method: '按户',
      pricing: '市场调节价',
    };
    yield row(estate, { ...cleaning, rate: between(300, 2_000, 100)(chance) }, chance);
    return;
  }
  const { base, from, to } = permittedFen(estate);
  const over = chance.chance(0.04);
  const fen = over ? chance.int(to + 1, to + 30) : chance.int(Math.min(base, from + 2), to);
  const fee: Fee = {
    item: '物业服务费',
    rate: yuan(estate.guidePriced ? fen : fen + chance.int(0, 60)),
    unit: '元/㎡·月',
    basis: estate.guidePriced ? `${GUIDE_PRICE_DOCUMENT}，物业服务合同` : '物业服务合同',
    method: '按建筑面积',
    pricing: estate.guidePriced ? '政府指导价' : '市场调节价',
  };
  if (random(city.seed, 'fee-before', estate.index).chance(0.12)) {
    const end = dayBetween(day('2023-12-31'), day('2025-12-31'), chance);
    const before = { ...fee, rate: yuan(Math.max(10, fen - chance.int(3, 12))), basis: '物业服务合同' };
    yield { ...row(estate, before, chance), start: '2019-07-01', end };
    yield { ...row(estate, fee, chance), start: dayBetween(day('2026-01-01'), day('2026-07-01'), chance) };
  } else yield row(estate, fee, chance);
}

interface Kind extends Omit<Fee, 'rate'> {
  rate: (chance: Random) => string;
  /** How many of such estates charge it, from 0 to 1. */
  share: (estate: SampleEstate) => number;
}

const served =
  (withFirm: number, without: number) =>
  (estate: SampleEstate): number =>
    estate.firm ? withFirm : without;
const lifted =
  (share: number) =>
  (estate: SampleEstate): number =>
    liftCount(estate) > 0 ? share : 0;

const KINDS: readonly Kind[] = [
  {
    item: '车位管理费',
    unit: '元/位·月',
    basis: '业主大会决议',
    method: '按车位',
    pricing: '市场调节价',
    rate: between(3_000, 12_000, 500),
    share: served(0.75, 0.55),
  },
  {
    item: '电梯运行费',
    unit: '元/户·月',
    basis: '物业服务合同',
    method: '按户，二层及以下减半',
    pricing: '市场调节价',
    rate: between(1_800, 4_800, 100),
    share: lifted(0.8),
  },
  {
    item: '二次供水加压费',
    unit: '元/m³',
    basis: '示例发改价〔2023〕7号',
    method: '按表计量',
    pricing: '政府指导价',
    rate: between(45, 95, 5),
    share: lifted(0.6),
  },
  {
    item: '代收水费',
    unit: '元/m³',
    basis: '示例发改价〔2022〕6号',
    method: '按表计量',
    pricing: '政府定价',
    agency: true,
    rate: () => '3.10',
    share: served(0.45, 0.6),
  },
  {
    item: '代收电费',
    unit: '元/度',
    basis: '示例发改价〔2021〕9号',
    method: '按表计量',
    pricing: '政府定价',
    agency: true,
    rate: () => '0.477',
    share: served(0.35, 0.4),
  },
  {
    item: '代收供热费',
    unit: '元/㎡·年',
    basis: '示例发改价〔2020〕14号',
    method: '按建筑面积',
    pricing: '政府定价',
    agency: true,
    rate: () => '20.40',
    share: served(0.3, 0.25),
  },
  {
    item: '生活垃圾清运费',
    unit: '元/户·月',
    basis: '示例发改价〔2021〕3号',
    method: '按户',
    pricing: '政府定价',
    rate: between(300, 800, 100),
    share: served(0.55, 0.6),
  },
  {
    item: '装修垃圾清运费',
    unit: '元/次',
    basis: '物业服务合同',
    method: '按次',
    pricing: '市场调节价',
    rate: between(20_000, 60_000, 5_000),
    share: served(0.6, 0.2),
  },
  {
    item: '门禁卡工本费',
    unit: '元/个',
    basis: '物业服务合同',
    method: '按个，首张免费',
    pricing: '市场调节价',
    rate: between(800, 2_000, 100),
    share: served(0.5, 0.15),
  },
  {
    item: '电动自行车充电服务费',
    unit: '元/度',
    basis: '经营单位公示',
    method: '按表计量，扫码支付',
    pricing: '市场调节价',
    rate: between(30, 80, 5),
    share: served(0.5, 0.35),
  },
];
