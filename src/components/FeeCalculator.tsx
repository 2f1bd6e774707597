/**
 * The fee calculator (物业费计算): area × rate × times a year, with the permitted band where a guide price holds.
 *
 * Without JavaScript there is a sentence and nothing else. With JavaScript the fields take up their room from the
 * beginning, so that nothing moves once they work.
 */
import { type ChangeEvent, useEffect, useState } from 'react';
import type { AreaFee } from '../views/board/fees-panel.ts';
import { rate, yuan } from '../wording/format.ts';
import { AreaField } from './AreaField.tsx';
import { AREA_MAX, areaHundredthsOf, yearlyFeeFen } from './yearly-fee.ts';

interface Props {
  fees: AreaFee[];
  /** Of the guide price, per ㎡ and month. */
  band: { lowE4: number; highE4: number } | null;
}

export default function FeeCalculator({ fees, band }: Props) {
  const [isLive, setLive] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [written, setWritten] = useState('');
  useEffect(() => setLive(true), []);
  const fee = fees[chosen] ?? fees[0];
  if (!fee) return null;
  const area = areaHundredthsOf(written);
  const times =
    fee.timesPerYear !== 12 ? (
      '。'
    ) : (
      <>
        {' '}
        × <span className="q">12 个月。</span>
      </>
    );
  const permitted = fee.guided ? band : null;
  return (
    <div className="calculator">
      <p>
        <b>一年交多少：</b>建筑面积 ×{' '}
        <span className="q">
          {rate(fee.rateE4)} {fee.unit}
        </span>
        {times}
        {permitted && (
          <>
            政府指导价允许{' '}
            <span className="q">
              {rate(permitted.lowE4)}—{rate(permitted.highE4)} 元/㎡·月。
            </span>
          </>
        )}
      </p>
      {fees.length > 1 && (
        <label className="scripted">
          收费项目{' '}
          <select
            disabled={!isLive}
            value={chosen}
            onChange={(event: ChangeEvent<HTMLSelectElement>) => setChosen(Number(event.target.value))}
          >
            {fees.map((one, index) => (
              <option key={`${one.item}-${one.rateE4}`} value={index}>
                {one.item}
              </option>
            ))}
          </select>
        </label>
      )}
      <AreaField
        label="建筑面积（㎡）"
        size={8}
        placeholder="例如 90"
        className="scripted"
        {...{ isLive, written, setWritten }}
      />
      <output className="scripted">
        {area !== null ? (
          <>
            <b>{yuan(yearlyFeeFen(area, fee.rateE4, fee.timesPerYear))}</b> 元/年
            {permitted && (
              <small>
                允许 {yuan(yearlyFeeFen(area, permitted.lowE4, 12))}—{yuan(yearlyFeeFen(area, permitted.highE4, 12))}{' '}
                元/年
              </small>
            )}
          </>
        ) : written.trim() !== '' ? (
          `只填数字，小数点写作「.」，最大 ${AREA_MAX} ㎡`
        ) : null}
      </output>
    </div>
  );
}
