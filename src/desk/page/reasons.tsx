/** Reasons that are given often (常用的原因), each one press away; what is chosen can be changed before it is sent. */
import type { ReactElement } from 'react';

export function Reasons({
  often,
  onChoose,
}: {
  often: readonly string[];
  onChoose: (reason: string) => void;
}): ReactElement {
  return (
    <p className="reasons">
      {often.map((one) => (
        <button key={one} type="button" className="quiet" onClick={() => onChoose(one)}>
          {one}
        </button>
      ))}
    </p>
  );
}
