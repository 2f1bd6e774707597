/** 试一试，还是正式公布: whether every page says that its data are made up. */
import { type ReactElement, useEffect, useRef } from 'react';

interface Props {
  isReal: boolean;
  onChoose: (isReal: boolean) => void;
  /** Whether the clerk has come for this. */
  isAsked?: boolean;
}

const CHOICES = [
  { real: false, words: '试一试（每一页都写明是示例数据）' },
  { real: true, words: '正式公布' },
];

export function Stage({ isReal, onChoose, isAsked = false }: Props): ReactElement {
  const chosen = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAsked) chosen.current?.focus();
  }, [isAsked]);
  return (
    <fieldset>
      <legend>现在是</legend>
      <p className="soft">
        先「试一试」；企业代码、网址都是真的了，再改成「正式公布」，那时还有编的、占位的，就不让发布。
      </p>
      {CHOICES.map(({ real, words }) => (
        <label key={words} className="choice">
          <input
            ref={real === isReal ? chosen : undefined}
            type="radio"
            name="real"
            checked={real === isReal}
            onChange={() => onChoose(real)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
