/**
 * 企业代码: a field for each firm that tables know by its name alone. Those that are right are kept in one step; one that is
 * wrong stays where it was typed, with why.
 */
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { FirmRefused } from '../api.ts';
import { useAtHand, useDraft } from './context.ts';
import { asTyped, codeFaults, firmsLacking, type LackingFirm } from './firms-lacking.ts';
import { NextStep } from './next-step.tsx';

export function Firms(): ReactElement {
  const { state } = useAtHand();
  const firms = firmsLacking(state.problems);
  if (firms.length === 0)
    return (
      <p className="lead-act">
        <span>企业的代码都有了。</span>
        <NextStep />
      </p>
    );
  return <FirmsForm firms={firms} />;
}

function FirmsForm({ firms }: { firms: readonly LackingFirm[] }): ReactElement {
  const { desk, go } = useAtHand();
  const [kept, keep, forget] = useDraft('firm-codes', '{}');
  const typed = JSON.parse(kept) as Readonly<Record<string, string>>;
  /** What the desk has refused, by the firm's name, with the code that was refused. */
  const [refusals, setRefusals] = useState<ReadonlyMap<string, FirmRefused & { code: string }>>(new Map());
  const codeOf = (name: string): string => asTyped(typed[name] ?? '');
  const given = firms.flatMap(({ name }) => (codeOf(name) === '' ? [] : { name, code: codeOf(name) }));
  const faults = codeFaults(given);
  for (const { name, code, why } of refusals.values()) if (codeOf(name) === code) faults.set(name, why);
  const right = given.filter(({ name }) => !faults.has(name));
  const left = firms.filter(({ name, isNeeded }) => isNeeded && codeOf(name) === '').length;
  const send = async (): Promise<void> => {
    let refused: readonly FirmRefused[] = [];
    const told = { done: '', goesOn: true };
    const isDone = await desk.act('正在记下代码', told, async () => {
      refused = await desk.calls.giveFirmCodes(right);
      const wrong = faults.size + refused.length;
      told.done = `${right.length - refused.length} 家企业的代码记下了。${wrong === 0 ? '' : `有错的 ${wrong} 家没有记，还在下面。`}`;
    });
    if (!isDone) return;
    setRefusals(new Map(refused.map((one) => [one.name, { ...one, code: codeOf(one.name) }])));
    if (faults.size + refused.length > 0) return;
    forget();
    go({ step: 'mend' });
  };
  const fields = (isNeeded: boolean): ReactElement[] =>
    firms
      .filter((one) => one.isNeeded === isNeeded)
      .map((one) => (
        <CodeField
          key={one.name}
          name={one.name}
          value={typed[one.name] ?? ''}
          fault={faults.get(one.name) ?? null}
          onType={(text) => keep(JSON.stringify({ ...typed, [one.name]: text }))}
        />
      ));
  const [needed, later] = [fields(true), fields(false)];
  return (
    <form
      className="panel setup firms"
      onSubmit={(event) => {
        event.preventDefault();
        if (right.length > 0) void send();
      }}
    >
      <p className="soft">
        统一社会信用代码在营业执照上，也可以在「国家企业信用信息公示系统」按名称查。记在「企业」表里，以后各月都用。
      </p>
      {needed.length === 0 ? null : (
        <section aria-label="必须有代码的">
          <h2>上了红黑榜、通报、评级的：必须有</h2>
          {needed}
        </section>
      )}
      {later.length === 0 ? null : (
        <section aria-label="可以以后再补的">
          <h2>其余的：可以以后再补</h2>
          <p className="soft">没有代码的先按名称公布，写「待补」。</p>
          {later}
        </section>
      )}
      <p>
        <button type="submit" className="act" disabled={right.length === 0 || desk.doing !== null}>
          记下{right.length === 0 ? '' : ` ${right.length} 家`}代码
        </button>{' '}
        <button type="button" className="quiet" onClick={() => go({ step: 'mend' })}>
          回到要改的地方
        </button>{' '}
        {faults.size === 0 ? null : <small className="is-late">有错的 {faults.size} 家先不记，对的照样记下。</small>}{' '}
        {left === 0 ? null : <small>必须有的还差 {left} 家；可以先记下有的。</small>}
      </p>
    </form>
  );
}

function CodeField({
  name,
  value,
  fault,
  onType,
}: {
  name: string;
  value: string;
  /** What is wrong with it; null where nothing is. */
  fault: string | null;
  onType: (text: string) => void;
}): ReactElement {
  const { place } = useAtHand();
  const id = useId();
  const entry = useRef<HTMLInputElement>(null);
  const isAsked = place.cell === name;
  useEffect(() => {
    if (isAsked) entry.current?.focus();
  }, [isAsked]);
  const said = value.trim() === '' ? '' : (fault ?? '✓ 写得对');
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        ref={entry}
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder="18 位"
        aria-describedby={`${id}-said`}
        aria-invalid={fault === null ? undefined : true}
        onChange={({ target }) => onType(target.value)}
      />
      <small id={`${id}-said`} aria-live="polite" className={fault === null ? 'fine' : 'is-late'}>
        {said}
      </small>
    </div>
  );
}
