/**
 * 谁交得更少: estates of the street or the county that pay less by area.
 *
 * A plain list without JavaScript; with it, a choice of street or county and what the difference comes to a year.
 */
import { type ChangeEvent, useEffect, useState } from 'react';
import type { LowerFees as View } from '../views/board/lower-fees.ts';
import { count, rate, yuan } from '../wording/format.ts';
import { AreaField } from './AreaField.tsx';
import { areaHundredthsOf, yearlyFeeFen } from './yearly-fee.ts';

interface Props {
  view: View;
}

export default function LowerFees({ view }: Props) {
  const [isLive, setLive] = useState(false);
  const [isStreetOnly, setStreetOnly] = useState(false);
  const [written, setWritten] = useState('');
  useEffect(() => setLive(true), []);
  const { own, propertyType, street, county, inStreet, inCounty, estates } = view;
  const area = areaHundredthsOf(written);
  const kind = propertyType ?? '';
  const told = [
    ...(street !== null && inStreet !== null ? [`${street} ${count(inStreet)} 个`] : []),
    ...(inCounty !== null ? [`${county} ${count(inCounty)} 个`] : []),
  ];
  const shown = isStreetOnly ? estates.filter((estate) => estate.inStreet) : estates;
  const canChoose = estates.some((estate) => estate.inStreet) && estates.some((estate) => !estate.inStreet);
  return (
    <details className="lower" data-pagefind-ignore="">
      <summary>{street !== null && inStreet !== null ? '我这条街谁交得更少' : `${county}谁交得更少`}</summary>
      <p>
        低于 <span className="q">{rate(own)} 元/㎡·月</span>的{kind}小区：
        {told.map((one, at) => (
          <span key={one} className="fit">
            {one}
            {at < told.length - 1 ? '，' : '。'}
          </span>
        ))}
      </p>
      {estates.length > 0 && (
        <p className="choices scripted">
          {canChoose && (
            <label>
              <input
                type="checkbox"
                disabled={!isLive}
                checked={isStreetOnly}
                onChange={(event: ChangeEvent<HTMLInputElement>) => setStreetOnly(event.target.checked)}
              />{' '}
              只看{street}
            </label>
          )}
          <AreaField label="我家面积（㎡）" size={6} {...{ isLive, written, setWritten }} />
        </p>
      )}
      <ul>
        {shown.map((estate) => (
          <li key={estate.path}>
            <a href={estate.path}>{estate.name}</a> <span className="q">{rate(estate.rateE4)} 元</span>
            {estate.inStreet && <small> {street}</small>}
            {area !== null && (
              <small className="q"> 一年少 {yuan(yearlyFeeFen(area, own - estate.rateE4, 12))} 元</small>
            )}
          </li>
        ))}
      </ul>
      <p className="note">只比单价。服务内容和标准各小区不同，看各自的公示。</p>
    </details>
  );
}
